import { Agent } from 'node:http';
import { connect as connectSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { inspect } from 'node:util';
import type { Environment } from './environment.ts';
import type { Endpoint } from './host.ts';

/** Connections to one engine, kept alive between calls. */
export type Transport = {
  readonly agent: Agent;
  /** What ssh last wrote to stderr; empty for other endpoints. */
  readonly complaint: () => string;
  readonly close: () => void;
};

const IDLE_CONNECTIONS = 8;
/** How long an idle connection is trusted to lead anywhere, and the interval of TCP's own probes, in ms. */
const LONGEST_IDLE = 15_000;
const PROBE_INTERVAL = 15_000;
/** An sshd takes about ten connections at once by default (MaxStartups). */
const SSH_CONNECTIONS = 8;

export async function createTransport(endpoint: Endpoint, environment: Environment): Promise<Transport> {
  let complaint = '';
  const dial = await dialer(endpoint, environment, (text) => (complaint = text));
  const open = new Set<Duplex>();
  const agent = new Agent({
    keepAlive: true,
    keepAliveMsecs: PROBE_INTERVAL,
    // Of a busy connection this only makes an event that nobody listens to.
    timeout: LONGEST_IDLE,
    maxFreeSockets: IDLE_CONNECTIONS,
    ...(endpoint.kind === 'ssh' ? { maxSockets: SSH_CONNECTIONS } : {}),
  });
  // One seam for every kind of endpoint, so that nothing else can decide where a request goes.
  agent.createConnection = () => {
    const socket = dial();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    return socket;
  };
  // docker-modem inspects all it sends, to any depth.
  Object.defineProperty(agent, inspect.custom, { value: () => 'Agent' });
  return {
    agent,
    complaint: () => complaint,
    close() {
      agent.destroy();
      // Upgraded connections are no longer the agent's.
      for (const socket of open) socket.destroy();
    },
  };
}

/** What the kind of endpoint needs is loaded for it alone. */
async function dialer(
  endpoint: Endpoint,
  environment: Environment,
  onComplaint: (text: string) => void,
): Promise<() => Duplex> {
  switch (endpoint.kind) {
    case 'unix':
      return () => connectSocket({ path: endpoint.path });
    case 'tcp':
      return tcpDialer(endpoint);
    case 'ssh': {
      const { dialSsh } = await import('./ssh.ts');
      return () => dialSsh(endpoint, environment, onComplaint);
    }
    default:
      return endpoint satisfies never;
  }
}

async function tcpDialer({ host, port, tls }: Extract<Endpoint, { kind: 'tcp' }>): Promise<() => Duplex> {
  const address = { host, port, keepAlive: true, keepAliveInitialDelay: PROBE_INTERVAL, noDelay: true };
  if (tls === undefined) return () => connectSocket(address);
  const { connect: connectTls } = await import('node:tls');
  const { verify, ...material } = tls;
  const servername = /[a-z]/i.test(host) && !host.includes(':') ? host : '';
  return () => connectTls({ ...address, ...material, rejectUnauthorized: verify, servername });
}
