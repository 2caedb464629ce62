/**
 * Compose's interpolation of one value: `$A`, `${A}`, `${A:-b}`, `${A-b}`, `${A:?m}`, `${A?m}`, `${A:+b}`, `${A+b}`,
 * nested to any sensible depth, and `$$`. What a variable holds is never expanded again, and never quoted in an error.
 */

/** The value of a variable, or undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

export type Interpolated =
  | {
      readonly ok: true;
      readonly text: string;
      /** Names that are not set and have no default. */ readonly unset: readonly string[];
    }
  | { readonly ok: false; readonly problem: string; readonly hint: string };

const NAME = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const OPERATOR = /:?[-?+]/y;
const DEEPEST = 20;
/** One value that is built of others may grow; a container could not take more anyway. */
const LONGEST = 1024 * 1024;

/** Replaces every variable in `template`. */
export function interpolate(template: string, lookup: Lookup): Interpolated {
  const unset = new Set<string>();
  try {
    return { ok: true, text: expand(template, { lookup, unset, depth: 0 }), unset: [...unset] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ok: false, problem: error.message, hint: error.hint };
  }
}

/** Leaves the recursion; never leaves this module. */
class Problem extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

type Context = { readonly lookup: Lookup; readonly unset: Set<string>; readonly depth: number };

const LITERAL_HINT = 'Write $$ for a dollar sign that is meant as one.';

function expand(template: string, context: Context): string {
  if (context.depth > DEEPEST) throw new Problem('nests its variables too deeply', LITERAL_HINT);
  let text = '';
  let position = 0;
  while (position < template.length) {
    const dollar = template.indexOf('$', position);
    if (dollar < 0) break;
    text += template.slice(position, dollar);
    const found = variable(template, dollar, context);
    text += found.text;
    position = found.end;
    if (text.length > LONGEST)
      throw new Problem('grows beyond 1 MiB when its variables are filled in', LITERAL_HINT);
  }
  return text + template.slice(position);
}

type Found = { readonly text: string; readonly end: number };

function variable(template: string, dollar: number, context: Context): Found {
  const next = template[dollar + 1];
  if (next === '$') return { text: '$', end: dollar + 2 };
  if (next === '{') return braced(template, dollar + 2, context);
  const name = matchAt(NAME, template, dollar + 1);
  // As Compose has it: a dollar sign that begins no variable is one.
  if (name === undefined) return { text: '$', end: dollar + 1 };
  return { text: plain(name, context), end: dollar + 1 + name.length };
}

function braced(template: string, start: number, context: Context): Found {
  const close = closingBrace(template, start);
  if (close < 0) throw new Problem('has a ${ without its }', LITERAL_HINT);
  const end = close + 1;
  const name = matchAt(NAME, template, start);
  const after = start + (name?.length ?? 0);
  const operator = matchAt(OPERATOR, template, after);
  if (name === undefined || (operator === undefined && after !== close)) {
    throw new Problem(
      'has a ${ } that Compose does not know',
      'Forms: ${A} ${A:-default} ${A-default} ${A:?message} ${A?message} ${A:+value} ${A+value}.',
    );
  }
  if (operator === undefined) return { text: plain(name, context), end };
  const word = template.slice(after + operator.length, close);
  return { text: operate(name, operator, word, context), end };
}

function plain(name: string, { lookup, unset }: Context): string {
  const value = lookup(name);
  if (value === undefined) unset.add(name);
  return value ?? '';
}

function operate(name: string, operator: string, word: string, context: Context): string {
  const value = context.lookup(name);
  const isThere = value !== undefined && !(operator.startsWith(':') && value === '');
  const expandWord = () => expand(word, { ...context, depth: context.depth + 1 });
  if (operator.endsWith('+')) return isThere ? expandWord() : '';
  if (isThere) return value;
  if (operator.endsWith('-')) return expandWord();
  throw new Problem(
    `requires the variable ${name}${word === '' ? '' : `: ${word}`}`,
    `Set ${name} in the environment of the command.`,
  );
}

/** Braces inside of a default count too, so that it may be JSON. */
function closingBrace(template: string, start: number): number {
  let open = 1;
  for (let index = start; index < template.length; index++) {
    if (template[index] === '{') open++;
    else if (template[index] === '}' && --open === 0) return index;
  }
  return -1;
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}
