import * as v from 'valibot';
import { type At, mistakes } from './extension/mistakes.ts';
import { type Located, type Path, locate, toPlain } from './located.ts';
import { type RawFile, fileSchema } from './schema.ts';
import { withoutExtensions } from './extensions.ts';
import { unknownKey } from './unknown-key.ts';

/** The file as the schema understands it, or one error: the first mistake in the file, the others as details. */
export function validate(tree: Located): RawFile {
  const result = v.safeParse(fileSchema, toPlain(withoutExtensions(tree), isText));
  if (result.success) return result.output;
  const at: At = (path, origin) => locate(tree, path, origin);
  throw mistakes(result.issues, [], at, unknownKey);
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
