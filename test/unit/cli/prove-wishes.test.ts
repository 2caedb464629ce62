import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readWishes } from '../../../src/cli/commands/prove-wishes.ts';
import { findProject } from '../../../src/config/index.ts';

/** What the file says of the load and the budget of `prove`, and the command line before it. */
const directory = mkdtempSync(join(tmpdir(), 'ctr-bg-prove-wishes-'));
afterAll(() => rmSync(directory, { recursive: true }));

const said = (ours: string) => {
  const services = 'services: { web: { image: a, x-ctr-bg: { routes: [a.test] } } }';
  writeFileSync(join(directory, 'ctr-bg.yml'), `${services}\nx-ctr-bg:\n  prove: ${ours}\n`);
  return findProject({ files: [], directory, environment: {}, hostsAreGiven: false });
};

const FILE =
  '{ lanes: [think, "sse:path=/events,ids"], rate: 40, path: /x, version_header: X-Build, budget: "p99=250ms, cut=3" }';
const NONE = { lane: [], header: [], budget: [] };
const DEFAULT = [
  { name: 'failed', limit: 0 },
  { name: 'wrong', limit: 0 },
];

test('the file says what the command line does not', async () => {
  const { prove } = await said(FILE);
  expect(readWishes(NONE, prove)).toMatchObject({
    lanes: [{ kind: 'think' }, { kind: 'sse', path: '/events', ids: true }],
    rate: 40,
    path: '/x',
    versionHeader: 'X-Build',
    budgets: [...DEFAULT, { name: 'p99', limit: 250 }, { name: 'cut', limit: 3 }],
  });
  const flags = {
    lane: ['keep-alive'],
    header: [],
    budget: ['p99=1s'],
    rate: '5',
    path: '/y',
    versionHeader: 'X-Tag',
  };
  expect(readWishes(flags, prove)).toMatchObject({
    lanes: [{ kind: 'keep-alive' }],
    rate: 5,
    path: '/y',
    versionHeader: 'X-Tag',
    budgets: [...DEFAULT, { name: 'p99', limit: 1000 }, { name: 'cut', limit: 3 }],
  });
  expect(readWishes(NONE)).toMatchObject({
    lanes: [],
    rate: 100,
    path: undefined,
    versionHeader: 'X-Version',
  });
});

test.each([
  ['{ lanes: [keepalive] }', 'must be a kind of client, such as keep-alive'],
  ['{ budget: "lost=0" }', 'x-ctr-bg.prove.budget must be limits'],
  ['{ rate: 5001 }', 'x-ctr-bg.prove.rate must be'],
  ['{ budgets: "failed=0" }', 'budgets'],
])('refuses %s in the file, at its place', async (ours, message) => {
  await expect(said(ours)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining(message),
    where: { line: 3 },
  });
});

test('what a lane or limit takes is told by its own reader', async () => {
  const { prove } = await said('{ lanes: ["think:bytes=5"] }');
  expect(() => readWishes(NONE, prove)).toThrow(expect.objectContaining({ code: 'USAGE' }));
});
