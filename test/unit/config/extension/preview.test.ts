import { describe, expect, test } from '@jest/globals';
import { load, mistake } from '../folder.ts';

const KEY = 'canary0123456789';
const project = (preview: string) =>
  load(
    `services:\n  web:\n    image: a\n    x-ctr-bg: { routes: [a.test] }\nx-ctr-bg:\n  preview: ${preview}\n`,
    { environment: { PREVIEW_KEY: KEY } },
  );

describe('preview', () => {
  test('is off unless it is asked for', async () => {
    expect(await load('services: { web: { image: a } }')).not.toHaveProperty('preview');
  });

  test('has its ways, and a key that no document can hold', async () => {
    const { preview } = await project(
      '{ key: "${PREVIEW_KEY}", header: X-Preview, cookie: yes, host: Preview.test }',
    );
    expect(preview).toMatchObject({ header: 'X-Preview', cookie: true, host: 'preview.test' });
    expect(preview?.key?.value?.()).toBe(KEY);
    expect(JSON.stringify(preview)).not.toContain('canary');
  });

  test('has a port that needs no key, on loopback unless an address is given', async () => {
    expect((await project('{ port: 8081 }')).preview).toEqual({
      cookie: false,
      port: { address: '127.0.0.1', port: 8081 },
    });
    const both = await project('{ key: "${PREVIEW_KEY}", cookie: true, port: "192.0.2.1:9000" }');
    expect(both.preview).toMatchObject({ cookie: true, port: { address: '192.0.2.1', port: 9000 } });
  });

  test.each([
    ['{ port: 443 }', 'x-ctr-bg.preview.port must be a port from 1024 on', 6, 20],
    ['{ port: 4080 }', 'x-ctr-bg.preview.port must be a port from 1024 on', 6, 20],
    ['{ port: here }', 'x-ctr-bg.preview.port must be a port, or an address and a port', 6, 20],
    ['{ port: 8081, host: b.test }', 'x-ctr-bg.preview.host needs a header or a cookie', 6, 26],
    ['{ key: canary, header: X-A }', 'x-ctr-bg.preview.key must be a secret of 16 to 256', 6, 19],
    ['{ key: "canary 0123456789", header: X-A }', 'x-ctr-bg.preview.key must be a secret', 6, 19],
    ['{ header: X-Preview }', 'x-ctr-bg.preview.key is missing', 6, 3],
    ['{ key: "${MISSING:-}", cookie: true }', 'x-ctr-bg.preview.key is missing', 6, 14],
    ['{ key: "${PREVIEW_KEY}" }', 'x-ctr-bg.preview needs a header or a cookie', 6, 3],
    ['{ key: "${PREVIEW_KEY}", host: b.test }', 'x-ctr-bg.preview.host needs a header or a cookie', 6, 37],
    ['{ key: "${PREVIEW_KEY}", cookie: true, host: a.test }', 'x-ctr-bg.preview.host is a host of', 6, 51],
    ['{ key: "${PREVIEW_KEY}", cookie: true, host: "*.test" }', 'must be one host name, without *', 6, 57],
    ['{ key: "${PREVIEW_KEY}", header: Cookie }', 'must be a header of its own', 6, 45],
    ['{ kye: "${PREVIEW_KEY}" }', 'unknown key kye in x-ctr-bg.preview', 6, 14],
  ])('refuses %s', async (written, message, line, column) => {
    const error = await mistake(project(written));
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(message),
      where: { line, column },
    });
    expect(error.message + (error.hint ?? '')).not.toContain('canary');
  });
});
