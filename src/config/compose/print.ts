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

/** In YAML Compose leaves out what is null: a command that was not given. */
function printYaml({ name, services, ...model }: ComposeModel): string {
  const written = Object.entries(services).map(([key, service]) => [
    key,
    Object.fromEntries(Object.entries(service).filter(([, value]) => value !== null)),
  ]);
  const whole = { name, services: Object.fromEntries(written) as object, ...model };
  // What YAML 1.1 would take for something else is quoted too: whoever reads this may be older.
  return stringify(whole, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1' });
}
