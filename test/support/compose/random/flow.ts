/** What a random file holds: JSON, and what only YAML can say. */
export type Value = string | number | boolean | null | Plain | Tagged | readonly Value[] | Mapping;
export type Mapping = { readonly [key: string]: Value };
/** Written as it stands, without quotes. */
export type Plain = { readonly plain: string };
/** `!reset` and `!override`. */
export type Tagged = { readonly tag: '!reset' | '!override'; readonly value: Value };

/** YAML in flow style, on one line, every text in double quotes. */
function flow(value: Value): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  if (isPlain(value)) return value.plain;
  if (isTagged(value)) return `${value.tag} ${flow(value.value)}`;
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flow(item)}`);
  return `{${pairs.join(', ')}}`;
}

/** A file whose upper levels stand on lines of their own, for whoever has to read it. */
export function document(value: Mapping): string {
  const lines: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    if (key !== 'services' || item === null || typeof item !== 'object' || isList(item)) {
      lines.push(`${key}: ${flow(item)}`);
      continue;
    }
    lines.push('services:');
    for (const [name, service] of Object.entries(item)) lines.push(`  ${name}: ${flow(service)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A mapping without the keys that have no value; anything else as it is. */
export function withoutNulls(value: Value): Value {
  if (value === null || typeof value !== 'object' || isList(value) || isPlain(value)) return value;
  if (isTagged(value)) return { ...value, value: withoutNulls(value.value) };
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null));
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

function isPlain(value: object): value is Plain {
  return typeof (value as Plain).plain === 'string';
}

function isTagged(value: object): value is Tagged {
  return 'tag' in value && 'value' in value;
}
