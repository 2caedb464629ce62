import { stringify } from 'yaml';
import type { ComposeModel } from './model.ts';

/** What Compose has in its JSON alone, because Go cannot leave it out there. */
const JSON_ONLY = new Set(['resources', 'placement', 'ipam']);

/** As Compose prints it: without what says nothing. */
export function printYaml({ name, services, ...model }: ComposeModel): string {
  const written = Object.entries(services).map(([key, { deploy, ...service }]) => [
    key,
    { ...withoutNothing(service), ...(deploy && { deploy: withoutNothing(deploy) }) },
  ]);
  const networks = Object.entries(model.networks ?? {}).map(([key, network]) => [
    key,
    withoutNothing(network),
  ]);
  const whole = {
    name,
    services: Object.fromEntries(written) as object,
    ...model,
    ...(networks.length > 0 && { networks: Object.fromEntries(networks) as object }),
  };
  // What YAML 1.1 would take for something else is quoted too: whoever reads this may be older.
  return stringify(whole, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1' });
}

function withoutNothing(thing: object): object {
  const isNothing = (key: string, value: unknown): boolean =>
    value === null || (JSON_ONLY.has(key) && Object.keys(value as object).length === 0);
  return Object.fromEntries(Object.entries(thing).filter(([key, value]) => !isNothing(key, value)));
}
