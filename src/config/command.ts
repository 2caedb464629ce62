import { type Refusal, refuse } from './refusal.ts';

const WORD = /[\s]+|'([^']*)'|"((?:[^"\\]+|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)/gy;
/** Without a shell these would be handed to the program, or cut the command off; neither is what was meant. */
const SHELL_SYNTAX = /[;&|<>()`]/;

/** Shell words: quotes and backslashes, no expansion of any kind; a backslash takes the next character as it is. */
export function splitWords(text: string): string[] | Refusal {
  if (text.includes('\0')) return refuse('must not hold a NUL character');
  const words: string[] = [];
  let word: string | undefined;
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const [part, single, double, escaped, bare] = match;
    end = match.index + part.length;
    if (bare !== undefined && SHELL_SYNTAX.test(bare)) return needsShell();
    const piece = single ?? (double === undefined ? undefined : unescape(double)) ?? escaped ?? bare;
    if (piece !== undefined) word = (word ?? '') + piece;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (end < text.length) return refuse('must close every quote and not end with a backslash');
  return word === undefined ? words : [...words, word];
}

function unescape(quoted: string): string {
  return quoted.replace(/\\([\s\S])/g, '$1');
}

function needsShell(): Refusal {
  return refuse(
    'must be one command: ; & | < > ( ) and ` mean nothing without a shell',
    'Name the shell, as in ["sh", "-c", "first && second"], or put the character in quotes.',
  );
}
