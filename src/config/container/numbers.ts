const NANOSECONDS: Readonly<Record<string, number>> = {
  h: 3.6e12,
  m: 6e10,
  s: 1e9,
  ms: 1e6,
  us: 1e3,
  µs: 1e3,
  ns: 1,
};
const PART = /(\d+(?:\.\d+)?)(h|ms|m|us|µs|ns|s)/g;

/** A duration of the canonical form (`1m30s`) in nanoseconds, as the engine takes them. */
export function nanoseconds(text: string): number {
  const sum = [...text.matchAll(PART)].reduce(
    (whole, [, amount = '', unit = '']) => whole + Number(amount) * (NANOSECONDS[unit] ?? Number.NaN),
    0,
  );
  return Math.round(sum);
}

/** An object with the key when there is a number in the text. */
export function numberAt<K extends string>(key: K, text: string | undefined): { [key in K]?: number } {
  return text === undefined ? {} : ({ [key]: Number(text) } as { [key in K]?: number });
}

/** An object with the key when the list holds something. */
export function listAt<K extends string, T>(
  key: K,
  list: readonly T[] | undefined,
): { [key in K]?: readonly T[] } {
  return list === undefined || list.length === 0 ? {} : ({ [key]: list } as { [key in K]?: readonly T[] });
}
