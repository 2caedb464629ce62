import type { Engine } from '../engine/index.ts';
import { CtrBgError, type Generation, type ProxyView } from '../types/index.ts';
import { staleCertificates, uploadCertificates } from './certificates.ts';
import {
  PROXY,
  certificatesFolder,
  generationFolder,
  incomingFolder,
  projectFolder,
  stagingFolder,
} from './layout.ts';
import { renderGeneration, renderMain } from './render.ts';
import { STAGE } from './scripts.ts';

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
  const argv = ['sh', '-c', STAGE, 'stage', ...folders, ...chunksOf(files)];
  const { exitCode, output } = await engine.shell(proxy.container).run(argv);
  if (exitCode !== 0) throw refused(generation, output);
}

/** Characters of at most four bytes: Linux takes no argument of more than 128 KiB. */
const CHUNK = /[^]{1,16384}/gu;

/** Pairs of a file's name and a part of its content, in order. Exported for its test. */
export function chunksOf(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([name, content]) =>
    (content.match(CHUNK) ?? ['']).flatMap((chunk) => [name, chunk]),
  );
}

function refused({ project }: Generation, output: string): CtrBgError {
  return new CtrBgError('SWITCH_FAILED', `nginx refused the new configuration of ${project}`, {
    details: output.trim().split('\n').slice(-10),
    hint: 'What served before still serves.',
  });
}

/** Removes every generation of a project from the volume but the one to keep. */
export async function pruneGenerations(
  engine: Engine,
  proxy: ProxyView,
  project: string,
  keep: string | undefined,
): Promise<void> {
  const staged = proxy.staged.filter((generation) => generation.project === project);
  const kept = staged.filter(({ id }) => id === keep);
  const stale = staged.filter(({ id }) => id !== keep);
  const obsolete =
    keep === undefined
      ? [projectFolder(project)]
      : [
          ...stale.map(({ id }) => generationFolder(project, id)),
          ...staleCertificates(stale, kept),
          `${projectFolder(project)}/staging`,
        ];
  const paths = obsolete.map((folder) => `${PROXY.root}/${folder}`);
  await engine.shell(proxy.container).run(['rm', '-rf', ...paths]);
}
