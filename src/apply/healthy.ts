import { EngineRefusal, type Engine } from '../engine/index.ts';
import {
  diagnose,
  isHealthy,
  probe,
  type Answer,
  type ProbeOptions,
  type ProbeTarget,
} from '../probe/index.ts';
import {
  CtrBgError,
  type Emit,
  type GateStep,
  type HostName,
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
type Asked = { readonly host: HostName; readonly project: string; readonly service: PlacedService };

/** Every instance of a service answers its probe from the proxy's place in the network. */
export async function witnessHealthy(
  engine: Engine,
  { service, generation: { project }, host }: HealthyStep,
  context: Context,
): Promise<void> {
  const { emit } = context;
  const onAnswer = ({ name }: ProbeTarget, answer: Answer): void =>
    emit({ kind: 'probe', host, container: name, answer: answer.text, healthy: isHealthy(answer) });
  await probe(engine, { ...optionsOf({ host, project, service }, context), onAnswer });
}

/** The same of what was healthy before: one answer of each is enough, and one that is not good is too much. */
export async function askAgain(engine: Engine, asked: Asked, context: Context): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  const onAnswer = ({ name }: ProbeTarget, answer: Answer): void => {
    if (!isHealthy(answer)) failed.abort(notAnyMore(name, answer, asked.service));
  };
  const options = optionsOf(asked, { ...context, signal });
  await probe(engine, { ...options, settings: { ...options.settings, successes: 1 }, onAnswer });
}

function notAnyMore(name: string, { text }: Answer, { probe: { path } }: PlacedService): CtrBgError {
  return new CtrBgError('UNHEALTHY', `${name} was healthy, and is so no longer: GET ${path} gave ${text}`, {
    hint: `'docker logs ${name}' says why, while it is there. What served before still serves.`,
  });
}

function optionsOf(
  { project, service }: Asked,
  { view, proxy, signal }: Context,
): Omit<ProbeOptions, 'onAnswer'> {
  return {
    ...questionOf(service, proxy),
    project,
    targets: service.instances.map(({ name, address }) => ({
      container: containerId(name, view),
      name,
      address,
    })),
    signal,
  };
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
export function questionOf(service: PlacedService, proxy: string) {
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
