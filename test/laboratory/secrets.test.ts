import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, type Engine, resolveEndpoint } from '../../src/engine/index.ts';
import { makeCertificate, type TestCertificate } from '../support/certificates.ts';
import { PORT, openDeploys, type Deploys } from '../support/deploys.ts';
import { watchProcesses, type ProcessWatch } from '../support/process-watch.ts';

/** Canaries in everything that may be a secret: they reach the containers, and nobody who looks elsewhere sees one. */
/** Each changes all canaries, so that there is something to plan and to deploy. */
type Round = 'first' | 'second' | 'third';
/** What holds a canary. */
type Way =
  'inline' | 'variable' | 'envfile' | 'secretfile' | 'secretenvironment' | 'configcontent' | 'configfile';
const canary = (round: Round, way: Way): string => `canary${round}${way}`;

let deploys: Deploys;
let engine: Engine;
let folder: string;
let certificates: readonly TestCertificate[];
let watch: ProcessWatch;
/** All that was printed. */
let told = '';

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  await deploys.lab.application('shop:1', { version: 'v1' });
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-secrets-'));
  certificates = [await makeCertificate(['a.example.com']), await makeCertificate(['b.example.com'])];
  watch = watchProcesses();
});
afterAll(async () => {
  await watch.stop();
  await deploys.down();
  await engine.removeVolume('shop_data');
  engine.close();
  await rm(folder, { recursive: true });
});

const SERVICE = `
    image: shop:1
    env_file: [app.env]
    secrets: [from_file, from_environment]
    configs: [content, file]
`;

async function write(round: Round): Promise<void> {
  const [direct, bySecret] = certificates;
  const files = {
    'app.env': `FROM_FILE=${canary(round, 'envfile')}\n`,
    'secret.txt': canary(round, 'secretfile'),
    'config.txt': canary(round, 'configfile'),
    'a.crt': direct?.certificate,
    'a.key': direct?.key,
    'b.crt': bySecret?.certificate,
    'b.key': bySecret?.key,
    'ctr-bg.yml': `
name: shop
services:
  web:${SERVICE}
    environment: { INLINE: ${canary(round, 'inline')}, VARIABLE: "\${SOME_TOKEN}" }
    x-ctr-bg: { routes: [a.example.com, b.example.com] }
  db:${SERVICE}
    environment: { INLINE: ${canary(round, 'inline')}, VARIABLE: "\${SOME_TOKEN}" }
secrets:
  from_file: { file: secret.txt }
  from_environment: { environment: SOME_SECRET }
  tls_key: { file: b.key }
  tls_certificate: { file: b.crt }
configs:
  content: { content: ${canary(round, 'configcontent')} }
  file: { file: config.txt }
x-ctr-bg:
  proxy:
    request_headers: { x-token: "\${SOME_TOKEN}" }
    publish: { http: "127.0.0.1:${PORT}", https: "127.0.0.1:8443" }
    tls:
      - { hosts: [a.example.com], certificate: a.crt, key: a.key }
      - { hosts: [b.example.com], certificate: { secret: tls_certificate }, key: { secret: tls_key } }
`,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content ?? '');
}

/** Runs a command on the file of a round with all that it can tell. */
async function run(round: Round, expected: number, ...args: string[]): Promise<void> {
  await write(round);
  const env = { SOME_TOKEN: canary(round, 'variable'), SOME_SECRET: canary(round, 'secretenvironment') };
  const { exitCode, stdout, stderr } = await deploys.lab.ctrBg([...args, '--debug', '--progress', 'json'], {
    cwd: folder,
    env,
  });
  told += stdout + stderr;
  expect({ exitCode, why: exitCode === expected ? '' : stdout + stderr }).toEqual({
    exitCode: expected,
    why: '',
  });
}

/** Gives the proxy so little of the processor that whoever looks again and again sees the short test of nginx; 0 is all. */
async function slowProxy(cpus: number): Promise<void> {
  const body = { CpuPeriod: 100_000, CpuQuota: cpus === 0 ? -1 : cpus * 100_000 };
  await deploys.lab.engine.api.json('POST', '/containers/ctr-bg-proxy/update', { body });
}

/** A line in the middle of each private key. */
const keys = (): string[] => certificates.map(({ key }) => key.split('\n')[1] ?? '');

function expectNone(where: string, text: string): void {
  expect(text.length).toBeGreaterThan(0);
  const found = [...text.matchAll(/canary[a-z]+/g)].map(([word]) => word);
  const foundKeys = keys().filter((key) => text.includes(key)).length;
  expect({ where, found: [...new Set(found)], foundKeys }).toEqual({ where, found: [], foundKeys: 0 });
}

