import { asWritten } from '../../types/index.ts';
import type { ComposeModel } from './model.ts';
import { redact } from './redact.ts';
import type { Sensitive } from './sensitive.ts';

export type Printing = { readonly form: 'json' | 'yaml'; readonly showSecrets: boolean };

/** The text of a model, which Compose can read again: a `$` is written `$$`, a variable that differs by host `${NAME}`. */
export async function printModel(
  model: ComposeModel,
  sensitive: Sensitive,
  { form, showSecrets }: Printing,
): Promise<string> {
  const shown = showSecrets ? model : redact(model, sensitive);
  if (form === 'json') return escapeDollars(`${JSON.stringify(shown, undefined, 2)}\n`);
  // The library that writes YAML is not loaded before it is needed.
  const { printYaml } = await import('./print-yaml.ts');
  return escapeDollars(printYaml(shown));
}

const escapeDollars = (text: string): string => asWritten(text.replaceAll('$', '$$$$'));
