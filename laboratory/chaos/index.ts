/**
 * `npm run chaos -- [--case SCENARIO:CALL:FAULT] [--regressions] [--scenario NAME] [--fault NAME] [--seed N]
 * [--minutes N] [--results FILE [--part N/M]] [--calls] [--write]`: strikes every call of every scenario with every
 * fault, under load, in an order that the seed decides. With a file of results a run goes on where others have ended;
 * `--part 1/2` leaves the other half to another run at the same time.
 */
import { parseArgs } from 'node:util';
import { laboratory } from '../index.ts';
import type { CaseResult } from './case.ts';
import { parseCase, seeded } from './choose.ts';
import { ALL_FAULTS, isFault } from './faults.ts';
import { figures, writeFigures } from './figures.ts';
import { openLedger } from './ledger.ts';
import { listCalls, playAll, playNamed, type Share } from './play.ts';
import { REGRESSIONS } from './regressions.ts';
import { SCENARIOS } from './scenarios.ts';
import { openStage } from './stage.ts';
import { say } from './tell.ts';

const { values } = parseArgs({
  options: {
    case: { type: 'string', multiple: true, default: [] },
    regressions: { type: 'boolean', default: false },
    scenario: { type: 'string', multiple: true, default: [] },
    fault: { type: 'string', multiple: true, default: [...ALL_FAULTS] },
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
const names = [...values.case, ...(values.regressions ? REGRESSIONS.map(({ name }) => name) : [])];
const chosen = [...values.scenario, ...names.map((name) => parseCase(name).scenario)];
const scenarios = SCENARIOS.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const ledger = await openLedger(values.results);
const results: CaseResult[] = [];
// Its own, which may be killed.
await using engine = await (await laboratory()).privateEngine();
await using stage = await openStage(engine);
const end = performance.now() + Number(values.minutes) * 60_000;
for (const [index, scenario] of scenarios.entries()) {
  const own = names.filter((name) => parseCase(name).scenario === scenario.name);
  if (values.calls) await listCalls(stage, scenario);
  else if (names.length > 0) results.push(...(await playNamed(stage, scenario, own)));
  else {
    const now = performance.now();
    const until = now + (end - now) / (scenarios.length - index);
    const random = seeded(Number(values.seed));
    const faults = values.fault.filter(isFault);
    results.push(...(await playAll(stage, scenario, ledger, { random, until, faults, share })));
  }
}
const table = figures(await ledger.read());
if (!values.calls && names.length === 0) say(`\n${table}`);
if (values.write) await writeFigures(table);
process.exitCode = results.some(({ violations }) => violations.length > 0) ? 1 : 0;
