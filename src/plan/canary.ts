import {
  CtrBgError,
  type CanarySettings,
  type CanaryStep,
  type GateClaim,
  type HostView,
  type MakeClaim,
  type Preview,
  type Release,
  type ShadowSettings,
  type Stage,
  type Step,
  type Target,
} from '../types/index.ts';
import { liveGeneration } from './live.ts';
import { stageBeside } from './preview.ts';

/**
 * The steps by which a release goes live on a host; none where nothing serves yet, or what serves is the same. Where it
 * is staged already and has a share, they begin there: nobody who has got it loses it to come back to it.
 */
export function canarySteps(
  { parts, key, watch }: CanarySettings,
  staged: Preview,
  view: HostView,
  rendering: string,
): CanaryStep[] {
  const live = liveGeneration(view, staged.next.project);
  if (live === null) return [];
  const before = live.preview?.next.release === staged.next.release ? live.preview.share : undefined;
  const left = parts.filter((part) => part >= (before?.part ?? 0));
  return left.flatMap((part) => {
    const generation = stageBeside({ ...staged, share: { part, key } }, view, rendering);
    return generation.preview === undefined ? [] : [{ generation, watch }];
  });
}

/** The one before them, where no client gets it yet; none where some do already. */
export function shadowSteps(
  { mirror, watch }: ShadowSettings,
  staged: Preview,
  view: HostView,
  rendering: string,
): CanaryStep[] {
  const live = liveGeneration(view, staged.next.project);
  if (live === null || (live.preview?.share && live.preview.next.release === staged.next.release)) return [];
  const generation = stageBeside({ ...staged, mirror }, view, rendering);
  return generation.preview === undefined ? [] : [{ generation, watch }];
}

/** Throws CONFIG where two releases are to serve at once, and one of them could not on what the other has made of the data. */
export function checkSharing({ irreversible, project }: Release): void {
  if (!irreversible) return;
  throw new CtrBgError(
    'CONFIG',
    `both releases of ${project} would serve at once, and its migration is irreversible: the one that serves now may not be able to after it`,
    {
      hint: "Deploy it at once with '--canary 100%' or '--rolling all', or say 'reversible: true' of a migration that what serves now can live with.",
    },
  );
}

/** All hosts end a step before any begins the next; the first that is worse ends it for all. */
export function canaryStages(target: Target): Stage[] {
  const goals = [...target].sort(([a], [b]) => (a < b ? -1 : 1));
  const steps = goals.flatMap(([host, { canary = [] }]) => canary.map((step) => ({ host, ...step })));
  const parts = [...new Set(steps.map(partOf))].sort((a, b) => a - b);
  return parts.map((part) => ({
    name: part === MIRRORED ? 'shadow' : 'canary',
    lanes: steps
      .filter((step) => partOf(step) === part)
      .map(({ host, ...step }) => ({ host, waves: wavesOf(host, step) })),
  }));
}

/** What is mirrored comes before any client gets it. */
const MIRRORED = 0;
const partOf = ({ generation }: CanaryStep): number => generation.preview?.share?.part ?? MIRRORED;

function wavesOf(host: string, { generation, watch }: CanaryStep): Step[][] {
  const { project, preview } = generation;
  if (preview === undefined) return [];
  const make = (because: string) => (claim: MakeClaim | GateClaim) => ({ ...claim, host, because });
  return [
    [make('a part of the public gets it first')({ kind: 'route', project, generation })],
    [make('nothing is believed that was not seen')({ kind: 'serving', project, generation })],
    [
      make('it is given up where it is worse')({
        kind: 'well',
        generation: preview.next,
        before: generation,
        isBeside: true,
        watch,
      }),
    ],
  ];
}
