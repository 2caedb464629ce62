import { quote } from '../http/head.ts';
import type { BodyCheck } from './ask.ts';

/** `{version}` and the names of `values` in the text stand for what they are. */
export function bodyCheck(
  expect: string | undefined,
  values: Readonly<Record<string, string>> = {},
): BodyCheck {
  if (expect === undefined) return () => undefined;
  return ({ body, version }) => {
    const known: Readonly<Record<string, string>> = { ...values, version };
    const text = expect.replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
    return body.includes(text) ? undefined : `no ${quote(text)} in ${quote(body)}`;
  };
}
