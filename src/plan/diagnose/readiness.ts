import {
  ROLE,
  type ContainerFacts,
  type Endpoint,
  type Examination,
  type Ground,
  type Publish,
  type Readiness,
} from '../../types/index.ts';
import { clash } from '../endpoint.ts';
import { lowDisk } from './engine.ts';
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
  const isOurs = proxy !== undefined || containers.some(({ role }) => role !== '' && role !== ROLE.look);
  if (isOurs || view === undefined) return undefined;
  const at = (endpoint: Endpoint, isNeeded: boolean): Readiness['ports'][number] => ({
    port: endpoint.port,
    isNeeded,
    heldBy: holdersOf(endpoint, containers),
  });
  return {
    architecture: view.engine.architecture,
    ...(engine.memory === undefined ? {} : { memory: engine.memory }),
    ports: [at(publish, true), at(httpsOf(publish), publish.https !== undefined)],
  };
}

const httpsOf = (publish: Publish): Endpoint => publish.https ?? HTTPS;

/** The same with what was seen on the host itself. Its first port is that of HTTP, its second that of HTTPS. */
export function readyOn(ready: Readiness, publish: Publish, { disk, listeners }: Ground): Readiness {
  const wanted = [publish, httpsOf(publish)];
  const ports = ready.ports.map((one, index) => {
    const others = listeners?.filter((listener) => clash(wanted[index] ?? one, listener));
    // What a container has published, the engine listens on for it.
    const listens = one.heldBy.length > 0 ? [] : others?.map(({ address }) => address);
    return { ...one, ...(listens && { listens }) };
  });
  return { ...ready, ...(disk && { disk }), ports };
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

/** The same, of what only the host itself shows. */
export function diagnoseGround({ ports, disk }: Pick<Readiness, 'ports' | 'disk'>): Symptom[] {
  return [
    ...ports
      .filter(({ isNeeded, listens = [] }) => isNeeded && listens.length > 0)
      .map(({ port, listens = [] }): Symptom => ({
        code: 'port-taken',
        severity: 'risk',
        where: `port ${port} of the host`,
        message: `a program listens on it (${listens.join(', ')}), where the first deploy would have the proxy listen`,
        cure: person(
          `'ss -ltnp' on the host shows which one; end it, or deploy with --publish [ADDRESS:]PORT`,
        ),
      })),
    ...lowDisk('disk of the engine', 'there', disk),
  ];
}
