import {
  hasTasks,
  type Generation,
  type Goal,
  type HostView,
  type PlacedService,
  type Wave,
} from '../types/index.ts';
import { liveGeneration } from './live.ts';
import type { Maker } from './maker.ts';
import { identified, previewServices, withoutPreview } from './preview.ts';

/**
 * What nginx has to look up is made known to it while nothing is routed there yet: a new worker that meets a name for the
 * first time has no address for it, and would refuse requests until it has. What an earlier configuration has looked up,
 * it takes over (docs/decisions/0040).
 */
export function introduced({ generation }: Goal, view: HostView, rendering: string, step: Maker): Wave[] {
  if (generation === null) return [];
  const live = liveGeneration(view, generation.project);
  if (live === null) return [];
  const known = new Set(namedOf(live).map(nameOf));
  const ahead = namedOf(generation).filter((service) => !known.has(nameOf(service)));
  if (ahead.length === 0) return [];
  const { project } = generation;
  const next = identified({ ...withoutPreview(live, rendering), ahead }, rendering);
  const make = step('nginx looks it up before anything is routed to it');
  return [
    [make({ kind: 'staged', generation: next })],
    [make({ kind: 'route', project, generation: next })],
    [make({ kind: 'serving', project, generation: next })],
  ];
}

const namedOf = (generation: Generation): PlacedService[] =>
  [...generation.services, ...previewServices(generation), ...(generation.ahead ?? [])].filter(hasTasks);

const nameOf = ({ instances }: PlacedService): string => instances[0]?.name ?? '';
