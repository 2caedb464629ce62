import type { Engine } from '../engine/index.ts';
import type { HostView, MakeStep } from '../types/index.ts';
import { createProjectNetwork, createProjectVolume, removeProjectNetwork } from './resources.ts';
import { startService } from './swarm/service.ts';
import {
  completeSupporting,
  resumeSupporting,
  returnSupporting,
  setAside,
  startSupporting,
  warningOf,
  type Telling,
} from './supporting.ts';

type BehindKind =
  | 'volume'
  | 'project-network'
  | 'project-network-gone'
  | 'aside'
  | 'resumed'
  | 'renamed'
  | 'started'
  | 'completed';

/** Causes the effect of a claim about what stands behind nginx. */
export async function makeBehind(
  engine: Engine,
  step: Extract<MakeStep, { kind: BehindKind }>,
  view: HostView,
  telling: Telling,
): Promise<void> {
  switch (step.kind) {
    case 'volume':
      return createProjectVolume(engine, step.project, step.volume);
    case 'project-network':
      return createProjectNetwork(engine, step.project, step.network);
    case 'project-network-gone':
      return removeProjectNetwork(engine, step.network.id);
    case 'aside':
      return setAside(engine, step.container);
    case 'resumed':
      return resumeSupporting(engine, step.container, view);
    case 'renamed':
      return returnSupporting(engine, step.container);
    case 'started':
      if (step.instance.tasks !== undefined) return startService(engine, step, view);
      return void (await startSupporting(engine, step, view, warningOf(telling.emit)));
    case 'completed':
      return completeSupporting(engine, step, view, telling);
    default:
      return step satisfies never;
  }
}
