import type { Plan, PlanStepDocument, Stage, Step } from '../types/index.ts';
import { stepText } from './step-text.ts';

/** A plan as lines in the order of its stages, hosts and waves; `stateOf` says what already holds. */
export function planDocument(
  plan: Plan,
  stateOf: (step: Step) => PlanStepDocument['state'],
): PlanStepDocument[] {
  const stages = [...plan.reversible, ...plan.final];
  return stages.flatMap((stage) => {
    const rounds = stages.filter(({ name }) => name === stage.name);
    const steps = stageDocument(stage, stateOf);
    return rounds.length > 1 ? steps.map((step) => ({ ...step, round: rounds.indexOf(stage) + 1 })) : steps;
  });
}

function stageDocument(
  { name, lanes }: Stage,
  stateOf: (step: Step) => PlanStepDocument['state'],
): PlanStepDocument[] {
  return lanes.flatMap(({ host, waves }) =>
    waves.flat().map((step) => ({
      stage: name,
      host,
      kind: step.kind,
      state: stateOf(step),
      text: stepText(step),
      because: step.because,
    })),
  );
}
