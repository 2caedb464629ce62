import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLoad, totals, type Load } from '../../laboratory/load/index.ts';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { get, inventory, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { doctor, expectCured, expectLeft, expectWell, names } from '../support/doctor.ts';
import { sized, someOf, testInFull } from '../support/size.ts';

/** Whatever is wrong is done to a real host; doctor tells it, and --fix cures it while clients are served. */
let deploys: Deploys;
let engine: Engine;

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  for (const version of ['1', '2'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
  await deploys.lab.application('shop:crash', { version: 'v3', env: { EXIT_AT_START: '3' } });
});
afterAll(() => engine.close());

const api = (method: string, path: string, body?: object): Promise<unknown> =>
  deploys.lab.engine.api.json(method, path, body ? { body } : {});
const inspect = (name: string) =>
  api('GET', `/containers/${name}/json`) as Promise<{
    Id: string;
    State: { Status: string; StartedAt: string };
    Config: { Labels: Record<string, string> };
    HostConfig: { RestartPolicy: { Name: string } };
  }>;

/** In the folder of project shop on the proxy's volume; `$live` is the live generation. */
async function edit(script: string): Promise<void> {
  const argv = [
    'sh',
    '-ec',
    `cd /etc/ctr-bg/projects/shop; live=$(readlink live); live=\${live#*/}; ${script}`,
  ];
  expect(await engine.exec('ctr-bg-proxy', argv)).toMatchObject({ exitCode: 0 });
}

/** A container as an interrupted deploy leaves it, with another content than what serves. */
async function addGreen(image: string, address = '10.210.64.40'): Promise<void> {
  const { Config } = await inspect('shop-web-blue-1');
  const labels = {
    ...Config.Labels,
    'ctr-bg.color': 'green',
    'ctr-bg.config-hash': '000000000000',
    'ctr-bg.address': address,
  };
  await api('POST', '/containers/create?name=shop-web-green-1', {
    Image: image,
    Labels: labels,
    HostConfig: { NetworkMode: 'ctr-bg', RestartPolicy: { Name: 'always' } },
    NetworkingConfig: { EndpointsConfig: { 'ctr-bg': { IPAMConfig: { IPv4Address: address } } } },
  });
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never ${what}`);
}

describe('while it serves', () => {
  let load: Load;
  let started: string;

  beforeAll(async () => {
    await deploys.up('shop:1');
    started = (await inspect('shop-web-blue-1')).State.StartedAt;
    const target = { host: '127.0.0.1', port: PORT };
    load = await startLoad({
      target,
      versions: ['v1'],
      lanes: [{ kind: 'think', connections: sized(2, 5) }],
    });
  });
  afterAll(async () => {
    const report = await load.stop();
    expect(totals(report)).toMatchObject({ failed: 0, wrong: 0 });
    expect(totals(report).sent).toBeGreaterThan(100);
    expect((await inspect('shop-web-blue-1')).State.StartedAt).toBe(started);
    await deploys.down();
  });

  test('nothing is wrong', () => expectWell(deploys.lab));

  const STATES: readonly [state: string, image: string, provoke: () => Promise<unknown>][] = [
    ['made and never started', 'shop:2', async () => undefined],
    ['running beside what serves', 'shop:2', () => api('POST', '/containers/shop-web-green-1/start')],
    [
      'ended',
      'shop:2',
      async () => {
        await api('POST', '/containers/shop-web-green-1/start');
        await api('POST', '/containers/shop-web-green-1/kill');
      },
    ],
    [
      'ending again and again',
      'shop:crash',
      async () => {
        await api('POST', '/containers/shop-web-green-1/start');
        const state = async () => (await inspect('shop-web-green-1')).State.Status;
        await until('restarting', async () => (await state()) === 'restarting');
      },
    ],
  ];

  test.each(someOf(STATES, 3))('the other colour, %s, is removed', async (_state, image, provoke) => {
    await addGreen(image);
    await provoke();
    await expectCured(deploys.lab, ['stray']);
    expect((await inventory(deploys.lab)).containers).toEqual(['/ctr-bg-proxy', '/shop-web-blue-1']);
  });

  test('what a deploy left that was killed is removed', async () => {
    const args = ['up', 'shop:2', '-p', 'shop', '--service', 'web'];
    const { child, ended } = deploys.lab.startCtrBg(args);
    const isThere = async () =>
      (await inventory(deploys.lab)).containers?.includes('/shop-web-green-1') ?? false;
    await until('there', isThere);
    child.kill('SIGKILL');
    await ended;
    const { findings } = await doctor(deploys.lab);
    expect(names(findings)).toContain('stray container shop-web-green-1');
    expect((await doctor(deploys.lab, ['--fix'])).exitCode).toBe(0);
    await expectWell(deploys.lab);
  });

  test('a generation that nobody serves, a pointer that names it, one of another version, what was being written', async () => {
    await edit('mkdir -p generations/aaaaaaaaaaaa; cp generations/$live/* generations/aaaaaaaaaaaa');
    await edit(
      'sed -i s/$live/aaaaaaaaaaaa/g generations/aaaaaaaaaaaa/*; ln -sfn generations/aaaaaaaaaaaa live',
    );
    await edit(
      'mkdir generations/bbbbbbbbbbbb; echo \'{"schema":9}\' > generations/bbbbbbbbbbbb/generation.json',
    );
    await edit('mkdir -p staging/cccccccccccc incoming; ln -s nowhere live.next');
    await expectCured(deploys.lab, ['pointer', 'generation-stale', 'files']);
    await edit(
      'test "$(ls generations)" = "$live"; test ! -e staging; test ! -e incoming; test ! -L live.next',
    );
  });

  testInFull('a live generation of another version blocks deploys, and is written anew', async () => {
    await edit('echo \'{"schema":9}\' > generations/$live/generation.json');
    for (const args of [['up', 'shop:2', '--service', 'web'], ['down']]) {
      const { exitCode, stderr } = await deploys.lab.ctrBg([...args, '-p', 'shop']);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 6,
        stderr: expect.stringContaining('ctr-bg doctor --fix'),
      });
    }
    await expectCured(deploys.lab, ['generation-unreadable']);
    const { stdout } = await deploys.lab.ctrBg(['status', '-p', 'shop', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      hosts: [
        { services: [{ name: 'web', image: 'shop:1', color: 'blue', state: 'running', routes: ['*'] }] },
      ],
    });
  });

  test('a document that is gone is written anew', async () => {
    await edit('rm generations/$live/generation.json');
    await expectCured(deploys.lab, ['generation-unreadable']);
  });

  testInFull('what serves comes back after a restart of the engine again', async () => {
    for (const name of ['shop-web-blue-1', 'ctr-bg-proxy'])
      await api('POST', `/containers/${name}/update`, { RestartPolicy: { Name: 'no' } });
    await expectCured(deploys.lab, ['restart-policy', 'restart-policy']);
    expect((await inspect('shop-web-blue-1')).HostConfig.RestartPolicy.Name).toBe('always');
  });

  testInFull('a second network of our name that nobody is on', async () => {
    const labels = { 'ctr-bg.role': 'proxy', 'ctr-bg.schema': '1' };
    const ipam = { Config: [{ Subnet: '10.211.0.0/16', IPRange: '10.211.128.0/17' }] };
    await api('POST', '/networks/create', { Name: 'ctr-bg', Labels: labels, IPAM: ipam });
    await expectCured(deploys.lab, ['network-twice']);
  });

  testInFull('a second network of our name that is not ours is left to a person', async () => {
    const { Id } = (await api('POST', '/networks/create', { Name: 'ctr-bg' })) as { Id: string };
    await expectLeft(deploys.lab, ['network-twice']);
    await api('DELETE', `/networks/${Id}`);
  });

  test('a stranger at an address of ours is left to a person', async () => {
    const endpoint = { IPAMConfig: { IPv4Address: '10.210.64.50' } };
    await api('POST', '/containers/create?name=stranger', {
      Image: 'shop:2',
      HostConfig: { NetworkMode: 'ctr-bg' },
      NetworkingConfig: { EndpointsConfig: { 'ctr-bg': endpoint } },
    });
    await api('POST', '/containers/stranger/start');
    const [finding] = await expectLeft(deploys.lab, ['address-taken']);
    expect(finding?.cure).toBe('docker network disconnect -f ctr-bg stranger');
    await api('DELETE', '/containers/stranger?force=1');
  });

  testInFull('a container of another version is left to a person', async () => {
    await api('POST', '/containers/create?name=future', {
      Image: 'shop:2',
      Labels: { 'ctr-bg.schema': '9', 'ctr-bg.role': 'application', 'ctr-bg.project': 'future' },
    });
    const [finding] = await expectLeft(deploys.lab, ['schema']);
    expect(finding?.where).toBe('container future');
    await api('DELETE', '/containers/future');
  });

  testInFull('a clock that is wrong is told', async () => {
    const script = 'const now = Date.now; Date.now = () => now() - 3600_000;';
    const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}` };
    const { findings } = await doctor(deploys.lab, [], { env });
    expect(findings).toMatchObject([{ code: 'clock', message: expect.stringContaining('60m ahead') }]);
  });

  testInFull('while a deploy is under way, nothing of its project is touched', async () => {
    const hold = { env: { START_DELAY: '8000' }, version: 'v2' };
    await deploys.lab.application('shop:slow', hold);
    const running = deploys.lab.startCtrBg(['up', 'shop:slow', '-p', 'shop', '--service', 'web']);
    const isThere = async () =>
      (await inventory(deploys.lab)).containers?.includes('/shop-web-green-1') ?? false;
    await until('there', isThere);
    // What it has made so far is no leftover.
    expect(await doctor(deploys.lab, ['--fix'])).toMatchObject({ exitCode: 0, findings: [] });
    expect(await isThere()).toBe(true);
    running.child.kill('SIGINT');
    await running.ended;
    await expectWell(deploys.lab);
  });

  testInFull('--fix --dry-run changes nothing', async () => {
    await addGreen('shop:2');
    const { exitCode, findings } = await doctor(deploys.lab, ['--fix', '--dry-run']);
    expect({ exitCode, findings: names(findings) }).toEqual({
      exitCode: 8,
      findings: ['stray container shop-web-green-1'],
    });
    await expectCured(deploys.lab, ['stray']);
  });
});

