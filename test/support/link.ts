import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { PrivateEngine } from '../../laboratory/index.ts';

const run = promisify(execFile);

/** A cable between the network of the tests and that of an engine, which is reached over it by TCP. */
export type Link = AsyncDisposable & {
  readonly endpoint: string;
  /** Nothing comes through any more, and nobody is told: the engine's end is taken down. */
  cut(): Promise<void>;
  mend(): Promise<void>;
};

const PORT = 2375;
/** Runs in the engine's own network: passes connections on to its socket. */
const RELAY = `
  const net = require('node:net');
  const [, path, port] = process.argv;
  const server = net.createServer({ allowHalfOpen: true }, (client) => {
    const engine = net.connect({ path, allowHalfOpen: true });
    client.pipe(engine);
    engine.pipe(client);
    client.on('error', () => engine.destroy());
    engine.on('error', () => client.destroy());
  });
  server.listen(Number(port), '0.0.0.0', () => process.stdout.write('ready'));
`;

/** `number` tells several apart. A pair of virtual network cards, one in each network. */
export async function openLink(engine: PrivateEngine, number: number): Promise<Link> {
  const [near, far] = [`lab-${number}`, `lab-far-${number}`];
  const subnet = `10.99.${number}`;
  const pid = /^\/proc\/(\d+)\//.exec(engine.network)?.[1] ?? '';
  const inside = async (...argv: string[]): Promise<void> => {
    const [command = '', ...args] = engine.inside(argv);
    await run(command, args);
  };
  await run('ip', ['link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', pid]);
  await run('ip', ['address', 'add', `${subnet}.1/30`, 'dev', near]);
  await run('ip', ['link', 'set', near, 'up']);
  await inside('ip', 'address', 'add', `${subnet}.2/30`, 'dev', far);
  const mend = (): Promise<void> => inside('ip', 'link', 'set', far, 'up');
  await mend();
  const socket = engine.endpoint.replace('unix://', '');
  const [command = '', ...args] = engine.inside([process.execPath, '-e', RELAY, socket, String(PORT)]);
  const relay = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.race([once(relay.stdout, 'data'), once(relay, 'exit')]);
  return {
    endpoint: `tcp://${subnet}.2:${PORT}`,
    cut: () => inside('ip', 'link', 'set', far, 'down'),
    mend,
    [Symbol.asyncDispose]: async () => {
      if (relay.exitCode === null) {
        relay.kill('SIGKILL');
        await once(relay, 'exit');
      }
      // With one end both are gone.
      await run('ip', ['link', 'delete', near]);
    },
  };
}
