import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Terminal } from '../../../src/cli/ask.ts';
import { init } from '../../../src/cli/commands/init.ts';
import type { Context } from '../../../src/cli/context.ts';
import type { InitFlags } from '../../../src/cli/flags.ts';
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
const contextOf = (more: object = {}): Context =>
  ({
    directory,
    environment: {},
    flags: {},
    signal: new AbortController().signal,
    ...more,
  }) as unknown as Context;
const run = (image?: string, flags: Partial<InitFlags> = {}) =>
  init(contextOf(), image, { route: [], ...flags }, terminalOf('', { isInteractive: false }));

type Said = Terminal & { readonly said: () => string };

/** One on which a person types these lines, each when it is asked for. */
function terminalOf(typed: string, { isInteractive = true } = {}): Said {
  const input = new PassThrough();
  const output = new PassThrough();
  const lines = typed.split('\n');
  let said = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (!/[?\]] $/.test(text)) return;
    const next = lines.shift();
    if (next === undefined || (next === '' && lines.length === 0)) input.end();
    else input.write(`${next}\n`);
  });
  return { input, output, isInteractive, said: () => said };
}

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
    proxy: { publish: {} },
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

const web = async () =>
  (parse(await read('ctr-bg.yml')) as { services: { web: Record<string, unknown> } }).services.web;

test('port and host names are said by flags, and nothing is asked', async () => {
  await run('shop:1', { port: '3000', route: ['shop.example.com', 'www.example.com/shop'] });
  expect(await web()).toMatchObject({
    'x-ctr-bg': { port: 3000, routes: ['shop.example.com', 'www.example.com/shop'] },
  });
  await rm(join(directory, 'ctr-bg.yml'));
  await expect(run('shop:1', { port: 'eighty' })).rejects.toMatchObject({ code: 'USAGE' });
  await expect(run('shop:1', { route: ['http://shop'] })).rejects.toMatchObject({ code: 'USAGE' });
  await expect(read('ctr-bg.yml')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a person is asked three questions, each again until its answer can be used', async () => {
  const terminal = terminalOf('\nShop 1\nshop:1\n80000\n3000\nshop.example.com\n');
  await init(contextOf(), undefined, { route: [] }, terminal);
  expect(await web()).toMatchObject({
    image: 'shop:1',
    'x-ctr-bg': { port: 3000, routes: ['shop.example.com'] },
  });
  expect(terminal.said().match(/Which image/g)).toHaveLength(3);
  expect(terminal.said()).toContain('must be a whole number from 1 to 65535');
});

test('nothing answered is what the question says: the Dockerfile, EXPOSE, every host name', async () => {
  await write('Dockerfile', 'FROM scratch\nEXPOSE 8080/tcp\n');
  const terminal = terminalOf('\n\n\n\n');
  await init(contextOf(), undefined, { route: [] }, terminal);
  expect(await web()).toMatchObject({ build: '.', 'x-ctr-bg': { routes: ['*'] } });
  expect(terminal.said()).toContain('[built by the Dockerfile here]');
  expect(terminal.said()).toContain('[8080, which the Dockerfile EXPOSEs]');
});

test.each(['FROM scratch\n', 'FROM scratch\nEXPOSE 80\nexpose 443/tcp\n'])(
  'which port it is must be said where the Dockerfile does not say it: %j',
  async (dockerfile) => {
    await write('Dockerfile', dockerfile);
    const terminal = terminalOf('\n\n3000\n\n');
    await init(contextOf(), undefined, { route: [] }, terminal);
    expect(terminal.said().match(/Which port/g)).toHaveLength(2);
    expect(await web()).toMatchObject({ 'x-ctr-bg': { port: 3000 } });
  },
);

test('a port that nobody knows is told, one that is known is not', async () => {
  const unknown = expect.stringContaining('No port was said');
  expect((await run('shop:1')).document.hint).toEqual(unknown);
  await rm(join(directory, 'ctr-bg.yml'));
  expect((await run('shop:1', { port: '80' })).document.hint).not.toEqual(unknown);
  await rm(join(directory, 'ctr-bg.yml'));
  await write('Dockerfile', 'FROM scratch\nEXPOSE 80\n');
  expect((await run()).document.hint).not.toEqual(unknown);
});

test('whoever goes away instead of an answer has written nothing', async () => {
  const asking = init(contextOf(), undefined, { route: [] }, terminalOf('shop:1\n'));
  await expect(asking).rejects.toMatchObject({ code: 'INTERRUPTED', exitCode: 130 });
  expect(await readdir(directory)).toEqual([]);
});

test.each([
  ['-y', { flags: { yes: true } }, true],
  ['--json', { flags: { json: true } }, true],
  ['CI', { environment: { CI: 'true' } }, true],
  ['no terminal', {}, false],
])('nobody is asked with %s', async (_, more, isInteractive) => {
  await write('Dockerfile', 'FROM scratch\n');
  const terminal = terminalOf('', { isInteractive });
  await init(contextOf(more), undefined, { route: [] }, terminal);
  expect(terminal.said()).toBe('');
  expect(await web()).toMatchObject({ build: '.' });
});
