import { CtrBgError, type Route } from '../types/index.ts';
import { type Draft, placed } from './draft.ts';
import { isPresent } from './present.ts';

const EVERY_HOST: readonly Route[] = [{ host: '*', path: '/', strip: false }];

/** The routes of a service; a service alone gets every host. Without any it is a supporting service. */
export function routesOf(
  name: string,
  own: readonly Route[] | null | undefined,
  { services }: Draft,
): readonly Route[] {
  if (isPresent(own)) return own;
  return services.size === 1 ? EVERY_HOST : [];
}
