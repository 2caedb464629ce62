import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DOCUMENTS, fencedIn, read } from '../../support/documents.ts';

type Rule = readonly [path: RegExp, language: RegExp, text: RegExp, test: string];

const ANY = /^/;
const TYPED = /^(sh|console)$/;
const PLAYED = 'test/laboratory/documents.test.ts';
const EACH = 'test/laboratory/typed-examples.test.ts';

/**
 * The test that executes each block of code that the documents show; the first that fits. A new kind of block needs
 * one. When a timer of systemd is due nobody but systemd can try: its unit is typed, its file read.
 */
const BLOCKS: readonly Rule[] = [
  [/^README\.md$/, /^yaml$/, /uses:/, 'test/laboratory/plugin.test.ts'],
  [/^(README|docs\/get-started|docs\/guide|examples\/\w+\/README)\.md$/, TYPED, ANY, PLAYED],
  [/^docs\/decisions\//, /^yaml$/, ANY, 'test/laboratory/inside.test.ts'],
  [/^docs\/ci\.md$/, /^(sh|yaml)$/, ANY, 'test/laboratory/ci-image.test.ts'],
  [/^docs\/(reference|proof|monitoring|migrate)\.md$/, TYPED, ANY, EACH],
  [/^(README|docs\/[\w-]+)\.md$/, /^yaml$/, /^(services|x-ctr-bg):/m, PLAYED],
  [ANY, /^ini$/, /^ExecStart=/m, EACH],
  [ANY, /^ini$/, /^\[Timer\]/m, 'test/unit/docs/examples.test.ts'],
];

/** What commands print, and pictures, have no language. */
const blocks = DOCUMENTS.flatMap((path) => fencedIn(path).map((block) => ({ path, ...block })));

test('every block of code in a document is executed by a test', () => {
  const executed = blocks.map(({ path, language, text }) => {
    const rule = BLOCKS.find(([of, by, holds]) => of.test(path) && by.test(language) && holds.test(text));
    return { path, text, test: rule?.[3] };
  });
  expect(executed.filter((block) => block.test === undefined)).toEqual([]);
  for (const [, , , file] of BLOCKS) expect([file, existsSync(file)]).toEqual([file, true]);
  const used = new Set(executed.map((block) => block.test));
  expect(used).toEqual(new Set(BLOCKS.map(([, , , file]) => file)));
});

const EXAMPLES: readonly (readonly [path: RegExp, test: string])[] = [
  [/^examples\/(hello|shop)\//, PLAYED],
  [/^examples\/ci\/github\.yml$/, 'test/unit/docs/ci.test.ts'],
  [/^examples\/ci\/(gitlab\.yml|woodpecker\.yml|Jenkinsfile)$/, 'test/laboratory/ci-image.test.ts'],
];

test('every file of an example is executed by a test that names it', () => {
  const files = readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .map((path) => join('examples', path))
    .filter((path) => statSync(path).isFile());
  for (const file of files) {
    const by = EXAMPLES.find(([of]) => of.test(file))?.[1];
    expect([file, by]).toEqual([file, expect.any(String)]);
    const [, , name = ''] = file.split('/');
    const named = by === PLAYED ? file.split('/').slice(0, 2).join('/') : name;
    expect([file, read(by ?? '').includes(named)]).toEqual([file, true]);
  }
});
