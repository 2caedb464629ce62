import type { Engine } from '../engine/index.ts';
import type { Generation, ProxyView } from '../types/index.ts';
import { unpackArchive } from './archive.ts';
import { PROXY, generationFolder } from './layout.ts';
import { renderGeneration } from './render.ts';

/** Configuration by file name. */
export type NginxFiles = Readonly<Record<string, string>>;

/** A project's live configuration as it is on the volume, whether the proxy runs or not. */
export async function readNginxFiles(
  engine: Engine,
  { container }: ProxyView,
  { project, id }: Generation,
): Promise<NginxFiles> {
  const tar = await engine.getArchive(container, `${PROXY.root}/${generationFolder(project, id)}`);
  const entries = tar === undefined ? [] : [...(await unpackArchive(tar))];
  const files = entries.flatMap(([name, entry]) => (entry.type === 'file' ? [[name, entry.content]] : []));
  return onlyNginx(Object.fromEntries(files) as Record<string, string>);
}

/** The configuration that a generation is rendered to. */
export function renderNginxFiles(generation: Generation): NginxFiles {
  return onlyNginx(renderGeneration(generation));
}

const onlyNginx = (files: NginxFiles): NginxFiles =>
  Object.fromEntries(
    Object.entries(files).filter(([name]) => name.endsWith('.conf') && name !== 'nginx.conf'),
  );
