import type { ContainerSpec, Engine } from '../engine/index.ts';
import { observeMakeup } from '../observe/index.ts';
import { contentId, differences, isUp, liveGeneration, outdatedResources } from '../plan/index.ts';
import type {
  ChangeAction,
  ChangeDocument,
  DifferenceDocument,
  Goal,
  HostName,
  HostView,
  Makeup,
  OutdatedDocument,
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
  const isFrontNew = contentId(generation?.front ?? null) !== contentId(live?.front ?? null);
  const swapped = (generation?.services ?? []).map((service) => {
    const before = live?.services.find(({ name }) => name === service.name);
    return swappedChange(service, before, isFrontNew, question);
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
      change(question, service, 'leave', {
        text: "it is no longer in the file, and is left alone until 'ctr-bg down'",
      }),
    ),
  ];
}

/** Networks and volumes whose definition has changed since they were made, or that somebody else made. */
export function findOutdated({ host, view, goal }: Question): OutdatedDocument[] {
  return outdatedResources(goal.support, view).map(({ kind, name, isForeign }) => ({
    host,
    kind,
    name,
    text: isForeign
      ? "it was not made by ctr-bg, and is used as it is: 'external: true' says that this is meant"
      : `it was made by another definition, and is left alone: ${REMAKE[kind]}`,
  }));
}

/** Whether nginx is to treat it otherwise; the settings of its containers are not kept in a generation. */
function isRerouted(before: PlacedService, service: PlacedService): boolean {
  const [old, next] = [before, service].map(({ container: _settings, ...routed }) => contentId(routed));
  return old !== next;
}

const REMAKE = {
  network: "'ctr-bg down' and 'up' make it anew",
  volume: "it holds data; after 'ctr-bg down' and 'docker volume rm' it is made anew, empty",
} as const;

async function swappedChange(
  service: PlacedService,
  before: PlacedService | undefined,
  isFrontNew: boolean,
  question: Question,
): Promise<ChangeDocument> {
  const { name, color } = service;
  if (before === undefined) return change(question, name, 'create', { text: color });
  if (before.configHash === service.configHash)
    return change(question, name, isFrontNew || isRerouted(before, service) ? 'reroute' : 'keep');
  const container = question.view.containers.find((found) => found.name === before.instances[0]?.name);
  const details = container ? await compare(container, service, question) : [];
  return change(question, name, 'switch', { text: `${before.color} → ${color}`, details });
}

async function supportingChange(service: PlacedSupport, question: Question): Promise<ChangeDocument> {
  const { name, instances, configHash, oneOff } = service;
  const replaced = instances.flatMap(({ replaces }) => replaces ?? [])[0];
  if (replaced) {
    const details = await compareSupporting(replaced, service, question);
    return change(question, name, oneOff ? 'rerun' : 'replace', { details });
  }
  const existing = instances.flatMap((instance) => instance.existing ?? []);
  const other = existing.find((found) => found.configHash !== configHash);
  if (other) {
    const details = await compareSupporting(other, service, question);
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

/** Its container has a name of its own, which is no part of how it is made. */
async function compareSupporting(
  found: SupportingView,
  service: PlacedSupport,
  question: Question,
): Promise<DifferenceDocument[]> {
  const wanted = service.instances.find(({ number }) => number === found.number)?.name ?? found.name;
  const name = wanted === found.name ? [] : [{ what: 'container_name', from: found.name, to: wanted }];
  return [...name, ...(await compare(found, service, question))];
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
