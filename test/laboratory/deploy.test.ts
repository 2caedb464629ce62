import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PORT, get, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { testInFull } from '../support/size.ts';

let deploys: Deploys;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
});

describe('a project that is deployed', () => {
  afterAll(() => deploys.down());

  test('from an empty engine: the network, the proxy and blue are made', async () => {
    const document = await deploys.up('shop:1');
    expect(document).toMatchObject({
      ok: true,
      command: 'up',
      project: 'shop',
      outcome: 'deployed',
      hosts: [
        {
          host: 'local',
          services: [{ name: 'web', image: 'shop:1', color: 'blue', replicas: 1 }],
          // Also where the proxy was made by this very command.
          publish: { address: '127.0.0.1', port: PORT },
        },
      ],
    });
    expect(document.hosts?.[0]?.services[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await get('/')).toMatchObject({ status: 200, version: 'v1' });
  });

  test('the same again changes nothing: no container is restarted', async () => {
    const before = await deploys.lab.engine.api.json('GET', '/containers/shop-web-blue-1/json');
    expect(await deploys.up('shop:1')).toMatchObject({ ok: true, outcome: 'unchanged' });
    const after = await deploys.lab.engine.api.json('GET', '/containers/shop-web-blue-1/json');
    expect((after as { State: object }).State).toEqual((before as { State: object }).State);
  });

  test('plan says what the next one would do, and does nothing', async () => {
    const before = await inventory(deploys.lab);
    const { stdout, exitCode } = await deploys.lab.ctrBg([
      'plan',
      'shop:2',
      '-p',
      'shop',
      '--service',
      'web',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('+ start shop-web-green-1');
    expect(stdout).toContain('+ remove shop-web-blue-1');
    const dry = await deploys.tryUp('shop:2', '--dry-run');
    expect(dry.document).toMatchObject({ ok: true, outcome: 'planned' });
    expect(await inventory(deploys.lab)).toEqual(before);
  });

  test('another image goes to green, and blue is gone when the command ends', async () => {
    const document = await deploys.up('shop:2');
    expect(document.hosts?.[0]).toMatchObject({
      services: [{ color: 'green', previous: { color: 'blue' } }],
      receipt: { generation: expect.stringMatching(/^[0-9a-f]{12}$/) },
    });
    expect(await get('/')).toMatchObject({ status: 200, version: 'v2' });
    expect((await inventory(deploys.lab)).containers).toEqual(['/ctr-bg-proxy', '/shop-web-green-1']);
  });

  test('status tells what nginx serves', async () => {
    const { stdout } = await deploys.lab.ctrBg(['status', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      project: 'shop',
      hosts: [
        { services: [{ name: 'web', image: 'shop:2', color: 'green', state: 'running', routes: ['*'] }] },
      ],
    });
  });

  test('more replicas join the live colour, and all of them answer', async () => {
    expect(await deploys.up('shop:2', '--replicas', '3')).toMatchObject({
      outcome: 'deployed',
      hosts: [{ services: [{ color: 'green', replicas: 3 }] }],
    });
    expect((await inventory(deploys.lab)).containers).toEqual([
      '/ctr-bg-proxy',
      '/shop-web-green-1',
      '/shop-web-green-2',
      '/shop-web-green-3',
    ]);
    await deploys.up('shop:2', '--replicas', '1');
    expect((await inventory(deploys.lab)).containers).toEqual(['/ctr-bg-proxy', '/shop-web-green-1']);
  });

  test('a variable of the environment reaches the application, and nothing that ctr-bg prints', async () => {
    const { stdout, stderr, exitCode } = await deploys.tryUp(
      'shop:2',
      '-e',
      'PASSWORD=canary-secret',
      '--debug',
      '--progress',
      'json',
    );
    expect(exitCode).toBe(0);
    const inspected = (await deploys.lab.engine.api.json('GET', '/containers/shop-web-blue-1/json')) as {
      Config: { Env: string[]; Labels: object };
    };
    expect(inspected.Config.Env).toContain('PASSWORD=canary-secret');
    expect(stdout + stderr + JSON.stringify(inspected.Config.Labels)).not.toContain('canary-secret');
  });
});

describe('a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ctr-bg-file-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const up = (...args: string[]) => deploys.lab.ctrBg(['up', '--json', ...args], { cwd: folder });

  test('two services go live in one generation, each for its host, and GET /bg answers the colour', async () => {
    await writeFile(
      join(folder, 'ctr-bg.yml'),
      [
        'name: shop',
        'services:',
        '  web:',
        '    image: shop:1',
        '    x-ctr-bg: { routes: [shop.example.com] }',
        '  api:',
        '    image: shop:2',
        '    x-ctr-bg: { routes: [api.example.com] }',
        'x-ctr-bg:',
        '  bg: true',
        '  proxy: { publish: "127.0.0.1:8080" }',
        '',
      ].join('\n'),
    );
    const { exitCode, stderr } = await up();
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(await get('/', 'shop.example.com')).toMatchObject({ version: 'v1' });
    expect(await get('/', 'api.example.com')).toMatchObject({ version: 'v2' });
    expect(await get('/', 'other.example.com')).toMatchObject({ status: 404 });
    expect(await get('/bg', 'shop.example.com')).toMatchObject({ body: 'blue\n' });
  });

  test('when one of two services does not become healthy, neither is switched', async () => {
    await deploys.lab.application('shop:ill', { version: 'ill', env: { ROOT_STATUS: '500' } });
    const { exitCode } = await up('shop:ill', '--service', 'api', '--health-timeout', '3s');
    expect(exitCode).toBe(3);
    expect(await get('/', 'shop.example.com')).toMatchObject({ version: 'v1' });
    expect(await get('/', 'api.example.com')).toMatchObject({ version: 'v2' });
    expect((await inventory(deploys.lab)).containers).toEqual([
      '/ctr-bg-proxy',
      '/shop-api-blue-1',
      '/shop-web-blue-1',
    ]);
  });

  test("another project's routes are not taken over", async () => {
    const { exitCode, stdout } = await up('-p', 'blog');
    expect({ exitCode, stdout }).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining('api.example.com, which shop/api already serves'),
    });
    await deploys.down('shop');
  });

  test('a mistake is told with its place, before anything is changed', async () => {
    await writeFile(join(folder, 'ctr-bg.yml'), 'services:\n  web:\n    imgae: shop:1\n');
    const before = await inventory(deploys.lab);
    const { exitCode, stderr } = await deploys.lab.ctrBg(['up'], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('ctr-bg.yml:3:5');
    expect(stderr).toContain('image');
    expect(await inventory(deploys.lab)).toEqual(before);
  });
});

describe('what is not ours', () => {
  afterEach(() => deploys.lab.engine.api.call('DELETE', '/containers/theirs?force=1'));

  test('is the same after a first deploy, a second one and a removal', async () => {
    const { api } = deploys.lab.engine;
    await api.json('POST', '/containers/create?name=theirs', {
      body: { Image: 'shop:1', Labels: { project: 'shop' } },
    });
    await api.json('POST', '/containers/theirs/start');
    await api.json('POST', '/networks/create', { body: { Name: 'theirs' } });
    await api.json('POST', '/volumes/create', { body: { Name: 'theirs' } });
    const before = await inventory(deploys.lab);
    await deploys.up('shop:1');
    await deploys.up('shop:2');
    await deploys.down();
    expect(await inventory(deploys.lab)).toEqual(before);
    await api.call('DELETE', '/networks/theirs');
    await api.call('DELETE', '/volumes/theirs');
  });

  test('a container of somebody else with a name of ours is refused, not removed', async () => {
    const { api } = deploys.lab.engine;
    await api.json('POST', '/containers/create?name=shop-web-blue-1', { body: { Image: 'shop:1' } });
    const { exitCode, document } = await deploys.tryUp('shop:1');
    expect(exitCode).toBe(6);
    expect(document.error?.message).toContain('shop-web-blue-1');
    expect((await inventory(deploys.lab)).containers).toEqual(['/shop-web-blue-1']);
    await api.call('DELETE', '/containers/shop-web-blue-1?force=1');
  });
});

describe('interrupted', () => {
  const SIGNALS = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const;
  testInFull.each(SIGNALS)('%s before the switch removes green and leaves blue', async (signal, code) => {
    await deploys.up('shop:1');
    await deploys.lab.application('shop:late', { version: 'late', env: { START_DELAY: '60000' } });
    const running = deploys.lab.startCtrBg([
      'up',
      'shop:late',
      '-p',
      'shop',
      '--service',
      'web',
      '--progress',
      'json',
    ]);
    await new Promise<void>((resolve) => {
      running.child.stderr?.on('data', (text: Buffer) => {
        if (text.includes('"probe"')) resolve();
      });
    });
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ exitCode: code });
    expect((await inventory(deploys.lab)).containers).toEqual(['/ctr-bg-proxy', '/shop-web-blue-1']);
    expect(await get('/')).toMatchObject({ version: 'v1' });
    await deploys.down();
  });
});