test('plans, deploys, a failed deploy and the status tell none', async () => {
  for (const key of keys()) expect(key.length).toBeGreaterThan(40);
  await run('first', 0, 'plan', '--json');
  await run('first', 0, 'up', '--json');
  await run('second', 0, 'plan', '--json');
  await run('second', 0, 'plan');
  await slowProxy(0.1);
  await run('second', 0, 'up');
  await slowProxy(0);
  const ill = ['--health-path', '/status/500', '--health-timeout', '2s'];
  await run('third', 3, 'up', '--json', ...ill);
  await run('second', 0, 'up', '--service', 'db');
  await run('second', 0, 'status', '--json');
  expect(told).toContain('environment VARIABLE');
  expectNone('output', told);
});

test('no process had one among its arguments, while nginx tested the new configuration and at any time', async () => {
  const seen = [...(await watch.stop())];
  expect(seen.some((line) => line.includes('nginx -t') && line.includes('/projects/shop/staging'))).toBe(
    true,
  );
  expectNone('ps', seen.join('\n'));
});

test('the containers have what is theirs, and no label has it', async () => {
  const read = ['/run/secrets/from_file', '/run/secrets/from_environment', '/content', '/file'];
  const script = `for (const file of ${JSON.stringify(read)}) console.log(require("node:fs").readFileSync(file, "utf8"))`;
  for (const name of ['shop-web-green-1', 'shop-db-1']) {
    const { stdout } = await engine.exec(name, ['/usr/local/bin/node', '-e', script]);
    expect(stdout.trim().split('\n')).toEqual(
      (['secretfile', 'secretenvironment', 'configcontent', 'configfile'] as const).map((way) =>
        canary('second', way),
      ),
    );
    const { Config } = (await deploys.lab.engine.api.json('GET', `/containers/${name}/json`)) as {
      Config: { Env: string[] };
    };
    expect(Config.Env).toEqual(
      expect.arrayContaining([
        `INLINE=${canary('second', 'inline')}`,
        `VARIABLE=${canary('second', 'variable')}`,
        `FROM_FILE=${canary('second', 'envfile')}`,
      ]),
    );
  }
  for (const path of ['/containers/json?all=1', '/networks', '/volumes', '/images/json'])
    expectNone(path, JSON.stringify(await deploys.lab.engine.api.json('GET', path)));
});

test('the engine tells none in its events', async () => {
  const until = Math.ceil(Date.now() / 1000);
  const events = await deploys.lab.engine.api.call('GET', `/events?since=1&until=${until}`);
  expectNone('events', String(events.body));
});

test('the proxy and its volume have no more than the keys, what nginx is to send and what brings releases back, which root alone can read', async () => {
  const inspected = await deploys.lab.engine.api.json('GET', '/containers/ctr-bg-proxy/json');
  expectNone('inspect of the proxy', JSON.stringify(inspected));
  const all = 'grep -rl "canary[a-z]" /etc /run /tmp /var | xargs stat -c "%a %u %n" | sort; ls /etc/ctr-bg';
  const { stdout } = await engine.exec('ctr-bg-proxy', ['sh', '-c', all]);
  const [generation, http, ...rest] = stdout.trim().split('\n');
  expect(generation).toMatch(
    /^600 0 \/etc\/ctr-bg\/projects\/shop\/generations\/[0-9a-f]{12}\/generation\.json$/,
  );
  expect(http).toMatch(/^600 0 \/etc\/ctr-bg\/projects\/shop\/generations\/[0-9a-f]{12}\/http\.conf$/);
  // What brings a release back holds what its containers hold (docs/decisions/0020), and nothing else on the volume does.
  const records = rest.slice(0, -2);
  expect(records.length).toBeGreaterThanOrEqual(2);
  for (const record of records)
    expect(record).toMatch(/^600 0 \/etc\/ctr-bg\/projects\/shop\/releases\/[0-9a-f]{12}\.json$/);
  const releases = await engine.exec('ctr-bg-proxy', [
    'stat',
    '-c',
    '%a %u',
    '/etc/ctr-bg/projects/shop/releases',
  ]);
  expect(releases.stdout.trim()).toBe('700 0');
  expect(rest.slice(-2)).toEqual(['nginx.conf', 'projects']);
  for (const key of keys()) {
    const holders = 'grep -rl -- "$1" /etc/ctr-bg | xargs stat -c "%a %u %n"';
    const found = await engine.exec('ctr-bg-proxy', ['sh', '-c', holders, 'find', key]);
    expect(found.stdout).toMatch(/^600 0 \/etc\/ctr-bg\/projects\/shop\/certificates\/[0-9a-f]{12}\.key\n$/);
  }
});
