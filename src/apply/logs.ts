import { setTimeout as sleep } from 'node:timers/promises';
import { EngineRefusal, type Engine, type LogLine } from '../engine/index.ts';
import { checkLogWish, hasLogs, logSources, type LogSource, type LogWish } from '../plan/index.ts';
import type { HostName, World } from '../types/index.ts';
import { inOrder } from './in-order.ts';
import type { Engines } from './survey.ts';
import { taskRuns, taskSources } from './swarm/own-tasks.ts';
import { watchAll } from './watch.ts';

/** One line of one container, or of one task. */
export type ToldLine = LogLine & { readonly host: HostName; readonly source: LogSource };

export type LogsOptions = LogWish & {
  readonly engines: Engines;
  /** The last so many lines of each container; all when absent. */
  readonly tail?: number;
  /** RFC 3339. */
  readonly since?: string;
  readonly signal: AbortSignal;
  /** Called with the containers before their lines. */
  readonly onSources: (sources: readonly LogSource[]) => void;
  /** Awaited: a slow reader makes slow reading. */
  readonly write: (line: ToldLine) => Promise<void>;
};

/** What the logs hold, the lines of all containers in the order of their times. */
export async function showLogs(options: LogsOptions, world: World): Promise<void> {
  checkLogWish(options, world);
  await writePast(options, await sourcesOf(options, world), new Map());
}

/**
 * The same, and then what comes, until the signal aborts or nothing of the project is left. It goes with the project:
 * what begins to serve is read from its first line on, and what served before until it has stopped.
 */
export async function followLogs(options: LogsOptions): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const readers = new Map<string, Promise<void>>();
  const last = new Map<string, string>();
  let before: ReadonlySet<string> | undefined;
  for await (const world of watchAll(options.engines, signal)) {
    const sources = await sourcesOf(options, world);
    if (before === undefined) {
      checkLogWish(options, world);
      before = new Set(sources.keys());
      await writePast(options, sources, last);
    } else if (!hasLogs(options.project, world)) break;
    for (const [key, found] of sources) {
      if (readers.has(key)) continue;
      const reader = follow({ ...options, signal }, found, { last, isNew: !before.has(key) })
        .catch((error: unknown) => failed.abort(error))
        .finally(() => readers.delete(key));
      readers.set(key, reader);
    }
  }
  await Promise.all(readers.values());
  failed.signal.throwIfAborted();
}

type Found = { readonly host: HostName; readonly engine: Engine; readonly source: LogSource };

/** By their ids. All hosts tell of the same Swarm, whose tasks are read once. */
async function sourcesOf(options: LogsOptions, world: World): Promise<Map<string, Found>> {
  const meant = [...options.engines].flatMap(([host, engine]) => {
    const view = world.get(host);
    return view ? logSources(view, options).map((source) => ({ host, engine, source })) : [];
  });
  const found = (await Promise.all(meant.map(withTasks))).flat();
  const sources = new Map<string, Found>();
  for (const one of found) if (!sources.has(one.source.id)) sources.set(one.source.id, one);
  options.onSources([...sources.values()].map(({ source }) => source));
  return sources;
}

async function withTasks(found: Found): Promise<Found[]> {
  if (found.source.kind !== 'service') return [found];
  const tasks = await taskSources(found.engine, found.source);
  return tasks.map((source) => ({ ...found, source }));
}

/** Remembers the time of the last line of each. */
async function writePast(
  { tail, since, signal, write }: LogsOptions,
  sources: ReadonlyMap<string, Found>,
  last: Map<string, string>,
): Promise<void> {
  const past = { follow: false, signal, ...(tail !== undefined && { tail }), ...(since && { since }) };
  const streams = [...sources].map(([key, found]) => toldLines(key, found, past));
  for await (const { key, ...line } of inOrder(streams)) {
    remember(last, key, line);
    await write(line);
  }
}

/** The engine's own words may have no time. */
function remember(last: Map<string, string>, key: string, { at }: LogLine): void {
  if (at !== '') last.set(key, at);
}

type Reading = { readonly last: Map<string, string>; readonly isNew: boolean };

/** Before a log is opened again that has ended though its container runs, in ms: it starts again just then. */
const AGAIN_MS = 200;

/** One container, through all its restarts, or one task. */
async function follow(
  { tail, since, signal, write }: LogsOptions,
  found: Found,
  { last, isNew }: Reading,
): Promise<void> {
  const key = found.source.id;
  do {
    const seen = last.get(key);
    const from = seen ?? (isNew ? undefined : since);
    const none = seen === undefined && tail === 0 && !isNew ? { tail: 0 } : {};
    const options = { follow: true, signal, ...none, ...(from && { since: from }) };
    for await (const { key: _, ...line } of toldLines(key, found, options)) {
      if (seen !== undefined && line.at <= seen) continue;
      remember(last, key, line);
      await write(line);
    }
  } while (!signal.aborted && (await runsAgain(found)));
}

async function runsAgain({ engine, source }: Found): Promise<boolean> {
  await sleep(AGAIN_MS);
  if (source.kind === 'task') return taskRuns(engine, source);
  return (await engine.inspectContainer(source.id))?.State.Running ?? false;
}

async function* toldLines(
  key: string,
  { host, engine, source }: Found,
  options: Parameters<Engine['readLogs']>[1],
): AsyncGenerator<ToldLine & { readonly key: string }> {
  const lines =
    source.kind === 'task' ? engine.swarm.readLogs(source.id, options) : engine.readLogs(source.id, options);
  try {
    for await (const line of lines) yield { ...line, key, host, source };
  } catch (error) {
    // It was removed since it was seen.
    if (!(error instanceof EngineRefusal && [404, 409].includes(error.status))) throw error;
  }
}
