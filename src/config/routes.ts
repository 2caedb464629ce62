import { CtrBgError, type Route, type Service } from '../types/index.ts';
import { type Draft, placed } from './draft.ts';
import { isPresent } from './present.ts';

const EVERY_HOST: readonly Route[] = [{ host: '*' }];

/** The routes of a service; a service alone gets every host. Without any it is a supporting service. */
export function routesOf(
  name: string,
  own: readonly Route[] | null | undefined,
  { services }: Draft,
): readonly Route[] {
  if (isPresent(own)) return own;
  return services.size === 1 ? EVERY_HOST : [];
}

/** A host belongs to one service. */
export function checkRoutes(services: readonly Service[], { at }: Draft): void {
  const owners = new Map<string, string>();
  for (const { name, routing } of services) {
    for (const [index, { host }] of (routing?.routes ?? []).entries()) {
      const owner = owners.get(host);
      if (owner !== undefined) {
        throw new CtrBgError('CONFIG', `the host ${host} is routed twice: to ${owner} and to ${name}`, {
          ...placed(at(['services', name, 'x-ctr-bg', 'routes', index])),
          hint: 'Leave it with one of them.',
        });
      }
      owners.set(host, name);
    }
  }
}
