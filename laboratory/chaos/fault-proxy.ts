import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { ANY_CALL, createCounter, requestLabel, type Call } from './call.ts';
import { isEvent, type Fault, type Injection } from './faults.ts';
import { relayShell } from './shell-relay.ts';
import { answerFault, strikeBefore, type Run } from './strike.ts';

/** One run of a command through the proxy. */
export type Watched = {
  /** The calls so far, in the order in which they came. */
  readonly calls: readonly Call[];
  /** Whether the fault has happened. */
  readonly struck: () => boolean;
  /** Lets go of what hangs; nothing of this run goes through any more. */
  readonly end: () => void;
};

export type FaultProxy = AsyncDisposable & {
  /** `unix://…`: the DOCKER_HOST of the command under test. */
  readonly endpoint: string;
  /** Begins a run. One at a time. */
  readonly watch: (injection: Injection | undefined, means: Means) => Watched;
};

/** `kill` ends the command at once, as SIGKILL does; `befall` does what happens beside a call. */
type Means = Pick<Run, 'kill' | 'befall'>;

/** Answers that go on for as long as somebody listens. */
const STREAMS = /^(GET \/events|POST \/images\/create|POST \/build|GET \/containers\/:id\/(logs|attach))/;

/** Stands before a real engine and does to one call of a run what is asked; everything else passes as it is. */
export async function startFaultProxy(engineEndpoint: string, socketPath: string): Promise<FaultProxy> {
  const target = engineEndpoint.replace(/^unix:\/\//, '');
  const sockets = new Set<Socket>();
  let run: Run | undefined;
  const server = createServer((request) => {
    if (run === undefined || run.isOver()) return void request.socket.destroy();
    relay(request, request.socket, target, run).catch(() => request.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => {
    if (run === undefined || run.isOver()) return void socket.destroy();
    relayShell({ request, client: socket as Socket, head, target, run });
  });
  server.keepAliveTimeout = 0;
  await rm(socketPath, { force: true });
  await once(server.listen(socketPath), 'listening');
  const endAll = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    endpoint: `unix://${socketPath}`,
    watch: (injection, means) => {
      const watched = watch(injection, means, endAll);
      run = watched.run;
      return watched;
    },
    async [Symbol.asyncDispose]() {
      endAll();
      server.close();
      await rm(socketPath, { force: true });
    },
  };
}

function watch(
  injection: Injection | undefined,
  means: Means,
  endAll: () => void,
): Watched & { readonly run: Run } {
  const { next, calls } = createCounter();
  let [struck, over] = [false, false];
  const cutOff = (): void => {
    over = true;
    endAll();
  };
  const meet = (label: string): Fault | undefined => {
    const { nth } = next(label);
    if (injection === undefined) return undefined;
    const { call } = injection;
    const isIt =
      call.label === ANY_CALL ? call.nth === calls.length : call.label === label && call.nth === nth;
    if (!isIt) return undefined;
    struck = true;
    return injection.fault;
  };
  return { calls, struck: () => struck, end: cutOff, run: { ...means, meet, isOver: () => over, cutOff } };
}

async function relay(request: IncomingMessage, client: Socket, target: string, run: Run): Promise<void> {
  const { method = '', url = '', headers } = request;
  const label = requestLabel(method, url);
  const fault = run.meet(label);
  const body = await buffer(request);
  if (strikeBefore(fault, run, client)) return void answerFault(fault, method, client);
  if (isEvent(fault)) await run.befall(fault);
  const forwarded = httpRequest({ socketPath: target, method, path: url, headers, agent: false });
  client.once('close', () => forwarded.destroy());
  // Stays after the answer: the engine may die while it streams.
  forwarded.on('error', () => client.destroy());
  forwarded.end(body);
  const [response] = (await once(forwarded, 'response')) as [IncomingMessage];
  const isStream = STREAMS.test(label);
  const whole = isStream ? Buffer.alloc(0) : await buffer(response);
  const text = head(response, isStream ? undefined : whole.length);
  if (fault === 'kill-after') return (run.kill(), void client.destroy());
  // In the middle of the body, or of the head where there is none.
  if (fault === 'cut') {
    const all = Buffer.concat([Buffer.from(text), whole]);
    const kept = whole.length > 0 ? all.length - Math.ceil(whole.length / 2) : Math.floor(all.length / 2);
    return void client.end(all.subarray(0, kept));
  }
  if (!isStream) return void client.end(Buffer.concat([Buffer.from(text), whole]));
  client.write(text);
  response.once('error', () => client.destroy()).pipe(client);
}

/** The engine's head, for a body of this length, or one that ends with its connection. */
function head(response: IncomingMessage, length: number | undefined): string {
  const dropped = ['transfer-encoding', 'content-length', 'connection'];
  const names = Object.entries(response.headers).filter(([name]) => !dropped.includes(name));
  const bodiless = response.statusCode === 204 || response.statusCode === 304;
  const known = length === undefined || bodiless ? [] : [`content-length: ${length}`];
  // A call for each connection: what is written here goes past Node's own count of the answers that it owes.
  const lines = [...names.map(([name, value]) => `${name}: ${String(value)}`), ...known, 'connection: close'];
  return `HTTP/1.1 ${response.statusCode} ${response.statusMessage}\r\n${lines.join('\r\n')}\r\n\r\n`;
}
