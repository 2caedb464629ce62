import { callName } from './call.ts';
import { runCase, type CaseResult } from './case.ts';
import { caseName, parseCase, shuffled } from './choose.ts';
import type { Fault } from './faults.ts';
import { onGround } from './ground.ts';
import type { Ledger } from './ledger.ts';
import { allInjections } from './phases.ts';
import type { Scenario } from './scenarios.ts';
import type { Stage } from './stage.ts';
import { say, tell } from './tell.ts';

/** Which cases of a scenario are struck. */
export type Choice = {
  readonly random: () => number;
  /** In ms of the clock of `performance`. */
  readonly until: number;
  readonly faults: readonly Fault[];
  /** Each `of`-th, from `part` on: the others are another run's. */
  readonly share: Share;
};

export type Share = { readonly part: number; readonly of: number };

/** Whether the item at this place is this run's. */
export const isOfShare =
  ({ part, of }: Share) =>
  (_: unknown, index: number): boolean =>
    index % of === part - 1;

/** Strikes all cases of a scenario that are not done yet. Returns the results of this run. */
export async function playAll(
  stage: Stage,
  scenario: Scenario,
  ledger: Ledger,
  choice: Choice,
): Promise<CaseResult[]> {
  const { plans } = await ledger.read();
  if (plans.get(scenario.name)?.every(ledger.isDone)) return [];
  return onGround(stage, scenario, async (ground, undisturbed) => {
    tell(undisturbed);
    const all = await ledger.plan(scenario.name, async () =>
      allInjections(undisturbed.calls, scenario.dying, scenario.faults).map((one) =>
        caseName(scenario.name, one),
      ),
    );
    const isChosen = (name: string): boolean => choice.faults.some((fault) => name.endsWith(`:${fault}`));
    const order = shuffled(all, choice.random).filter(isOfShare(choice.share)).filter(isChosen);
    const results: CaseResult[] = [undisturbed];
    for (const name of order.filter((one) => !ledger.isDone(one))) {
      if (performance.now() > choice.until) break;
      const result = await runCase(ground, parseCase(name).find(undisturbed.calls));
      tell(result);
      await ledger.add(bare(result));
      results.push(result);
    }
    return results;
  });
}

/** Strikes those that are named, in their order. */
export async function playNamed(
  stage: Stage,
  scenario: Scenario,
  names: readonly string[],
): Promise<CaseResult[]> {
  return onGround(stage, scenario, async (ground, undisturbed) => {
    tell(undisturbed);
    const results: CaseResult[] = [undisturbed];
    for (const name of names) {
      const result = await runCase(ground, parseCase(name).find(undisturbed.calls));
      tell(result);
      results.push(result);
    }
    return results;
  });
}

/** Tells what an undisturbed run calls. */
export async function listCalls(stage: Stage, scenario: Scenario): Promise<CaseResult[]> {
  return onGround(stage, scenario, async (_, undisturbed) => {
    tell(undisturbed);
    undisturbed.calls.forEach((call, index) => say(`    ${index + 1} ${callName(call)}`));
    return [undisturbed];
  });
}

const bare = ({ name, struck, exitCodes, sent, lost, ms, back, violations }: CaseResult): CaseResult => ({
  name,
  struck,
  exitCodes,
  sent,
  lost,
  ms: Math.round(ms),
  ...(back !== undefined && { back: Math.round(back) }),
  violations,
});
