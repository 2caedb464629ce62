import type { Plan, PlanStepDocument, Stage, Step } from '../types/index.ts';
import { stepText } from './step-text.ts';

/** A plan as lines in the order of its stages, hosts and waves; `stateOf` says what already holds. */
export function planDocument(
  plan: Plan,
  stateOf: (step: Step) => PlanStepDocument['state'],
): PlanStepDocument[] {
  return [...plan.reversible, ...plan.final].flatMap((stage) => stageDocument(stage, stateOf));
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
