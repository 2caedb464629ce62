import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Environment } from './connections.ts';

/** A terminal tells docker and us of ctrl-C at once: of the two the signal is to be heard first. In ms. */
const SIGNAL_FIRST = 100;
const LOOK_EVERY = 200;

/** Watches until it is ended; calls at most once. */
type Watch = (gone: () => void) => () => void;

/**
 * Called as a plugin: docker keeps its signals to itself, and closes a socket instead (docker 25 or later). So does
 * the kernel when docker is killed. Returns what ends the watching.
 */
export function onDockerGone({ DOCKER_CLI_PLUGIN_SOCKET: name }: Environment, tell: () => void): () => void {
  if (!name) return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const watch = name.startsWith('@') ? abstractSocket(name) : socketFile(name);
  const end = watch(() => (timer = setTimeout(tell, SIGNAL_FIRST).unref()));
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** On Linux its name is in no file system, and Node 20 cannot connect to it (libuv before 1.48): the kernel lists it. */
function abstractSocket(name: string): Watch {
  const isThere = (): boolean => {
    try {
      return readFileSync('/proc/net/unix', 'utf8').includes(` ${name}`);
    } catch {
      return false;
    }
  };
  return (gone) => {
    // Who cannot be seen cannot go away.
    if (!isThere()) return () => undefined;
    const looking = setInterval(() => {
      if (isThere()) return;
      clearInterval(looking);
      gone();
    }, LOOK_EVERY).unref();
    return () => clearInterval(looking);
  };
}

function socketFile(path: string): Watch {
  return (gone) => {
    const socket = connect(path);
    socket.on('error', () => undefined);
    socket.once('connect', () => socket.once('close', gone));
    socket.resume().unref();
    return () => {
      socket.off('close', gone);
      socket.destroy();
    };
  };
}
