import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { importApplication, laboratory, startCtrBg, type PrivateEngine } from '../../laboratory/index.ts';
import { versionInside } from '../support/inside.ts';
import { sized } from '../support/size.ts';

/** The proxy comes back by itself, with the right colour, whatever is restarted; nobody runs ctr-bg meanwhile. */
let engine: PrivateEngine;

beforeAll(async () => {
  engine = await (await laboratory()).privateEngine();
  for (const version of ['v1', 'v2', 'other'])
    await importApplication(engine, `shop:${version}`, { version });
  await up('shop', 'shop:v1', 'shop.example.com');
  await up('blog', 'shop:other', 'blog.example.com');
  await up('shop', 'shop:v2', 'shop.example.com');
});
afterAll(() => engine.stop());

async function up(project: string, image: string, host: string): Promise<void> {
  const file = join(tmpdir(), `ctr-bg-survival-${process.pid}-${project}.yml`);
  await writeFile(
    file,
    `name: ${project}\nservices:\n  web:\n    image: ${image}\n    x-ctr-bg: { routes: [${host}] }\n`,
  );
  const { exitCode, stderr } = await startCtrBg(engine, ['up', '-f', file, '--publish', '127.0.0.1:8080'])
    .ended;
  await rm(file);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
}

const version = (host: string): Promise<string> => versionInside(engine, host);

/** Every answer on the way must be right or none; resolves when both are right again. */
async function expectBack(): Promise<void> {
  const seen = new Set<string>();
  for (let tries = 0; tries < 300; tries++) {
    const [shop, blog] = await Promise.all([version('shop.example.com'), version('blog.example.com')]);
    seen.add(`shop ${shop}`).add(`blog ${blog}`);
    const wrong = [...seen].filter(
      (answer) => !['shop v2', 'shop none', 'blog other', 'blog none'].includes(answer),
    );
    expect(wrong).toEqual([]);
    if (shop === 'v2' && blog === 'other') return;
    await sleep(100);
  }
  throw new Error(`not back: ${[...seen].join(', ')}`);
}

const restart = (name: string) =>
  engine.api.json('POST', `/containers/${name}/restart?t=5`, { deadline: 60_000 });

test('a restart of the proxy', async () => {
  await restart('ctr-bg-proxy');
  await expectBack();
});

test('a restart of the application', async () => {
  await restart('shop-web-green-1');
  await expectBack();
});

test('a restart of the engine', async () => {
  await engine.restart();
  await expectBack();
});

test('kill -9 of the engine and its start, again and again', async () => {
  for (let round = 0; round < sized(1, 3); round++) {
    await engine.kill9();
    await engine.restart();
    await expectBack();
  }
});

test('a deploy after all that', async () => {
  await up('shop', 'shop:v1', 'shop.example.com');
  expect(await version('shop.example.com')).toBe('v1');
  expect(await version('blog.example.com')).toBe('other');
});
