import { CtrBgError, type Route } from '../types/index.ts';
import { type Draft, placed } from './draft.ts';
import { isPresent } from './present.ts';

const EVERY_HOST: readonly Route[] = [{ host: '*', path: '/', strip: false }];

/** The routes of a service; a service alone gets every host. */
export function routesOf(
  name: string,
  own: readonly Route[] | null | undefined,
  { services, at }: Draft,
): readonly Route[] {
  if (isPresent(own) && own.length > 0) return own;
  if (!isPresent(own) && services.size === 1) return EVERY_HOST;
  throw new CtrBgError(
    'CONFIG',
    `the service ${name} has no route: services without one are not supported yet by this version`,
    {
      ...placed(at(['services', name], 'key')),
      hint: 'Add the host names that it answers, as in x-ctr-bg: { routes: [shop.example.com] }.',
    },
  );
}
