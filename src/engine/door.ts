import type { Environment, Files } from './environment.ts';
import type { Endpoint } from './host.ts';
import type { Modem } from './plain-modem.ts';

/** How long calls may take, in ms. */
export type Deadlines = {
  /** Lookups. */
  readonly read: number;
  /** Create, start, rename and the like. */
  readonly change: number;
  /** What a stop may take beyond the container's own grace. */
  readonly stopMargin: number;
  readonly remove: number;
  /** A pull without a byte. */
  readonly pullSilence: number;
  /** A build without a byte. */
  readonly buildSilence: number;
  /** What the engine asks of a registry. */
  readonly registry: number;
  readonly credentialHelper: number;
  /** The first answer of an engine, the connection included. */
  readonly connect: number;
  /** No call and no command takes longer than this, whatever else it may. */
  readonly longest: number;
};

export const DEADLINES: Deadlines = {
  read: 10_000,
  change: 60_000,
  stopMargin: 15_000,
  remove: 60_000,
  pullSilence: 120_000,
  buildSilence: 600_000,
  registry: 30_000,
  credentialHelper: 10_000,
  connect: 10_000,
  longest: Number.POSITIVE_INFINITY,
};

/** What every call needs: one for each engine, made by `connect`. */
export type Door = {
  readonly endpoint: Endpoint;
  readonly modem: Modem;
  readonly deadlines: Deadlines;
  readonly environment: Environment;
  readonly files: Files;
  /** Aborts when the door is closed. */
  readonly closed: AbortSignal;
  /** What a call that changes something waits for first, and fails with: see `Engine.fence`. */
  readonly fence: { check: (() => Promise<void>) | undefined };
  /** What ssh wrote to stderr. */
  readonly complaint: () => string;
};
