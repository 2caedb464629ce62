import type {
  GateStep,
  Goal,
  Hook,
  HookName,
  HostName,
  HostView,
  PlacedService,
  Release,
  ReleasedHook,
} from '../types/index.ts';
import { liveGeneration } from './live.ts';

export type HookStep = Extract<GateStep, { kind: 'hook' }>;

const BECAUSE: Readonly<Record<HookName, string>> = {
  'pre-deploy': 'it comes before anything is changed',
  'pre-switch': 'green is healthy, and nobody is routed to it yet',
  'post-switch': 'the new release serves; its failure turns nothing back',
  'on-failure': 'the deploy has failed',
  'on-rollback': 'the rollback was made',
};

/** What each command runs. A rollback is not to fail because of what was written for the way forward. */
const OF_COMMAND = {
  up: ['pre-deploy', 'pre-switch', 'post-switch', 'on-failure'],
  stage: ['pre-deploy', 'on-failure'],
  promote: ['pre-switch', 'post-switch', 'on-failure'],
  rollback: ['on-rollback', 'on-failure'],
} as const satisfies Record<string, readonly HookName[]>;
export type HookedCommand = keyof typeof OF_COMMAND;

/** Whether a command, by its name, is one that runs `post-switch`. */
export const runsAfterSwitch = (command: string): boolean =>
  Object.entries(OF_COMMAND).some(
    ([name, hooks]) => name === command && (hooks as readonly HookName[]).includes('post-switch'),
  );

/** Those that a command runs on a host; what is run once is run on the first one. */
export function hooksOn<One extends Hook | ReleasedHook>(
  hooks: readonly One[],
  command: HookedCommand,
  isFirst: boolean,
): One[] {
  const names: readonly HookName[] = OF_COMMAND[command];
  return hooks.filter(({ name, eachHost }) => names.includes(name) && (isFirst || eachHost));
}

/** The part of a release that one host runs: a migration that is run once is run on the first one. */
export function partOn(release: Release, isFirst: boolean): Release {
  const supporting = release.supporting.filter(({ migration }) => isFirst || migration?.eachHost !== false);
  return { ...release, supporting };
}

export type HookPlace = {
  readonly project: string;
  readonly host: HostName;
  readonly goal: Goal;
  /** As it was before. */
  readonly view: HostView;
};

/** The hooks of a name on a host as steps, with what they are told; `told` is what is only known in the end. */
export function hookSteps(name: HookName, place: HookPlace, told: Record<string, string> = {}): HookStep[] {
  const { project, host, goal } = place;
  return (goal.hooks ?? [])
    .filter((hook) => hook.name === name)
    .map((hook, index) => ({
      kind: 'hook',
      host,
      because: BECAUSE[name],
      project,
      hook,
      number: index + 1,
      variables: { ...variablesOf(hook, place), ...told },
    }));
}

function variablesOf(hook: ReleasedHook, { project, host, goal, view }: HookPlace): Record<string, string> {
  const generation = newOf(goal);
  const before = liveGeneration(view, project)?.release;
  const service = serviceOf(hook, goal);
  const address = service?.instances[0]?.address;
  // Only what is on the proxy's network reaches it, and before it is started nothing is there.
  const isReachable = hook.action.kind === 'container' && hook.name !== 'pre-deploy';
  const known = {
    CTR_BG_PROJECT: project,
    CTR_BG_HOOK: hook.name,
    CTR_BG_HOST: host,
    CTR_BG_RELEASE: generation?.release,
    CTR_BG_PREVIOUS_RELEASE: before,
    CTR_BG_COLOR: service?.color,
    CTR_BG_URL: address && isReachable ? `http://${address}:${service.port}` : undefined,
  };
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** What it is all about: what is staged, where that is what is done. */
const newOf = ({ generation }: Goal): Goal['generation'] => generation?.preview?.next ?? generation;

/** Whose container is asked: that of the hook's own service, or of the first one that is swapped. */
function serviceOf({ action }: ReleasedHook, goal: Goal): PlacedService | undefined {
  const services = newOf(goal)?.services ?? [];
  const own = action.kind === 'container' ? action.service : undefined;
  return services.find(({ name }) => name === own) ?? services[0];
}
