import * as v from 'valibot';
import type { Engine } from '../engine/index.ts';
import { CtrBgError, type JournalEntry, type JournalNote, type ProxyView } from '../types/index.ts';
import { unpackArchive } from './archive.ts';
import { JOURNAL, PROXY, projectFolder } from './layout.ts';
import { APPEND, CAT } from './scripts.ts';

/** Bytes; when a journal is longer, its older half is forgotten. */
const LONGEST = 256 * 1024;
/** Characters of a text within a note. */
const LONGEST_TEXT = 300;
/** In ms: history may be lost, and nobody is to wait for it. */
const DEADLINE = 5000;

/**
 * Appends a note to a project's journal on the proxy's volume, with the time of the proxy's own clock. A project that
 * is not on the volume has none. The note is one line, and a write of one line is not torn by another one; what a
 * power cut has torn is ended by the next note and passed over by whoever reads.
 */
export async function appendJournal(
  engine: Engine,
  { container }: Pick<ProxyView, 'container'>,
  project: string,
  note: JournalNote,
): Promise<void> {
  const folder = `${PROXY.root}/${projectFolder(project)}`;
  const values = [folder, noteLine(note), String(note.kind === 'outcome' ? LONGEST : 0)];
  const { exitCode, output } = await engine.shell(container).script(APPEND, values, { deadline: DEADLINE });
  if (exitCode === 0) return;
  throw new CtrBgError('PROXY_UNUSABLE', `the journal of ${project} could not be written: ${output.trim()}`);
}

/** Exported for its test. */
export function noteLine(note: JournalNote): string {
  return JSON.stringify(note, (_key, value: unknown) =>
    typeof value === 'string' && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value,
  );
}

/** Everything that a project's journal tells, in the order in which it was written. */
export async function readJournal(
  engine: Engine,
  { container, state }: Pick<ProxyView, 'container' | 'state'>,
  project: string,
): Promise<JournalEntry[]> {
  const folder = `${PROXY.root}/${projectFolder(project)}`;
  if (state === 'running')
    return parseJournal((await engine.shell(container).script(CAT, [`${folder}/${JOURNAL}`])).output);
  const tar = await engine.getArchive(container, folder);
  const file = tar && (await unpackArchive(tar)).get(JOURNAL);
  return file?.type === 'file' ? parseJournal(file.content) : [];
}

/** What is no whole note, or one of a later version, is passed over. Exported for its test. */
export function parseJournal(text: string): JournalEntry[] {
  return text.split('\n').flatMap((line) => {
    const [, seconds, json] = /^(\d+) (\{.*\})$/.exec(line) ?? [];
    const note = json === undefined ? undefined : readNote(json);
    return note === undefined ? [] : [{ ...note, at: Number(seconds) * 1000 }];
  });
}

function readNote(json: string): JournalNote | undefined {
  try {
    const parsed = v.safeParse(Note, JSON.parse(json));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

const text = v.string();
const release = v.nullable(text);
const Services = v.array(
  v.object({
    name: text,
    image: text,
    digest: text,
    color: v.picklist(['blue', 'green']),
    replicas: v.number(),
  }),
);
const Receipt = v.object({
  generation: text,
  reloadMs: v.number(),
  firstNewMs: v.number(),
  lastOldMs: v.number(),
  oldWorkersGoneMs: v.number(),
});
const Skew = v.object({
  startMs: v.number(),
  newMs: v.number(),
  errorMs: v.number(),
  receiptMs: v.number(),
  mixedMs: v.number(),
});
const Traffic = v.object({
  requests: v.number(),
  failedByProxy: v.number(),
  failedByApplication: v.number(),
  longestGapMs: v.number(),
});
const Timings = v.object({
  prepareMs: v.number(),
  healthyMs: v.number(),
  switchMs: v.number(),
  drainMs: v.number(),
  totalMs: v.number(),
});
const Note = v.variant('kind', [
  v.object({
    kind: v.literal('intent'),
    id: text,
    command: text,
    by: v.object({ user: text, machine: text, job: v.exactOptional(text) }),
    retain: v.exactOptional(v.number()),
    from: release,
    to: release,
    staged: v.exactOptional(text),
    services: Services,
    irreversible: v.exactOptional(v.boolean()),
  }),
  v.object({
    kind: v.literal('decision'),
    id: text,
    way: v.picklist(['forward', 'back']),
    because: v.exactOptional(text),
  }),
  v.object({
    kind: v.literal('outcome'),
    id: text,
    outcome: v.picklist(['deployed', 'unchanged', 'undone', 'failed']),
    timings: Timings,
    receipt: v.exactOptional(Receipt),
    skew: v.exactOptional(Skew),
    traffic: v.exactOptional(Traffic),
    error: v.exactOptional(v.object({ code: text, message: text })),
    irreversible: v.exactOptional(v.boolean()),
    leftovers: v.array(text),
  }),
]);
