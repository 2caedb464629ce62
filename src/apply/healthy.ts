import { EngineRefusal, type Engine } from '../engine/index.ts';
import { diagnose, probe, type Answer, type ProbeTarget } from '../probe/index.ts';
import {
  CtrBgError,
  type Emit,
  type GateStep,
  type HostView,
  type MakeStep,
  type PlacedService,
} from '../types/index.ts';
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
    ...questionOf(service, proxy),
    project: generation.project,
    targets: service.instances.map(({ name, address }) => ({
      container: containerId(name, view),
      name,
      address,
    })),
    signal,
    onAnswer: ({ name }: ProbeTarget, { text, status }: Answer) =>
      emit({ kind: 'probe', host, container: name, answer: text, healthy: status >= 200 && status < 400 }),
  };
  await probe(engine, options);
}

/**
 * The engine would not start a container because of what it was to run: no fault of the engine, so it is explained like
 * anything else that keeps green from being healthy. Undefined when it is about something else.
 */
export async function explainRefusal(
  engine: Engine,
  { service, instance }: Extract<MakeStep, { kind: 'run' }>,
  proxy: string,
  error: unknown,
): Promise<Error | undefined> {
  if (!(error instanceof EngineRefusal) || !ABOUT_COMMAND.test(error.reason)) return undefined;
  const found = await engine.inspectContainer(instance.name);
  if (found === undefined) return undefined;
  const target = { container: found.Id, name: instance.name, address: instance.address };
  const subject = { failure: 'refused', target, answers: [], engineSays: error.reason } as const;
  return diagnose(engine, questionOf(service, proxy), subject);
}

/** What runc says, by way of the engine, of a command that it cannot run. */
const ABOUT_COMMAND = /\bexec: |exec format error|\bstat \S+: no such file/;

/** How a service is asked. */
function questionOf(service: PlacedService, proxy: string) {
  return {
    proxy,
    service: service.name,
    port: service.port,
    host: hostHeader(service.routes),
    settings: service.probe,
    secrets: (service.container?.files ?? []).map(({ base64 }) => Buffer.from(base64, 'base64').toString()),
  };
}

function containerId(name: string, { containers }: HostView): string {
  const found = containers.find((container) => container.name === name);
  if (found) return found.id;
  throw new CtrBgError('UNHEALTHY', `${name} is gone`, { hint: 'Somebody removed it; deploy again.' });
}
