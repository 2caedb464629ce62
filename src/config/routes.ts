import type { Route } from '../types/index.ts';
import type { Draft } from './draft.ts';
import { ownRoutes } from './extension/index.ts';

const EVERY_HOST: readonly Route[] = [{ host: '*', path: '/', strip: false }];

/** The routes of a service; a service alone gets every host. Without any it is a supporting service. */
export function routesOf(name: string, { model, own }: Draft): readonly Route[] {
  const isAlone = Object.keys(model.services).length === 1;
  return ownRoutes(own.get(name) ?? {}) ?? (isAlone ? EVERY_HOST : []);
}
