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

function integer(digits: string): number | undefined {
  const negative = digits.startsWith('-');
  const bare = digits.replace(/^[-+]/, '');
  // A zero before other digits means octal.
  const value = Number(/^0[0-7]+$/.test(bare) ? `0o${bare.slice(1)}` : bare);
  if (!Number.isSafeInteger(value) && bare.length > DIGITS_THAT_FIT) return undefined;
  return negative ? -value : value;
}
