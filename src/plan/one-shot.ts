import type { ContainerCommand, ContainerSettings } from '../types/index.ts';

/**
 * The settings of a service for a container that runs one command to its end beside those that serve: it has their
 * image, environment, files and volumes and is on their networks, but is not found by their name there, takes none of
 * their ports and addresses, is not started again, and answers no HEALTHCHECK.
 */
export function oneShot(
  { config, hostConfig, networks, ...settings }: ContainerSettings,
  { command, entrypoint }: Pick<ContainerCommand, 'command' | 'entrypoint'>,
): ContainerSettings {
  const { Hostname: _name, ExposedPorts: _exposed, ...kept } = config;
  const { RestartPolicy: _policy, PortBindings: _ports, ...host } = hostConfig;
  return {
    ...settings,
    labels: {},
    config: {
      ...kept,
      Cmd: command,
      ...(entrypoint && { Entrypoint: entrypoint }),
      Healthcheck: { Test: ['NONE'] },
    },
    hostConfig: host,
    networks: networks.map(({ name }) => ({ name, aliases: [], endpoint: {} })),
  };
}
