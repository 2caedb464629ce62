import * as v from 'valibot';
import type { Engine } from '../engine/index.ts';
import { CtrBgError, type JournalEntry, type ReleaseId, type ReleaseRecord } from '../types/index.ts';
import { unpackArchive, type ArchiveEntry } from './archive.ts';
import { RecordDocument } from './documents.ts';
import { filesIn } from './headings.ts';
import { parseJournal } from './journal.ts';
import { JOURNAL, PROXY, projectFolder, recordFile, RELEASES } from './layout.ts';
import { askProxy } from './open.ts';
import { PAST } from './scripts.ts';

/** What the volume tells of a project's past. */
export type Past = {
  /** In the order in which they were written. */
  readonly entries: readonly JournalEntry[];
  /** As they are on the volume, by release: they hold what is secret, and one that is not asked for need not be readable. */
  readonly records: ReadonlyMap<ReleaseId, string>;
};

const RECORD_PLACE = new RegExp(`^${RELEASES}/([0-9a-f]{12})\\.json$`);

/** Everything that a project's journal tells, and what brings its releases back. Nothing where there is no proxy. */
export async function readPast(engine: Engine, project: string): Promise<Past> {
  const folder = `${PROXY.root}/${projectFolder(project)}`;
  const asked = await askProxy(engine, {
    ask: (container) => askPast(engine, container, folder),
    read: (container) => download(engine, container, folder),
  });
  return asked?.answer ?? { entries: [], records: new Map() };
}

async function askPast(engine: Engine, container: string, folder: string): Promise<Past> {
  const { output } = await engine.shell(container).script(PAST, [folder]);
  const [names = ''] = output.split('\n', 1);
  const files = filesIn(output);
  const records = recordsIn(files);
  // What is too long for the shell comes another way.
  const isWhole = names
    .split(' ')
    .every((name) => records.has(RECORD_PLACE.exec(name)?.[1] ?? '') || !RECORD_PLACE.test(name));
  return isWhole
    ? { entries: parseJournal(files.get(JOURNAL) ?? ''), records }
    : download(engine, container, folder);
}

function recordsIn(files: ReadonlyMap<string, string>): Map<ReleaseId, string> {
  const found = [...files].flatMap(([name, content]) => {
    const [, release] = RECORD_PLACE.exec(name) ?? [];
    return release === undefined || content.trim() === '' ? [] : [[release, content] as const];
  });
  return new Map(found);
}

async function download(engine: Engine, container: string, folder: string): Promise<Past> {
  const tar = await engine.getArchive(container, folder);
  const entries = tar === undefined ? new Map<string, ArchiveEntry>() : await unpackArchive(tar);
  const files = new Map(
    [...entries].flatMap(([name, entry]) => (entry.type === 'file' ? [[name, entry.content]] : [])),
  );
  return { entries: parseJournal(files.get(JOURNAL) ?? ''), records: recordsIn(files) };
}

/** Undefined when there is none. Throws PROXY_UNUSABLE when it cannot be read. */
export function recordOfPast(
  { records }: Past,
  project: string,
  release: ReleaseId,
): ReleaseRecord | undefined {
  const content = records.get(release);
  if (content === undefined) return undefined;
  try {
    return v.parse(RecordDocument, JSON.parse(content));
  } catch {
    // Without its cause, which would hold what is secret.
    const path = `${PROXY.root}/${recordFile(project, release)}`;
    throw new CtrBgError('PROXY_UNUSABLE', `${path} on the proxy's volume cannot be read`, {
      hint: "It was written by another version of ctr-bg, or by hand: deploy what is wanted with 'ctr-bg up'.",
    });
  }
}
