import type { HostName } from './world.ts';

/**
 * A variable whose value differs by host stands in texts of a service as a mark, until the service is placed on a host:
 * what is the same on all hosts is said once, and a release is one release everywhere.
 */
export type HostVariables = Readonly<Record<HostName, Readonly<Record<string, string>>>>;

/** Of the private use area: nobody writes them, and they pass for letters everywhere. */
const [OPEN, CLOSE] = ['\u{E000}', '\u{E001}'];
const MARK = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g');

export const hostVariable = (name: string): string => `${OPEN}${name}${CLOSE}`;

/** The variables that differ by host in whatever texts a value has. */
export function hostVariablesIn(value: unknown): string[] {
  const found = JSON.stringify(value ?? null).matchAll(MARK);
  return [...new Set([...found].map(([, name = '']) => name))].sort();
}

/** The same value with what they stand for on a host; every one of them must be there. */
export function withHostVariables<Value>(value: Value, values: Readonly<Record<string, string>>): Value {
  return mapTexts(value, (text) => text.replace(MARK, (_mark, name: string) => values[name] ?? '')) as Value;
}

/** As it was written, for people. */
export const asWritten = (text: string): string => text.replace(MARK, (_mark, name: string) => `\${${name}}`);

/** Every text of a value replaced, keys never. */
export function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, replace)]));
}
