import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { init } from '../../../src/cli/commands/init.ts';
import type { Context } from '../../../src/cli/context.ts';
import { loadProject } from '../../../src/config/index.ts';
import { renderResult } from '../../../src/report/index.ts';
import { Ajv } from 'ajv';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ctr-bg-init-'));
});
afterEach(() => rm(directory, { recursive: true }));

const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
const write = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text);
const run = (image?: string) => init({ directory, environment: {}, flags: {} } as unknown as Context, image);

test('what it writes is a project that loads without a word, and that editors find right', async () => {
  const { document } = await run('registry.example.com/team/shop:1');
  expect(document).toMatchObject({ ok: true, files: ['ctr-bg.yml', 'ctr-bg.schema.json'] });
  expect(renderResult(document, { color: false })).toContain('wrote ctr-bg.yml and ctr-bg.schema.json');
  const text = await read('ctr-bg.yml');
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=ctr-bg.schema.json');
  const editor = new Ajv({ strict: false, formats: { duration: true } });
  const schema = JSON.parse(await read('ctr-bg.schema.json')) as object;
  expect([editor.validate(schema, parse(text)), editor.errors]).toEqual([true, null]);
  const warnings: string[] = [];
  const project = await loadProject({
    files: [],
    directory,
    environment: {},
    flags: {},
    warn: (message) => warnings.push(message),
  });
  expect(warnings).toEqual([]);
  expect(project).toMatchObject({
    name: 'shop',
    proxy: { publish: { http: { port: 80 } } },
    services: [
      {
        name: 'web',
        image: 'registry.example.com/team/shop:1',
        routing: { routes: [{ host: '*' }], probe: { path: '/', timeout: 60_000 } },
      },
    ],
  });
});

test('without an image it is built here, where there is a Dockerfile', async () => {
  await expect(run()).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('no Dockerfile'),
  });
  expect(await readdir(directory)).toEqual([]);
  await write('Dockerfile', 'FROM scratch\n');
  await run();
  expect(parse(await read('ctr-bg.yml'))).toMatchObject({ services: { web: { build: '.' } } });
});

test('an image that is none is told before anything is written', async () => {
  await expect(run('Shop: 1')).rejects.toMatchObject({ code: 'USAGE' });
  expect(await readdir(directory)).toEqual([]);
});

test('a Compose file that is here is enough, and stays as it is', async () => {
  const text = 'services: { web: { image: "web:1" } }\n';
  await write('compose.yaml', text);
  const { document } = await run('shop:1');
  expect(document).toMatchObject({
    files: ['ctr-bg.schema.json'],
    hint: expect.stringContaining('compose.yaml'),
  });
  expect(await read('compose.yaml')).toBe(text);
  expect(await readdir(directory)).toEqual(['compose.yaml', 'ctr-bg.schema.json']);
});

test.each(['ctr-bg.yml', 'ctr-bg.yaml', 'ctr-bg.schema.json'])(
  '%s of the user is not written over',
  async (name) => {
    await write(name, 'mine: true\n');
    await expect(run('shop:1')).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(name),
    });
    expect(await readdir(directory)).toEqual([name]);
    expect(await read(name)).toBe('mine: true\n');
  },
);

test('the schema of another version is replaced', async () => {
  await write('compose.yaml', 'services: {}\n');
  await run();
  const schema = await read('ctr-bg.schema.json');
  await write('ctr-bg.schema.json', '{ "$id": "ctr-bg.schema.json" }\n');
  await run();
  expect(await read('ctr-bg.schema.json')).toBe(schema);
});
