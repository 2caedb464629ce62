/** Compose takes a key without a value for one that is absent. */
export function isPresent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** An object with the key, or without it when there is no value. */
export function present<K extends string, T>(key: K, value: T | null | undefined): { [key in K]?: T } {
  return isPresent(value) ? ({ [key]: value } as { [key in K]?: T }) : {};
}
