import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadOptions, loadProject } from '../../../src/config/index.ts';
import { CtrBgError, type Project } from '../../../src/types/index.ts';

type Wishes = Partial<Omit<LoadOptions, 'directory'>>;

/** Loads from a folder that holds these files and nothing else. */
export async function loadFrom(
  files: Readonly<Record<string, string>>,
  wishes: Wishes = {},
): Promise<Project> {
  const directory = await mkdtemp(join(tmpdir(), 'ctr-bg-config-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
    return await loadProject({ files: [], environment: {}, flags: {}, ...wishes, directory });
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Loads a compose.yaml of this text. */
export function load(text: string, wishes: Wishes = {}): Promise<Project> {
  return loadFrom({ 'compose.yaml': text }, { projectName: 'shop', ...wishes });
}

/** The error that loading ends with; anything else fails the test. */
export async function mistake(loading: Promise<unknown>): Promise<CtrBgError> {
  const error: unknown = await loading.then(
    () => new Error('it was loaded'),
    (reason: unknown) => reason,
  );
  if (error instanceof CtrBgError) return error;
  throw error;
}
