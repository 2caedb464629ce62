/**
 * `npm run chaos -- [--case SCENARIO:CALL:FAULT] [--scenario NAME] [--fault NAME] [--seed N] [--minutes N]
 * [--sequences N] [--calls] [--write]`: strikes every call of every scenario with every fault, under load, in an order
 * that the seed decides; then `sequences` times two to four commands in a row.
 */
import { parseArgs } from 'node:util';
import { laboratory } from '../index.ts';
import { callName } from './call.ts';
import { runCase, type CaseResult } from './case.ts';
import { allInjections, parseCase, seeded, sequences, shuffled } from './choose.ts';
import { ALL_FAULTS, isFault, type Fault, type Injection } from './faults.ts';
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
    sequences: { type: 'string', default: '100' },
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
  const { name, struck, exitCodes, sent, lost, ms, violations } = result;
  const mark = violations.length > 0 ? '✗' : struck ? '✓' : '-';
  const exits = exitCodes.map((exitCode) => exitCode ?? 'killed').join(', ');
  say(`${mark} ${name}  exit ${exits}, ${lost} of ${sent} lost, ${(ms / 1000).toFixed(1)} s`);
  if (violations.length === 0) return;
  for (const violation of violations) say(`    ${violation}`);
  say(`    again: npm run chaos -- --case '${name}'`);
}

/** Alone first; what follows one another gets a third of the time. */
async function play(stage: Stage, scenario: Scenario, minutes: number): Promise<CaseResult[]> {
  return onGround(stage, scenario, async (ground, undisturbed) => {
    tell(undisturbed);
    if (values.calls) undisturbed.calls.forEach((call, index) => say(`    ${index + 1} ${callName(call)}`));
    const results = [undisturbed];
    const playAll = async (cases: readonly (readonly Injection[])[], ms: number): Promise<void> => {
      const until = performance.now() + ms;
      for (const injections of cases) {
        if (performance.now() > until) return;
        const result = await runCase(ground, injections);
        tell(result);
        results.push(result);
      }
    };
    const own = named.filter(({ scenario: name }) => name === scenario.name);
    const all = allInjections(undisturbed.calls, faults);
    if (own.length > 0)
      await playAll(
        own.map(({ find }) => find(undisturbed.calls)),
        Infinity,
      );
    else if (!values.calls) {
      await playAll(
        shuffled(all, random).map((injection) => [injection]),
        minutes * 40_000,
      );
      await playAll(sequences(all, Number(values.sequences), random), minutes * 20_000);
    }
    return results;
  });
}

say(`seed ${values.seed}`);
// Its own, which may be killed.
await using engine = await (await laboratory()).privateEngine();
await using stage = await openStage(engine);
const results: CaseResult[] = [];
const share = Number(values.minutes) / scenarios.length;
for (const scenario of scenarios) results.push(...(await play(stage, scenario, share)));
const table = figures(results, values.seed);
say(`\n${table}`);
if (values.write) await writeFigures(table);
process.exitCode = results.some(({ violations }) => violations.length > 0) ? 1 : 0;
