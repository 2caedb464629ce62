import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from '../../src/apply/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { deployed, run, v1, v2 } from '../../test/support/checker.ts';
import type { Row } from './page.ts';

/** A look at a host, in ms; no event tells of it. */
const LOOK = 20;

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
  const disks = await deployed(v1, names);
  const documents: ResultDocument[] = [];
  for (let round = 0; round < deploys; round++) {
    const violations: string[] = [];
    const to = round % 2 === 0 ? v2 : v1;
    const start = performance.now();
    const now = (): number => performance.now() - start;
    const outcome = await run(disks, { to, now, around: (host) => slow(host, spent), violations });
    if (outcome === 'died' || outcome.kind !== 'deployed' || violations.length > 0)
      throw new Error(`the simulation did not deploy: ${violations.join()}`);
    const { timings, skew } = outcome;
    documents.push({ ok: true, command: 'up', timings, ...(skew && { skew }) });
  }
  return { hosts, kind: 'simulated', documents };
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
      return { kind: 'receipt', receipt, moment: { sent, moved: sent, heard } };
    },
  };
}
