import type { CauseCode } from '../../src/types/index.ts';
import { makeCertificate } from './certificates.ts';

/** One way in which an application does not become healthy, as a service of a Compose file, on the laboratory's application. */
export type Broken = {
  readonly name: string;
  readonly cause: CauseCode;
  /** Added to the service. */
  readonly service: Readonly<Record<string, unknown>>;
  /** `x-ctr-bg` of the service. */
  readonly extension?: Readonly<Record<string, unknown>>;
  /** The content of a file that it is given as /start, executable. */
  readonly start?: string;
  readonly flags?: readonly string[];
  /** Words of the message, and of the cure. */
  readonly says: RegExp;
  readonly cure: RegExp;
};

/** The first process of a container is deaf to what it does not handle. */
const program = (code: string) => ({ command: ['-e', `process.on('SIGTERM', process.exit); ${code}`] });
const answering = (code: string) =>
  program(`require('http').createServer((request, response) => {${code}}).listen(8080, '0.0.0.0')`);
const answers = (status: number) => ({ environment: { ROOT_STATUS: String(status) } });
const check = (test: readonly string[], more = {}) => ({
  healthcheck: { test, interval: '1s', retries: 1, ...more },
});
const failingCheck = [
  'CMD',
  '/usr/local/bin/node',
  '-e',
  'console.log("the queue is down"); process.exit(1)',
];
const { certificate, key } = await makeCertificate(['localhost']);