test('what was kept beyond its time is retired by --fix, with its note, and what is in time stays', async () => {
  await deploys.up('shop:1');
  await deploys.up('shop:2', '--keep', '1h');
  await expectWell(deploys.lab);
  await edit('for file in generations/*/kept; do echo 1 > "$file"; done');
  await expectCured(deploys.lab, ['kept-overdue']);
  expect((await inventory(deploys.lab)).containers).toEqual(['/ctr-bg-proxy', '/shop-web-green-1']);
  await edit('test "$(ls generations)" = "$live"');
  const { stdout } = await deploys.lab.ctrBg(['history', '-p', 'shop', '--json']);
  const [latest, before] = (JSON.parse(stdout) as ResultDocument).history ?? [];
  expect(latest).toMatchObject({
    command: 'doctor',
    outcome: 'cured',
    release: before?.release,
    isLive: true,
  });
  expect(await get('/')).toMatchObject({ version: 'v2' });
  await deploys.down();
});

describe('when it does not serve', () => {
  beforeAll(() => deploys.up('shop:1'));
  afterAll(() => deploys.down());
  const serves = async () => expect(await get('/')).toMatchObject({ status: 200, version: 'v1' });

  test.each(sized(['pause'], ['stop?t=1', 'pause']))(
    'the live container (%s) is brought back',
    async (action) => {
      await api('POST', `/containers/shop-web-blue-1/${action}`);
      await expectCured(deploys.lab, ['live-down']);
      await serves();
    },
  );

  test.each(sized(['stop?t=1'], ['stop?t=1', 'pause']))('the proxy (%s) is brought back', async (action) => {
    await api('POST', `/containers/ctr-bg-proxy/${action}`);
    await expectCured(deploys.lab, ['proxy-down']);
    await serves();
  });

  testInFull(
    'a proxy whose port somebody took is left to a person, and comes back when it is free',
    async () => {
      await api('POST', '/containers/ctr-bg-proxy/stop?t=1');
      const binding = { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: String(PORT) }] };
      await api('POST', '/containers/create?name=thief', {
        Image: 'shop:2',
        HostConfig: { PortBindings: binding },
      });
      await api('POST', '/containers/thief/start');
      await expectLeft(deploys.lab, ['proxy-down', 'port-taken']);
      await api('DELETE', '/containers/thief?force=1');
      await expectCured(deploys.lab, ['proxy-down']);
      await serves();
    },
  );

  test('a proxy that is gone is left to up', async () => {
    await api('DELETE', '/containers/ctr-bg-proxy?force=1');
    const [finding] = await expectLeft(deploys.lab, ['proxy-missing']);
    expect(finding).toMatchObject({
      severity: 'outage',
      cure: expect.stringContaining("'ctr-bg up' of shop"),
    });
    await deploys.up('shop:1');
    await serves();
  });

  testInFull('a network that is gone is left to a person, whose cure works', async () => {
    for (const name of ['ctr-bg-proxy', 'shop-web-blue-1']) await api('POST', `/containers/${name}/stop?t=1`);
    await api('DELETE', '/networks/ctr-bg');
    const findings = await expectLeft(deploys.lab, ['live-down', 'network-missing', 'proxy-down']);
    const { cure } = findings.find(({ code }) => code === 'network-missing') ?? {};
    expect(cure).toMatch(/^docker rm -f ctr-bg-proxy shop-web-blue-1;/);
    for (const name of ['ctr-bg-proxy', 'shop-web-blue-1'])
      await api('DELETE', `/containers/${name}?force=1`);
    await deploys.up('shop:1');
    await serves();
  });

  const standIn = async (image: string, cmd?: readonly string[]): Promise<void> => {
    const { Config } = await inspect('hidden');
    await api('POST', '/containers/create?name=ctr-bg-proxy', {
      Image: image,
      ...(cmd && { Cmd: cmd }),
      Labels: Config.Labels,
      HostConfig: {
        NetworkMode: 'ctr-bg',
        RestartPolicy: { Name: 'always' },
        Binds: ['ctr-bg-proxy:/etc/ctr-bg'],
      },
    });
    await api('POST', '/containers/ctr-bg-proxy/start');
  };
  const old = 'printf "#!/bin/sh\\necho nginx version: nginx/1.22.1 >&2\\n" > /usr/local/sbin/nginx';
  test.each([
    [
      'an older nginx',
      () => deploys.lab.nginxImage,
      ['sh', '-c', `${old}; chmod +x /usr/local/sbin/nginx; sleep 600`],
      '1.22.1',
    ],
    ['no shell', () => 'shop:2', undefined, 'lacks sh'],
  ])('a proxy whose image has %s is left to a person', async (_what, image, cmd, says) => {
    await api('POST', '/containers/ctr-bg-proxy/stop?t=1');
    await api('POST', '/containers/ctr-bg-proxy/rename?name=hidden');
    await standIn(image(), cmd);
    const hasShim = async () =>
      cmd === undefined ||
      (await engine.exec('ctr-bg-proxy', ['test', '-x', '/usr/local/sbin/nginx'])).exitCode === 0;
    await until('ready', hasShim);
    const [finding] = await expectLeft(deploys.lab, ['proxy-image']);
    expect(finding?.message).toContain(says);
    await api('DELETE', '/containers/ctr-bg-proxy?force=1');
    await api('POST', '/containers/hidden/rename?name=ctr-bg-proxy');
    await expectCured(deploys.lab, ['proxy-down']);
    await serves();
  });

  testInFull('a generation that is gone from the volume is left to a person, whose cure works', async () => {
    await edit('rm -r generations/$live');
    const [finding] = await expectLeft(deploys.lab, ['generation-lost']);
    const command = /sh -c '([^']+)'/.exec(finding?.cure ?? '')?.[1] ?? '';
    expect(await engine.exec('ctr-bg-proxy', ['sh', '-c', command])).toMatchObject({ exitCode: 0 });
    await deploys.up('shop:1');
    await serves();
    await expectWell(deploys.lab);
  });

  test('a container of somebody else with the name of the proxy', async () => {
    await api('POST', '/containers/ctr-bg-proxy/rename?name=hidden');
    await api('POST', '/containers/create?name=ctr-bg-proxy', { Image: 'shop:2' });
    const findings = await expectLeft(deploys.lab, ['name-taken']);
    expect(findings[0]?.where).toBe('container ctr-bg-proxy');
    await api('DELETE', '/containers/ctr-bg-proxy');
    await api('POST', '/containers/hidden/rename?name=ctr-bg-proxy');
    await expectWell(deploys.lab);
  });
});

testInFull(
  'a document that is gone is written anew, and what has a share of the clients keeps it',
  async () => {
    await deploys.up('shop:1');
    const run = async (...args: string[]) => {
      const { stdout } = await deploys.lab.ctrBg([...args, '-p', 'shop', '--json']);
      return JSON.parse(stdout) as ResultDocument;
    };
    const stage = ['stage', 'shop:2', '--service', 'web', '--share', '40%'];
    expect(await run(...stage)).toMatchObject({ outcome: 'staged' });
    await edit('rm generations/$live/generation.json');
    await expectCured(deploys.lab, ['generation-unreadable']);
    const staged = { services: [{ image: 'shop:2', state: 'running' }], preview: { share: 0.4 } };
    expect(await run('status')).toMatchObject({ hosts: [{ services: [{ image: 'shop:1' }], staged }] });
    expect(await run('abort')).toMatchObject({ outcome: 'aborted' });
    await expectWell(deploys.lab);
    await deploys.down();
  },
);
