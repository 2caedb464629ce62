import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, SwarmTask } from '../../engine/index.ts';
import { OVERLAY } from '../../plan/index.ts';
import {
  diagnose,
  isHealthy,
  probeAddresses,
  type Answer,
  type ProbeOptions,
  type ProbeTarget,
} from '../../probe/index.ts';
import { knownPeers } from '../../proxy/index.ts';
import {
  CtrBgError,
  formatDuration,
  type ContainerView,
  type Emit,
  type GateStep,
  type HostView,
  type Instance,
  type PlacedService,
} from '../../types/index.ts';
import { questionOf } from '../healthy.ts';
import { brokenTask } from './broken.ts';

type HealthyStep = Pick<Extract<GateStep, { kind: 'healthy' }>, 'service' | 'host' | 'generation'>;
type Context = {
  readonly view: HostView;
  readonly proxy: string;
  readonly signal: AbortSignal;
  readonly emit: Emit;
};

/** What the kernel ends a process with that has taken too much memory. */
const OUT_OF_MEMORY = 137;
/** Between two questions to the managers, in ms. */
const PAUSE = 200;
/** How long the nodes may be at pulling an image, in ms; beyond that no word comes from them that could be waited for. */
const PULL = 300_000;

/**
 * Every task that the service is to have runs, answers its probe from the proxy's place in the network, and is known to
 * nginx. What the managers say is not believed alone: a task may run and not be reached. A task that neither runs nor
 * fails, because no node fits or a pull hangs, has no more time than one that does not answer (FAILURES 72).
 */
export async function witnessTasks(engine: Engine, step: HealthyStep, context: Context): Promise<void> {
  const { service, host, generation } = step;
  const { emit, signal, proxy, view } = context;
  for (const instance of service.instances) {
    const question = questionOf(service, proxy);
    const asked = { service, instance, signal, question };
    const onAnswer = ({ name }: ProbeTarget, answer: Answer): void =>
      emit({ kind: 'probe', host, container: name, answer: answer.text, healthy: isHealthy(answer) });
    const { project } = generation;
    for (;;) {
      const targets = await runningTasks(engine, asked);
      await whileTasksLive(engine, asked, (calledOff) =>
        probeAddresses(engine, { ...question, project, targets, signal: calledOff, onAnswer }),
      );
      if (!isLookedUp(view, project)) break;
      if (await seenByNginx(engine, { ...asked, project, targets })) break;
    }
  }
}

/** Where nothing serves yet nginx has nothing loaded that could look it up, and nobody could be refused meanwhile. */
const isLookedUp = ({ proxy }: HostView, project: string): boolean => proxy?.loaded.has(project) ?? false;

type Asked = {
  readonly service: PlacedService;
  readonly instance: Instance;
  readonly signal: AbortSignal;
  readonly question: Omit<ProbeOptions, 'project' | 'targets' | 'signal' | 'onAnswer'>;
};

/** How many there are to be: of a global service as many as its managers have thought of nodes for. */
const wantedOf = ({ tasks = 1 }: Instance, known: readonly SwarmTask[]): number =>
  tasks === 'global' ? Math.max(1, known.filter(({ desired }) => desired === 'running').length) : tasks;

/** Resolves with the tasks when as many run as there are to be; rejects when one has failed, or when time is up. */
async function runningTasks(engine: Engine, asked: Asked): Promise<ProbeTarget[]> {
  const { service, instance, signal } = asked;
  const { timeout } = service.probe;
  const start = performance.now();
  let since = start;
  for (;;) {
    signal.throwIfAborted();
    const tasks = await engine.swarm.tasks(instance.name);
    const running = runningOnes(tasks);
    const wanted = wantedOf(instance, tasks);
    if (running.length === wanted) return running.map((task) => targetOf(instance, task));
    await refuseBroken(engine, tasks, asked);
    const now = performance.now();
    const isPulling = tasks.some(({ state, desired }) => state === 'preparing' && desired === 'running');
    if (isPulling && now - start < PULL) since = now;
    if (now - since > timeout) throw notInTime(instance, { tasks, wanted, running: running.length, timeout });
    await sleep(PAUSE, undefined, { signal });
  }
}

const runningOnes = (tasks: readonly SwarmTask[]): SwarmTask[] =>
  tasks.filter(
    ({ state, desired, addresses }) => state === 'running' && desired === 'running' && addresses.has(OVERLAY),
  );

const targetOf = ({ name }: Instance, task: SwarmTask): ProbeTarget => ({
  container: task.container ?? '',
  name: `${name}.${task.slot || task.id}`,
  address: task.addresses.get(OVERLAY) ?? '',
});

