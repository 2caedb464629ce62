import type { ContainerSpec, Engine } from '../engine/index.ts';
import { observeMakeup } from '../observe/index.ts';
import { differences, isUp, liveGeneration } from '../plan/index.ts';
import type {
  ChangeAction,
  ChangeDocument,
  DifferenceDocument,
  Goal,
  HostName,
  HostView,
  Makeup,
  PlacedService,
  PlacedSupport,
  SupportingView,
} from '../types/index.ts';
import { containerSpec } from './container-spec.ts';

type Question = {
  readonly engine: Engine;
  readonly host: HostName;
  readonly view: HostView;
  readonly project: string;
  readonly goal: Goal;
};
type Service = PlacedService | PlacedSupport;

/** What a deploy would do with each service of a host, from what to what. Changes nothing. */
export async function findChanges(question: Question): Promise<ChangeDocument[]> {
  const { generation } = question.goal;
  const live = liveGeneration(question.view, question.project);
  const removed = (live?.services ?? []).filter(
    ({ name }) => !generation?.services.some((service) => service.name === name),
  );
  const isRerouted = generation?.id !== live?.id;
  const swapped = (generation?.services ?? []).map((service) => {
    const before = live?.services.find(({ name }) => name === service.name);
    return swappedChange(service, before, isRerouted, question);
  });
  return [
    ...(await Promise.all(swapped)),
    ...removed.map(({ name, color }) => change(question, name, 'remove', { text: color })),
    ...(await findSupportingChanges(question)),
  ];
}

/** The part of it that a deploy tells of too: what is left alone although it differs. */
export async function findSupportingChanges(question: Question): Promise<ChangeDocument[]> {
  const { view, project, goal } = question;
  const names = new Set(goal.support.services.map(({ name }) => name));
  const orphans = view.supporting.filter(
    ({ id, service, project: owner }) =>
      owner === project && goal.support.bystanders.has(id) && !names.has(service),
  );
  const changes = goal.support.services.map((service) => supportingChange(service, question));
  return [
    ...(await Promise.all(changes)),
    ...orphans.map(({ service }) =>
      change(question, service, 'leave', { text: 'it is no longer in the file' }),
    ),
  ];
}

async function swappedChange(
  service: PlacedService,
  before: PlacedService | undefined,
  isRerouted: boolean,
  question: Question,
): Promise<ChangeDocument> {
  const { name, color } = service;
  if (before === undefined) return change(question, name, 'create', { text: color });
  if (before.configHash === service.configHash)
    return change(question, name, isRerouted ? 'reroute' : 'keep');
  const container = question.view.containers.find((found) => found.name === before.instances[0]?.name);
  const details = container ? await compare(container, service, question) : [];
  return change(question, name, 'switch', { text: `${before.color} → ${color}`, details });
}

async function supportingChange(service: PlacedSupport, question: Question): Promise<ChangeDocument> {
  const { name, instances, configHash, oneOff } = service;
  const replaced = instances.flatMap(({ replaces }) => replaces ?? [])[0];
  if (replaced) {
    const details = await compare(replaced, service, question);
    return change(question, name, oneOff ? 'rerun' : 'replace', { details });
  }
  const existing = instances.flatMap((instance) => instance.existing ?? []);
  const other = existing.find((found) => found.configHash !== configHash);
  if (other) {
    const details = await compare(other, service, question);
    return change(question, name, 'leave', { text: leaveText(name), details });
  }
  if (existing.length < instances.length) return change(question, name, 'create');
  const holds = existing.every((found) => (oneOff ? hasEndedWell(found) : isUp(found.state)));
  return change(question, name, holds ? 'keep' : 'start');
}

const leaveText = (name: string): string =>
  `it differs from what runs, and is left alone: 'ctr-bg up --service ${name}' replaces it`;

const hasEndedWell = ({ state, exitCode }: SupportingView): boolean => state === 'exited' && exitCode === 0;

type More = { readonly text?: string; readonly details?: readonly DifferenceDocument[] };

function change(
  { host }: Question,
  service: string,
  action: ChangeAction,
  { text, details = [] }: More = {},
): ChangeDocument {
  return { host, service, action, ...(text === undefined ? {} : { text }), details };
}

async function compare(
  found: { readonly id: string; readonly image: Makeup['image'] },
  service: Service,
  { engine }: Question,
): Promise<DifferenceDocument[]> {
  const wanted = makeupOf(service, engine.apiVersion);
  const from = await observeMakeup(engine, found.id, found.image);
  return wanted && from ? differences(from, wanted) : [];
}

/** What a service's containers are to be made of, in the words in which the engine tells what they were. */
function makeupOf({ name, image, container, stopGrace }: Service, apiVersion: string): Makeup | undefined {
  if (container === undefined) return undefined;
  const placement = { name, image: image.source, settings: container, stopGrace, labels: {}, networks: [] };
  const spec = containerSpec(placement, apiVersion);
  const { Image: _image, Env = [], Labels, HostConfig, NetworkingConfig: _networks, ...config } = spec;
  const { AttachStdout: _out, AttachStderr: _error, ...own } = config;
  const { RestartPolicy: _policy, NetworkMode: _mode, ...hostConfig } = HostConfig;
  return {
    image,
    environment: Object.fromEntries(Env.map(pairOf)),
    labels: Labels,
    settings: { ...own, ...hostConfig },
    networks: container.networks.map(({ name }) => name),
  };
}

const pairOf = (line: NonNullable<ContainerSpec['Env']>[number]): [string, string] => [
  line.split('=')[0] ?? '',
  line.slice(line.indexOf('=') + 1),
];
