import type { Call } from './call.ts';

/**
 * What can happen to a call.
 * - `kill-before`: ctr-bg is killed before the call is sent; `kill-after`: when it was executed and its answer is not
 *   there yet.
 * - `error-500`, `refused`: it is not executed and answered with 500, with 409 (with 404 when something is asked for);
 *   a command in the shell ends with 1, with 127.
 * - `cut`: it is executed, and its answer ends in the middle; `hang`: it is never answered; `reset`: its connection
 *   ends before anything is executed; `gone`: so does every other one, till the end of the command.
 */
const FAULTS = ['kill-before', 'kill-after', 'error-500', 'refused', 'cut', 'hang', 'reset', 'gone'] as const;

/** Deaths beside ctr-bg, just before a call that itself is left alone: all processes of a container, by `kill -9`. */
const DEATHS = ['nginx-dies', 'blue-dies', 'green-dies'] as const;

/** The engine itself: `kill -9` of dockerd and its start, and a restart as a service manager does it. */
const ENGINE_DEATHS = ['engine-dies', 'engine-restarts'] as const;

/** A clock is put off by a day for the rest of the command: that of whoever calls, and that of the proxy. */
const JUMPS = ['clock-forward', 'clock-back', 'proxy-clock-forward', 'proxy-clock-back'] as const;

/** The disk of the engine is full until the command has ended. */
const FULL = ['disk-full'] as const;

export type Death = (typeof DEATHS | typeof ENGINE_DEATHS)[number];
export type Jump = (typeof JUMPS)[number];
/** What happens beside a call that itself is left alone. */
export type Event = Death | Jump | (typeof FULL)[number];
export type Fault = (typeof FAULTS)[number] | Event;

/** What can happen to any command, on any engine. */
export const COMMON_FAULTS: readonly Fault[] = [...FAULTS, ...DEATHS, ...ENGINE_DEATHS];
export const ALL_FAULTS: readonly Fault[] = [...COMMON_FAULTS, ...JUMPS, ...FULL];

export const isFault = (text: string): text is Fault => ALL_FAULTS.some((fault) => fault === text);

export const isDeath = (fault: Fault | undefined): fault is Death =>
  [...DEATHS, ...ENGINE_DEATHS].some((death) => death === fault);

export const isOfEngine = (fault: Fault | undefined): boolean =>
  ENGINE_DEATHS.some((death) => death === fault);

export const isJump = (fault: Fault | undefined): fault is Jump => JUMPS.some((jump) => jump === fault);

export const isEvent = (fault: Fault | undefined): fault is Event =>
  isDeath(fault) || isJump(fault) || fault === 'disk-full';

/** Faults of which a call is not executed. */
export const isBefore = (fault: Fault): boolean =>
  !isEvent(fault) && fault !== 'kill-after' && fault !== 'cut';

/** What is to happen in a run, and to which call. */
export type Injection = {
  readonly call: Call;
  readonly fault: Fault;
};
