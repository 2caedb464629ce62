/**
 * The application that the laboratory deploys. It says its version in every answer, and fails in every way
 * that its environment asks for.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const { env } = process;
const version = env['VERSION'] ?? 'none';
let failing = false;
/** Of all requests but those for the health, 0 to 1; and ms that they take on average. */
const failShare = Number(env['FAIL_SHARE'] ?? 0);
const delay = Number(env['DELAY'] ?? 0);
/** Ends what would not end by itself when the server stops. */
const stopping = new AbortController();

function answer(response: ServerResponse, status: number, more: object = {}): void {
  const headers = {
    'content-type': 'application/json',
    ...(stopping.signal.aborted ? { connection: 'close' } : {}),
  };
  response.writeHead(status, headers).end(`${JSON.stringify({ version, ...more })}\n`);
}

async function upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    hash.update(part);
  }
  answer(response, 200, { bytes, sha256: hash.digest('hex') });
}

/** One event each 100 ms. An event stream has no end of its own, so a stop ends it. */
function stream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let id = 0;
  const send = (): void => void response.write(`id: ${++id}\ndata: ${JSON.stringify({ version, id })}\n\n`);
  const timer = setInterval(send, 100);
  const end = (): void => void response.end();
  stopping.signal.addEventListener('abort', end);
  response.once('close', () => {
    clearInterval(timer);
    stopping.signal.removeEventListener('abort', end);
  });
  send();
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('x-version', version);
  if (failing) return answer(response, 500);
  // What a health check does not see, and real traffic does.
  if (url.pathname !== '/health') {
    if (delay > 0) await sleep(delay * (0.5 + Math.random()));
    if (Math.random() < failShare) return answer(response, 500);
  }
  const status = /^\/status\/([2-5]\d\d)$/.exec(url.pathname)?.[1];
  if (status) return answer(response, Number(status));
  if (url.pathname.endsWith('/echo'))
    return answer(response, 200, { url: request.url, headers: request.headers });
  switch (url.pathname) {
    case '/':
      return answer(response, Number(env['ROOT_STATUS'] ?? 200));
    case '/health':
      return answer(response, Number(env['HEALTH_STATUS'] ?? 200));
    case '/slow':
      await sleep(Number(url.searchParams.get('ms') ?? 1000));
      return answer(response, 200);
    case '/hang-up':
      return void request.socket.destroy();
    case '/upload':
      return upload(request, response);
    case '/sse':
      return stream(response);
    default:
      return answer(response, 404);
  }
}

const server = createServer((request, response) => {
  handle(request, response).catch(() => response.destroy());
});
// Longer than any pause of a client: a connection is closed by the one who opened it.
server.keepAliveTimeout = 75_000;

const sockets = new WebSocketServer({ server, path: '/ws' });
sockets.on('headers', (headers) => headers.push(`x-version: ${version}`));
sockets.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => socket.terminate());
});

/** Takes nothing new, lets what runs end, and goes. */
function stop(): void {
  stopping.abort();
  for (const socket of sockets.clients) socket.close(1001);
  server.close(() => process.exit(0));
  setInterval(() => server.closeIdleConnections(), 50);
}

/** Runs `fault` after the milliseconds that the variable says, if it is set. */
function after(variable: string, fault: () => void): void {
  const ms = env[variable];
  if (ms !== undefined) setTimeout(fault, Number(ms));
}

function exit(code: number, reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(code);
}

process.on('SIGTERM', () => {
  if (env['IGNORE_TERM'] !== '1') stop();
});
after('FAIL_AFTER', () => (failing = true));
after('CRASH_AFTER', () => exit(1, 'crashing, as CRASH_AFTER says'));

const required = env['REQUIRE_ENV'];
if (required && env[required] === undefined) exit(1, `the environment variable ${required} is missing`);
if (env['EXIT_AT_START']) exit(Number(env['EXIT_AT_START']), 'cannot start, as EXIT_AT_START says');
start();

function start(): void {
  const listen = (): void => {
    // The moment is for who wants to know how soon it was noticed.
    server.listen(Number(env['PORT'] ?? 8080), env['LISTEN_HOST'] ?? '0.0.0.0', 4096, () =>
      process.stdout.write(`listening since ${Date.now()}\n`),
    );
  };
  if (env['NEVER_LISTEN'] === '1') setInterval(() => undefined, 60_000);
  else setTimeout(listen, Number(env['START_DELAY'] ?? 0));
}
