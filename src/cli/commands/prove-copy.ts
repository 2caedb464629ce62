import { randomBytes } from 'node:crypto';
import { observeAll, type Engines } from '../../apply/index.ts';
import { liveGeneration } from '../../plan/index.ts';
import { copyOf } from '../../prove/index.ts';
import { CtrBgError, toError, type Project } from '../../types/index.ts';
import type { Context } from '../context.ts';
import type { Inner } from '../tree/inner.ts';
import { takeDown } from './down.ts';
import { chooseProject, findHere } from './project.ts';

/** What a proof goes on with instead of what was meant, and how that is taken away again. */
export type Copy = AsyncDisposable & { readonly context: Context; readonly inner: Inner };

/**
 * A copy of the project under a name of its own on the same host, deployed as what serves; nobody is routed to it but
 * the load. Disposing of it removes it with its volumes, whatever has become of it.
 */
export async function openCopy(context: Context, inner: Inner | undefined): Promise<Copy> {
  if (inner?.name !== 'up')
    throw new CtrBgError('USAGE', '--against copy is for up', {
      hint: 'As in ctr-bg prove --against copy -- up shop:2.',
    });
  const found = await findHere(context);
  const engines = await context.engines(found.hosts);
  const world = await observeAll(engines, [], []);
  const [view, ...others] = world.values();
  if (view === undefined || others.length > 0)
    throw new CtrBgError('USAGE', '--against copy is for one host', { hint: 'Name one with -H.' });
  const project = chooseProject(found, world);
  const live = liveGeneration(view, project);
  if (live === null)
    throw new CtrBgError('NOTHING_LIVE', `nothing of ${project} serves yet, so there is nothing to copy`, {
      hint: 'Deploy it by ctr-bg up first.',
    });
  const name = `${project}-prove-${randomBytes(3).toString('hex')}`;
  const images = new Map(live.services.map((service) => [service.name, service.image.reference]));
  const volumes = new Set<string>();
  const shapedBy =
    (of: typeof images | undefined) =>
    (wanted: Project): Project => {
      const copy = copyOf(wanted, of);
      for (const volume of copy.volumes) volumes.add(volume.name);
      return copy;
    };
  const own = { ...context, flags: { ...context.flags, project: name }, shape: shapedBy(undefined) };
  const dispose = (): Promise<void> => remove(own, engines, { name, volumes });
  try {
    const first = await inner.action({
      ...context,
      flags: { ...inner.flags, project: name },
      shape: shapedBy(images),
    });
    if (first.error !== undefined) throw first.error;
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    context: own,
    inner: { ...inner, flags: { ...inner.flags, project: name } },
    [Symbol.asyncDispose]: dispose,
  };
}

/** No signal and no deadline keeps it from being taken away; what is left is said. */
async function remove(
  context: Context,
  engines: Engines,
  { name, volumes }: { readonly name: string; readonly volumes: ReadonlySet<string> },
): Promise<void> {
  const patient = { ...context, signal: new AbortController().signal };
  const { error } = await takeDown(patient, { name, hosts: [], hooks: [] }).catch((thrown: unknown) => ({
    error: toError(thrown),
  }));
  const left: string[] = error === undefined ? [] : [error.message];
  for (const engine of engines.values())
    for (const volume of volumes)
      await engine.removeVolume(volume).catch((thrown: unknown) => left.push(toError(thrown).message));
  if (left.length > 0)
    context.warn(
      `the copy ${name} could not be removed: ${left.join('; ')}; 'ctr-bg down -p ${name}' tries again`,
    );
}
