import { describe, expect, test } from '@jest/globals';
import { load, mistake } from '../folder.ts';

const project = (ours: string, flags: Record<string, string> = {}) =>
  load(
    `services:\n  web:\n    image: a\n    x-ctr-bg: { routes: [a.test] }\nx-ctr-bg:\n  canary: ${ours}\n`,
    { flags },
  );

describe('a canary', () => {
  test('is none unless there are steps', async () => {
    expect(await load('services: { web: { image: a } }')).not.toHaveProperty('canary');
    expect(await project('{ for: 10s }')).not.toHaveProperty('canary');
  });

  test('has its parts below all, each watched for so long', async () => {
    const { canary, share } = await project(
      '{ steps: [0.5%, 25 %, 100%], for: 10s, key: "header:X-Tenant" }',
    );
    expect(canary).toMatchObject({
      parts: [0.005, 0.25],
      key: { kind: 'header', name: 'X-Tenant' },
      watch: { duration: 10_000, warmUp: 5000, limits: { minimum: 50 } },
    });
    expect(share).toBeUndefined();
  });

  test.each([
    ['5%,25%,100%', { parts: [0.05, 0.25] }],
    ['5%', { parts: [0.05] }],
    ['100%', undefined],
  ])('has the steps of the command line before those of the file: %s', async (canary, expected) => {
    const { canary: found } = await project('{ steps: [1%] }', { canary });
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ ...expected, key: { kind: 'own' }, watch: { duration: 60_000 } });
  });

  test.each([
    ['cookie', { kind: 'own' }],
    ['address', { kind: 'address' }],
    ['"cookie:session_id"', { kind: 'cookie', name: 'session_id' }],
  ])('tells clients by %s, and so does what is staged', async (key, expected) => {
    const { share } = await project(`{ key: ${key} }`, { share: '5%' });
    expect(share).toEqual({ part: 0.05, key: expected });
  });

  test.each([
    ['{ steps: [25%, 5%] }', 'x-ctr-bg.canary.steps must rise from step to step'],
    ['{ steps: [0%] }', 'must be a percentage above 0%'],
    ['{ steps: [0.05] }', 'must be a percentage above 0%'],
    ['{ steps: [101%] }', 'must be a percentage above 0%'],
    ['{ steps: [0.001%] }', 'must be a percentage above 0%'],
    ['{ key: "cookie:a-b" }', 'must be cookie, address, cookie:NAME or header:NAME'],
    ['{ key: "header:a_b" }', 'must be cookie, address, cookie:NAME or header:NAME'],
    ['{ key: everybody }', 'must be cookie, address, cookie:NAME or header:NAME'],
    ['{ step: [5%] }', 'unknown key step in x-ctr-bg.canary'],
  ])('refuses %s', async (written, message) => {
    expect(await mistake(project(written))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    [{ canary: '25%,5%' }, '--canary must rise from step to step'],
    [{ canary: 'some' }, '--canary must be a percentage'],
    [{ share: '0%' }, '--share must be a percentage'],
  ])('refuses %p', async (flags, message) => {
    expect(await mistake(project('{}', flags))).toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(message),
    });
  });
});
