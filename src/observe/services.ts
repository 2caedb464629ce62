import { madeOf, type SwarmService } from '../engine/index.ts';
import {
  LABEL,
  ROLE,
  SCHEMA,
  type ContainerView,
  type HostView,
  type SupportingView,
} from '../types/index.ts';
import { otherSchema } from './schema.ts';

/** Our services of a Swarm, as if each were one container whose address stands for all its tasks. */
export function observeServices(
  services: readonly SwarmService[],
): Pick<HostView, 'containers' | 'supporting'> {
  const found = services.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const ofRole = (role: string) => found.filter(({ labels }) => labels[LABEL.role] === role);
  return {
    containers: ofRole(ROLE.application).map(viewOf),
    supporting: ofRole(ROLE.supporting).map(supportingViewOf),
  };
}

type Identity = Omit<ContainerView, 'color' | 'release' | 'address' | 'altered'>;

function identityOf({ id, name, labels, replicas, running }: SwarmService): Identity {
  const label = (key: keyof typeof LABEL): string => labels[LABEL[key]] ?? '';
  if (label('schema') !== SCHEMA) throw otherSchema(`Swarm service ${name}`, label('schema'));
  return {
    id,
    name,
    // What somebody has scaled to nothing is there, and does not run.
    state: replicas === 0 ? 'exited' : 'running',
    project: label('project'),
    service: label('service'),
    number: 1,
    configHash: label('configHash'),
    image: { reference: label('image'), digest: label('digest') },
    stopGrace: Number(label('stopGrace')),
    tasks: replicas ?? running,
  };
}

function viewOf(service: SwarmService): ContainerView {
  const { labels } = service;
  return {
    ...identityOf(service),
    color: labels[LABEL.color] === 'green' ? 'green' : 'blue',
    release: labels[LABEL.release] ?? '',
    address: labels[LABEL.address] ?? '',
    ...(labels[LABEL.made] !== madeOf(service) && { altered: true }),
  };
}

function supportingViewOf(service: SwarmService): SupportingView {
  return {
    ...identityOf(service),
    exitCode: 0,
    startedAt: '',
    health: 'none',
    restart: '',
  };
}
