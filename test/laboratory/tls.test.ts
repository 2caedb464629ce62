import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Agent } from 'node:https';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, resolveEndpoint } from '../../src/engine/index.ts';
import { makeCertificate, type TestCertificate } from '../support/certificates.ts';
import { PORT, get, openDeploys, type Deploys } from '../support/deploys.ts';
import { getSecure, handshake } from '../support/https.ts';
import { testInFull } from '../support/size.ts';

/** TLS as a browser and an attacker see it. */
const SECURE_PORT = 8443;
let deploys: Deploys;
let folder: string;
let shop: TestCertificate;
let blog: TestCertificate;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-tls-'));
  shop = await makeCertificate(['shop.example.com']);
  blog = await makeCertificate(['blog.example.com']);
  await write({ 'shop.crt': shop.certificate, 'shop.key': shop.key });
  await write({ 'blog.crt': blog.certificate, 'blog.key': blog.key });
});
afterEach(() => deploys.down());
afterAll(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

const up = (...args: string[]) => deploys.lab.ctrBg(['up', '--json', ...args], { cwd: folder });

async function deployed(file: string, ...args: string[]): Promise<string> {
  await write({ 'ctr-bg.yml': file });
  const { exitCode, stdout, stderr } = await up(...args);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout + stderr;
}

const file = (tag: string, more = '') => `
name: shop
services:
  web: { image: "shop:${tag}", x-ctr-bg: { routes: [shop.example.com, blog.example.com, plain.example.com] } }
x-ctr-bg:
  proxy:
    publish: { http: "127.0.0.1:${PORT}", https: "127.0.0.1:${SECURE_PORT}" }
    hsts: true
    tls:
      - { hosts: [shop.example.com], certificate: shop.crt, key: shop.key }
      - { hosts: [blog.example.com], certificate: ./blog.crt, key: { file: ./blog.key } }
${more}
`;

test('each name gets its certificate, HTTP leads to HTTPS, and who asks for another name gets nothing', async () => {
  await deployed(file('1'));
  expect(await handshake(SECURE_PORT, 'shop.example.com')).toMatchObject({
    names: 'DNS:shop.example.com',
    protocol: 'TLSv1.3',
  });
  expect((await handshake(SECURE_PORT, 'blog.example.com')).names).toBe('DNS:blog.example.com');
  await expect(handshake(SECURE_PORT, 'plain.example.com')).rejects.toThrow(/unrecognized name/i);
  await expect(handshake(SECURE_PORT, 'other.example.com')).rejects.toThrow(/unrecognized name/i);
  await expect(handshake(SECURE_PORT, 'shop.example.com', 'TLSv1.1')).rejects.toThrow(/protocol version/i);

  const answer = await getSecure(SECURE_PORT, 'shop.example.com', '/echo');
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'x-version': 'v1', 'strict-transport-security': 'max-age=63072000' },
  });
  expect((JSON.parse(answer.body) as { headers: object }).headers).toMatchObject({
    'x-forwarded-proto': 'https',
  });
  expect(await get('/a?b=c', 'shop.example.com')).toMatchObject({ status: 308 });
  expect(await get('/', 'plain.example.com')).toMatchObject({ status: 200, version: 'v1' });
});

test('a key is nowhere but in a file that root alone can read', async () => {
  const printed = await deployed(file('1'), '--debug', '--progress', 'json');
  const secret = shop.key.split('\n')[1] ?? '';
  expect(secret.length).toBeGreaterThan(40);
  const engine = await connect(resolveEndpoint({ environment: process.env }));
  const inspected = await engine.inspectContainer('ctr-bg-proxy');
  const script = 'grep -rl -- "$1" /etc/ctr-bg; find /etc/ctr-bg -name "*.key" -exec stat -c "%a %u" {} ";"';
  const { stdout } = await engine.exec('ctr-bg-proxy', ['sh', '-c', script, 'find', secret]);
  engine.close();
  expect(printed + JSON.stringify(inspected)).not.toContain(secret);
  const [keyFile, ...modes] = stdout.trim().split('\n');
  expect(keyFile).toMatch(/^\/etc\/ctr-bg\/projects\/shop\/certificates\/[0-9a-f]{12}\.key$/);
  expect(modes).toEqual(['600 0', '600 0']);
});

