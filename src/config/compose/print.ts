import { stringify } from 'yaml';
import type { ComposeModel } from './model.ts';
import { redact } from './redact.ts';
import type { Sensitive } from './sensitive.ts';

export type Printing = { readonly form: 'json' | 'yaml'; readonly showSecrets: boolean };

/** The text of a model, which Compose can read again: a `$` is written `$$`. */
export function printModel(
  model: ComposeModel,
  sensitive: Sensitive,
  { form, showSecrets }: Printing,
): string {
  const shown = showSecrets ? model : redact(model, sensitive);
  const text = form === 'json' ? `${JSON.stringify(shown, undefined, 2)}\n` : printYaml(shown);
  return text.replaceAll('$', '$$$$');
}

/** What Compose has in its JSON alone, because Go cannot leave it out there. */
const JSON_ONLY = new Set(['resources', 'placement', 'ipam']);

function printYaml({ name, services, ...model }: ComposeModel): string {
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
