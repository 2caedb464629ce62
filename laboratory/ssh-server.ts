import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { LabEngine } from './engine.ts';
import { mustRun, toolEnvironment } from './machine/processes.ts';
import { waitFor } from './machine/wait.ts';

const PORT = 2222;
const READY_DEADLINE = 15_000;
const END_DEADLINE = 5000;

export type SshServer = AsyncDisposable & {
  /** `ssh://root@127.0.0.1:2222/…/docker.sock` */
  readonly endpoint: string;
  /** An environment in which `ssh` is the real one, with a key that the server knows and knowing the server's. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same for a caller who has another key of the server on record: somebody may be in between. */
  readonly deceived: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

/** Starts an sshd on 127.0.0.1 of this network. run.ts installs it. */
export async function startSshServer(engine: LabEngine): Promise<SshServer> {
  const folder = await mkdtemp(join(engine.folder, 'ssh-'));
  for (const name of ['host', 'user', 'other'])
    await mustRun(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  await writeFile(join(folder, 'sshd_config'), serverConfiguration(folder));
  // Where sshd locks itself in before a login; its package makes it at boot.
  await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const argv = [
    'setpriv',
    '--pdeathsig=KILL',
    '/usr/sbin/sshd',
    '-D',
    '-e',
    '-f',
    join(folder, 'sshd_config'),
  ];
  const [command = '', ...args] = argv;
  const child = spawn(command, args, { env: toolEnvironment(), stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit', { signal: AbortSignal.timeout(END_DEADLINE) });
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended.catch(() => child.kill('SIGKILL'));
    } else ended.catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitFor('sshd listens', READY_DEADLINE, async () => (await listens()) || undefined);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    endpoint: engine.endpoint.replace('unix://', `ssh://root@127.0.0.1:${PORT}`),
    environment: await client(folder, 'host'),
    deceived: await client(folder, 'other'),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function serverConfiguration(folder: string): string {
  return [
    `Port ${PORT}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'host')}`,
    `AuthorizedKeysFile ${join(folder, 'user.pub')}`,
    'PermitRootLogin prohibit-password',
    'StrictModes no',
    'UsePAM no',
    'PidFile none',
    '',
  ].join('\n');
}

/** `ssh` on its PATH is the real one with a configuration of its own, so that the caller's is left alone. */
async function client(folder: string, hostKey: string): Promise<Record<string, string>> {
  const bin = join(folder, `client-${hostKey}`);
  await mkdir(bin);
  const key = await readFile(join(folder, `${hostKey}.pub`), 'utf8');
  await writeFile(join(bin, 'known_hosts'), `[127.0.0.1]:${PORT} ${key}`);
  const configuration = [
    `IdentityFile ${join(folder, 'user')}`,
    'IdentitiesOnly yes',
    `UserKnownHostsFile ${join(bin, 'known_hosts')}`,
    'StrictHostKeyChecking yes',
    'BatchMode yes',
    '',
  ];
  await writeFile(join(bin, 'config'), configuration.join('\n'));
  await writeFile(join(bin, 'ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F ${join(bin, 'config')} "$@"\n`);
  await chmod(join(bin, 'ssh'), 0o755);
  return { PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

function listens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(PORT, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
