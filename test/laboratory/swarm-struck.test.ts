import { describe, expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateEngine } from '../../laboratory/index.ts';
import { readRan } from '../support/hosts.ts';
import { versionInside } from '../support/inside.ts';
import { testInFull } from '../support/size.ts';
import { strikeAt } from '../support/struck.ts';
import { openSwarm, type LabSwarm, type SwarmServiceSeen } from '../support/swarm.ts';

/**
 * Three managers, the proxy of the first before them. In a phase of a command, under load: the one that leads is lost,
 * another one begins to lead, tasks have to go to other nodes. Each Swarm loses one node only: what an engine remembers
 * of its network does not survive the return of one.
 */
const PHASES = ['run', 'healthy', 'route', 'drained'];
/** Of some 12 requests that are under way, those on a third of the tasks. */
const ON_ONE_NODE = 12;

type Way = { readonly command: 'up' | 'rollback'; readonly from: number; readonly to: number };
const UP: Way = { command: 'up', from: 1, to: 2 };
const ROLLBACK: Way = { command: 'rollback', from: 2, to: 1 };

type Strike = (leader: PrivateEngine) => Promise<void>;

const withImage = (swarm: LabSwarm, number: number): Record<string, string> => ({
  IMAGE: swarm.images[number - 1] ?? '',
});

/** The first version serves, and has served alone. */
async function inSwarm(work: (swarm: LabSwarm) => Promise<void>): Promise<void> {
  const swarm = await openSwarm(3);
  try {
    for (const engine of swarm.engines.slice(1)) await swarm.promote(engine);
    await swarm.write('engine: swarm', 'deploy: { replicas: 6 }');
    await expectUp(swarm, 1);
    await work(swarm);
    const { exitCode, document } = await swarm.run(['down']);
    expect({ exitCode, outcome: document.outcome }).toEqual({ exitCode: 0, outcome: 'removed' });
    expect(await swarm.services()).toEqual([]);
  } finally {
    await swarm.close();
  }
}

async function expectUp(swarm: LabSwarm, number: number): Promise<void> {
  const { exitCode, document } = await swarm.run(['up'], withImage(swarm, number));
  expect({ exitCode, error: document.error }).toEqual({ exitCode: 0, error: undefined });
}

/** A request that nginx sends to a task of a lost node first is answered late, by another one. */
async function served({ one }: LabSwarm): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    const answered = await versionInside(one);
    if (answered !== 'none') return answered;
    await sleep(100);
  }
  return 'none';
}

/** What the command ended with, what was served then, and what was lost. */
async function struck(swarm: LabSwarm, { command, from, to }: Way, at: string, strike: Strike) {
  const leader = await swarm.leader();
  const { result, losses } = await swarm.underLoad([`v${from}`, `v${to}`], async () => {
    const process = swarm.start([command], command === 'up' ? withImage(swarm, to) : {});
    const ran = readRan(await strikeAt(process, { at }, () => strike(leader)));
    return { ran, serves: await served(swarm) };
  });
  const { exitCode, document } = result.ran;
  const { failed, wrong, cut } = losses;
  return { exitCode, error: document.error, serves: result.serves, wrong, lost: failed + cut };
}

/** A plain `up` has what is wanted, and leaves nothing else. */
async function expectNext(swarm: LabSwarm, { to }: Way): Promise<void> {
  const again = () => swarm.run(['up'], withImage(swarm, to));
  const first = await again();
  // An engine may have lost a task whose address was given again at once (docs/swarm.md): it is said what brings it back.
  if (first.document.error?.hint?.includes('docker service update --force')) await startAnew(swarm);
  const { exitCode, document } = first.exitCode === 0 ? first : await again();
  expect({ exitCode, error: document.error }).toEqual({ exitCode: 0, error: undefined });
  expect(await served(swarm)).toBe(`v${to}`);
  expect(await swarm.services()).toHaveLength(1);
  expect(await swarm.run(['doctor'])).toMatchObject({ exitCode: 0, document: { findings: [] } });
}

/** To the second version and back again. */
async function thereAndBack(swarm: LabSwarm, at: string, strike: Strike, mend?: Strike): Promise<void> {
  for (const way of [UP, ROLLBACK]) {
    let leader: PrivateEngine | undefined;
    const result = await struck(swarm, way, at, (found) => strike((leader = found)));
    const { command, to } = way;
    const good = { exitCode: 0, error: undefined, serves: `v${to}`, wrong: 0, lost: 0 };
    expect({ at, command, ...result }).toEqual({ at, command, ...good });
    if (leader) await mend?.(leader);
  }
}

/** What `docker service update --force` does. */
async function startAnew(swarm: LabSwarm): Promise<void> {
  const [service] = await swarm.services();
  const { ID, Version, Spec } = service as SwarmServiceSeen;
  const body = { ...Spec, TaskTemplate: { ...Spec.TaskTemplate, ForceUpdate: 1 } };
  await swarm.one.api.json('POST', `/services/${ID}/update?version=${Version.Index}`, { body });
}

describe.each([UP, ROLLBACK])('in the middle of $command', (way) => {
  testInFull.each(PHASES)(
    'the manager that leads is lost with its tasks at %s: what serves goes on, and the next command converges',
    (at) =>
      inSwarm(async (swarm) => {
        if (way.command === 'rollback') await expectUp(swarm, way.from);
        const { exitCode, serves, wrong, lost } = await struck(swarm, way, at, (leader) =>
          swarm.crash(leader),
        );
        expect({ serves, wrong }).toEqual({ serves: `v${exitCode === 0 ? way.to : way.from}`, wrong: 0 });
        expect(lost).toBeLessThanOrEqual(ON_ONE_NODE);
        await expectNext(swarm, way);
      }),
  );
});

testInFull.each(PHASES)(
  'another manager begins to lead at %s: nothing is lost, and the command goes on',
  (at) =>
    inSwarm(async (swarm) => {
      await thereAndBack(swarm, at, (leader) => swarm.demoted(leader, async () => undefined));
      await expectNext(swarm, ROLLBACK);
    }),
);

testInFull(
  'a node is emptied in each phase: its tasks go to others, nothing is lost, and the command goes on',
  () =>
    inSwarm(async (swarm) => {
      const empty: Strike = (leader) => swarm.available(leader, 'drain');
      const refill: Strike = (leader) => swarm.available(leader, 'active');
      for (const at of PHASES) await thereAndBack(swarm, at, empty, refill);
      await expectNext(swarm, ROLLBACK);
    }),
);
