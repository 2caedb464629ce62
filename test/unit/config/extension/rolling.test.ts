import { expect, test } from '@jest/globals';
import { load, mistake } from '../folder.ts';

const project = (ours: string, flags: Record<string, string> = {}) =>
  load(`services:\n  web:\n    image: a\nx-ctr-bg:\n  ${ours}\n`, { flags });

test.each([
  ['rolling: 1', { batch: { kind: 'count', count: 1 }, pause: 0 }],
  ['rolling: { pause: 30s }', { batch: { kind: 'count', count: 1 }, pause: 30_000 }],
  ['rolling: { batch: 50%, pause: 1m }', { batch: { kind: 'part', part: 0.5 }, pause: 60_000 }],
  ['rolling: group', { batch: { kind: 'group' }, pause: 0 }],
])('%s', async (ours, rolling) => {
  expect((await project(ours)).rolling).toEqual(rolling);
});

test('is off without the key, and the command line comes before the file', async () => {
  expect(await project('keep: 0s')).not.toHaveProperty('rolling');
  expect(await project('rolling:')).not.toHaveProperty('rolling');
  expect(await project('rolling: all')).not.toHaveProperty('rolling');
  expect(await project('rolling: { pause: 5s }', { rolling: 'all' })).not.toHaveProperty('rolling');
  const { rolling } = await project('rolling: { pause: 5s }', { rolling: '2' });
  expect(rolling).toEqual({ batch: { kind: 'count', count: 2 }, pause: 5000 });
  expect((await project('keep: 0s', { rolling: 'group' })).rolling).toEqual({
    batch: { kind: 'group' },
    pause: 0,
  });
});

test.each([
  ['rolling: 0', 'x-ctr-bg.rolling must be how many hosts'],
  ['rolling: { batch: 101% }', 'x-ctr-bg.rolling.batch must be how many hosts'],
  ['rolling: { size: 1 }', 'unknown key size in x-ctr-bg.rolling'],
  ['rolling: 1\n  canary: { steps: [5%] }', 'a canary gives green to a part of the clients of every host'],
])('refuses %s', async (ours, message) => {
  expect(await mistake(project(ours))).toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining(message),
    where: { line: 5 },
  });
});

test('either is put off by the command line', async () => {
  const both = 'rolling: 1\n  canary: { steps: [5%] }';
  expect(await project(both, { rolling: 'all' })).toMatchObject({ canary: { parts: [0.05] } });
  expect(await project(both, { canary: '100%' })).toMatchObject({ rolling: { pause: 0 } });
  expect(await mistake(project('keep: 0s', { rolling: 'half' }))).toMatchObject({
    code: 'USAGE',
    message: '--rolling must be how many hosts, such as 1 or 50%, or group, or all',
  });
});
