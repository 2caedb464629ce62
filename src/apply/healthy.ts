import type { Engine } from '../engine/index.ts';
import { probe, type Answer, type ProbeTarget } from '../probe/index.ts';
import { CtrBgError, type Emit, type GateStep, type HostView } from '../types/index.ts';
import { hostHeader } from './host-header.ts';

type HealthyStep = Extract<GateStep, { kind: 'healthy' }>;
type Context = {
  readonly view: HostView;
  readonly proxy: string;
  readonly signal: AbortSignal;
  readonly emit: Emit;
};

/** Every instance of a service answers its probe from the proxy's place in the network. */
export async function witnessHealthy(
  engine: Engine,
  step: HealthyStep,
  { view, proxy, signal, emit }: Context,
): Promise<void> {
  const { service, generation, host } = step;
  const options = {
    proxy,
    project: generation.project,
    service: service.name,
    targets: service.instances.map(({ name, address }) => ({
      container: containerId(name, view),
      name,
      address,
    })),
    port: service.port,
    host: hostHeader(service.routes),
    settings: service.probe,
    signal,
    onAnswer: ({ name }: ProbeTarget, { text, status }: Answer) =>
      emit({ kind: 'probe', host, container: name, answer: text, healthy: status >= 200 && status < 400 }),
  };
  await probe(engine, options);
}

function containerId(name: string, { containers }: HostView): string {
  const found = containers.find((container) => container.name === name);
  if (found) return found.id;
  throw new CtrBgError('UNHEALTHY', `${name} is gone`, { hint: 'Somebody removed it; deploy again.' });
}
