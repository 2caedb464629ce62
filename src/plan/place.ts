import type {
  Color,
  ContainerView,
  Generation,
  HostView,
  Instance,
  PlacedService,
  Release,
  ReleasedService,
} from '../types/index.ts';
import { freeAddresses } from './address.ts';
import { liveGeneration } from './live.ts';
import { identified } from './preview.ts';

/** Where clients reach HTTPS when nobody says otherwise. */
const HTTPS_PORT = 443;

/**
 * Places a release on a host: a service whose live colour runs the same content stays there (so that nothing
 * is restarted, and a change of replicas or routes alone is just a new generation); any other goes to the
 * colour that is not live. `rendering` identifies the templates, since they too decide what nginx does.
 */
export function place(
  release: Release,
  view: HostView,
  rendering: string,
  httpsPort = HTTPS_PORT,
): Generation {
  const live = liveGeneration(view, release.project);
  const taken = new Set<string>();
  const services = release.services.map((service) => {
    const before = live?.services.find(({ name }) => name === service.name);
    const color = service.swarm
      ? chooseShared(service, before, release.project, view)
      : chooseColor(service, before);
    return placeService(service, color, release.project, view, taken);
  });
  const { project } = release;
  const front = { ...release.front, httpsPort: view.proxy?.publish.https?.port ?? httpsPort };
  return identified({ project, release: release.id, front, services }, rendering);
}

function chooseColor(service: ReleasedService, before: PlacedService | undefined): Color {
  if (before === undefined) return 'blue';
  if (before.configHash === service.configHash) return before.color;
  return before.color === 'blue' ? 'green' : 'blue';
}

/**
 * A Swarm has one blue and one green for all hosts. What is there with the same content is what another host serves
 * already, or was left there; a host that serves nothing yet leaves alone what others may serve.
 */
function chooseShared(
  service: ReleasedService,
  before: PlacedService | undefined,
  project: string,
  { containers }: HostView,
): Color {
  if (before?.configHash === service.configHash) return before.color;
  const there = containers.filter(
    (found) => found.tasks !== undefined && found.project === project && found.service === service.name,
  );
  const same = there.find(
    ({ configHash, color }) => configHash === service.configHash && color !== before?.color,
  );
  if (same !== undefined) return same.color;
  const taken = before?.color ?? there[0]?.color;
  return taken === 'blue' ? 'green' : 'blue';
}

function placeService(
  service: ReleasedService,
  color: Color,
  project: string,
  view: HostView,
  taken: Set<string>,
): PlacedService {
  const { replicas, ...rest } = service;
  if (service.swarm !== undefined) {
    const name = `${project}-${service.name}-${color}`;
    const instance = { name, number: 1, address: `tasks.${name}`, tasks: service.swarm.mode ?? replicas };
    return { ...rest, color, instances: [instance] };
  }
  const instances = Array.from({ length: replicas }, (_, index): Instance => {
    const number = index + 1;
    const name = `${project}-${service.name}-${color}-${number}`;
    const address = addressOf(name, service, { project, color }, view, taken);
    taken.add(address);
    return { name, number, address };
  });
  return { ...rest, color, instances };
}

/** A container that is there already with the same content keeps its address; a new one gets a free one. */
function addressOf(
  name: string,
  service: ReleasedService,
  owner: { readonly project: string; readonly color: Color },
  view: HostView,
  taken: ReadonlySet<string>,
): string {
  const same = (found: ContainerView) => found.name === name && found.configHash === service.configHash;
  const existing = view.containers.find((found) => same(found) && found.address !== '');
  return existing?.address ?? String(freeAddresses(view, owner, taken).next().value);
}
