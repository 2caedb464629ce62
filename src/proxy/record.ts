import type { Engine } from '../engine/index.ts';
import { CtrBgError, type ProxyView, type ReleaseRecord } from '../types/index.ts';
import { packArchive, type ArchiveEntry } from './archive.ts';
import { fullDisk } from './full-disk.ts';
import { PROXY, projectFolder, recordFile } from './layout.ts';
import { RECORD } from './scripts.ts';

/** Characters: a shell reads byte by byte, so what is longer is uploaded. */
const LONGEST_TEXT = 64 * 1024;

/**
 * Puts what brings a release back on the volume. It holds what the containers hold, secrets among it: it is never an
 * argument of a process, and root alone can read it where it lies (docs/decisions/0020).
 */
export async function writeRecord(
  engine: Engine,
  { container }: Pick<ProxyView, 'container'>,
  record: ReleaseRecord,
): Promise<void> {
  const file = recordFile(record.project, record.id);
  const content = JSON.stringify(record);
  const isLong = content.length > LONGEST_TEXT;
  if (isLong) await upload(engine, container, record.project, `${file}.next`, content);
  const values = [`${PROXY.root}/${file}`, isLong ? '' : content];
  const { exitCode, output } = await engine.shell(container).script(RECORD, values);
  if (exitCode === 0) return;
  const message = `release ${record.id} could not be written on the proxy's volume`;
  throw (
    fullDisk(output) ??
    new CtrBgError('PROXY_UNUSABLE', message, {
      details: output.trim().split('\n').slice(-3),
      hint: 'What served before still serves.',
    })
  );
}

async function upload(engine: Engine, container: string, project: string, name: string, content: string) {
  const entries = new Map<string, ArchiveEntry>();
  for (const folder of [projectFolder(project), `${projectFolder(project)}/releases`])
    entries.set(folder, { type: 'directory' });
  entries.set(name, { type: 'file', content, mode: 0o600 });
  await engine.putArchive(container, PROXY.root, await packArchive(entries));
}