export const BROKEN: readonly Broken[] = [
  {
    name: 'has a command that is not in the image',
    cause: 'command-not-found',
    service: { entrypoint: ['serve-shop'] },
    says: /could not be started: the image has no command serve-shop/,
    cure: /entrypoint/,
  },
  {
    name: 'has a command that is not executable',
    cause: 'not-executable',
    service: { entrypoint: ['/app/server.js'] },
    says: /server\.js may not be executed/,
    cure: /chmod/,
  },
  {
    name: 'has a program that the processor does not know',
    cause: 'wrong-architecture',
    service: { entrypoint: ['/start'] },
    start: '\u007fELF, or what looks like it',
    says: /another processor/,
    cure: /--platform/,
  },
  {
    name: 'has a script with Windows line endings',
    cause: 'script-not-runnable',
    service: { entrypoint: ['/start'] },
    start: '#!/usr/local/bin/node\r\nconsole.log(1);\r\n',
    says: /\/start is there/,
    cure: /CRLF/,
  },
  {
    name: 'needs more memory than it may have',
    cause: 'out-of-memory',
    service: {
      mem_limit: '64m',
      memswap_limit: '64m',
      ...program('const all = []; for (;;) all.push(Buffer.alloc(4e6, 1))'),
    },
    says: /out of memory/,
    cure: /mem_limit/,
  },
  {
    name: 'listens on its port twice',
    cause: 'port-in-use',
    service: program(
      "for (let i = 0; i < 2; i++) require('http').createServer(() => 0).listen(8080, '0.0.0.0')",
    ),
    says: /taken already/,
    cure: /listen on one port/,
  },
  {
    name: 'may not listen below 1024',
    cause: 'privileged-port',
    service: {
      sysctls: { 'net.ipv4.ip_unprivileged_port_start': '1024' },
      ...program("require('http').createServer(() => 0).listen(80, '0.0.0.0')"),
    },
    extension: { port: 80 },
    says: /below 1024/,
    cure: /--port/,
  },
  {
    name: 'lacks a variable',
    cause: 'missing-variable',
    service: program("throw new Error('DATABASE_URL is not set')"),
    says: /exited with code 1 .*the variable DATABASE_URL is missing/,
    cure: /--env/,
  },
  {
    name: 'has no space left',
    cause: 'disk-full',
    service: {
      tmpfs: ['/data:size=1m,mode=1777'],
      ...program("require('fs').writeFileSync('/data/file', Buffer.alloc(2e6))"),
    },
    says: /no space/,
    cure: /tmpfs/,
  },
  {
    name: 'writes where it is read-only',
    cause: 'read-only',
    service: { read_only: true, user: '0', ...program("require('fs').writeFileSync('/app/file', '')") },
    says: /read-only/,
    cure: /read_only/,
  },
  {
    name: 'writes where its user may not',
    cause: 'permission-denied',
    service: program("require('fs').writeFileSync('/app/file', '')"),
    says: /may not use \/app\/file/,
    cure: /chown/,
  },
  {
    name: 'looks for a host that is not there',
    cause: 'host-unknown',
    service: {
      environment: { DATABASE_HOST: 'no-such-database' },
      // The laboratory has no name server, and is not to wait for one.
      dns_opt: ['timeout:1', 'attempts:1'],
      ...program("require('net').connect(5432, process.env.DATABASE_HOST)"),
    },
    // A value is never shown: the variable's name tells where to look.
    says: /cannot find the host <DATABASE_HOST>/,
    cure: /name right/,
  },
  {
    name: 'cannot reach its database',
    cause: 'backend-refused',
    service: program("require('net').connect(5432, '127.0.0.1')"),
    says: /127\.0\.0\.1:5432 is refused/,
    cure: /depends_on/,
  },
  {
    name: 'waits for its database for ever',
    cause: 'backend-refused',
    service: program(
      "setInterval(() => require('net').connect(5432, '127.0.0.1').on('error', (error) => console.error(String(error))), 200)",
    ),
    says: /within 5s .*127\.0\.0\.1:5432 is refused/,
    cure: /depends_on/,
  },
  {
    name: 'lacks a module',
    cause: 'missing-module',
    service: program("require('express')"),
    says: /lacks express/,
    cure: /\.dockerignore/,
  },
  {
    name: 'lacks a file',
    cause: 'missing-file',
    service: program("require('fs').readFileSync('/etc/shop/config.json')"),
    says: /\/etc\/shop\/config\.json/,
    cure: /config or secret/,
  },
  {
    name: 'crashes',
    cause: 'crashed',
    service: program('process.abort()'),
    says: /crashed with SIG/,
    cure: /glibc/,
  },
  {
    name: 'is killed',
    cause: 'killed',
    service: program('process.exit(137)'),
    says: /SIGKILL/,
    cure: /dmesg/,
  },
  {
    name: 'ends at once, and well',
    cause: 'ended-well',
    service: program('0'),
    says: /without an error/,
    cure: /foreground/,
  },
  {
    name: 'exits at once',
    cause: 'exited',
    service: { environment: { EXIT_AT_START: '3' } },
    says: /exited with code 3/,
    cure: /log lines/,
  },
  {
    name: 'has a HEALTHCHECK whose program the image lacks',
    cause: 'check-program-missing',
    service: check(['CMD', 'curl', '--fail', 'http://127.0.0.1:8080/']),
    flags: ['--health-timeout', '30s'],
    says: /lacks curl/,
    cure: /healthcheck/,
  },
  {
    name: 'redirects its HEALTHCHECK to https',
    cause: 'check-follows-redirect',
    service: {
      ...answering("response.writeHead(301, { location: 'https://shop.example.com/' }).end()"),
      ...check(failingCheck),
    },
    flags: ['--health-timeout', '30s'],
    says: /redirects to https/,
    cure: /X-Forwarded-Proto/,
  },
  {
    name: 'is unhealthy by its HEALTHCHECK',
    cause: 'check-failed',
    service: check(failingCheck),
    flags: ['--health-timeout', '30s'],
    says: /the queue is down \(exit 1\)/,
    cure: /healthcheck/,
  },
  {
    name: 'is not checked in time',
    cause: 'check-not-done',
    service: check(['CMD', '/usr/local/bin/node', '-e', '0'], { interval: '60s' }),
    says: /not passed yet/,
    cure: /--health-timeout/,
  },
  {
    name: 'listens on 127.0.0.1 only',
    cause: 'loopback-only',
    service: { environment: { LISTEN_HOST: '127.0.0.1' } },
    says: /listens on 127\.0\.0\.1 only/,
    cure: /0\.0\.0\.0/,
  },
  {
    name: 'listens on another port',
    cause: 'other-port',
    service: { environment: { PORT: '3000' } },
    says: /port 3000 is open, and port 8080 is configured/,
    cure: /--port 3000/,
  },
  {
    name: 'never listens',
    cause: 'not-listening',
    service: { environment: { NEVER_LISTEN: '1' } },
    says: /connection refused.*nothing listens on port 8080/,
    cure: /--port/,
  },
  {
    name: 'speaks TLS',
    cause: 'speaks-tls',
    service: {
      environment: { CERTIFICATE: certificate, KEY: key },
      ...program(
        "require('https').createServer({ cert: process.env.CERTIFICATE, key: process.env.KEY }, (request, response) => response.end()).listen(8080, '0.0.0.0')",
      ),
    },
    says: /speaks TLS/,
    cure: /plain HTTP/,
  },
  {
    name: 'speaks something else',
    cause: 'not-http',
    service: program("require('net').createServer((socket) => socket.end('+OK\\n')).listen(8080, '0.0.0.0')"),
    says: /not answer by HTTP/,
    cure: /--port/,
  },
  {
    name: 'does not answer',
    cause: 'too-slow',
    service: answering(''),
    flags: ['--health-timeout', '12s'],
    says: /not answered within 5s/,
    cure: /--health-path/,
  },
  {
    name: 'wants a login',
    cause: 'needs-login',
    service: answers(401),
    says: /HTTP 401/,
    cure: /--health-path/,
  },
  {
    name: 'does not know the host',
    cause: 'host-not-allowed',
    service: answering("response.writeHead(400).end('<h1>Invalid host header</h1>')"),
    says: /Invalid host header/,
    cure: /allowed hosts/,
  },
  {
    name: 'has nothing at the path',
    cause: 'not-found',
    service: answers(404),
    flags: ['--health-path', '/healthy'],
    says: /nothing at \/healthy/,
    cure: /--health-path/,
  },
  {
    name: 'answers 500',
    cause: 'server-error',
    service: answering("response.writeHead(500).end('the template is missing\\nmore')"),
    says: /HTTP 500: the template is missing/,
    cure: /--health-path/,
  },
  {
    name: 'answers 405',
    cause: 'wrong-status',
    service: answers(405),
    says: /HTTP 405/,
    cure: /GET/,
  },
  {
    name: 'is well, and too late',
    cause: 'too-late',
    service: answering('setTimeout(() => response.end(), 1300)'),
    extension: { probe: { successes: 8 } },
    says: /often enough/,
    cure: /--health-timeout/,
  },
];

/** The file of one of them, as JSON, which is YAML. */
export function fileOf({ service, extension, start }: Broken, name: string): string {
  return JSON.stringify({
    name,
    services: {
      web: {
        image: 'broken:1',
        ...service,
        ...(start === undefined ? {} : { configs: [{ source: 'start', target: '/start', mode: 0o755 }] }),
        'x-ctr-bg': { routes: [`${name}.example.com`], ...extension },
      },
    },
    ...(start === undefined ? {} : { configs: { start: { content: start } } }),
  });
}
