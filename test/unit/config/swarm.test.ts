import { describe, expect, test } from '@jest/globals';
import { createRelease } from '../../../src/plan/index.ts';
import type { Project, Release } from '../../../src/types/index.ts';
import { load, mistake } from './folder.ts';

const file = (service: string, top = 'engine: swarm'): string => `
services:
  web:
    image: shop:1
    ${service}
    x-ctr-bg: { port: 3000, routes: [shop.example.com] }
x-ctr-bg: { ${top} }
`;
const image = { reference: 'shop:1', digest: 'sha256:1', source: 'sha256:1' };

function releaseOf(project: Project): Release {
  const facts = project.services.map(({ name }) => [name, { image }] as const);
  return createRelease(project, new Map(facts), project.engine);
}
const released = async (service: string, top?: string) => releaseOf(await load(file(service, top)));
/** Of the only service. */
const settingsOf = ({ services }: Release) => services[0]?.swarm;

describe('x-ctr-bg.engine', () => {
  test('is docker, swarm, or not said', async () => {
    const engines = ['engine: docker', 'engine: swarm', ''].map(
      async (top) => (await load(file('', top))).engine,
    );
    expect(await Promise.all(engines)).toEqual(['docker', 'swarm', undefined]);
    expect(await mistake(load(file('', 'engine: kubernetes')))).toMatchObject({
      code: 'CONFIG',
      where: { line: 7 },
    });
  });

  test('makes other releases of the same file, and leaves those of containers what they were', async () => {
    const [docker, swarm, unsaid] = await Promise.all(
      ['engine: docker', 'engine: swarm', ''].map((top) => released('deploy: { replicas: 2 }', top)),
    );
    expect([settingsOf(docker as Release), settingsOf(unsaid as Release)]).toEqual([undefined, undefined]);
    expect(docker?.id).toBe(unsaid?.id);
    expect(swarm?.id).not.toBe(docker?.id);
  });
});

describe('deploy on a Swarm', () => {
  test('is in the words of the engine', async () => {
    const deploy =
      'deploy: { labels: { team: shop }, resources: { limits: { cpus: "0.5", memory: 64M, pids: 10 }, reservations: { memory: 32M } },' +
      ' restart_policy: { condition: on-failure, delay: 5s, max_attempts: 3, window: 1m },' +
      ' placement: { constraints: [node.role == worker], preferences: [{ spread: node.labels.zone }], max_replicas_per_node: 2 },' +
      ' update_config: { parallelism: 2, order: start-first, failure_action: rollback } }';
    expect(settingsOf(await released(deploy))).toEqual({
      labels: { team: 'shop' },
      resources: {
        Limits: { NanoCPUs: 500_000_000, MemoryBytes: 67_108_864, Pids: 10 },
        Reservations: { MemoryBytes: 33_554_432 },
      },
      restart: { Condition: 'on-failure', Delay: 5e9, MaxAttempts: 3, Window: 6e10 },
      placement: {
        Constraints: ['node.role == worker'],
        Preferences: [{ Spread: { SpreadDescriptor: 'node.labels.zone' } }],
        MaxReplicas: 2,
      },
      update: { Parallelism: 2, Order: 'start-first', FailureAction: 'rollback' },
    });
  });

  test('of another number of replicas is another release', async () => {
    const [two, three] = await Promise.all(
      [2, 3].map(async (replicas) => (await released(`deploy: { replicas: ${replicas} }`)).services[0]),
    );
    expect(two?.configHash).not.toBe(three?.configHash);
  });

  test('with mode: global is one task on each node, and no number of them', async () => {
    const { swarm, replicas } = (await released('deploy: { mode: global }')).services[0] ?? {};
    expect([swarm?.mode, replicas]).toEqual(['global', 1]);
    const project = await load(file('deploy: { mode: global, replicas: 3 }'));
    const error = await mistake(Promise.resolve().then(() => releaseOf(project)));
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('3 replicas') });
    const job = await load(file('deploy: { mode: replicated-job }'));
    expect(await mistake(Promise.resolve().then(() => releaseOf(job)))).toMatchObject({
      message: expect.stringContaining('its tasks end'),
      where: { line: 5 },
    });
    expect(await mistake(load(file('deploy: { mode: global }', '')))).toMatchObject({
      code: 'CONFIG',
      hint: expect.stringContaining('engine: swarm'),
      where: { line: 5 },
    });
  });

  test('takes the networks of the project across the nodes', async () => {
    const { networks, services } = await released('');
    expect(networks).toMatchObject([
      { name: 'shop_default-swarm', body: { Driver: 'overlay', Attachable: true } },
    ]);
    expect(services[0]?.container.networks).toMatchObject([{ name: 'shop_default-swarm', aliases: ['web'] }]);
  });

  test.each([
    ['privileged: true', /privileged of web is for containers/],
    ['shm_size: 1g', /shm_size of web is for containers/],
    ['ports: ["3000"]', /ports of web: .* publishes no port/],
    ['deploy: { endpoint_mode: vip }', /endpoint_mode of web is vip/],
  ])('refuses %s, with its place', async (service, message) => {
    const project = await load(file(service));
    const error = await mistake(Promise.resolve().then(() => releaseOf(project)));
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringMatching(message),
      where: { line: 5 },
    });
    expect(error.hint).toBeDefined();
    expect(await released(service, 'engine: docker')).toBeDefined();
  });

  test('warns of what is for a Swarm only where it runs on none', async () => {
    const warned = async (top: string): Promise<string[]> => {
      const warnings: string[] = [];
      const placement = 'deploy: { placement: { max_replicas_per_node: 1 } }';
      await load(file(placement, top), { warn: (message) => warnings.push(message) });
      return warnings;
    };
    expect(await warned('engine: swarm')).toEqual([]);
    expect((await warned('')).join()).toMatch(/deploy.placement of web has no effect outside of a Swarm/);
  });
});
