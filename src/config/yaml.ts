import { Composer, type Document, LineCounter } from 'yaml';
import type { SourceLocation } from '../types/index.ts';
import { resolveAliases } from './alias.ts';
import type { Located } from './located.ts';
import { readNode, yamlError } from './yaml-read.ts';
import { tokensOf } from './yaml-tokens.ts';
import { wordsOf } from './yaml-words.ts';

/** Reads YAML 1.2 with merge keys into located values; undefined for a file that holds nothing. */
export function parseYaml(text: string, file: string): Located | undefined {
  const lines = new LineCounter();
  const place = (offset: number): SourceLocation => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tokens = tokensOf(text, lines, place);
  const composer = new Composer({
    schema: 'core',
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (document === undefined) return undefined;
  refuseMistakes(document, place);
  if (second)
    throw yamlError(
      'this is a second YAML document',
      place(second.range[0]),
      'Several documents in a file are not supported yet by this version; use one.',
    );
  if (document.contents === null) return undefined;
  const targets = resolveAliases(document, (name, offset) =>
    yamlError(
      `the alias *${name} has no anchor before it`,
      place(offset),
      `Mark what it stands for with &${name}.`,
    ),
  );
  return readNode(document.contents, { place, targets, open: new Set(), count: { values: 0 } });
}

function refuseMistakes(document: Document.Parsed, place: (offset: number) => SourceLocation): void {
  const mistakes = [
    ...document.errors,
    ...document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED'),
  ];
  const [first] = mistakes.sort((one, other) => one.pos[0] - other.pos[0]);
  if (first === undefined) return;
  const { what, hint } = wordsOf(first.code);
  throw yamlError(what, place(first.pos[0]), hint);
}
