import { CtrBgError } from '../types/index.ts';

/** A text in the quotes of nginx, to be written as it is. */
export type Quoted = string & { readonly quoted: true };

/**
 * nginx's own syntax has no safe quoting for every place a value can stand, so only plain words pass (FAILURES 74).
 * Whatever is refused here should have been refused where it was read: this is the last door, not the first.
 */
export function plainWord(value: unknown): string {
  const text = String(value);
  if (/^[\w.*:/~-]*$/.test(text)) return text;
  throw misread(text);
}

/** For the values of headers: no quote, backslash, dollar sign or brace, nothing that is not printable ASCII. */
export function quoted(text: string): Quoted {
  if (/^[ !#%-[\]-z|~]*$/.test(text)) return `"${text}"` as Quoted;
  throw misread(text);
}

/** A key of a preview, which stands between quotes and in a regular expression. */
export function keyWord(key: string): string {
  if (/^[\w.~+/=-]{16,256}$/.test(key)) return key;
  // Without the text, which is a secret.
  throw new CtrBgError('INTERNAL', 'a key that nginx could misread was not refused before');
}

function misread(text: string): CtrBgError {
  return new CtrBgError(
    'INTERNAL',
    `a value that nginx could misread was not refused before: ${JSON.stringify(text)}`,
  );
}
