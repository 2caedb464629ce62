import { type CST, Lexer, type LineCounter, Parser } from 'yaml';
import type { SourceLocation } from '../types/index.ts';
import { yamlError } from './yaml-read.ts';

/** Far more than any file of a person has; each costs time in the library, a wrong one most of all. */
const MOST_LEXEMES = 60_000;
/** The library composes nodes by recursion, so what would overflow its stack is refused before. */
const DEEPEST = 50;

/** The tokens of a text, or an error at the place where it becomes too much. */
export function tokensOf(
  text: string,
  lines: LineCounter,
  place: (offset: number) => SourceLocation,
): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  // The parser does this itself only when it is given the whole text.
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST) {
      throw yamlError(`nested deeper than ${DEEPEST} levels`, place(parser.offset));
    }
    if (++lexemes > MOST_LEXEMES) {
      throw yamlError(`the file has more than ${MOST_LEXEMES} words and signs`, place(parser.offset));
    }
  }
  tokens.push(...parser.end());
  return tokens;
}
