import { CtrBgError } from '../../types/index.ts';
import type { Lookup } from '../interpolate.ts';

/** An env file of `format: raw`, as `docker run --env-file` reads it: what is behind `=` is the value, quotes and all. */
export function parseRaw(text: string, file: string, lookup: Lookup): Map<string, string> {
  const found = new Map<string, string>();
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const statement = line.trimStart();
    if (statement === '' || statement.startsWith('#')) continue;
    const equals = statement.indexOf('=');
    const name = equals < 0 ? statement : statement.slice(0, equals);
    if (name === '' || /\s/.test(name)) {
      throw new CtrBgError('CONFIG', 'this line does not begin with the name of a variable', {
        where: { file, line: index + 1, column: 1 },
        hint: 'Lines are NAME=value.',
      });
    }
    const value = equals < 0 ? lookup(name) : statement.slice(equals + 1);
    if (value !== undefined) found.set(name, value);
  }
  return found;
}
