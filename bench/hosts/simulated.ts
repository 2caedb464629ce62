import { setTimeout as sleep } from 'node:timers/promises';
import { deploy, type Host } from '../../src/apply/index.ts';
import { keptBeside, noSupport, place, recordOf } from '../../src/plan/index.ts';
import type { HostName, Release, ResultDocument, Target, World } from '../../src/types/index.ts';
import { release } from '../../test/support/release.ts';
import { freshDisk } from '../../test/support/simulated-disk.ts';
import { Clock, simulatedHost } from '../../test/support/simulated-host.ts';
import type { Row } from './page.ts';

/** A look at a host, in ms; no event tells of it. */
const LOOK = 20;
const RENDERING = 'test';

/**
 * The real planner and applier over hosts that are not there: each step takes what a step of its kind has taken on a
 * real engine, at random among those that were measured.
 */
export async function simulate(
  hosts: number,
  deploys: number,
  spent: ReadonlyMap<string, readonly number[]>,
): Promise<Row> {
  const names = Array.from({ length: hosts }, (_, index) => `host-${index + 1}`);
  const clock = new Clock();
  const none = { faults: [], ill: new Set<string>(), check: () => undefined };
  const fleet = new Map(
    names.map((name) => [name, simulatedHost({ name, disk: freshDisk(), clock, ...none })]),
  );
  await once(fleet, release('v1'));
  const slowed = new Map([...fleet].map(([name, host]) => [name, slow(host, spent)]));
  const documents: ResultDocument[] = [];
  for (let round = 0; round < deploys; round++) {
    const { kind, timings, skew } = await once(slowed, release(round % 2 === 0 ? 'v2' : 'v1'));
    if (kind !== 'deployed') throw new Error(`the simulation ended with ${kind}`);
    documents.push({ ok: true, command: 'up', timings, ...(skew && { skew }) });
  }
  return { hosts, kind: 'simulated', documents };
}

async function once(fleet: ReadonlyMap<HostName, Host>, to: Release) {
  const start = performance.now();
  const seen = [...fleet].map(async ([name, host]) => [name, await host.look()] as const);
  const world: World = new Map(await Promise.all(seen));
  const target: Target = new Map(
    [...world].map(([name, view]) => {
      const generation = place(to, view, RENDERING);
      const kept = keptBeside(generation, view, 0);
      return [name, { generation, record: recordOf(to), support: noSupport, kept }];
    }),
  );
  return deploy({
    project: to.project,
    to: target,
    world,
    fleet,
    proxy: { configuration: RENDERING },
    signal: new AbortController().signal,
    emit: () => undefined,
    now: () => performance.now() - start,
    startedAt: 0,
  });
}

function slow(host: Host, spent: ReadonlyMap<string, readonly number[]>): Host {
  const take = (kind: string): Promise<void> => {
    const times = spent.get(kind) ?? [];
    return sleep(times[Math.floor(Math.random() * times.length)] ?? 0);
  };
  return {
    ...host,
    look: () => sleep(LOOK).then(() => host.look()),
    lookAgain: (view, part) => sleep(LOOK).then(() => host.lookAgain(view, part)),
    ready: (view) => sleep(LOOK).then(() => host.ready(view)),
    note: (...args) => sleep(LOOK).then(() => host.note(...args)),
    witness: (step, ...rest) => take(step.kind).then(() => host.witness(step, ...rest)),
    async make(step, ...rest) {
      const sent = performance.now();
      await take(step.kind);
      const evidence = await host.make(step, ...rest);
      if (step.kind !== 'route' || step.generation === null) return evidence;
      const heard = performance.now();
      const receipt = {
        generation: step.generation.id,
        reloadMs: 0,
        firstNewMs: 0,
        lastOldMs: 0,
        oldWorkersGoneMs: heard - sent,
      };
      return { kind: 'receipt', receipt, moment: { sent, earliest: sent, latest: sent, heard } };
    },
  };
}
