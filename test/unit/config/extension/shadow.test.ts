import { expect, test } from '@jest/globals';
import { load, mistake } from '../folder.ts';

const project = (ours: string, flags: Record<string, string> = {}) =>
  load(
    `services:\n  web:\n    image: a\n    x-ctr-bg: { routes: [a.test] }\nx-ctr-bg:\n  shadow: ${ours}\n`,
    { flags },
  );

test('a shadow is none without a share, and of safe requests alone', async () => {
  expect(await project('{ for: 10s }')).not.toHaveProperty('shadow');
  const { shadow } = await project('{ share: 10%, for: 10s }');
  expect(shadow).toMatchObject({
    mirror: { part: 0.1, methods: ['GET', 'HEAD'] },
    watch: { duration: 10_000, warmUp: 5000 },
  });
  const more = await project('{ share: 10%, methods: [POST, GET, GET] }', { shadow: '2.5%' });
  expect(more.shadow).toMatchObject({
    mirror: { part: 0.025, methods: ['POST', 'GET'] },
    watch: { duration: 60_000 },
  });
  expect(await project('{ share: 10% }', { shadow: '0%' })).not.toHaveProperty('shadow');
});

test.each([
  ['{ share: 0% }', 'must be a percentage above 0%'],
  ['{ methods: [get] }', 'must be one of GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE'],
])('refuses %s', async (written, message) => {
  expect(await mistake(project(written))).toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining(message),
  });
});
