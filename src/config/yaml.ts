import { Composer, type Document, LineCounter, type Node, isScalar } from 'yaml';
import type { SourceLocation } from '../types/index.ts';
import { resolveAliases } from './alias.ts';
import type { Located } from './located.ts';
import { readNode, yamlError } from './yaml-read.ts';
import { tokensOf } from './yaml-tokens.ts';
import { wordsOf } from './yaml-words.ts';

/**
 * Reads YAML 1.2 with merge keys, and numbers as Go's YAML library has them, into located values: one for each
 * document of the file, none for a document that holds nothing.
 */
export function parseYaml(text: string, file: string): Located[] {
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
  const count = { values: 0 };
  return [...composer.compose(tokens, false, text.length)].flatMap((document) => {
    refuseMistakes(document, place);
    if (document.contents === null || isNothing(document.contents)) return [];
    const targets = resolveAliases(document, (name, offset) =>
      yamlError(
        `the alias *${name} has no anchor before it`,
        place(offset),
        `Mark what it stands for with &${name}.`,
      ),
    );
    return [readNode(document.contents, { place, targets, open: new Set(), count })];
  });
}

function isNothing(node: Node): boolean {
  return isScalar(node) && node.value === null && node.tag === undefined;
}

function refuseMistakes(document: Document.Parsed, place: (offset: number) => SourceLocation): void {
  // Tags that nobody knows are told when their value is read: Compose's own are among them.
  const [first] = [...document.errors].sort((one, other) => one.pos[0] - other.pos[0]);
  if (first === undefined) return;
  const { what, hint } = wordsOf(first.code);
  throw yamlError(what, place(first.pos[0]), hint);
}
