import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { config } from '../../../src/cli/commands/config.ts';
import type { Context } from '../../../src/cli/context.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ctr-bg-config-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function check(text: string): Promise<string> {
  await writeFile(join(directory, 'ctr-bg.yml'), text);
  const flags = { file: [], envFile: [], profile: [], json: false };
  const context = { directory, environment: {}, flags, warn: () => undefined } as unknown as Context;
  return config(context, { quiet: true, services: false, images: false, redact: true });
}

const WEB = 'name: shop\nservices: { web: { image: a, x-ctr-bg: { routes: [a.test] } } }\n';

test.each([
  ['x-ctr-bg: { proxi: {} }', 'unknown key proxi in x-ctr-bg'],
  ['x-ctr-bg: { drain: soon }', 'x-ctr-bg.drain must be'],
  ['x-ctr-bg: { preview: { cookie: true } }', 'x-ctr-bg.preview.key is missing'],
  ['x-ctr-bg: { proxy: { real_ip: {} } }', 'x-ctr-bg.proxy.real_ip must say'],
  ['x-ctr-bg: { hooks: { pre-switch: { service: web } } }', 'x-ctr-bg.hooks.pre-switch needs'],
  ['x-ctrbg: { bg: true }', 'unknown extension x-ctrbg'],
])('config refuses what up refuses: %s', async (written, message) => {
  await expect(check(`${WEB}${written}\n`)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining(message),
    where: { line: 3 },
  });
});

test('a certificate that is not here yet is no matter of it', async () => {
  const tls = 'x-ctr-bg: { proxy: { tls: { certificate: ./a.crt, key: ./a.key } } }';
  await expect(check(`${WEB}${tls}\n`)).resolves.toBe('');
});
