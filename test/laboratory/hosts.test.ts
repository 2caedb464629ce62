import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { importApplication } from '../../laboratory/index.ts';
import { place } from '../../src/plan/index.ts';
import { STAGE } from '../../src/proxy/scripts.ts';
import { SWITCH, TELL } from '../../src/proxy/switch-scripts.ts';
import { type Hosts, ILL, openHosts } from '../support/hosts.ts';
import { versionInside } from '../support/inside.ts';
import { refuseReloads } from '../support/refusal.ts';
import { emptyHost, release } from '../support/release.ts';
import { openWire, wordOf } from '../support/started.ts';
import { testInFull } from '../support/size.ts';

/** One command, several engines: all of them are switched, or none is. */
let hosts: Hosts;
/** Where the first blue container of the project runs. */
const [web] = place(release('v1'), emptyHost, 'test').services;
const BLUE_ADDRESS = web?.instances[0]?.address ?? '';
const LOST_NOTHING = { failed: 0, wrong: 0 };

beforeAll(async () => {
  hosts = await openHosts();
});
afterAll(() => hosts.close());

const served = (): Promise<string[]> =>
  Promise.all([hosts.one, hosts.two].map((engine) => versionInside(engine)));
const containers = async (): Promise<(string[] | undefined)[]> =>
  (await hosts.inventories()).map((one) => one['containers']);
const expectServing = async (version: string, color: string): Promise<void> => {
  expect(await served()).toEqual([version, version]);
  const left = ['/ctr-bg-proxy', `/shop-web-${color}-1`];
  expect(await containers()).toEqual([left, left]);
};

test('the hosts of the file are deployed to, whatever DOCKER_HOST names', async () => {
  const { exitCode, document } = await hosts.run(['up']);
  expect({ exitCode, document }).toMatchObject({
    exitCode: 0,
    document: {
      outcome: 'deployed',
      hosts: ['web-1', 'web-2'].map((host) => ({ host, outcome: 'deployed', services: [{ color: 'blue' }] })),
    },
  });
  await expectServing('v1', 'blue');
});

test('plan and status speak of every host by its name', async () => {
  const planned = await hosts.run(['plan'], { IMAGE: 'shop:2' });
  expect(planned).toMatchObject({ exitCode: 0, document: { outcome: 'planned' } });
  expect(new Set(planned.document.plan?.map(({ host }) => host))).toEqual(new Set(['web-1', 'web-2']));
  expect(planned.document.changes).toMatchObject([
    { host: 'web-1', action: 'switch' },
    { host: 'web-2', action: 'switch' },
  ]);
  const { document } = await hosts.run(['status']);
  const { release } = document;
  expect(document).toMatchObject({ hosts: ['web-1', 'web-2'].map((host) => ({ host, release })) });
  expect(await hosts.run(['up'])).toMatchObject({
    document: { outcome: 'unchanged', hosts: [{ outcome: 'unchanged' }, { outcome: 'unchanged' }] },
  });
});

test('both are switched when both are healthy, not before, and lose nothing', async () => {
  const { result, losses } = await hosts.underLoad(['v1', 'v2'], () =>
    hosts.run(['up', '--progress', 'json'], { IMAGE: 'shop:2' }),
  );
  expect(result).toMatchObject({
    exitCode: 0,
    document: { hosts: [{ receipt: { generation: expect.any(String) } }, { receipt: {} }] },
  });
  const { skew } = result.document;
  // For no longer than it took from the first word to the last receipt; each is told before the other one answers.
  const longest = result.document.timings?.switchMs ?? 0;
  for (const ms of Object.values(skew ?? {})) expect(ms).toBeLessThanOrEqual(longest);
  expect(skew?.startMs).toBeLessThan(longest / 2);
  const { document } = await hosts.run(['history', '--limit', '1']);
  expect(document.history?.map((past) => past.skew)).toEqual([skew, skew]);
  const steps = result.stderr
    .split('\n')
    .filter((line) => line.includes('"step-'))
    .map((line) => JSON.parse(line) as { kind: string; step: { kind: string; host: string } });
  const healthy = steps.filter(({ kind, step }) => kind === 'step-ended' && step.kind === 'healthy');
  expect(healthy.map(({ step }) => step.host).toSorted()).toEqual(['web-1', 'web-2']);
  const switching = steps.findIndex(({ step }) => step.kind === 'route');
  expect(healthy.every((event) => steps.indexOf(event) < switching)).toBe(true);
  expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
  await expectServing('v2', 'green');
});

