import { startLoad, type Load, type LoadReport } from '../../load/index.ts';
import { proofOf, proofOfAll } from '../../prove/index.ts';
import type { HostName, ProofDocument } from '../../types/index.ts';
import { aboutLoad, type ProofLoad, type Wishes } from './prove-wishes.ts';

/** The loads of all hosts as one. */
export type Loads = AsyncDisposable & {
  /** Names this moment; of a host alone, where one is named. */
  readonly mark: (name: string, host?: HostName) => void;
  /** What they have seen so far. */
  readonly snapshot: () => ProofDocument;
  /** Ends them; rejects when one has crashed. */
  readonly stop: () => Promise<ProofDocument>;
};

const LONGEST = 3_600_000;

/** Starts one for each place, or none; `ran` is the command that will be run under them. */
export async function startLoads(
  wanted: readonly ProofLoad[],
  wishes: Wishes,
  ran: string | undefined,
): Promise<Loads> {
  const begun = await Promise.allSettled(wanted.map(start));
  const loads = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const dispose = async (): Promise<void> => {
    await Promise.all(loads.map((load) => load[Symbol.asyncDispose]()));
  };
  const failed = begun.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await dispose();
    throw failed.reason;
  }
  const tell = (reports: readonly LoadReport[]): ProofDocument => {
    const proofs = reports.map((report, index) => {
      const load = wanted[index];
      if (load === undefined) throw new Error('a report of no load');
      return {
        host: load.host,
        proof: proofOf(report, { ...aboutLoad(load, wishes), ...(ran !== undefined && { ran }) }),
      };
    });
    const [only, ...others] = proofs;
    return only !== undefined && others.length === 0 ? only.proof : proofOfAll(proofs, wishes.budgets);
  };
  return {
    mark: (name, host) => {
      for (const [index, load] of loads.entries()) {
        const isOf = host === undefined || loads.length === 1 || wanted[index]?.host === host;
        if (isOf) load.marker(name);
      }
    },
    snapshot: () => tell(loads.map((load) => load.snapshot())),
    stop: async () => tell(await Promise.all(loads.map((load) => load.stop()))),
    [Symbol.asyncDispose]: dispose,
  };
}

const start = ({ target, lanes }: ProofLoad): Promise<Load> =>
  startLoad(
    { file: process.argv[1] ?? '', args: ['__load'] },
    { target, lanes, arrivals: 'constant', accept: 'below-400', maxDuration: 2 * LONGEST },
  );
