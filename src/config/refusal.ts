/** What a reader answers instead of a value: what is allowed, to be put after the name of the place, and the cure. */
export type Refusal = { readonly refused: string; readonly hint?: string };

/** Reads one value of the user's input; never quotes it, for it may be a secret. */
export type Reader<T> = (value: unknown) => T | Refusal;

export function refuse(refused: string, hint?: string): Refusal {
  return hint === undefined ? { refused } : { refused, hint };
}

export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'refused' in result;
}
