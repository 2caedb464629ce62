import { expect, test } from '@jest/globals';
import { describe as tell } from '../../../src/apply/lock.ts';

const holder = { project: 'shop', command: 'up', user: 'ann', machine: 'ci-7', pid: 42, run: 'a' };

test.each([
  [
    { holder, age: 12_000, scope: 'project' },
    'project shop is locked on local by up, run by ann on ci-7 (process 42), for 12s',
  ],
  [
    { holder, age: 0, scope: 'project' },
    'project shop is locked on local by up, run by ann on ci-7 (process 42), just begun',
  ],
  [{ holder: undefined, age: 5000, scope: 'project' }, 'project shop is locked on local'],
  [
    { holder: { ...holder, project: 'blog' }, age: 90_000, scope: 'host' },
    'the proxy of local is being made or removed by up of project blog, run by ann on ci-7 (process 42), for 1m30s',
  ],
] as const)('whoever has to wait is told for whom: %#', (held, words) => {
  expect(tell('local', held, 'shop')).toBe(words);
});