describe('rollback', () => {
  const back = (release: string | undefined, way: string) => ({
    exitCode: 0,
    document: { release, check: ['web-1', 'web-2'].map((host) => ({ host, way })) },
  });
  const releaseNow = async (): Promise<string | undefined> =>
    (await hosts.run(['status'])).document.hosts?.[0]?.release;

  test('takes all hosts back, and forth again, and none loses a request', async () => {
    const second = await releaseNow();
    const { result, losses } = await hosts.underLoad(['v1', 'v2'], async () => {
      const check = await hosts.run(['rollback', '--check']);
      expect(check).toMatchObject(back(check.document.release, 'removed'));
      expect(await hosts.run(['rollback', '--keep', '1h'])).toMatchObject({
        exitCode: 0,
        document: {
          outcome: 'rolled-back',
          release: check.document.release,
          hosts: ['web-1', 'web-2'].map((host) => ({ host, outcome: 'rolled-back' })),
        },
      });
      expect(await served()).toEqual(['v1', 'v1']);
      expect(await hosts.run(['rollback', '--check'])).toMatchObject(back(second, 'warm'));
      return hosts.run(['rollback']);
    });
    expect(result).toMatchObject({ exitCode: 0, document: { outcome: 'rolled-back', release: second } });
    expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
    await expectServing('v2', 'green');
  });

  testInFull('takes none back when one host fails', async () => {
    // Somebody else has taken the address there that the container would come back to.
    const { api } = hosts.two;
    const endpoint = { IPAMConfig: { IPv4Address: BLUE_ADDRESS } };
    await api.json('POST', '/containers/create?name=stranger', {
      body: {
        Image: 'shop:1',
        HostConfig: { NetworkMode: 'ctr-bg' },
        NetworkingConfig: { EndpointsConfig: { 'ctr-bg': endpoint } },
      },
    });
    await api.json('POST', '/containers/stranger/start');
    const { result, losses } = await hosts.underLoad(['v2'], () => hosts.run(['rollback']));
    expect(result).toMatchObject({
      exitCode: 6,
      document: {
        outcome: 'undone',
        error: { message: expect.stringMatching(/^web-2: /) },
        hosts: [
          { host: 'web-1', outcome: 'undone' },
          { host: 'web-2', outcome: 'undone' },
        ],
      },
    });
    expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
    await api.json('DELETE', '/containers/stranger?force=1');
    await expectServing('v2', 'green');
  });
});

describe('when one host fails, none is switched', () => {
  test('its green is not healthy: all greens are gone, and blue lost nothing', async () => {
    const { result, losses } = await hosts.underLoad(['v2'], () =>
      hosts.run(['up'], { IMAGE: 'shop:3', ...ILL }),
    );
    expect(result).toMatchObject({
      exitCode: 3,
      document: {
        outcome: 'undone',
        error: { code: 'UNHEALTHY', message: expect.stringMatching(/^web-2: /) },
        hosts: [
          { host: 'web-1', outcome: 'undone' },
          { host: 'web-2', outcome: 'undone', error: { code: 'UNHEALTHY' } },
        ],
      },
    });
    expect(result.document.hosts?.[0]).not.toHaveProperty('error');
    expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
    await expectServing('v2', 'green');
  });

  testInFull('its nginx refuses the switch: the other one, which was switched, returns', async () => {
    const mend = await refuseReloads(hosts.two, 'shop:2');
    const { result, losses } = await hosts.underLoad(['v2', 'v3'], () =>
      hosts.run(['up', '--progress', 'json'], { IMAGE: 'shop:3' }),
    );
    const receipts = result.stderr.split('\n').filter((line) => line.includes('"kind":"receipt"'));
    expect(receipts.join('')).toContain('"host":"web-1"');
    // What serves there could not be seen to be what it was, since nginx took no reload: that is told.
    expect(result).toMatchObject({
      exitCode: 4,
      document: {
        ok: false,
        error: { code: 'SWITCH_FAILED', message: expect.stringMatching(/^web-2: /) },
        hosts: [
          { host: 'web-1', outcome: 'undone' },
          {
            host: 'web-2',
            outcome: 'failed',
            error: { code: 'SWITCH_FAILED' },
            leftovers: [expect.any(String)],
          },
        ],
      },
    });
    expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
    expect(await served()).toEqual(['v2', 'v2']);
    expect((await containers())[0]).toEqual(['/ctr-bg-proxy', '/shop-web-green-1']);
    await mend();
    // The same command as before brings the other host in order, and leaves this one alone.
    expect(await hosts.run(['up'], { IMAGE: 'shop:2' })).toMatchObject({
      exitCode: 0,
      document: { hosts: [{ outcome: 'unchanged' }, { outcome: 'deployed' }] },
    });
    await expectServing('v2', 'green');
  });

  testInFull('it cannot be reached: it is named, and nothing is changed', async () => {
    const before = await containers();
    await hosts.two.kill9();
    for (const command of ['up', 'plan', 'status', 'down']) {
      expect(await hosts.run([command], { IMAGE: 'shop:3' })).toMatchObject({
        exitCode: 6,
        document: { error: { code: 'ENGINE_UNREACHABLE', message: expect.stringMatching(/^web-2: /) } },
      });
    }
    expect(await versionInside(hosts.one)).toBe('v2');
    // It tells of the others what it always does.
    expect(await hosts.run(['doctor'])).toMatchObject({
      exitCode: 6,
      document: {
        hosts: [{ host: 'web-1', projects: ['shop'] }],
        findings: [{ host: 'web-2', code: 'engine-unreachable' }],
        error: { code: 'ENGINE_UNREACHABLE' },
      },
    });
    await hosts.two.restart();
    expect(await containers()).toEqual(before);
    while ((await versionInside(hosts.two)) !== 'v2') await sleep(100);
  });

  testInFull('its engine does not have the image, which no registry has: nothing is begun', async () => {
    await hosts.lab.application('shop:lonely', { version: 'lonely' });
    const before = await containers();
    const { exitCode, document } = await hosts.run(['up'], { IMAGE: 'shop:lonely' });
    expect({ exitCode, error: document.error }).toMatchObject({
      exitCode: 6,
      error: { code: 'IMAGE_NOT_FOUND', message: expect.stringMatching(/^web-2: .*shop:lonely.* web-1 /) },
    });
    expect(await containers()).toEqual(before);
  });
});

