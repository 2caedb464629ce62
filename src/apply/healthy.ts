import type { Engine } from '../engine/index.ts';
import { probe, type ProbeTarget } from '../probe/index.ts';
import { CtrBgError, type Emit, type GateStep, type HostView, type PlacedService } from '../types/index.ts';

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
  await probe(engine, {
    proxy,
    project: generation.project,
    service: service.name,
    targets: service.instances.map(({ name, address }) => ({
      container: containerId(name, view),
      name,
      address,
    })),
    port: service.port,
    host: hostHeader(service),
    settings: service.probe,
    signal,
    onAnswer: ({ name }: ProbeTarget, { text, status }) =>
      emit({ kind: 'probe', host, container: name, answer: text, healthy: status >= 200 && status < 400 }),
  });
}

function containerId(name: string, { containers }: HostView): string {
  const found = containers.find((container) => container.name === name);
  if (found) return found.id;
  throw new CtrBgError('UNHEALTHY', `${name} is gone`, { hint: 'Somebody removed it; deploy again.' });
}

/** Frameworks refuse hosts that they do not know, so a probe says one that the route serves. */
function hostHeader({ routes }: PlacedService): string {
  return routes.find(({ host }) => !host.includes('*'))?.host ?? 'localhost';
}
