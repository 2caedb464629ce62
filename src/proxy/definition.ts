import { parse } from 'yaml';
import * as v from 'valibot';
import type { ContainerSpec } from '../engine/index.ts';
import type { Endpoint, Publish } from '../types/index.ts';
import { readAsset } from './assets.ts';
import { PROXY } from './layout.ts';

const words = v.array(v.string());
const Definition = v.object({
  services: v.object({
    proxy: v.object({
      entrypoint: words,
      command: words,
      restart: v.string(),
      stop_signal: v.string(),
      read_only: v.boolean(),
      tmpfs: words,
      volumes: words,
      networks: words,
      cap_drop: words,
      cap_add: words,
      security_opt: words,
      logging: v.object({ driver: v.string(), options: v.record(v.string(), v.string()) }),
    }),
  }),
});

/** The container of compose/proxy.yml in the Engine API's words. */
export function proxyContainerSpec(
  image: string,
  publish: Publish,
  labels: Record<string, string>,
): ContainerSpec {
  const { proxy } = v.parse(Definition, parse(readAsset('compose/proxy.yml'))).services;
  return {
    Image: image,
    Entrypoint: proxy.entrypoint,
    Cmd: proxy.command,
    Labels: labels,
    StopSignal: proxy.stop_signal,
    ExposedPorts: { '80/tcp': {}, ...(publish.https && { '443/tcp': {} }) },
    HostConfig: {
      RestartPolicy: { Name: proxy.restart },
      ReadonlyRootfs: proxy.read_only,
      Tmpfs: Object.fromEntries(proxy.tmpfs.map((path) => [path, ''])),
      Binds: proxy.volumes,
      NetworkMode: PROXY.network,
      CapDrop: proxy.cap_drop,
      CapAdd: proxy.cap_add,
      SecurityOpt: proxy.security_opt,
      LogConfig: { Type: proxy.logging.driver, Config: proxy.logging.options },
      PortBindings: {
        '80/tcp': [bindingOf(publish)],
        ...(publish.https && { '443/tcp': [bindingOf(publish.https)] }),
      },
    },
    NetworkingConfig: { EndpointsConfig: Object.fromEntries(proxy.networks.map((network) => [network, {}])) },
  };
}

function bindingOf({ address = '', port }: Endpoint): { HostIp: string; HostPort: string } {
  return { HostIp: address, HostPort: String(port) };
}
