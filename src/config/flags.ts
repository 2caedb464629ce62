import { CtrBgError, type OnUnreachable, type Publish, type PullPolicy } from '../types/index.ts';
import { durationFrom, parseDuration } from './duration.ts';
import { readEnvironmentFlag } from './leaf.ts';
import { readEnvironmentName, readPath } from './names.ts';
import { type Batch, readBatch } from './extension/batch.ts';
import { readPart, readPartOrNone, readParts } from './extension/share.ts';
import { readPublish } from './publish.ts';
import { readOnUnreachable, readPull } from './readers.ts';
import { type Reader, isRefusal } from './refusal.ts';
import { readPort, readReplicas, wholeNumber } from './scalar.ts';

/** As they were typed. */
export type ServiceFlags = {
  readonly service?: string | undefined;
  readonly port?: string | number | undefined;
  readonly publish?: string | number | undefined;
  readonly healthPath?: string | undefined;
  readonly healthTimeout?: string | undefined;
  readonly drain?: string | undefined;
  readonly keep?: string | undefined;
  readonly watch?: string | undefined;
  readonly canary?: string | undefined;
  readonly shadow?: string | undefined;
  readonly rolling?: string | undefined;
  readonly share?: string | undefined;
  readonly replicas?: string | number | undefined;
  /** KEY=VALUE, or KEY to take it from the environment. */
  readonly env?: readonly string[] | undefined;
  readonly pull?: string | undefined;
  readonly onUnreachable?: string | undefined;
};

/** What they mean; undefined leaves what the file says. */
export type Flags = {
  readonly service: string | undefined;
  readonly port: number | undefined;
  readonly publish: Publish | undefined;
  readonly healthPath: string | undefined;
  readonly healthTimeout: number | undefined;
  readonly drain: number | undefined;
  readonly keep: number | undefined;
  readonly watch: number | undefined;
  readonly canary: readonly number[] | undefined;
  readonly shadow: number | undefined;
  readonly rolling: Batch | undefined;
  readonly share: number | undefined;
  readonly replicas: number | undefined;
  readonly environment: ReadonlyMap<string, string | null>;
  readonly pull: PullPolicy | undefined;
  readonly onUnreachable: OnUnreachable | undefined;
};

/** Reads the flags of `up`, `stage` and `plan`, or throws a USAGE error that names the flag. */
export function readFlags(flags: ServiceFlags): Flags {
  return {
    service: flags.service,
    port: readFlag('--port', flags.port, readPort),
    publish: readFlag('--publish', flags.publish, readPublish),
    healthPath: readFlag('--health-path', flags.healthPath, readPath),
    healthTimeout: readFlag('--health-timeout', flags.healthTimeout, durationFrom(1)),
    drain: readFlag('--drain', flags.drain, parseDuration),
    keep: readFlag('--keep', flags.keep, parseDuration),
    watch: readFlag('--watch', flags.watch, parseDuration),
    canary: readFlag('--canary', flags.canary, readParts),
    shadow: readFlag('--shadow', flags.shadow, readPartOrNone),
    rolling: readFlag('--rolling', flags.rolling, readBatch),
    share: readFlag('--share', flags.share, readPart),
    replicas: readFlag('--replicas', flags.replicas, readReplicas),
    environment: new Map((flags.env ?? []).map((pair) => required('--env', pair, readPair))),
    pull: readFlag('--pull', flags.pull, readPull),
    onUnreachable: readFlag('--on-unreachable', flags.onUnreachable, readOnUnreachable),
  };
}

const readPair: Reader<[string, string | null]> = (value) =>
  readEnvironmentFlag(String(value), readEnvironmentName);

/** Any other duration of the command line, such as `--timeout`, in milliseconds. */
export function durationFlag(flag: string, text: string): number {
  return required(flag, text, parseDuration);
}

/** A count of the command line, such as `--limit`. */
export function countFlag(flag: string, text: string, least: number): number {
  return required(flag, text, wholeNumber(least, 1_000_000_000));
}

/** A moment of the command line, or a duration before `now` (ms since 1970), as RFC 3339. */
export function momentFlag(flag: string, text: string, now: number): string {
  const time = /^\d{4}-\d\d-\d\d(T|$)/.test(text) ? Date.parse(text) : now - durationFlag(flag, text);
  if (Number.isFinite(time)) return new Date(time).toISOString();
  throw new CtrBgError('USAGE', `${flag} is no time: ${text}`, {
    hint: 'Write 2026-11-25T03:40:00Z, or 10m for ten minutes ago.',
  });
}

function readFlag<T>(flag: string, value: unknown, read: Reader<T>): T | undefined {
  return value === undefined ? undefined : required(flag, value, read);
}

/** Throws USAGE that begins with what was given. */
export function required<T>(flag: string, value: unknown, read: Reader<T>): T {
  const result = read(value);
  if (!isRefusal(result)) return result;
  throw new CtrBgError(
    'USAGE',
    `${flag} ${result.refused}`,
    result.hint === undefined ? {} : { hint: result.hint },
  );
}
