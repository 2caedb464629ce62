import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import type { Engine } from '../engine/index.ts';
import type { ContainerSettings, InjectedFile } from '../types/index.ts';

/**
 * Writes secrets and configs into a container that was not started yet. By upload, not by mounts of our own files:
 * the engine may be on another machine, and what a container got must not change under it.
 */
export async function injectFiles(
  engine: Engine,
  container: string,
  { files, config }: ContainerSettings,
): Promise<void> {
  const folders = Object.keys(config.Volumes ?? {});
  for (const folder of [...folders, '/']) {
    const group = files.filter(({ target }) => folderOf(target, folders) === folder);
    if (group.length > 0) await engine.putArchive(container, folder, await packFiles(folder, group));
  }
}

/** A read-only root takes no upload, a volume of its own does; missing folders on the way are made by the engine. */
function folderOf(target: string, folders: readonly string[]): string {
  return folders.find((folder) => target.startsWith(`${folder}/`)) ?? '/';
}

function packFiles(folder: string, files: readonly InjectedFile[]): Promise<Buffer> {
  const tar = pack();
  for (const { target, uid, gid, mode, base64 } of files) {
    const name = target.slice(folder === '/' ? 1 : folder.length + 1);
    tar.entry({ name, uid, gid, mode }, Buffer.from(base64, 'base64'));
  }
  tar.finalize();
  return buffer(tar);
}
