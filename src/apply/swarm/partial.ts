import type { Stage, Step } from '../../types/index.ts';

/** Nothing of a Swarm goes that a host may serve which nobody hears of: the next command of all hosts removes it. */
export function sparingServices(stages: readonly Stage[]): Stage[] {
  const isSpared = (step: Step): boolean => step.kind === 'gone' && 'tasks' in step.container;
  return stages.map((stage) => ({
    ...stage,
    lanes: stage.lanes.map((lane) => ({
      ...lane,
      waves: lane.waves
        .map((wave) => wave.filter((step) => !isSpared(step)))
        .filter((wave) => wave.length > 0),
    })),
  }));
}
