import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/index.ts';
import { compare, isLasting, type Sample, type Verdict } from '../judge/index.ts';
import { mirroredAs, readTraffic } from '../proxy/index.ts';
import {
  CtrBgError,
  type Emit,
  type GateStep,
  type Generation,
  type Traffic,
  type WatchSettings,
} from '../types/index.ts';

type WellStep = Extract<GateStep, { kind: 'well' }>;
type Means = {
  /** The container of the proxy. */
  readonly proxy: string;
  readonly signal: AbortSignal;
  readonly emit: Emit;
  readonly now: () => number;
};

/** Between two looks, in ms. */
const INTERVAL = 1000;
const STRETCHES = 3;
/** How far back blue is looked at, in ms; the record may not reach so far. */
const BEFORE = 600_000;
/** How likely the watches of a deploy say of an equal green that it is worse, all looks and services together. */
const FALSE_ALARM = 0.005;

const NONE: Sample = { requests: 0, failedByProxy: 0, failedByApplication: 0, latencies: new Map() };

/**
 * Compares green with what blue was, or is where both serve at once, by what nginx records of real requests, for as long
 * as it is asked for. Each look may say that green is worse with its share of the likelihood of a false alarm, so all
 * together stay below it however often it is looked. Throws PROXY_UNUSABLE when there is no record, and WORSE when green
 * is worse, or one of its containers has ended or is unhealthy.
 */
export async function witnessWell(engine: Engine, step: WellStep, means: Means): Promise<void> {
  const { generation, watch, isBeside = false } = step;
  const { proxy, signal, now, emit } = means;
  const start = now();
  const look = (ago: number): Promise<Traffic> =>
    readTraffic(engine, { container: proxy }, generation.project, ago);
  // Where both serve at once, they are compared at once.
  const blue = isBeside ? undefined : await look(BEFORE);
  const tests = Math.ceil(watch.duration / INTERVAL) * Math.max(1, generation.services.length) * 2;
  const chance = FALSE_ALARM / (tests * (watch.among ?? 1));
  const started = await startsOf(engine, generation);
  // The last one at which it had not warmed up yet, and all after that.
  let looks: (Traffic | undefined)[] = [undefined];
  for (let passed = 0; passed < watch.duration; passed = now() - start) {
    await sleep(Math.min(INTERVAL, watch.duration - passed), undefined, { signal });
    // A second more, for the clock of the record has whole ones.
    const green = await look(now() - start + 1000);
    looks = now() - start <= watch.warmUp ? [green] : [...looks, green];
    // First, and after the record was read: what its requests failed by is then told, and not only that they did.
    await checkContainers(engine, generation, started);
    judge(step, { blue: blue ?? green, green, looks, chance });
  }
  for (const { name } of generation.services) {
    const { requests } = sampleOf(looks.at(-1), asRecorded(step), name);
    if (requests < watch.limits.minimum)
      emit({ kind: 'warning', host: step.host, message: tooFew(name, requests, watch) });
  }
}

type Seen = {
  readonly blue: Traffic;
  readonly green: Traffic;
  /** Of green: the first one is of when it had warmed up, the last one of now. */
  readonly looks: readonly (Traffic | undefined)[];
  readonly chance: number;
};

function judge(step: WellStep, { blue, green, looks, chance }: Seen): void {
  const { generation, before, watch } = step;
  const next = asRecorded(step);
  for (const { name } of generation.services) {
    const earlier = sampleOf(blue, before, name);
    const now = sampleOf(green, next, name);
    const times = looks.map((look) => sampleOf(look, next, name).latencies);
    const latencies = without(now.latencies, times[0] ?? new Map());
    const verdict = compare(earlier, { ...now, latencies }, watch.limits, chance);
    const between = times.slice(1).map((all, index) => without(all, times[index] ?? new Map()));
    if (verdict?.kind === 'slower' && !isLasting(verdict, between, watch.limits.slower, stretchesIn(watch)))
      continue;
    if (verdict !== undefined) throw worse(name, verdict);
  }
}

/** In so many stretches in a row green has to be slow; in a watch that is too short for them, in all that it has. */
function stretchesIn({ duration, warmUp }: WatchSettings): number {
  return Math.max(1, Math.min(STRETCHES, Math.floor((duration - warmUp) / INTERVAL)));
}

/** What is mirrored to it is told apart from what clients got. */
function asRecorded({ generation, before, isBeside }: WellStep): Pick<Generation, 'id'> {
  return isBeside && before.preview?.mirror ? { id: mirroredAs(generation.id) } : generation;
}

function sampleOf(traffic: Traffic | undefined, { id }: Pick<Generation, 'id'>, service: string): Sample {
  return traffic?.services.find((one) => one.generation === id && one.service === service) ?? NONE;
}

/** What a record has forgotten meanwhile is not counted below nothing. */
function without(all: Sample['latencies'], early: Sample['latencies']): Sample['latencies'] {
  return new Map([...all].map(([bound, count]) => [bound, Math.max(0, count - (early.get(bound) ?? 0))]));
}

function worse(service: string, verdict: Verdict): CtrBgError {
  const words =
    verdict.kind === 'failing'
      ? `fails ${shareText(verdict.green)} of its requests${verdict.blue ? `, and blue failed ${shareText(verdict.blue)}` : ''}`
      : `answers 95 % of its requests in ${verdict.green} ms, and blue did in ${verdict.blue} ms`;
  return new CtrBgError('WORSE', `${service} is worse than before: green ${words}`, {
    hint: `By chance alone this comes about once in ${Math.round(1 / Math.max(verdict.chance, 1e-9)).toLocaleString('en')} times.`,
  });
}

function shareText({ failed, of }: { readonly failed: number; readonly of: number }): string {
  return `${failed} of ${of} (${((100 * failed) / Math.max(1, of)).toFixed(1)} %)`;
}

function tooFew(service: string, requests: number, { limits }: WatchSettings): string {
  return `${service} got ${requests} requests while it was watched, and ${limits.minimum} are the least to judge it by: it was not compared`;
}

type Starts = ReadonlyMap<string, string>;

async function startsOf(engine: Engine, generation: Generation): Promise<Starts> {
  const seen = await lookAtContainers(engine, generation);
  return new Map(seen.map(({ name, state }) => [name, state?.StartedAt ?? '']));
}

/** One that the engine had to start again has ended, whatever it answers now. */
async function checkContainers(engine: Engine, generation: Generation, started: Starts): Promise<void> {
  for (const { name, state } of await lookAtContainers(engine, generation)) {
    const why =
      state?.Status !== 'running'
        ? `is ${state?.Status ?? 'gone'}`
        : state.StartedAt !== started.get(name)
          ? 'ended, and was started again by the engine'
          : state.Health?.Status === 'unhealthy'
            ? 'is unhealthy, by its HEALTHCHECK'
            : undefined;
    if (why === undefined) continue;
    const memory = state?.OOMKilled === true ? ': it ran out of memory' : '';
    throw new CtrBgError('WORSE', `${name} ${why}${memory}`, {
      hint: `'ctr-bg logs' has what it wrote, while it is there.`,
    });
  }
}

async function lookAtContainers(engine: Engine, { services }: Generation) {
  // The managers start the tasks of a Swarm anew, and what its requests came to says how it does.
  const instances = services
    .flatMap((service) => service.instances)
    .filter(({ tasks }) => tasks === undefined);
  const names = instances.map(({ name }) => name);
  return Promise.all(
    names.map(async (name) => ({ name, state: (await engine.inspectContainer(name))?.State })),
  );
}
