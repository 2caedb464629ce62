import type { LocatedMap } from '../located.ts';
import { get, itemsIn, mapEntries, set, textOf } from './tree.ts';

/** Leaves the services whose profiles are not among the active ones; `*` is every profile. */
export function withProfiles(
  tree: LocatedMap,
  active: readonly string[],
): { readonly tree: LocatedMap; readonly disabled: readonly string[] } {
  const services = get(tree, 'services');
  if (services?.kind !== 'map') return { tree, disabled: [] };
  const disabled: string[] = [];
  const enabled = mapEntries(services, (service, name) => {
    const profiles = itemsIn(service, 'profiles').map(textOf);
    const isActive =
      profiles.length === 0 ||
      active.includes('*') ||
      profiles.some((profile) => active.includes(profile ?? ''));
    if (!isActive) disabled.push(name);
    return isActive ? service : undefined;
  });
  return { tree: set(tree, 'services', enabled), disabled };
}

/** `--profile`, else COMPOSE_PROFILES. */
export function activeProfiles(
  given: readonly string[],
  environment: { COMPOSE_PROFILES?: string | undefined },
): string[] {
  const names = given.length > 0 ? given : (environment.COMPOSE_PROFILES ?? '').split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}
