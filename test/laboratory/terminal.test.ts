import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PastCommandDocument, ResultDocument } from '../../src/types/index.ts';
import { inventory, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';
import { testInFull } from '../support/size.ts';

/** What a person sees, in a real terminal. */
let deploys: Deploys;
const UP = ['--project', 'shop', '--service', 'web', '--publish', `127.0.0.1:${PORT}`];

beforeAll(async () => {
  deploys = await openDeploys();
  for (const version of ['1', '2', '3', '4']) {
    const script = `
      require('node:http').createServer((_, answer) => answer.end()).listen(8080, () => console.log('v${version} is up'));
      process.on('SIGTERM', () => { console.log('v${version} ends'); process.exit(); });`;
    await deploys.lab.application(`shop:${version}`, { version: `v${version}`, cmd: ['-e', script] });
  }
  await deploys.lab.application('shop:slow', { version: 'slow', env: { START_DELAY: '600000' } });
});
afterAll(() => deploys.down());

async function latest(): Promise<PastCommandDocument | undefined> {
  const { stdout } = await deploys.lab.ctrBg(['history', '-p', 'shop', '--json']);
  return (JSON.parse(stdout) as ResultDocument).history?.[0];
}

const open = (args: readonly string[], env: Record<string, string> = {}): Terminal =>
  openTerminal(deploys.lab.engine, args, env);

test('a deploy leaves a short record, writes no line again that has not changed, and no colour unasked', async () => {
  await using terminal = open(['up', 'shop:1', ...UP], { NO_COLOR: '1' });
  expect(await terminal.ended()).toBe(0);
  const lines = await terminal.lines();
  expect(lines.filter((line) => /^✔/.test(line)).map((line) => line.split(' ')[1])).toEqual([
    'prepare',
    'switch',
    'retire',
  ]);
  expect(lines.filter((line) => /^ *[·▸]/.test(line))).toEqual([]);
  expect(lines.find((line) => line.startsWith('shop '))).toContain('is live after');
  expect(terminal.rows.needless).toEqual([]);
  expect(terminal.rows.written).toBeGreaterThan(5);
  // eslint-disable-next-line no-control-regex -- colours begin with one
  expect(terminal.output()).not.toMatch(/\u001B\[[\d;]*m|\u001B\[\?25l/);
});

test('Ctrl-C in a terminal that was made narrower and wider is told with what it undoes, and leaves nothing behind', async () => {
  await using terminal = open(['up', 'shop:slow', ...UP]);
  await terminal.seen((text) => /· wait until web answers/.test(text), 'the wait');
  const ticks = async (): Promise<string> =>
    (await terminal.lines()).join('\n').match(/▸ prepare +(\d+) s/)?.[1] ?? '';
  for (const columns of [60, 30, 120]) {
    // Right after a tick: nothing else is written meanwhile, which was made for the size of before.
    const tick = await ticks();
    await terminal.seen((text) => !text.includes(` ${tick} s`), 'the next second');
    terminal.resize(columns);
    const before = terminal.output().length;
    await terminal.seen(() => terminal.output().length > before, `a frame in ${columns} columns`);
    const now = await terminal.seen((text) => /▸ prepare/.test(text), 'the stage');
    expect(now.filter((line) => /prepare/.test(line))).toHaveLength(1);
    expect(now.filter((line) => /· wait until/.test(line))).toHaveLength(1);
    for (const line of now) expect(line.length).toBeLessThanOrEqual(columns);
  }
  terminal.type('\u0003');
  expect(await terminal.ended()).toBe(130);
  const lines = (await terminal.lines()).join('\n');
  expect(lines).toMatch(/turning back: interrupted by SIGINT[^]*✔ undo: retire/);
  expect(lines).not.toMatch(/▸|· wait/);
  expect((await inventory(deploys.lab))['containers']).toEqual(['/ctr-bg-proxy', '/shop-web-blue-1']);
});

testInFull('a terminal that is closed while green gets ready: undone', async () => {
  await using terminal = open(['up', 'shop:slow', ...UP]);
  await terminal.seen((text) => /· wait until web answers/.test(text), 'the wait');
  const begun = await latest();
  terminal.close();
  // What becomes of it is told by the journal alone.
  while ((await latest())?.outcome === 'unfinished') await sleep(100);
  expect(begun).toMatchObject({ outcome: 'unfinished' });
  expect(await latest()).toMatchObject({
    id: begun?.id,
    outcome: 'undone',
    error: { code: 'INTERRUPTED' },
  });
  expect((await inventory(deploys.lab))['containers']).toEqual(['/ctr-bg-proxy', '/shop-web-blue-1']);
});

test('logs -f and status --watch go with the project through a deploy; Ctrl-C ends them with 130', async () => {
  await using logs = open(['logs', '-f', '-p', 'shop']);
  await using status = open(['status', '--watch', '-p', 'shop']);
  await logs.seen((text) => /web-blue-1 {2}\| v1 is up/.test(text), 'the log of blue');
  await status.seen((text) => /web +blue/.test(text), 'blue');
  await deploys.up('shop:2');
  await logs.seen((text) => /web-green-1 \| v2 is up/.test(text), 'the log of green');
  await logs.seen((text) => /web-blue-1 {2}\| v1 ends/.test(text), 'the end of blue');
  const lines = await status.seen((text) => /web +green/.test(text), 'green');
  expect(lines.filter((line) => /^web/.test(line))).toHaveLength(1);
  for (const terminal of [logs, status]) {
    terminal.type('\u0003');
    expect(await terminal.ended()).toBe(130);
  }
  expect((await logs.lines()).join('\n').match(/v\d is up/g)).toEqual(['v1 is up', 'v2 is up']);
});

testInFull(
  'logs: what serves, one colour, JSON, a service that is not there, a reader that goes away',
  async () => {
    const logs = (...args: string[]) => deploys.lab.ctrBg(['logs', '-p', 'shop', ...args]);
    expect(await logs('--no-log-prefix')).toMatchObject({ exitCode: 0, stdout: 'v2 is up\n', stderr: '' });
    expect(await logs('--color', 'blue')).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await logs('--tail', '0', 'web')).toMatchObject({ exitCode: 0, stdout: '' });
    const line = JSON.parse((await logs('--json')).stdout) as Record<string, unknown>;
    expect(line).toMatchObject({
      container: 'shop-web-green-1',
      service: 'web',
      color: 'green',
      text: 'v2 is up',
    });
    expect(await logs('db')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('shop has no service db'),
    });
    const running = deploys.lab.startCtrBg(['logs', '-f', '-p', 'shop']);
    const { stdout } = running.child;
    if (stdout === null) throw new Error('no stdout');
    await once(stdout, 'data');
    stdout.destroy();
    // What it writes next finds nobody there.
    await deploys.up('shop:3');
    expect(await running.ended).toMatchObject({ exitCode: 0, stderr: '' });
  },
);

testInFull(
  'status --watch tells a program of every change in a line of its own, and history of the last ones',
  async () => {
    const watching = deploys.lab.startCtrBg(['status', '--watch', '-p', 'shop', '--json']);
    const { stdout } = watching.child;
    if (stdout === null) throw new Error('no stdout');
    let told = '';
    const seen = async (text: string): Promise<void> => {
      while (!told.includes(text)) await once(stdout, 'data', { signal: AbortSignal.timeout(30_000) });
    };
    stdout.on('data', (text: string) => (told += text));
    await seen('"image":"shop:3"');
    await deploys.up('shop:4');
    await seen('"image":"shop:4"');
    watching.child.kill('SIGTERM');
    const { exitCode, stdout: text } = await watching.ended;
    expect(exitCode).toBe(143);
    const documents = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ResultDocument);
    expect(documents[0]?.hosts?.[0]?.services[0]?.image).toBe('shop:3');
    expect(documents.at(-1)?.hosts?.[0]?.services[0]?.image).toBe('shop:4');
    const history = await deploys.lab.ctrBg(['history', '-p', 'shop', '--limit', '1', '--json']);
    expect((JSON.parse(history.stdout) as ResultDocument).history).toMatchObject([
      { command: 'up', isLive: true },
    ]);
  },
);
