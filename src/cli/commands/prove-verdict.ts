import { CtrBgError, type BudgetDocument, type OutcomeName, type ProofDocument } from '../../types/index.ts';

const MOST_DETAILS = 12;

/** Why nothing is run at all: what is lost already would be laid at the door of the command. */
export function beforeAnything(proof: ProofDocument): CtrBgError | undefined {
  const { failed, wrong, sent } = proof.totals;
  if (failed + wrong === 0) return undefined;
  return new CtrBgError(
    'BUDGET_EXCEEDED',
    `before anything was changed, ${failed} of ${sent} requests failed and ${wrong} were answered wrongly`,
    {
      hint: 'Say by --path, --lane and --header what is answered well (200 to 399), by --against where, or let it recover first.',
      details: detailsOf(proof),
    },
  );
}

/** Which budgets do not hold, and by how much. */
export function beyond(proof: ProofDocument, outcome: OutcomeName | undefined): CtrBgError | undefined {
  const broken = proof.budgets.filter(({ ok }) => !ok);
  if (broken.length === 0) return undefined;
  return new CtrBgError('BUDGET_EXCEEDED', `beyond the budget: ${broken.map(budgetText).join('; ')}`, {
    details: detailsOf(proof),
    ...(outcome === 'deployed' || outcome === 'promoted' || outcome === 'rolled-back'
      ? { hint: 'What was deployed serves on; ctr-bg rollback goes back to what served before.' }
      : {}),
  });
}

function budgetText({ name, limit, found, lane }: BudgetDocument): string {
  if (name === 'failed' || name === 'wrong' || name === 'cut')
    return `${found} ${name}, of which ${limit} may be`;
  const where = lane === undefined ? '' : ` in lane ${lane}`;
  return `${name} of ${found.toFixed(1)} ms${where}, which is ${(found - limit).toFixed(1)} ms above ${limit} ms`;
}

function detailsOf({ lanes }: ProofDocument): string[] {
  return lanes
    .flatMap(({ name, samples }) => samples.map((sample) => ({ name, ...sample })))
    .sort((one, other) => one.at - other.at)
    .slice(0, MOST_DETAILS)
    .map(({ name, at, kind, detail }) => `+${(at / 1000).toFixed(3)} s ${name} ${kind}: ${detail}`);
}
