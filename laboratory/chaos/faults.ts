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

export type Death = (typeof DEATHS | typeof ENGINE_DEATHS)[number];
export type Fault = (typeof FAULTS)[number] | Death;

export const ALL_FAULTS: readonly Fault[] = [...FAULTS, ...DEATHS, ...ENGINE_DEATHS];

export const isFault = (text: string): text is Fault => ALL_FAULTS.some((fault) => fault === text);

export const isDeath = (fault: Fault | undefined): fault is Death =>
  [...DEATHS, ...ENGINE_DEATHS].some((death) => death === fault);

export const isOfEngine = (fault: Fault | undefined): boolean =>
  ENGINE_DEATHS.some((death) => death === fault);

/** Faults of which a call is not executed. */
export const isBefore = (fault: Fault): boolean =>
  !isDeath(fault) && fault !== 'kill-after' && fault !== 'cut';

/** What is to happen in a run, and to which call. */
export type Injection = {
  readonly call: Call;
  readonly fault: Fault;
};
