import type * as v from 'valibot';
import { CtrBgError, type SourceLocation } from '../../types/index.ts';
import { decode } from '../leaf.ts';
import type { Origin, Path } from '../located.ts';

/** The place of a path in the user's files; undefined when there are none. */
export type At = (path: Path, origin?: Origin) => SourceLocation | undefined;
type Words = { readonly message: string; readonly hint?: string };
type Mistake = Words & { readonly where: SourceLocation | undefined };
/** What to say of a key that a schema does not have, by its whole path. */
export type UnknownKey = (path: Path) => Words;

/** More would hide the first, which is often the cause of the others. */
const MOST_DETAILS = 9;

/** One error of all issues of a schema: the first in the file, the others as details. */
export function mistakes(
  issues: readonly v.BaseIssue<unknown>[],
  base: Path,
  at: At,
  unknownKey: UnknownKey,
): CtrBgError {
  const found = issues.map((issue) => mistakeOf(issue, base, at, unknownKey)).sort(byPlace);
  const [first, ...others] = found;
  if (first === undefined) throw new Error('a refused value without an issue');
  return new CtrBgError('CONFIG', first.message, {
    ...(first.where && { where: first.where }),
    ...(first.hint === undefined ? {} : { hint: first.hint }),
    details: others.slice(0, MOST_DETAILS).map(({ message, where }) => `${placeText(where)}${message}`),
  });
}

function mistakeOf(issue: v.BaseIssue<unknown>, base: Path, at: At, unknownKey: UnknownKey): Mistake {
  const inside = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const path = [...base, ...inside];
  const where = at(path, issue.path?.at(-1)?.origin === 'key' ? 'key' : 'value');
  if (issue.type === 'strict_object' && issue.expected === 'never') return { ...unknownKey(path), where };
  const { refused, hint } = decode(issue.message);
  const subject = path.length === 0 ? 'the file' : pathText(path);
  return { message: `${subject} ${refused}`, where, ...(hint === undefined ? {} : { hint }) };
}

/** `services.web.x-ctr-bg.routes[0]` */
function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function placeText(where: SourceLocation | undefined): string {
  return where === undefined ? '' : `${where.file}:${where.line}:${where.column}: `;
}

function byPlace({ where: one }: Mistake, { where: other }: Mistake): number {
  if (one === undefined || other === undefined) return 0;
  return one.line - other.line || one.column - other.column;
}
