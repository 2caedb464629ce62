import type { ContainerFacts, Endpoint, Examination, Publish, Readiness } from '../../types/index.ts';
import { clash } from '../endpoint.ts';
import { person, type Symptom } from './symptom.ts';

const HTTPS = { port: 443 };

/**
 * What a first deploy meets on a host on which nothing of ours is, if its proxy is to listen there; undefined where
 * something is. The image of the proxy has to be looked for.
 */
export function readinessOf(
  { engine, proxy, view, containers }: Examination,
  publish: Publish,
): Omit<Readiness, 'image'> | undefined {
  const isOurs = proxy !== undefined || containers.some(({ role }) => role !== '');
  if (isOurs || view === undefined) return undefined;
  const at = (endpoint: Endpoint, isNeeded: boolean): Readiness['ports'][number] => ({
    port: endpoint.port,
    isNeeded,
    heldBy: holdersOf(endpoint, containers),
  });
  return {
    architecture: view.engine.architecture,
    ...(engine.memory === undefined ? {} : { memory: engine.memory }),
    ports: [at(publish, true), at(publish.https ?? HTTPS, publish.https !== undefined)],
  };
}

const holdersOf = (wanted: Endpoint, containers: readonly ContainerFacts[]): string[] =>
  containers.filter(({ ports }) => ports.some((one) => clash(wanted, one))).map(({ name }) => name);

/** What would keep the first deploy from being one. */
export function diagnoseReadiness({ ports }: Pick<Readiness, 'ports'>): Symptom[] {
  return ports
    .filter(({ isNeeded }) => isNeeded)
    .flatMap(({ port, heldBy }) =>
      heldBy.map((name): Symptom => ({
        code: 'port-taken',
        severity: 'risk',
        where: `container ${name}`,
        message: `it has port ${port} of the host, where the first deploy would have the proxy listen`,
        cure: person(`deploy with --publish [ADDRESS:]PORT, or docker stop ${name}`),
      })),
    );
}
