import type { Engine } from '../engine/index.ts';
import { isSecretName, REDACTED, withoutPasswords } from '../types/index.ts';

/** Shorter values are everywhere; those with the name of a secret, and any other one that the release sets. */
const SHORTEST_SECRET = 4;
const SHORTEST = 6;

type Redact = (text: string) => string;

/**
 * Takes the values of a container's variables, and the contents of its secret files, out of a text: the name of the
 * variable stands there instead, which tells more than nothing. Values that came with the image are public, unless
 * their name is that of a secret.
 */
export async function redactionFor(
  engine: Engine,
  container: string,
  files: readonly string[],
): Promise<Redact> {
  const found = await engine.describeContainer(container);
  const ofImage = found ? await engine.describeImage(found.Image) : undefined;
  const known = new Set(variablesOf(ofImage));
  const values = variablesOf(found?.Config).flatMap((variable) => {
    const [name = '', value] = split(variable);
    const isSecret = isSecretName(name);
    if (!isSecret && known.has(variable)) return [];
    return partsOf(value, isSecret ? SHORTEST_SECRET : SHORTEST, `<${name}>`);
  });
  return redaction([...values, ...files.flatMap((text) => partsOf(text, SHORTEST, REDACTED))]);
}

type Blot = { readonly value: string; readonly instead: string };

/** The longest first: a secret may be a part of another one. */
export function redaction(blots: readonly Blot[]): Redact {
  const sorted = [...blots].sort((one, other) => other.value.length - one.value.length);
  return (text) =>
    withoutPasswords(sorted.reduce((left, { value, instead }) => left.replaceAll(value, instead), text));
}

/** A log has the lines of a value one by one. */
function partsOf(value: string, shortest: number, instead: string): Blot[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= shortest)
    .map((line) => ({ value: line, instead }));
}

function split(variable: string): [string, string] {
  const place = variable.indexOf('=');
  return place < 0 ? [variable, ''] : [variable.slice(0, place), variable.slice(place + 1)];
}

function variablesOf(config: Readonly<Record<string, unknown>> | undefined): string[] {
  const variables = config?.['Env'];
  return Array.isArray(variables)
    ? variables.filter((variable): variable is string => typeof variable === 'string')
    : [];
}
