import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Located } from '../../../src/config/located.ts';
import { readQuickly } from '../../../src/config/yaml-quick.ts';
import { parseYaml } from '../../../src/config/yaml.ts';
import { mutations } from '../../support/compose-fuzz.ts';
import { composeFiles } from '../../support/compose/cases.ts';

const texts = composeFiles().map((file) => readFileSync(file, 'utf8'));

/** As text, so that the order of keys counts too. */
const written = (documents: readonly Located[]): string =>
  JSON.stringify(documents, (_, value: unknown) => (value instanceof Map ? [...value] : value));

function expectSame(text: string): 'quick' | 'slow' {
  const quick = readQuickly(text, 'compose.yaml');
  if (quick === undefined) return 'slow';
  if (written(quick) !== written(parseYaml(text, 'compose.yaml')))
    expect({ text, read: written(quick) }).toEqual({ text, read: written(parseYaml(text, 'compose.yaml')) });
  return 'quick';
}

test('what is read quickly is read as the library reads it, places included', () => {
  const quick = texts.filter((text) => expectSame(text) === 'quick');
  // Else nobody would notice that it has become slow.
  expect(quick.length / texts.length).toBeGreaterThan(0.8);
});

test('and so is what is left of files when they are damaged', () => {
  const small = texts.filter((text) => text.length < 3000 && readQuickly(text, 'f') !== undefined);
  const quick = [...mutations(1, 4000, small)].filter((text) => expectSame(text) === 'quick');
  expect(quick.length).toBeGreaterThan(400);
});

test.each([
  'a: |\n  text\n',
  'a: b: c\n',
  'a: b\n  c\n',
  'a: "b\\x41"\n',
  'a: [b\n',
  'a: {b: c}\na: d\n',
  'a: *b\n',
  'a: &b { c: *b }\n',
  '---\na: b\n',
  'a:\tb\n',
  '? a\n',
  '1: a\n',
  'true: a\n',
  '2001-01-01: a\n',
  '__proto__: a\n',
  'a: {\nb: c }\n',
  'a:\n   b: c\n  d: e\n',
  'a: !reset b\n',
  '- a\n',
  '',
])('what needs the library, or is a mistake, is left to it: %j', (text) => {
  expect(readQuickly(text, 'compose.yaml')).toBeUndefined();
});
