import type { Duplex } from 'node:stream';
import { createContainer } from './containers.ts';
import type { Door } from './door.ts';
import type { Shell, ShellContainerSpec } from './engine.ts';
import { brokenAnswer } from './failure.ts';
import { ask, open } from './request.ts';
import { createShell, opening } from './shell.ts';
import { SHELL } from './shell-protocol.ts';

/**
 * A first process is deaf to signals from its own container, so the shell, which is to be killed from inside when its
 * time is over, is the child of one that waits for it.
 */
const WAITING = 'sh -c "$1" shell\nexit';

/** A container that is a shell of ours; whoever dies while making it leaves one that was `created` and never ran. */
export async function shellContainer(door: Door, name: string, spec: ShellContainerSpec): Promise<Shell> {
  const id = await createContainer(door, name, {
    ...spec,
    Entrypoint: ['sh', '-c', WAITING, 'shell', SHELL],
    Cmd: [],
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: { ...spec.HostConfig, AutoRemove: true },
  });
  // Attached before it starts, so that there is no moment in which it runs for nobody.
  let socket: Duplex | undefined = await attach(door, id);
  try {
    const path = `/containers/${id}/start`;
    const call = { method: 'POST', path, what: `start container ${name}` } as const;
    await ask(door, { ...call, deadline: door.deadlines.change });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return createShell(door, name, async () => {
    const first = socket;
    socket = undefined;
    if (first === undefined) throw brokenAnswer(opening(name), 'it has ended');
    return first;
  });
}

async function attach(door: Door, id: string): Promise<Duplex> {
  const what = `attach to container ${id.slice(0, 12)}`;
  const query = { stream: '1', stdin: '1', stdout: '1', stderr: '1' };
  const call = { method: 'POST', path: `/containers/${id}/attach`, query, upgrade: true, what } as const;
  const reply = await open(door, { ...call, deadline: door.deadlines.change }, door.closed);
  if (reply.kind === 'upgraded') return reply.socket;
  reply.response.destroy();
  throw brokenAnswer(what, 'the engine did not hand over its streams');
}
