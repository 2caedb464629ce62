/** `npm run demo`: the example is deployed, and deployed again while clients that forgive nothing use it. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import chalk from 'chalk';
import { startCtrBg } from './ctr-bg.ts';
import { verdict } from './demo-report.ts';
import { describedEngine, readDescription } from './description.ts';
import type { LabEngine } from './engine.ts';
import { ensureHello } from './images/hello.ts';
import { startLoad, type Load } from './load/index.ts';
import { within } from './machine/wait.ts';

const PROJECT = 'ctr-bg-demo';

/** How long the load runs before the deploy and after it, in ms. */
const BEFORE = 1000;
const AFTER = 1000;
const LOAD_DEADLINE = 45_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the real command line and shows it. @throws when it does not end with 0. */
async function ctrBg(engine: LabEngine, args: readonly string[]): Promise<number> {
  say(chalk.bold(`\n$ ctr-bg ${args.join(' ')}`));
  const { exitCode, signal, ms } = await startCtrBg(engine, args, { show: true }).ended;
  if (exitCode !== 0) throw new Error(`ctr-bg ${args[0]} ended with ${exitCode ?? signal}`);
  return ms;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

function load(port: number): Promise<Load> {
  const expect = 'Hello from version {version}';
  return startLoad({
    target: { host: '127.0.0.1', port },
    versions: ['1', '2'],
    lanes: [
      { kind: 'keep-alive', name: 'busy connections', connections: 50, rate: 1000, expect },
      { kind: 'think', name: 'pausing connections', connections: 50, expect },
      { kind: 'new-connection', name: 'new connections', rate: 100, expect },
    ],
  });
}

async function deployTwice(engine: LabEngine): Promise<boolean> {
  const port = await freePort();
  await ctrBg(engine, ['up', 'hello:1', '-p', PROJECT, '--publish', `127.0.0.1:${port}`]);
  say(chalk.dim('\nload: 100 kept-alive connections and 100 new ones each second, no retries'));
  await using clients = await load(port);
  await sleep(BEFORE);
  clients.marker('up');
  const ms = await ctrBg(engine, ['up', 'hello:2', '-p', PROJECT]);
  await sleep(AFTER);
  const { text, good } = verdict(await within('the load ends', LOAD_DEADLINE, clients.stop()), ms);
  say(`\n${text}`);
  return good;
}

async function removeImages(engine: LabEngine, references: readonly string[]): Promise<void> {
  for (const reference of references)
    await engine.api.call('DELETE', `/images/${encodeURIComponent(reference)}`);
}

/** Takes back what was made, also after a failure or ctrl-C. */
async function main(): Promise<number> {
  // The command that runs hears ctrl-C too, and its failure ends the demo in order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  const engine = describedEngine(await readDescription());
  const made = await ensureHello(engine, say);
  try {
    return (await deployTwice(engine)) ? 0 : 1;
  } finally {
    await ctrBg(engine, ['down', '-p', PROJECT]).catch((error: Error) => say(error.message));
    await removeImages(engine, made);
  }
}

// Until the opposite is shown: a process whose work has silently come to nothing must not end with 0.
process.exitCode = 1;
main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
