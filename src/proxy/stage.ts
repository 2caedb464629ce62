import type { Engine } from '../engine/index.ts';
import {
  CtrBgError,
  type Generation,
  type MakeStep,
  type ProxyView,
  type ReleaseId,
} from '../types/index.ts';
import { supersededCertificates, uploadCertificates } from './certificates.ts';
import {
  KEPT,
  PROXY,
  certificatesFolder,
  generationFolder,
  incomingFolder,
  projectFolder,
  stagingFolder,
} from './layout.ts';
import { renderGeneration, renderMain } from './render.ts';
import { fullDisk } from './full-disk.ts';
import { PRUNE, STAGE, UNNAMED } from './scripts.ts';

/**
 * Puts a generation on the volume, beside the live one: written into staging, tested there by `nginx -t` together
 * with the live generations of all other projects, then renamed to its place.
 * Throws SWITCH_FAILED with nginx's words when the test fails; nothing is left behind then.
 */
export async function stageGeneration(
  engine: Engine,
  proxy: ProxyView,
  generation: Generation,
): Promise<void> {
  const { project, id } = generation;
  const staging = stagingFolder(project, id);
  const others = [...proxy.onDisk.keys()].filter((other) => other !== project);
  const candidate = renderMain([...others.map((other) => `projects/${other}/live`), staging]);
  const files = { ...renderGeneration(generation), 'nginx.conf': candidate };
  const places = [
    staging,
    generationFolder(project, id),
    incomingFolder(project),
    certificatesFolder(project),
  ];
  const folders = places.map((folder) => `${PROXY.root}/${folder}`);
  await uploadCertificates(engine, proxy.container, generation);
  const { exitCode, output } = await engine
    .shell(proxy.container)
    .script(STAGE, [...folders, ...Object.entries(files).flat()]);
  if (exitCode !== 0) throw fullDisk(output) ?? refused(generation, output);
}

function refused({ project }: Generation, output: string): CtrBgError {
  return new CtrBgError('SWITCH_FAILED', `nginx refused the new configuration of ${project}`, {
    details: output.trim().split('\n').slice(-10),
    hint: 'What served before still serves.',
  });
}

/**
 * Removes every generation of a project from the volume but the one to keep, whose mark goes if it was kept before,
 * and those beside it.
 */
export async function pruneGenerations(
  engine: Engine,
  proxy: ProxyView,
  { project, keep, beside }: Extract<MakeStep, { kind: 'pruned' }>,
): Promise<void> {
  const staged = proxy.staged.filter((generation) => generation.project === project);
  const isKept = ({ id }: Pick<Generation, 'id'>): boolean => id === keep?.id || beside.includes(id);
  const stale = staged.filter((generation) => !isKept(generation));
  const unreadable = proxy.unreadable.filter((one) => one.project === project && !isKept(one));
  const folder = `${PROXY.root}/${projectFolder(project)}`;
  if (keep === null) return void (await engine.shell(proxy.container).run(['rm', '-rf', folder]));
  const superseded = supersededCertificates(stale, staged.filter(isKept));
  const obsolete = [
    ...superseded,
    ...[...stale, ...unreadable].map(({ id }) => `generations/${id}`),
    `generations/${keep.id}/${KEPT}`,
    'staging',
  ];
  await prune(engine, proxy, project, obsolete);
}

/** Removes records of releases, and the certificates that are needed no more without them. */
export function pruneRecords(
  engine: Engine,
  proxy: ProxyView,
  project: string,
  releases: readonly ReleaseId[],
): Promise<void> {
  const files = releases.map((id) => `releases/${id}.json`);
  return prune(engine, proxy, project, files);
}

async function prune(
  engine: Engine,
  { container }: ProxyView,
  project: string,
  obsolete: readonly string[],
): Promise<void> {
  const folder = `${PROXY.root}/${projectFolder(project)}`;
  const { exitCode, output } = await engine.shell(container).script(PRUNE, [folder, ...obsolete]);
  if (exitCode === 0) return;
  throw new CtrBgError('PROXY_UNUSABLE', `old files of ${project} stay on the proxy's volume`, {
    details: output.trim().split('\n').slice(-3),
  });
}

/** Those of some texts, such as digests, that no generation and no release of any project has in it. */
export async function unnamedOf(
  engine: Engine,
  { container }: ProxyView,
  texts: readonly string[],
): Promise<string[]> {
  const { output } = await engine.shell(container).script(UNNAMED, [PROXY.root, ...texts]);
  return texts.filter((text) => output.split('\n').includes(`free ${text}`));
}
