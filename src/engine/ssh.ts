import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { Duplex, type Readable, type Writable } from 'node:stream';
import type { Environment } from './environment.ts';
import type { Endpoint } from './host.ts';
import { createTail } from './tail.ts';

type SshEndpoint = Extract<Endpoint, { kind: 'ssh' }>;
type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** How long ssh may take to tell how it ended after its output has ended, in ms. */
const EXIT_GRACE = 1000;
const COMPLAINT_LENGTH = 2000;
/** How long an idle connection is trusted to lead anywhere, in ms; a new one costs a handshake. */
const LONGEST_IDLE = 60_000;

/** Arguments for ssh, as the docker CLI gives them: the user's own configuration and host key checking apply. */
export function sshArguments({ user, port, host, path }: SshEndpoint): string[] {
  return [
    '-o',
    'ConnectTimeout=30',
    '-T',
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    '--',
    host,
    'docker',
    ...(path === undefined ? [] : [`--host=unix://${path}`]),
    'system',
    'dial-stdio',
  ];
}

/** One connection to the engine through one ssh process; `onComplaint` is told what ssh wrote to stderr so far. */
export function dialSsh(
  endpoint: SshEndpoint,
  environment: Environment,
  onComplaint: (text: string) => void,
): Duplex {
  const child = spawn('ssh', sshArguments(endpoint), {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...environment },
    // Its own session: a Ctrl-C in the terminal must not take away the way to the engine while we undo.
    detached: true,
  });
  const complaint = createTail(COMPLAINT_LENGTH);
  child.stderr.on('data', (chunk: Buffer) => {
    complaint.write(chunk);
    onComplaint(complaint.text().trim());
  });
  return asSocket(
    bridge(child, () => complaint.text().trim()),
    child,
  );
}

function bridge(child: Child, complaint: () => string): Duplex {
  const duplex = new Duplex({
    read: () => void child.stdout.resume(),
    write: (chunk, _encoding, done) => void child.stdin.write(chunk, (error) => done(error)),
    final: (done) => void child.stdin.end(() => done()),
    destroy(error, done) {
      child.stdin.destroy();
      child.kill();
      done(error);
    },
  });
  child.stdout.on('data', (chunk: Buffer) => {
    if (!duplex.push(chunk)) child.stdout.pause();
  });
  child.stdin.on('error', (error) => duplex.destroy(error));
  child.once('error', (error) => duplex.destroy(error));
  endWithChild(child, duplex, complaint);
  return duplex;
}

/** Ends the stream after the output and with the exit status; stderr may stay open for a ControlMaster's sake. */
function endWithChild(child: Child, duplex: Duplex, complaint: () => string): void {
  const finish = (status: number | null): void => {
    if (status === 0 || status === null) duplex.push(null);
    else
      duplex.destroy(
        Object.assign(new Error(complaint() || `ssh ended with status ${status}`), { code: 'SSH' }),
      );
  };
  child.stdout.once('end', () => {
    if (child.exitCode !== null || child.signalCode !== null) return finish(child.exitCode);
    const timer = setTimeout(finish, EXIT_GRACE, null);
    child.once('exit', (status) => {
      clearTimeout(timer);
      // What ssh wrote last may still be in the pipe.
      setImmediate(finish, status);
    });
  });
}

/** What http.Agent asks of a socket and a plain Duplex does not have; an idle ssh does not keep Node alive. */
function asSocket(duplex: Duplex, child: Child): Duplex {
  const handles = [child, child.stdin, child.stdout, child.stderr] as unknown as {
    ref(): void;
    unref(): void;
  }[];
  let idle: NodeJS.Timeout | undefined;
  return Object.assign(duplex, {
    setTimeout: () => duplex,
    setKeepAlive: () => duplex,
    setNoDelay: () => duplex,
    ref() {
      clearTimeout(idle);
      for (const handle of handles) handle.ref();
      return duplex;
    },
    unref() {
      idle = setTimeout(() => duplex.destroy(), LONGEST_IDLE).unref();
      for (const handle of handles) handle.unref();
      return duplex;
    },
  });
}
