import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { versionInside } from '../support/inside.ts';
import { sized, testInFull } from '../support/size.ts';
import { listening, openSwarm, type LabSwarm, type SwarmServiceSeen } from '../support/swarm.ts';

/** A project on a Swarm of two nodes, the proxy of the manager before it, and clients that never retry. */
let swarm: LabSwarm;
const LOST_NOTHING = { failed: 0, wrong: 0, reset: 0, cut: 0 };
const SIX = 'deploy: { replicas: 6 }';
const [FIRST, SECOND, THIRD] = [0, 1, 2] as const;

beforeAll(async () => {
  swarm = await openSwarm();
});
afterAll(() => swarm.close());

const image = (index: number): Record<string, string> => ({ IMAGE: swarm.images[index] ?? '' });
const names = async (): Promise<string[]> => (await swarm.services()).map(({ Spec }) => Spec.Name);
const containers = async (): Promise<string[]> => {
  const listed = (await swarm.one.api.json('GET', '/containers/json')) as { Names: string[] }[];
  return listed.flatMap(({ Names }) => Names).filter((name) => /shop-web-(blue|green)-\d+$/.test(name));
};
const answers = (): Promise<boolean> =>
  names().then(
    () => true,
    () => false,
  );
const running = async (service: string): Promise<number> =>
  (await swarm.tasks(service)).filter(
    ({ Status, DesiredState }) => Status.State === 'running' && DesiredState === 'running',
  ).length;
/** What does not succeed shows why. */
const up = async (index: number, env: Record<string, string> = {}, flags: readonly string[] = []) => {
  const { exitCode, document } = await swarm.run(['up', ...flags], { ...image(index), ...env });
  return { exitCode, outcome: document.outcome, error: document.error };
};
const DEPLOYED = { exitCode: 0, outcome: 'deployed' };
/** So many requests are under way at most, on all nodes together. */
const IN_FLIGHT = 12;
const ROUNDS = sized(1, 10);

