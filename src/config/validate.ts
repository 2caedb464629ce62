import * as v from 'valibot';
import { CtrBgError, type SourceLocation } from '../types/index.ts';
import { decode } from './leaf.ts';
import { type Located, type Origin, type Path, locate, toPlain } from './located.ts';
import { type RawFile, fileSchema } from './schema.ts';
import { withoutExtensions } from './extensions.ts';
import { unknownKey } from './unknown-key.ts';

/** More would hide the first, which is often the cause of the others. */
const MOST_DETAILS = 9;

type Mistake = { readonly message: string; readonly hint?: string; readonly where: SourceLocation };

/** The file as the schema understands it, or one error: the first mistake in the file, the others as details. */
export function validate(tree: Located): RawFile {
  const result = v.safeParse(fileSchema, toPlain(withoutExtensions(tree), isText));
  if (result.success) return result.output;
  const mistakes = result.issues.map((issue) => mistakeOf(issue, tree)).sort(byPlace);
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

/** Values of environment and labels keep the form in which they were written. */
function isText([top, , key, name, ...rest]: Path): boolean {
  return (
    top === 'services' &&
    (key === 'environment' || key === 'labels') &&
    name !== undefined &&
    rest.length === 0
  );
}

function mistakeOf(issue: v.BaseIssue<unknown>, tree: Located): Mistake {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const origin: Origin = issue.path?.at(-1)?.origin === 'key' ? 'key' : 'value';
  const where = locate(tree, path, origin);
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

function byPlace({ where: one }: Mistake, { where: other }: Mistake): number {
  return one.line - other.line || one.column - other.column;
}
