import { expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateEngine } from '../../laboratory/index.ts';
import { readRan } from '../support/hosts.ts';
import { versionInside } from '../support/inside.ts';
import { testInFull } from '../support/size.ts';
import { strikeAt } from '../support/struck.ts';
import { openSwarm, type LabSwarm, type SwarmServiceSeen } from '../support/swarm.ts';

/**
 * Three managers, the proxy of the first before them. The one that leads is lost in a phase of a deploy, under load. Each
 * Swarm loses one node only: what an engine remembers of its network does not survive the return of one.
 */
const [BEFORE, NEXT] = [1, 2] as const;
/** Of some 12 requests that are under way, those on a third of the tasks. */
const ON_ONE_NODE = 12;

const withImage = (swarm: LabSwarm, number: number): Record<string, string> => ({
  IMAGE: swarm.images[number - 1] ?? '',
});

async function inSwarm(work: (swarm: LabSwarm) => Promise<void>): Promise<void> {
  const swarm = await openSwarm(3);
  try {
    for (const engine of swarm.engines.slice(1)) await swarm.promote(engine);
    await swarm.write('engine: swarm', 'deploy: { replicas: 6 }');
    expect(await swarm.run(['up'], withImage(swarm, BEFORE))).toMatchObject({ exitCode: 0 });
    await work(swarm);
    const { exitCode, document } = await swarm.run(['down']);
    expect({ exitCode, outcome: document.outcome }).toEqual({ exitCode: 0, outcome: 'removed' });
    expect(await swarm.services()).toEqual([]);
  } finally {
    await swarm.close();
  }
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

/** `up` of the other version, what it ended with and what was served then. */
async function struck(swarm: LabSwarm, at: string, strike: (leader: PrivateEngine) => Promise<void>) {
  const leader = await swarm.leader();
  const { result, losses } = await swarm.underLoad([`v${BEFORE}`, `v${NEXT}`], async () => {
    const process = swarm.start(['up'], withImage(swarm, NEXT));
    const ran = readRan(await strikeAt(process, { at }, () => strike(leader)));
    return { ran, serves: await served(swarm) };
  });
  const { exitCode, document } = result.ran;
  return { losses, exitCode, error: document.error, serves: result.serves };
}

/** The same command again has what is wanted, and leaves nothing else. */
async function expectNext(swarm: LabSwarm): Promise<void> {
  const again = () => swarm.run(['up'], withImage(swarm, NEXT));
  const first = await again();
  // An engine may have lost a task whose address was given again at once (docs/swarm.md): it is said what brings it back.
  if (first.document.error?.hint?.includes('docker service update --force')) await startAnew(swarm);
  const { exitCode, document } = first.exitCode === 0 ? first : await again();
  expect({ exitCode, error: document.error }).toEqual({ exitCode: 0, error: undefined });
  expect(await served(swarm)).toBe(`v${NEXT}`);
  expect(await swarm.services()).toHaveLength(1);
  expect(await swarm.run(['doctor'])).toMatchObject({ exitCode: 0, document: { findings: [] } });
}

/** What `docker service update --force` does. */
async function startAnew(swarm: LabSwarm): Promise<void> {
  const [service] = await swarm.services();
  const { ID, Version, Spec } = service as SwarmServiceSeen;
  const body = { ...Spec, TaskTemplate: { ...Spec.TaskTemplate, ForceUpdate: 1 } };
  await swarm.one.api.json('POST', `/services/${ID}/update?version=${Version.Index}`, { body });
}

testInFull.each(['run', 'healthy', 'route', 'drained'])(
  'the manager that leads is lost with its tasks at %s: what serves goes on, and the next command converges',
  (at) =>
    inSwarm(async (swarm) => {
      const { losses, exitCode, serves } = await struck(swarm, at, (leader) => swarm.crash(leader));
      const { failed, reset, cut, wrong } = losses;
      expect({ serves, wrong }).toEqual({ serves: `v${exitCode === 0 ? NEXT : BEFORE}`, wrong: 0 });
      expect(failed + reset + cut).toBeLessThanOrEqual(ON_ONE_NODE);
      await expectNext(swarm);
    }),
);

testInFull.each(['run', 'route'])(
  'another manager begins to lead at %s: nothing is lost, and the deploy goes on',
  (at) =>
    inSwarm(async (swarm) => {
      const { losses, exitCode, error, serves } = await struck(swarm, at, (leader) =>
        swarm.demoted(leader, async () => undefined),
      );
      expect({ exitCode, error, serves }).toEqual({ exitCode: 0, error: undefined, serves: `v${NEXT}` });
      expect(losses).toMatchObject({ failed: 0, wrong: 0, reset: 0, cut: 0 });
      await expectNext(swarm);
    }),
);