test('the same again is unchanged; a renewed certificate is a new generation, and no request is lost by it', async () => {
  await deployed(file('1', '    redirect: false'));
  expect(await get('/', 'shop.example.com')).toMatchObject({ status: 200 });
  expect(await deployed(file('1', '    redirect: false'))).toContain('"unchanged"');
  const before = await handshake(SECURE_PORT, 'shop.example.com');

  const load = startLoad();
  const renewed = await makeCertificate(['shop.example.com']);
  await write({ 'shop.crt': renewed.certificate, 'shop.key': renewed.key });
  expect(await deployed(file('1', '    redirect: false'))).toContain('"deployed"');
  const after = await handshake(SECURE_PORT, 'shop.example.com');
  await deployed(file('2', '    redirect: false'));
  const { sent, failures } = await load.stop();
  expect(failures).toEqual([]);
  expect(sent).toBeGreaterThan(500);
  expect(after.fingerprint).not.toBe(before.fingerprint);
  expect((await getSecure(SECURE_PORT, 'shop.example.com', '/')).headers['x-version']).toBe('v2');

  const engine = await connect(resolveEndpoint({ environment: process.env }));
  const { stdout } = await engine.exec('ctr-bg-proxy', ['ls', '/etc/ctr-bg/projects/shop/certificates']);
  engine.close();
  expect(stdout.trim().split('\n')).toHaveLength(4);
  await write({ 'shop.crt': shop.certificate, 'shop.key': shop.key });
});

testInFull(
  'rollback says beforehand that a certificate was renewed since and has no place in what serves now',
  async () => {
    const releaseOf = (text: string): string => /"release": ?"([0-9a-f]+)"/.exec(text)?.[1] ?? '';
    const first = releaseOf(await deployed(file('1')));
    const renewed = await makeCertificate(['shop.example.com']);
    await write({ 'shop.crt': renewed.certificate, 'shop.key': renewed.key });
    const second = releaseOf(await deployed(file('1')));
    await deployed(file('2').replace(/.*certificate: shop.crt.*\n/, ''));
    await write({ 'shop.crt': shop.certificate, 'shop.key': shop.key });
    const back = (...args: string[]) => deploys.lab.ctrBg(['rollback', '-p', 'shop', ...args]);
    for (const args of [[first, '--check'], [first]]) {
      expect(await back(...args)).toMatchObject({
        exitCode: 9,
        stderr: expect.stringContaining('the certificate of shop.example.com is no longer on local'),
      });
    }
    expect(await back(second, '--check')).toMatchObject({ exitCode: 0 });
    expect(await back(second)).toMatchObject({ exitCode: 0 });
    expect((await handshake(SECURE_PORT, 'shop.example.com')).names).toBe('DNS:shop.example.com');
  },
);

/** Some connections that are kept and some that are made anew for each request, none of which ever tries again. */
function startLoad(): { stop: () => Promise<{ sent: number; failures: string[] }> } {
  let stopped = false;
  let sent = 0;
  const failures: string[] = [];
  const kept = new Agent({ keepAlive: true, maxSockets: 8 });
  const client = async (agent?: Agent): Promise<void> => {
    while (!stopped) {
      sent++;
      await getSecure(SECURE_PORT, 'shop.example.com', '/', agent).then(
        ({ status }) => void (status !== 200 && failures.push(String(status))),
        (error: Error) => void failures.push(error.message),
      );
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  const clients = [kept, kept, kept, kept, undefined, undefined].map((agent) => client(agent));
  const stop = async () => {
    stopped = true;
    await Promise.all(clients);
    kept.destroy();
    return { sent, failures };
  };
  return { stop };
}

testInFull('a project that needs HTTPS is told what to do when the proxy was made without', async () => {
  const plain = `
name: first
services:
  web: { image: "shop:1", x-ctr-bg: { routes: [first.example.com] } }
x-ctr-bg: { proxy: { publish: "127.0.0.1:${PORT}" } }
`;
  await deployed(plain);
  await write({ 'ctr-bg.yml': file('1') });
  const { exitCode, stdout } = await up();
  expect({ exitCode, stdout }).toMatchObject({
    exitCode: 2,
    stdout: expect.stringContaining('was made without HTTPS'),
  });
  await deploys.down('first');
});
