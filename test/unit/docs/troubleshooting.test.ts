import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CAUSE_CODES } from '../../../src/types/index.ts';

const text = readFileSync(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8');

test('docs/troubleshooting.md has every cause once, and no other', () => {
  const entries = [...text.matchAll(/^\| `([a-z-]+)` \| \S.* \| \S.* \|$/gm)].map(([, code]) => code);
  expect(entries.toSorted()).toEqual([...CAUSE_CODES].toSorted());
});