testInFull('one engine by two names is refused before anything changes', async () => {
  const alias = join(hosts.folder, 'alias.sock');
  await symlink(hosts.one.endpoint.replace('unix://', ''), alias);
  const before = await hosts.inventories();
  const twice = ['-H', hosts.one.endpoint, '-H', `unix://${alias}`];
  const { exitCode, document } = await hosts.run(['up', ...twice], { IMAGE: 'shop:3' });
  expect({ exitCode, message: document.error?.message }).toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('are one Docker engine: both say that their id is'),
  });
  expect(await hosts.inventories()).toEqual(before);
});

testInFull(
  'rollback says beforehand which host lacks what it needs, and brings a host along that has nothing yet',
  async () => {
    await hosts.two.api.json('DELETE', '/images/shop:1?force=1');
    for (const args of [['rollback'], ['rollback', '--check']]) {
      expect(await hosts.run(args)).toMatchObject({
        exitCode: 9,
        document: { error: { message: expect.stringContaining('is no longer on web-2') } },
      });
    }
    await importApplication(hosts.two, 'shop:1', { version: 'v1' });
    // As if the host had been put into the file a moment ago.
    const down = await hosts.run(['down', '-H', hosts.two.endpoint, '-p', 'shop']);
    expect({ exitCode: down.exitCode, left: (await containers())[1] }).toEqual({ exitCode: 0, left: [] });
    expect(await hosts.run(['rollback'])).toMatchObject({ exitCode: 0 });
    await expectServing('v1', 'blue');
  },
);

