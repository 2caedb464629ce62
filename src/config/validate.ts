import * as v from 'valibot';
import { CtrBgError, type SourceLocation } from '../types/index.ts';
import { pathText } from './compose/mistake.ts';
import { decode } from './leaf.ts';
import type { Origin, Path } from './located.ts';
import { type RawFile, fileSchema } from './schema.ts';
import { unknownKey } from './unknown-key.ts';

/** More would hide the first, which is often the cause of the others. */
const MOST_DETAILS = 9;

type At = (path: Path, origin?: Origin) => SourceLocation;
type Mistake = { readonly message: string; readonly hint?: string; readonly where: SourceLocation };

/** What the file says as the schema understands it, or one error: the first mistake, the others as details. */
export function validate(plain: unknown, at: At): RawFile {
  const result = v.safeParse(fileSchema, plain);
  if (result.success) return result.output;
  const mistakes = result.issues.map((issue) => mistakeOf(issue, at)).sort(byPlace);
  const [first, ...others] = mistakes;
  if (first === undefined) throw new Error('a refused file without an issue');
  throw new CtrBgError('CONFIG', first.message, {
    where: first.where,
    ...(first.hint === undefined ? {} : { hint: first.hint }),
    details: others
      .slice(0, MOST_DETAILS)
      .map(({ message, where: { file, line, column } }) => `${file}:${line}:${column}: ${message}`),
  });
}

function mistakeOf(issue: v.BaseIssue<unknown>, at: At): Mistake {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const origin: Origin = issue.path?.at(-1)?.origin === 'key' ? 'key' : 'value';
  const where = at(path, origin);
  if (issue.type === 'strict_object' && issue.expected === 'never') return { ...unknownKey(path), where };
  const { refused, hint } = decode(issue.message);
  const subject = path.length === 0 ? 'the file' : pathText(path);
  return { message: `${subject} ${refused}`, where, ...(hint === undefined ? {} : { hint }) };
}

function byPlace({ where: one }: Mistake, { where: other }: Mistake): number {
  return one.line - other.line || one.column - other.column;
}
