import { createHash } from 'node:crypto';
import type * as v from 'valibot';
import type { SwarmService, SwarmTask } from './swarm-body.ts';
import type * as schemas from './swarm-schemas.ts';

/** Checked answers in the contract's shapes. */
export function toService(raw: v.InferOutput<typeof schemas.services>[number]): SwarmService {
  const { Name, Labels, TaskTemplate, Mode } = raw.Spec;
  const container = TaskTemplate.ContainerSpec;
  const replicas = Mode?.Replicated?.Replicas;
  const { UpdateStatus: update } = raw;
  return {
    id: raw.ID,
    version: raw.Version.Index,
    name: Name,
    labels: Labels,
    image: container?.Image ?? '',
    command: container?.Command ?? [],
    args: container?.Args ?? [],
    env: container?.Env ?? [],
    secretIds: (container?.Secrets ?? []).map(({ SecretID }) => SecretID),
    ...(replicas !== undefined && { replicas }),
    running: raw.ServiceStatus.RunningTasks,
    ...(update && { update: { state: update.State, message: update.Message } }),
  };
}

export function toTask(raw: v.InferOutput<typeof schemas.tasks>[number]): SwarmTask {
  const { State, Message, Err, ContainerStatus } = raw.Status;
  const addresses = raw.NetworksAttachments.flatMap(({ Network, Addresses }) => {
    const [first] = Addresses;
    return first === undefined ? [] : [[Network?.Spec?.Name ?? '', first.replace(/\/.*$/, '')] as const];
  });
  return {
    id: raw.ID,
    slot: raw.Slot,
    node: raw.NodeID,
    state: State,
    desired: raw.DesiredState,
    message: Err || Message,
    addresses: new Map(addresses),
    ...(ContainerStatus?.ContainerID && {
      container: ContainerStatus.ContainerID,
      exitCode: ContainerStatus.ExitCode,
    }),
  };
}

/** What of a service is looked at to see whether somebody has changed it: 12 hex digits (FAILURES 73). */
export function madeOf({
  image,
  command,
  args,
  env,
  replicas,
}: Pick<SwarmService, 'image' | 'command' | 'args' | 'env' | 'replicas'>): string {
  const content = JSON.stringify([image, command, args, [...env].sort(), replicas]);
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