/** What is asked of tasks that fail meanwhile is called off with the reason of the failure. */
async function whileTasksLive(
  engine: Engine,
  asked: Asked,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { instance, signal } = asked;
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      const tasks = await engine.swarm.tasks(instance.name);
      if (runningOnes(tasks).length < wantedOf(instance, tasks)) await refuseBroken(engine, tasks, asked);
      await sleep(PAUSE * 2, undefined, { signal: over.signal }).catch(() => undefined);
    }
  })();
  try {
    const done = work(AbortSignal.any([signal, over.signal]));
    await Promise.race([done, watching.then(() => done)]);
  } finally {
    over.abort(new Error('nobody waits for it any more'));
    watching.catch(() => undefined);
  }
}

/** nginx looks names up once a second; what it does not know by this time, in ms, it will not. */
const LOOK_UP = 30_000;

/**
 * True when nginx knows the tasks that were asked, and no others: those of a service of the same name that was removed a
 * moment ago are looked up for some seconds still. False when the tasks are no longer the same.
 */
async function seenByNginx(
  engine: Engine,
  asked: Asked & { readonly project: string; readonly targets: readonly ProbeTarget[] },
): Promise<boolean> {
  const { service, instance, targets, signal, question } = asked;
  const wanted = new Set(targets.map(({ address }) => address));
  const end = performance.now() + LOOK_UP;
  for (;;) {
    signal.throwIfAborted();
    const known = await knownPeers(
      engine,
      question.proxy,
      { ...asked, host: question.host },
      wanted.size * 3,
    );
    if (isSame(known, wanted)) return true;
    const tasks = runningOnes(await engine.swarm.tasks(instance.name));
    if (!isSame(new Set(tasks.map((task) => targetOf(instance, task).address)), wanted)) return false;
    if (performance.now() > end) throw unknownToNginx(service.name, known.size, wanted.size);
    await sleep(PAUSE, undefined, { signal });
  }
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((element) => other.has(element));

/** Where the tasks of Swarm services can be reached, those among them that are being stopped; else as they are. */
export async function addressesOf(engine: Engine, containers: readonly ContainerView[]): Promise<string[]> {
  const found = await Promise.all(
    containers.map(async ({ name, address, tasks }) => {
      if (tasks === undefined) return [address];
      const all = await engine.swarm.tasks(name);
      return all.flatMap(({ addresses }) => addresses.get(OVERLAY) ?? []);
    }),
  );
  return found.flat();
}

/** Throws UNHEALTHY where a task shows that the release is no good; where its container is here, with a diagnosis. */
async function refuseBroken(
  engine: Engine,
  tasks: readonly SwarmTask[],
  { service, instance, question }: Asked,
): Promise<void> {
  const broken = brokenTask(tasks);
  if (broken === undefined) return;
  const { task, text } = broken;
  const target = targetOf(instance, task);
  const isHere = target.container !== '' && (await engine.inspectContainer(target.container)) !== undefined;
  if (isHere) {
    const end = { exitCode: task.exitCode ?? 0, outOfMemory: task.exitCode === OUT_OF_MEMORY };
    throw await diagnose(engine, question, { failure: 'exited', target, answers: [], end });
  }
  throw new CtrBgError('UNHEALTHY', `${service.name} did not become healthy: task ${target.name} ${text}`, {
    hint: `'docker service ps --no-trunc ${instance.name}' and 'docker service logs ${instance.name}' on a manager say more, while it is there. Blue serves as before.`,
  });
}

type Late = {
  readonly tasks: readonly SwarmTask[];
  readonly wanted: number;
  readonly running: number;
  readonly timeout: number;
};

function notInTime({ name }: Instance, { tasks, wanted, running, timeout }: Late): CtrBgError {
  const waiting = tasks.filter(({ state, desired }) => desired === 'running' && state !== 'running');
  const said = [...new Set(waiting.map(({ state, message }) => `${state}: ${message}`))];
  // Of a global service there is no task where no node fits.
  const isUnplaced = waiting.some(({ state }) => state === 'pending') || waiting.length + running === 0;
  const message = `${running} of the ${wanted} tasks of ${name} run after ${formatDuration(timeout)}`;
  return new CtrBgError('UNHEALTHY', said.length > 0 ? `${message} (${said.join('; ')})` : message, {
    hint: isUnplaced
      ? "No node fits: look at deploy.placement and deploy.resources in the file, and at 'docker node ls'. Blue serves as before."
      : `'docker service ps --no-trunc ${name}' on a manager says more, while it is there. Blue serves as before.`,
  });
}

function unknownToNginx(service: string, known: number, wanted: number): CtrBgError {
  return new CtrBgError(
    'UNHEALTHY',
    `nginx finds ${known} of the ${wanted} tasks of ${service} by their name`,
    {
      hint: "The names of a Swarm's network do not reach this host: its nodes need ports 7946 (TCP and UDP) and 4789 (UDP) to each other.",
    },
  );
}
