import type { HookName, HostName, Stage, Step, Wave, World } from '../types/index.ts';
import { holds, isGate } from './claim.ts';
import { hookSteps, type HookPlace } from './hooks.ts';

export type Waves = ReadonlyMap<HostName, readonly Wave[]>;

/**
 * The hooks of a name as a stage of its own, so that all hosts have ended what comes before; none without any.
 * `before` is what they need themselves, `told` what they are told beside what is known beforehand.
 */
export function hookStage(
  name: HookName,
  places: readonly HookPlace[],
  { before = new Map(), told = {} }: { before?: Waves; told?: Record<string, string> } = {},
): Stage[] {
  const lanes = places.flatMap((place) => {
    // One after another, in the order of the file.
    const hooks = hookSteps(name, place, told).map((step) => [step]);
    const needed = (before.get(place.host) ?? []).filter((wave) => wave.length > 0);
    return hooks.length > 0 ? [{ host: place.host, waves: [...needed, ...hooks] }] : [];
  });
  return lanes.length > 0 ? [{ name, lanes }] : [];
}

/** Whether any step would make something. */
export function isToDo(waves: Waves, world: World): boolean {
  return [...waves.values()].flat(2).some((step) => isUnmet(step, world));
}

/** Whether nginx is to serve something else; what is only marked beside that is no switch. */
export function isSwitchToDo(waves: Waves, world: World): boolean {
  return [...waves.values()].flat(2).some((step) => step.kind === 'route' && isUnmet(step, world));
}

function isUnmet(step: Step, world: World): boolean {
  const view = world.get(step.host);
  return !isGate(step) && view !== undefined && !holds(step, view);
}

type Split = { readonly before: Waves; readonly rest: Waves };

/** A container of `pre-deploy` needs what every container does: the first wave, of images and networks. */
export function splitAtFoundations(waves: Waves, places: readonly HookPlace[]): Split {
  const isNeeded = (host: HostName): boolean =>
    places.some((place) => place.host === host && hookSteps('pre-deploy', place).some(isInContainer));
  return split(waves, (host) => (isNeeded(host) ? 1 : 0));
}

const isInContainer = ({ hook }: ReturnType<typeof hookSteps>[number]): boolean =>
  hook.action.kind === 'container';

/**
 * Where a migration is to be run, what is before and with it stands before what every host does afterwards: one that
 * is run on the first host alone has ended before any host starts what needs it.
 */
export function splitAtMigration(waves: Waves, world: World): Split {
  const isDue = (step: Step): boolean => isMigration(step) && isUnmet(step, world);
  return split(waves, (_, all) => all.findLastIndex((wave) => wave.some(isDue)) + 1);
}

const isMigration = (step: Step): boolean =>
  step.kind === 'completed' && step.service.migration !== undefined;

function split(waves: Waves, at: (host: HostName, all: readonly Wave[]) => number): Split {
  const parts = [...waves].map(([host, all]) => ({ host, all, end: at(host, all) }));
  return {
    before: new Map(parts.map(({ host, all, end }) => [host, all.slice(0, end)])),
    rest: new Map(parts.map(({ host, all, end }) => [host, all.slice(end)])),
  };
}
