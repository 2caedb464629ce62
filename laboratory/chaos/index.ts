/**
 * `npm run chaos -- [--case SCENARIO:CALL:FAULT] [--regressions] [--scenario NAME] [--fault NAME] [--walks N]
 * [--seed N] [--minutes N] [--results FILE [--part N/M]] [--calls] [--write]`: strikes every call of every scenario
 * with every fault, under load, in an order that the seed decides; then takes 500 walks, of the seed and those after
 * it. `--walks N` takes so many walks and nothing else. With a file of results a run goes on where others have ended;
 * `--part 1/2` leaves the other half to another run at the same time.
 */
import { parseArgs } from 'node:util';
import { laboratory } from '../index.ts';
import type { CaseResult } from './case.ts';
import { seeded } from './choose.ts';
import { ALL_FAULTS, isFault } from './faults.ts';
import { figures, writeFigures } from './figures.ts';
import { openLedger } from './ledger.ts';
import { listCalls, playAll, playNamed, type Share } from './play.ts';
import { REGRESSIONS } from './regressions.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Stage } from './stage.ts';
import { stagesOf } from './stages.ts';
import { say } from './tell.ts';
import { playWalks, walkAlong } from './walk/play.ts';
import { WALK } from './walk/steps.ts';

const WALKS = 500;

const { values } = parseArgs({
  options: {
    case: { type: 'string', multiple: true, default: [] },
    regressions: { type: 'boolean', default: false },
    scenario: { type: 'string', multiple: true, default: [] },
    fault: { type: 'string', multiple: true, default: [...ALL_FAULTS] },
    walks: { type: 'string' },
    // The order is the same each time unless another one is asked for, so that parts fit together.
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    results: { type: 'string' },
    part: { type: 'string', default: '1/1' },
    calls: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const [part = 1, of = 1] = values.part.split('/').map(Number);
const share: Share = { part, of };
const seed = Number(values.seed);
const faults = values.fault.filter(isFault);
const named = [...values.case, ...(values.regressions ? REGRESSIONS.map(({ name }) => name) : [])];
const namedOf = (scenario: string): string[] => named.filter((name) => name.startsWith(`${scenario}:`));
const wanted = [...values.scenario, ...(values.walks === undefined ? [] : [WALK])];
const isChosen = (scenario: string): boolean =>
  named.length > 0 ? namedOf(scenario).length > 0 : wanted.length === 0 || wanted.includes(scenario);

const ledger = await openLedger(values.results);
await using stages = stagesOf(await laboratory());

/** What is to be done, each till its part of the time is over. */
type Task = (until: number) => Promise<readonly CaseResult[]>;
const tasks = SCENARIOS.filter(({ name }) => isChosen(name)).map((scenario): Task => {
  const stage = (): Promise<Stage> => stages.on(scenario.engine);
  if (values.calls) return async () => listCalls(await stage(), scenario);
  if (named.length > 0) return async () => playNamed(await stage(), scenario, namedOf(scenario.name));
  return async (until) =>
    playAll(await stage(), scenario, ledger, { random: seeded(seed), until, faults, share });
});
if (isChosen(WALK) && !values.calls) {
  const count = Number(values.walks ?? WALKS);
  tasks.push(async (until) => {
    const stage = await stages.on('plain');
    return named.length > 0
      ? walkAlong(stage, namedOf(WALK))
      : playWalks(stage, ledger, { count, seed, until, share });
  });
}

const end = performance.now() + Number(values.minutes) * 60_000;
const results: CaseResult[] = [];
for (const [index, task] of tasks.entries()) {
  const now = performance.now();
  results.push(...(await task(now + (end - now) / (tasks.length - index))));
}
const tables = figures(await ledger.read());
if (!values.calls && named.length === 0) for (const table of tables.values()) say(`\n${table}`);
if (values.write) await writeFigures(tables);
process.exitCode = results.some(({ violations }) => violations.length > 0) ? 1 : 0;
