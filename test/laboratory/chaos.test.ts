import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCase, type CaseResult, type Ground } from '../../laboratory/chaos/case.ts';
import { parseCase, seeded, shuffled } from '../../laboratory/chaos/choose.ts';
import type { Injection } from '../../laboratory/chaos/faults.ts';
import { onGround } from '../../laboratory/chaos/ground.ts';
import { nothingLeft, routedIsReady, served } from '../../laboratory/chaos/invariants.ts';
import { SCENARIOS, type Scenario } from '../../laboratory/chaos/scenarios.ts';
import { allInjections } from '../../laboratory/chaos/phases.ts';
import { REGRESSIONS } from '../../laboratory/chaos/regressions.ts';
import { walkAlong } from '../../laboratory/chaos/walk/play.ts';
import { WALK } from '../../laboratory/chaos/walk/steps.ts';
import { openStage, type Stage } from '../../laboratory/chaos/stage.ts';
import { laboratory, type PrivateEngine } from '../../laboratory/index.ts';
import { sized, testInFull } from '../support/size.ts';

/** The bounded part of `npm run chaos`: one command is struck at one of its calls, under load. */
const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
/** How many kills after calls that change something, cases of all faults at all calls, and walks. */
const KILLS = sized(2, 12);
const SAMPLE = sized(1, 12);
const WALKS = sized(1, 4);

let engine: PrivateEngine;
let stage: Stage;
beforeAll(async () => {
  engine = await (await laboratory()).privateEngine();
  stage = await openStage(engine);
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
  await engine.stop();
});

const isWalk = (name: string): boolean => name.startsWith(`${WALK}:`);

const scenario = (wanted: string): Scenario => {
  const found = SCENARIOS.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no scenario ${wanted}`);
  return found;
};

/** What did not hold, with the line that repeats it. */
const failures = (results: readonly CaseResult[]): object[] =>
  results
    .filter(({ violations }) => violations.length > 0)
    .map(({ name, violations }) => ({ again: `npm run chaos -- --case '${name}'`, violations }));

async function play(ground: Ground, injections: readonly Injection[]): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const injection of injections) results.push(await runCase(ground, injection));
  return results;
}

test('a deploy of which any one call is struck loses nothing, the next command finishes it, and what is left is seen', async () => {
  await onGround(stage, scenario('deploy'), async (ground, undisturbed) => {
    expect(failures([undisturbed])).toEqual([]);
    const changing = undisturbed.calls.filter(({ label }) => !label.startsWith('GET '));
    const random = seeded(SEED);
    const kills = shuffled(allInjections(changing, ground.scenario.dying, ['kill-after']), random);
    const killed = await play(ground, kills.slice(0, KILLS));
    // Killed means killed: were the proxy blind, every case would pass.
    expect(killed.filter(({ exitCodes }) => exitCodes.includes(null)).length).toBeGreaterThan(KILLS / 2);
    const sample = shuffled(allInjections(undisturbed.calls, ground.scenario.dying), random);
    const others = await play(ground, sample.slice(0, SAMPLE));
    expect({ seed: SEED, failures: failures([...killed, ...others]) }).toEqual({ seed: SEED, failures: [] });
    await expectSeen(ground);
  });
});

/** What is not so is seen: a killed deploy leaves something, and a proxy may route to nothing. */
async function expectSeen({ clean }: Ground): Promise<void> {
  const { project, next } = scenario('deploy');
  const { args } = await next(stage, served(await stage.look(project)));
  const running = stage.start(args, { faulty: true });
  const call = { label: 'shell stage', nth: 1 };
  const kill = (): void => void running.child.kill('SIGKILL');
  stage.proxy.watch({ call, fault: 'kill-after' }, { kill, befall: async () => undefined });
  expect((await running.ended).signal).toBe('SIGKILL');
  const after = await stage.look(project);
  expect(routedIsReady(after)).toEqual([]);
  expect(nothingLeft(after, clean, project)).toEqual(
    expect.arrayContaining(['left over: 2 containers instead of 1', 'left over: 2 generations']),
  );
  const gone = { ...after, containers: [] };
  expect(routedIsReady(gone)).toEqual([expect.stringContaining('which does not run there')]);
}

test('walks of commands, some of them struck, end as the model says, and in nothing', async () => {
  const names = Array.from({ length: WALKS }, (_, index) => `${WALK}:${SEED + index}`);
  const walks = await walkAlong(stage, names);
  expect(walks).toHaveLength(WALKS);
  expect(failures(walks)).toEqual([]);
});

for (const { name, why } of REGRESSIONS.filter((one) => isWalk(one.name)))
  testInFull(`${name}: once, ${why}`, async () => {
    expect(failures(await walkAlong(stage, [name]))).toEqual([]);
  });

/** What needs an engine of its own is for `npm run chaos -- --regressions`: each takes half a minute to bring. */
const isHere = (name: string): boolean =>
  SCENARIOS.some((one) => one.engine === 'plain' && name.startsWith(`${one.name}:`));

for (const { name, why } of REGRESSIONS.filter((one) => isHere(one.name)))
  testInFull(`${name}: once, ${why}`, async () => {
    const { scenario: of, find } = parseCase(name);
    await onGround(stage, scenario(of), async (ground, { calls }) => {
      expect(failures([await runCase(ground, find(calls))])).toEqual([]);
    });
  });