describe('when one host goes away in the middle', () => {
  const both = (second: string): string[] => ['-H', hosts.one.endpoint, '-H', second];

  testInFull('its network breaks while it makes its switch ready: no host is switched', async () => {
    expect(await hosts.run(['up'])).toMatchObject({ exitCode: 0 });
    await using wire = await openWire(hosts.two);
    wire.after(wordOf(SWITCH), () => wire.cut());
    const { result, losses } = await hosts.underLoad(['v1'], () =>
      hosts.run(['up', ...both(wire.endpoint)], { IMAGE: 'shop:3' }),
    );
    expect(result.exitCode).toBeGreaterThan(0);
    expect(result.document.hosts).toMatchObject([
      { outcome: 'undone' },
      { outcome: 'unreachable', serves: 'before' },
    ]);
    expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
    expect(await served()).toEqual(['v1', 'v1']);
  });

  test('its network breaks while it switches: the other one returns, it is said, and the next up brings both together', async () => {
    expect(await hosts.run(['up'])).toMatchObject({ exitCode: 0 });
    await using wire = await openWire(hosts.two);
    // The word to switch goes through, and nothing that comes back: nobody can know what it serves.
    wire.after(wordOf(TELL, 'here'), () => wire.cut());
    const { result, losses } = await hosts.underLoad(['v1', 'v3'], async () => {
      const cut = await hosts.run(['up', ...both(wire.endpoint)], { IMAGE: 'shop:3' });
      expect(await served()).toEqual(['v1', 'v3']);
      const doctor = await hosts.run(['doctor']);
      const next = await hosts.run(['up', ...both(hosts.two.endpoint)], { IMAGE: 'shop:3' });
      return { cut, doctor, next };
    });
    expect(result.cut).toMatchObject({
      exitCode: 8,
      document: {
        ok: false,
        error: { code: 'HOSTS_DISAGREE' },
        hosts: [{ outcome: 'undone' }, { outcome: 'unreachable', serves: 'unknown' }],
      },
    });
    expect(result.doctor.exitCode).toBe(8);
    expect(result.doctor.document.findings).toContainEqual(
      expect.objectContaining({ host: 'web-2', code: 'hosts-disagree', fixable: false }),
    );
    expect(result.next).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
    expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
    expect(await served()).toEqual(['v3', 'v3']);
  });

  testInFull(
    'its engine is killed, and the others are to go on without it: it is brought along by the next up',
    async () => {
      await using wire = await openWire(hosts.two);
      wire.after(wordOf(STAGE), () => void hosts.two.kill9());
      const without = ['--on-unreachable', 'continue-without'];
      const { result, losses } = await hosts.underLoad(['v3', 'v2'], async () => {
        const names = ['-H', hosts.one.endpoint, '-H', wire.endpoint];
        const struck = await hosts.run(['up', ...names, ...without], { IMAGE: 'shop:2' });
        // It is not there from the beginning now, which is the same to the others.
        const again = await hosts.run(['up', ...without], { IMAGE: 'shop:2' });
        return { struck, again };
      });
      const away = { outcome: 'unreachable', serves: 'before' };
      expect(result.struck).toMatchObject({
        exitCode: 0,
        document: { ok: true, outcome: 'deployed', hosts: [{ outcome: 'deployed' }, away] },
      });
      expect(result.again).toMatchObject({
        exitCode: 0,
        document: { outcome: 'unchanged', hosts: [{ host: 'web-1' }, { host: 'web-2', ...away }] },
      });
      expect(losses[0]).toMatchObject(LOST_NOTHING);
      expect(await versionInside(hosts.one)).toBe('v2');
      await hosts.two.restart();
      expect(await hosts.run(['up'], { IMAGE: 'shop:2' })).toMatchObject({
        exitCode: 0,
        document: { hosts: [{ outcome: 'unchanged' }, { outcome: 'deployed' }] },
      });
      expect(await served()).toEqual(['v2', 'v2']);
      expect((await containers())[1]).toHaveLength(2);
    },
  );
});

describe('hosts of the command line', () => {
  test('come before those of the file', async () => {
    const { document } = await hosts.run(['status', '-H', hosts.two.endpoint]);
    expect(document.hosts?.map(({ host }) => host)).toEqual(['local']);
  });

  test('down takes the project from all of them', async () => {
    const names = [hosts.one.endpoint, hosts.two.endpoint];
    const { exitCode, document } = await hosts.run(['down', ...names.flatMap((name) => ['-H', name])]);
    expect({ exitCode, document }).toMatchObject({
      exitCode: 0,
      document: { outcome: 'removed', hosts: names.map((host) => ({ host, outcome: 'removed' })) },
    });
    expect(await containers()).toEqual([[], []]);
  });

  testInFull(
    'all get the digest that the tag stood for on the first, also when the tag has moved since',
    async () => {
      await using first = await hosts.lab.registry();
      await using second = await hosts.lab.on(hosts.two).registry({ store: first.store });
      expect(second.host).toBe(first.host);
      const image = await first.push('shop:1', 'team/shop:1');
      const { api } = hosts.one;
      const { Id, RepoDigests } = (await api.json('GET', `/images/${encodeURIComponent(image)}/json`)) as {
        Id: string;
        RepoDigests: string[];
      };
      await first.push('shop:2', 'team/shop:1');
      // Pushing named the new image so on this engine too: as if another machine had pushed, it has the old one.
      await api.json('POST', `/images/${Id}/tag?repo=${first.host}/team/shop&tag=1`);
      const both = [hosts.one, hosts.two].flatMap(({ endpoint }) => ['-H', endpoint]);
      const { exitCode, document } = await hosts.run(['up', image, ...both]);
      expect({ exitCode, error: document.error }).toEqual({ exitCode: 0, error: undefined });
      expect(await served()).toEqual(['v1', 'v1']);
      const digests = document.hosts?.map(({ services }) => `${first.host}/team/shop@${services[0]?.digest}`);
      expect(new Set(digests).size).toBe(1);
      expect(RepoDigests).toContain(digests?.[0]);
      expect(await hosts.run(['down', ...both])).toMatchObject({ exitCode: 0 });
    },
  );
});
