/**
 * `npm run chaos -- [--case SCENARIO:CALL:FAULT] [--scenario NAME] [--fault NAME] [--seed N] [--minutes N] [--write]`:
 * strikes every call of every scenario with every fault, under load, in an order that the seed decides.
 */
import { parseArgs } from 'node:util';
import { laboratory } from '../index.ts';
import { callName } from './call.ts';
import { runCase, type CaseResult } from './case.ts';
import { allInjections, parseCase, seeded, shuffled } from './choose.ts';
import { ALL_FAULTS, isFault, type Fault } from './faults.ts';
import { figures, writeFigures } from './figures.ts';
import { onGround } from './ground.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { openStage, type Stage } from './stage.ts';

const { values } = parseArgs({
  options: {
    case: { type: 'string', multiple: true, default: [] },
    scenario: { type: 'string', multiple: true, default: [] },
    fault: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '600' },
    calls: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const named = values.case.map(parseCase);
const chosen = [...values.scenario, ...named.map(({ scenario }) => scenario)];
const scenarios = SCENARIOS.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const faults: readonly Fault[] = values.fault.length > 0 ? values.fault.filter(isFault) : ALL_FAULTS;
const random = seeded(Number(values.seed));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What has gone well is told in a word, what has not in full, with the line that repeats it. */
function tell(result: CaseResult): void {
  const { name, struck, exitCode, sent, lost, ms, violations } = result;
  const mark = violations.length > 0 ? '✗' : struck ? '✓' : '-';
  say(`${mark} ${name}  exit ${exitCode ?? 'killed'}, ${lost} of ${sent} lost, ${(ms / 1000).toFixed(1)} s`);
  if (violations.length === 0) return;
  for (const violation of violations) say(`    ${violation}`);
  say(`    again: npm run chaos -- --case '${name}'`);
}

async function play(stage: Stage, scenario: Scenario, until: number): Promise<CaseResult[]> {
  return onGround(stage, scenario, async (ground, undisturbed) => {
    tell(undisturbed);
    if (values.calls) undisturbed.calls.forEach((call, index) => say(`    ${index + 1} ${callName(call)}`));
    const own = named.filter(({ scenario: name }) => name === scenario.name);
    const injections =
      own.length > 0
        ? own.map(({ find }) => find(undisturbed.calls))
        : shuffled(allInjections(undisturbed.calls, faults), random);
    const results = [undisturbed];
    for (const injection of values.calls ? [] : injections) {
      if (performance.now() > until) break;
      const result = await runCase(ground, injection);
      tell(result);
      results.push(result);
    }
    return results;
  });
}

say(`seed ${values.seed}`);
// Its own, which may be killed.
await using engine = await (await laboratory()).privateEngine();
await using stage = await openStage(engine);
const results: CaseResult[] = [];
const share = (Number(values.minutes) * 60_000) / scenarios.length;
for (const scenario of scenarios) results.push(...(await play(stage, scenario, performance.now() + share)));
const table = figures(results, values.seed);
say(`\n${table}`);
if (values.write) await writeFigures(table);
process.exitCode = results.some(({ violations }) => violations.length > 0) ? 1 : 0;
