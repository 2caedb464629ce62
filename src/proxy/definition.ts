import { parse } from 'yaml';
import * as v from 'valibot';
import type { ContainerSpec } from '../engine/index.ts';
import type { Endpoint, Publish } from '../types/index.ts';
import { readAsset } from './assets.ts';
import { PROXY } from './layout.ts';

const words = v.array(v.string());
/** Seconds in the file, nanoseconds in the Engine API. */
const duration = v.pipe(
  v.string(),
  v.regex(/^\d+s$/),
  v.transform((text) => Number.parseInt(text, 10) * 1e9),
);
const Definition = v.object({
  services: v.object({
    proxy: v.object({
      entrypoint: words,
      command: words,
      restart: v.string(),
      stop_signal: v.string(),
      read_only: v.boolean(),
      tmpfs: words,
      healthcheck: v.object({ test: words, interval: duration, timeout: duration, retries: v.number() }),
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
    Healthcheck: {
      Test: proxy.healthcheck.test,
      Interval: proxy.healthcheck.interval,
      Timeout: proxy.healthcheck.timeout,
      Retries: proxy.healthcheck.retries,
    },
    HostConfig: {
      RestartPolicy: { Name: proxy.restart },
      ReadonlyRootfs: proxy.read_only,
      Tmpfs: Object.fromEntries(proxy.tmpfs.map(mountOf)),
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

/** `PATH` or `PATH:OPTIONS`, as Compose has it. */
function mountOf(text: string): [path: string, options: string] {
  const [path = '', options = ''] = text.split(':');
  return [path, options];
}

function bindingOf({ address = '', port }: Endpoint): { HostIp: string; HostPort: string } {
  return { HostIp: address, HostPort: String(port) };
}
