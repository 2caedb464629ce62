import { CtrBgError } from '../types/index.ts';
import type { Engine } from './engine.ts';
import type { Swarm } from './swarm-body.ts';

/** What one of several engines is asked. */
export type Member = Pick<Engine, 'swarm' | 'listNetworks'>;

/**
 * One Swarm, as several engines know it: each question goes to the first manager among them that answers. Which ones
 * are managers is asked once. A change whose answer was lost is sent to the next one: each of them can be made twice.
 * Whoever gives the first line of a log gives all of it.
 */
export function sharedSwarm(engines: readonly Member[]): Swarm {
  const [only] = engines;
  if (only !== undefined && engines.length === 1) return only.swarm;
  let known: Promise<Member[]> | undefined;
  const managers = (): Promise<Member[]> => (known ??= findManagers(engines));
  const anyEngine = async <Answer>(ask: (manager: Member) => Promise<Answer>): Promise<Answer> => {
    let away: CtrBgError | undefined;
    for (const manager of await managers()) {
      try {
        return await ask(manager);
      } catch (error) {
        if (!isAway(error)) throw error;
        away ??= error;
      }
    }
    throw away ?? noManager();
  };
  const any = <Answer>(ask: (swarm: Swarm) => Promise<Answer>): Promise<Answer> =>
    anyEngine(({ swarm }) => ask(swarm));
  return {
    isManager: async () => (await managers()).length > 0,
    services: async (labels) =>
      (await managers()).length === 0 ? undefined : any((swarm) => swarm.services(labels)),
    tasks: (service) => any((swarm) => swarm.tasks(service)),
    async *readLogs(...given) {
      const { lines, first } = await any(async (swarm) => {
        const lines = swarm.readLogs(...given)[Symbol.asyncIterator]();
        return { lines, first: await lines.next() };
      });
      try {
        for (let next = first; next.done !== true; next = await lines.next()) yield next.value;
      } finally {
        await lines.return?.();
      }
    },
    createService: (spec) => any((swarm) => swarm.createService(spec)),
    updateService: (service, spec) => any((swarm) => swarm.updateService(service, spec)),
    removeService: (id) => any((swarm) => swarm.removeService(id)),
    ensureSecret: (...given) => any((swarm) => swarm.ensureSecret(...given)),
    sweepSecrets: (labels) => any((swarm) => swarm.sweepSecrets(labels)),
    networks: async () =>
      (await managers()).length === 0 ? [] : anyEngine((manager) => manager.listNetworks([])),
    ensureOverlay: (...given) => any((swarm) => swarm.ensureOverlay(...given)),
    removeOverlay: (id) => any((swarm) => swarm.removeOverlay(id)),
    sweepOverlays: (labels) => any((swarm) => swarm.sweepOverlays(labels)),
  };
}

/** One that does not answer now is left out. */
async function findManagers(engines: readonly Member[]): Promise<Member[]> {
  const found = await Promise.all(
    engines.map(async (one) => ((await one.swarm.isManager().catch(() => false)) ? [one] : [])),
  );
  return found.flat();
}

const isAway = (error: unknown): error is CtrBgError =>
  error instanceof CtrBgError && ['ENGINE_UNREACHABLE', 'ENGINE_TIMEOUT'].includes(error.code);

function noManager(): CtrBgError {
  return new CtrBgError('ENGINE_REFUSED', 'none of the hosts is a manager of a Swarm any more', {
    hint: "'docker node ls' on a manager shows them; 'docker node promote' makes a node one.",
  });
}