describe('a project on both nodes of a Swarm', () => {
  test('one key moves a project from its host to the Swarm and back, and nothing is lost', async () => {
    await swarm.write('');
    expect(await up(FIRST)).toMatchObject(DEPLOYED);
    const { losses } = await swarm.underLoad(['v1'], async () => {
      await swarm.write('engine: swarm');
      expect(await up(FIRST)).toMatchObject(DEPLOYED);
      expect([await names(), await containers()]).toEqual([['shop-web-green'], []]);
      await swarm.write('');
      expect(await up(FIRST)).toMatchObject({ exitCode: 0, outcome: 'unchanged' });
      await swarm.write('engine: docker');
      expect(await up(FIRST)).toMatchObject(DEPLOYED);
      expect([await names(), await containers()]).toEqual([[], ['/shop-web-blue-1']]);
    });
    expect(losses).toMatchObject(LOST_NOTHING);
  });

  test('its tasks run on both nodes', async () => {
    await swarm.write('engine: swarm', SIX);
    expect(await up(FIRST)).toMatchObject(DEPLOYED);
    const { document } = await swarm.run(['status']);
    expect(document).toMatchObject({ hosts: [{ services: [{ color: 'green', replicas: 6 }] }] });
    const tasks = (await swarm.tasks('shop-web-green')).filter(({ Status }) => Status.State === 'running');
    expect(tasks).toHaveLength(6);
    expect(new Set(tasks.map(({ NodeID }) => NodeID)).size).toBe(2);
    expect(await versionInside(swarm.one)).toBe('v1');
    expect(await listening(swarm.start(['logs']))).toEqual(
      [1, 2, 3, 4, 5, 6].map((slot) => `shop-web-green.${slot}`),
    );
    const doctor = await swarm.run(['doctor']);
    expect({ exitCode: doctor.exitCode, findings: doctor.document.findings }).toEqual({
      exitCode: 0,
      findings: [],
    });
  });

  test(`${ROUNDS} deploys and as many rollbacks lose nothing`, async () => {
    const { losses } = await swarm.underLoad(['v1', 'v2'], async () => {
      for (let round = 0; round < ROUNDS; round++) {
        expect(await up(SECOND)).toMatchObject(DEPLOYED);
        const { exitCode, document } = await swarm.run(['rollback']);
        expect({ exitCode, outcome: document.outcome, error: document.error }).toMatchObject({
          exitCode: 0,
          outcome: 'rolled-back',
        });
      }
    });
    expect(losses).toMatchObject(LOST_NOTHING);
    expect(await names()).toHaveLength(1);
  });

  testInFull('mode: global has a task on each node, and goes from a number of tasks and back', async () => {
    const { losses } = await swarm.underLoad(['v1', 'v2'], async () => {
      await swarm.write('engine: swarm', 'deploy: { mode: global }');
      for (const index of [SECOND, FIRST]) expect(await up(index)).toMatchObject(DEPLOYED);
      const { document } = await swarm.run(['status']);
      expect(document).toMatchObject({ hosts: [{ services: [{ replicas: 2, state: 'running' }] }] });
      const [name = ''] = await names();
      const nodes = (await swarm.tasks(name)).filter(({ Status }) => Status.State === 'running');
      expect(new Set(nodes.map(({ NodeID }) => NodeID)).size).toBe(2);
      const { exitCode, document: back } = await swarm.run(['rollback']);
      expect({ exitCode, outcome: back.outcome }).toEqual({ exitCode: 0, outcome: 'rolled-back' });
      await swarm.write('engine: swarm', SIX);
      expect(await up(FIRST)).toMatchObject(DEPLOYED);
    });
    expect(losses).toMatchObject(LOST_NOTHING);
  });

  describe('what is no good fails, and what serves loses nothing', () => {
    const lost = async (env: Record<string, string>, flags: readonly string[]) => {
      const { result, losses } = await swarm.underLoad(['v1'], () => up(THIRD, env, flags));
      expect(losses).toMatchObject(LOST_NOTHING);
      expect(await names()).toHaveLength(1);
      expect(await versionInside(swarm.one)).toBe('v1');
      return result;
    };

    testInFull('it answers what its probe does not take', async () => {
      expect(await lost({ HEALTH_STATUS: '500' }, ['--health-timeout', '10s'])).toMatchObject({
        exitCode: 3,
        error: { code: 'UNHEALTHY', message: expect.stringContaining('500') },
      });
    });

    testInFull('its tasks end', async () => {
      expect(await lost({ EXIT_AT_START: '7' }, [])).toMatchObject({
        exitCode: 3,
        error: { code: 'UNHEALTHY', message: expect.stringContaining('7') },
      });
    });

    test('no node fits it', async () => {
      await swarm.write(
        'engine: swarm',
        'deploy: { replicas: 6, placement: { constraints: [node.labels.disk == ssd] } }',
      );
      expect(await lost({}, ['--health-timeout', '3s'])).toMatchObject({
        exitCode: 3,
        error: { code: 'UNHEALTHY', hint: expect.stringContaining('No node fits') },
      });
      await swarm.write('engine: swarm', SIX);
    });
  });

  testInFull('what somebody else has changed is made what the release says', async () => {
    const [service] = await swarm.services();
    const { ID, Version, Spec } = service as SwarmServiceSeen;
    const body = { ...Spec, Mode: { Replicated: { Replicas: 2 } } };
    await swarm.one.api.json('POST', `/services/${ID}/update?version=${Version.Index}`, { body });
    while ((await running(Spec.Name)) !== 2) await sleep(100);
    const { result, losses } = await swarm.underLoad(['v1'], () => up(FIRST));
    expect(result).toMatchObject(DEPLOYED);
    expect(await running(Spec.Name)).toBe(6);
    expect(losses).toMatchObject(LOST_NOTHING);
  });

  test('a host that is no manager is refused before anything changes', async () => {
    const { exitCode, document } = await swarm.run(['up', '-H', swarm.two.endpoint]);
    expect({ exitCode, error: document.error }).toMatchObject({
      exitCode: 2,
      error: {
        code: 'CONFIG',
        message: expect.stringContaining('manager'),
        hint: expect.stringContaining('swarm init'),
      },
    });
  });

  testInFull(
    'a node that is killed in mid-deploy takes no more with it than what was under way there',
    async () => {
      const { result, losses } = await swarm.underLoad(['v1', 'v2'], async () => {
        const deploy = up(SECOND);
        while (!(await names()).includes('shop-web-blue') || !(await names()).includes('shop-web-green'))
          await sleep(50);
        await swarm.crash(swarm.two);
        await deploy;
        // Whatever became of it, the next command converges.
        return up(SECOND);
      });
      expect(result).toMatchObject({ exitCode: 0 });
      expect(await versionInside(swarm.one)).toBe('v2');
      expect(losses.failed + losses.cut).toBeLessThan(IN_FLIGHT);
    },
  );

  testInFull(
    'managers without a leader are no empty Swarm: nothing is changed, and later all goes on',
    async () => {
      await swarm.revive(swarm.two);
      await swarm.promote(swarm.two);
      const { result, losses } = await swarm.underLoad(['v2', 'v1'], async () => {
        await swarm.crash(swarm.two);
        // Until it misses the other one, it goes on as the one that leads.
        while (await answers()) await sleep(200);
        const blind = await Promise.all([swarm.run(['up'], image(FIRST)), swarm.run(['down'])]);
        const during = await versionInside(swarm.one);
        await swarm.revive(swarm.two);
        return { blind, during, next: await up(FIRST, {}, ['--lock-wait', '1m']) };
      });
      for (const { exitCode, document } of result.blind)
        expect({ exitCode, error: document.error }).toMatchObject({
          exitCode: 6,
          error: { code: 'ENGINE_REFUSED', message: expect.stringMatching(/leader/) },
        });
      expect(result).toMatchObject({ during: 'v2', next: DEPLOYED });
      expect(losses.failed + losses.cut).toBeLessThan(IN_FLIGHT);
    },
  );

  testInFull('what runs there is not left behind by a host that has ceased to be a manager', async () => {
    const { exitCode, document } = await swarm.demoted(swarm.one, () => swarm.run(['down']));
    expect({ exitCode, error: document.error }).toMatchObject({
      exitCode: 2,
      error: { code: 'CONFIG', message: expect.stringContaining('runs on a Swarm') },
    });
    expect(await names()).toHaveLength(1);
    expect(await versionInside(swarm.one)).toBe('v1');
  });

  test('down removes all of it', async () => {
    expect(await swarm.run(['down'])).toMatchObject({ exitCode: 0, document: { outcome: 'removed' } });
    expect([await names(), await containers()]).toEqual([[], []]);
  });
});
