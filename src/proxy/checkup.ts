import {
  CtrBgError,
  LABEL,
  type ContainerState,
  type ContainerView,
  type Generation,
  type HostView,
  type ProxyFacts,
  type ProxyInside,
  type RebuiltGeneration,
} from '../types/index.ts';
import type { Engine } from '../engine/index.ts';
import { unpackArchive } from './archive.ts';
import { GENERATION_FILE, PROXY, generationFolder } from './layout.ts';
import { readRoom } from './room.ts';
import { rebuildGeneration } from './rebuild.ts';
import { renderGeneration } from './render.ts';
import { CHECKUP } from './look-scripts.ts';
import { WRITE } from './scripts.ts';
import { publishOf } from './state.ts';

/** What has the proxy's name, ours or not; undefined when nothing has. */
export async function examineProxy(engine: Engine): Promise<ProxyFacts | undefined> {
  const found = await engine.inspectContainer(PROXY.container);
  if (found === undefined) return undefined;
  const isOurs = found.Config.Labels[LABEL.role] === 'proxy';
  const state = found.State.Status as ContainerState;
  return {
    id: found.Id,
    isOurs,
    image: found.Config.Image,
    state,
    error: found.State.Error,
    restart: found.HostConfig.RestartPolicy?.Name ?? '',
    publish: publishOf(found),
    ...(isOurs && state === 'running' ? { inside: await lookInside(engine, found.Id) } : {}),
  };
}

/** A container without a shell tells nothing, and is no proxy of ours. */
async function lookInside(engine: Engine, container: string): Promise<ProxyInside> {
  try {
    const { output } = await engine.shell(container).script(CHECKUP, [PROXY.root]);
    return readCheckup(output);
  } catch (error) {
    if (!(error instanceof CtrBgError)) throw error;
    return { nginx: '', missing: ['sh'], atWork: [], leftovers: [] };
  }
}

function readCheckup(output: string): ProxyInside {
  const told = (kind: string): string[] =>
    output.split('\n').flatMap((line) => (line.startsWith(`${kind} `) ? [line.slice(kind.length + 1)] : []));
  const { disk } = readRoom(output);
  return {
    nginx: /nginx\/(\d[\w.]*)/.exec(told('nginx').join(' '))?.[1] ?? '',
    missing: told('missing'),
    atWork: [...new Set(told('busy'))],
    leftovers: told('leftover'),
    ...(disk === undefined ? {} : { disk }),
  };
}

/** Generations that serve, or would after a restart, and whose documents are not there or cannot be read. */
export async function examineGenerations(
  engine: Engine,
  { proxy, containers }: Pick<HostView, 'proxy' | 'containers'>,
): Promise<RebuiltGeneration[]> {
  if (proxy === null) return [];
  const live = new Map([...proxy.onDisk, ...proxy.loaded]);
  const lost = [...live].filter(
    ([project, id]) => !proxy.staged.some((found) => found.project === project && found.id === id),
  );
  return Promise.all(
    lost.map(([project, id]) => rebuild(engine, proxy.container, { project, id }, containers)),
  );
}

async function rebuild(
  engine: Engine,
  proxy: string,
  { project, id }: Pick<RebuiltGeneration, 'project' | 'id'>,
  containers: readonly ContainerView[],
): Promise<RebuiltGeneration> {
  const tar = await engine.getArchive(proxy, `${PROXY.root}/${generationFolder(project, id)}`);
  const file = tar === undefined ? undefined : (await unpackArchive(tar)).get('http.conf');
  const generation =
    file?.type === 'file'
      ? rebuildGeneration(
          { project, id },
          file.content,
          containers.filter((one) => one.project === project),
        )
      : undefined;
  return { project, id, ...(generation === undefined ? {} : { generation }) };
}

/** Writes the document of a generation whose configuration is there; what nginx serves is not touched. */
export async function writeDocument(engine: Engine, proxy: string, generation: Generation): Promise<void> {
  const path = `${PROXY.root}/${generationFolder(generation.project, generation.id)}/${GENERATION_FILE}`;
  await mustRun(engine.shell(proxy).script(WRITE, [path, renderGeneration(generation)[GENERATION_FILE]]));
}

/** Below the volume's root; what lies elsewhere is not ours to remove. */
const PASSING =
  /^projects\/[a-z0-9][a-z0-9_-]*\/(staging\/[0-9a-f]+|incoming|live\.next|generations\/[0-9a-f]+\/[\w.]+\.next)$/;

export async function removeLeftovers(
  engine: Engine,
  proxy: string,
  paths: readonly string[],
): Promise<void> {
  const ours = paths.filter((path) => PASSING.test(path)).map((path) => `${PROXY.root}/${path}`);
  await mustRun(engine.shell(proxy).run(['rm', '-rf', ...ours]));
}

async function mustRun(result: Promise<{ exitCode: number; output: string }>): Promise<void> {
  const { exitCode, output } = await result;
  if (exitCode === 0) return;
  throw new CtrBgError('PROXY_UNUSABLE', `the volume of the proxy cannot be written to (${exitCode})`, {
    details: output.trim().split('\n').slice(-5),
    hint: 'Is the disk of the engine full?',
  });
}
