import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { NOT_INSPECTED } from '../../support/compose/attributes.ts';
import { INSPECT_DIFFERENCES } from '../../support/compose/normal-inspect.ts';
import { DIFFERENCES, STRICTER } from '../../support/compose/normal.ts';
import { DECIDED } from '../../support/compose/random/decided.ts';

const text = readFileSync(new URL('../../../docs/compose.md', import.meta.url), 'utf8');

/** The items of the list below a heading. */
function itemsBelow(heading: string): string[] {
  const [, section] = text.split(`### ${heading}\n`);
  if (section === undefined) throw new Error(`docs/compose.md has no section ${heading}`);
  const [own = ''] = section.split(/^#/m);
  return [...own.matchAll(/^- (.*)$/gm)].map(([, item = '']) => item);
}

/** What the tests leave out or expect otherwise, by where docs/compose.md says so. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  'Left out before `ctr-bg config` is compared': DIFFERENCES.map(({ reason }) => reason),
  'Files that are refused, though Docker Compose takes them': Object.values(STRICTER),
  'Decided one by one': DECIDED.map(({ what }) => what),
  'Left out before containers are compared': INSPECT_DIFFERENCES.map(({ reason }) => reason),
  'Attributes that no comparison of containers reaches': Object.entries(NOT_INSPECTED).map(
    ([name, reason]) => `\`${name}\`: ${reason}`,
  ),
};

test.each(Object.entries(TABLES))('docs/compose.md says it word by word: %s', (heading, table) => {
  expect(itemsBelow(heading)).toEqual(table);
});
