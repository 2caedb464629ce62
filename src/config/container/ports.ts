import type { ContainerConfig, HostConfig, PortBinding } from '../../types/index.ts';
import type { ComposePort, ComposeService } from '../compose/model.ts';

/** `8080/tcp` */
function containerPort({ target = 0, protocol = 'tcp' }: ComposePort): string {
  return `${target}/${protocol}`;
}

/** Those of `expose` and those that are published; for other containers this is a note, and opens nothing. */
export function exposedPorts({ expose = [], ports = [] }: ComposeService): ContainerConfig {
  const names = [
    ...expose.map((port) => (port.includes('/') ? port : `${port}/tcp`)),
    ...ports.map(containerPort),
  ];
  return names.length === 0
    ? {}
    : { ExposedPorts: Object.fromEntries(names.map((name) => [name, {}] as const)) };
}

/** A port without a host's is published on any that is free. */
export function publishedPorts({
  service: { ports = [] },
}: {
  readonly service: ComposeService;
}): HostConfig {
  const bindings: Record<string, PortBinding[]> = {};
  for (const port of ports) {
    const { host_ip: HostIp = '', published: HostPort = '' } = port;
    (bindings[containerPort(port)] ??= []).push({ HostIp, HostPort });
  }
  return ports.length === 0 ? {} : { PortBindings: bindings };
}
