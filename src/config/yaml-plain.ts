import type { SourceLocation } from '../types/index.ts';
import type { Form, LocatedScalar } from './located.ts';

/**
 * What a plain (unquoted) YAML scalar means to Compose: as Go's YAML library reads it. Beside YAML 1.2's core schema
 * it knows `_` between digits, `0x`, `0b`, `0o`, and octal numbers as YAML 1.1 writes them: `0440` is 288.
 */
export type Plain = string | number | boolean | null;

const WORDS = new Map<string, Plain>(
  Object.entries<Plain>({
    '': null,
    '~': null,
    null: null,
    Null: null,
    NULL: null,
    true: true,
    True: true,
    TRUE: true,
    false: false,
    False: false,
    FALSE: false,
    '.inf': Infinity,
    '.Inf': Infinity,
    '.INF': Infinity,
    '+.inf': Infinity,
    '+.Inf': Infinity,
    '+.INF': Infinity,
    '-.inf': -Infinity,
    '-.Inf': -Infinity,
    '-.INF': -Infinity,
    '.nan': NaN,
    '.NaN': NaN,
    '.NAN': NaN,
  }),
);
const INTEGER = /^[-+]?(?:0|[1-9]\d*|0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** Beyond this a number would not be the one that was written. */
const DIGITS_THAT_FIT = 15;

export function resolvePlain(source: string): Plain {
  const word = WORDS.get(source);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(source)) return source;
  const digits = source.replaceAll('_', '');
  if (INTEGER.test(digits)) return integer(digits) ?? source;
  return FLOAT.test(digits) && !source.startsWith('_') ? Number(digits) : source;
}

/** A scalar that is neither quoted nor tagged, by how it looks. */
export function plainScalar(source: string, where: SourceLocation): LocatedScalar {
  const value = resolvePlain(source);
  const form = formOf(source, value);
  return { kind: 'scalar', where, value, ...(form && { form }) };
}

/** How Compose takes a number or a text that is no such thing to it. */
export function formOf(source: string, value: Plain): Form | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && !INTEGER.test(source.replaceAll('_', '')) ? 'float' : undefined;
  return typeof value === 'string' && isDate(source) ? 'date' : undefined;
}

const DATE =
  /^(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)(?:[Tt]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| \d\d?:\d\d?:\d\d?(?:\.\d+)?)?$/;

/** One of the forms that are dates to Go's library, of a day that there is. */
function isDate(source: string): boolean {
  const groups = DATE.exec(source)?.groups;
  if (groups === undefined) return false;
  const [year, month, day] = [Number(groups.year), Number(groups.month), Number(groups.day)];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function integer(digits: string): number | undefined {
  const negative = digits.startsWith('-');
  const bare = digits.replace(/^[-+]/, '');
  // A zero before other digits means octal.
  const value = Number(/^0[0-7]+$/.test(bare) ? `0o${bare.slice(1)}` : bare);
  if (!Number.isSafeInteger(value) && bare.length > DIGITS_THAT_FIT) return undefined;
  return negative ? -value : value;
}
