import type { Engine } from '../../engine/index.ts';
import type { LogSource } from '../../plan/index.ts';
import { LABEL, SCHEMA } from '../../types/index.ts';

/** The tasks of a Swarm service that have a log: those that run, on whatever node, and the last that have ended. */
export async function taskSources(engine: Engine, service: LogSource): Promise<LogSource[]> {
  const tasks = await engine.swarm.tasks(service.name);
  return tasks
    .filter(({ container }) => container !== undefined)
    .map(({ id, slot }) => ({ ...service, kind: 'task', id, name: `${service.name}.${slot || id}` }));
}

/** Whether a task still runs. */
export async function taskRuns(engine: Engine, { id, name }: LogSource): Promise<boolean> {
  const tasks = await engine.swarm.tasks(name.slice(0, name.lastIndexOf('.')));
  return tasks.some((task) => task.id === id && task.state === 'running');
}

/** Of all our services, what becomes of their tasks: another text when one has come, gone or failed. */
export async function taskStates(engine: Engine): Promise<string[]> {
  const services = (await engine.swarm.services([`${LABEL.schema}=${SCHEMA}`])) ?? [];
  const tasks = await Promise.all(services.map(({ name }) => engine.swarm.tasks(name)));
  return tasks
    .flat()
    .map(({ id, state }) => `${id} ${state}`)
    .sort();
}
