import * as v from 'valibot';
import type { Engine } from '../engine/index.ts';
import { CtrBgError, type ProxyView, type ReleaseId, type ReleaseRecord } from '../types/index.ts';
import { packArchive, unpackArchive, type ArchiveEntry } from './archive.ts';
import { RecordDocument } from './documents.ts';
import { fullDisk } from './full-disk.ts';
import { PROXY, projectFolder, recordFile } from './layout.ts';
import { CAT, RECORD } from './scripts.ts';

/** Characters: a shell reads byte by byte, so what is longer is uploaded. */
const LONGEST_TEXT = 64 * 1024;

type Proxy = Pick<ProxyView, 'container' | 'state'>;

/**
 * Puts what brings a release back on the volume. It holds what the containers hold, secrets among it: it is never an
 * argument of a process, and root alone can read it where it lies (docs/decisions/0020).
 */
export async function writeRecord(
  engine: Engine,
  { container }: Proxy,
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

/** Undefined when there is none. Throws PROXY_UNUSABLE when it cannot be read. */
export async function readRecord(
  engine: Engine,
  { container, state }: Proxy,
  project: string,
  release: ReleaseId,
): Promise<ReleaseRecord | undefined> {
  const path = `${PROXY.root}/${recordFile(project, release)}`;
  const output = state === 'running' ? (await engine.shell(container).script(CAT, [path])).output : '';
  const content = output.trim() || (await download(engine, container, path));
  return content === undefined ? undefined : parseRecord(content, path);
}

/** What is too long for the shell comes this way, and what is on the volume of a proxy that does not run. */
async function download(engine: Engine, container: string, path: string): Promise<string | undefined> {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const tar = await engine.getArchive(container, folder);
  const file = tar && (await unpackArchive(tar)).get(path.slice(folder.length + 1));
  return file?.type === 'file' ? file.content : undefined;
}

function parseRecord(content: string, path: string): ReleaseRecord {
  try {
    return v.parse(RecordDocument, JSON.parse(content));
  } catch {
    // Without its cause, which would hold what is secret.
    throw new CtrBgError('PROXY_UNUSABLE', `${path} on the proxy's volume cannot be read`, {
      hint: "It was written by another version of ctr-bg, or by hand: deploy what is wanted with 'ctr-bg up'.",
    });
  }
}
