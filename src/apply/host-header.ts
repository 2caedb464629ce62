import type { Route } from '../types/index.ts';

/** Frameworks refuse hosts that they do not know, so a probe says one that the route serves. */
export function hostHeader(routes: readonly Route[]): string {
  return routes.find(({ host }) => !host.includes('*'))?.host ?? 'localhost';
}
