import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ComposeProject, loadCompose } from '../../../../src/config/compose/project.ts';
import { look } from '../../../../src/config/compose/surroundings.ts';
import type { ComposeService } from '../../../../src/config/compose/model.ts';

export type Asked = {
  readonly files?: readonly string[];
  readonly envFiles?: readonly string[];
  readonly profiles?: readonly string[];
  readonly projectName?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the command runs, below the folder. */
  readonly from?: string;
  readonly stdin?: string;
};

export type Loaded = ComposeProject & { readonly folder: string; readonly warnings: readonly string[] };

/** Loads from a folder that holds these files and nothing else; it is gone afterwards. */
export async function loadFiles(files: Readonly<Record<string, string>>, asked: Asked = {}): Promise<Loaded> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'ctr-bg-compose-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const directory = join(folder, asked.from ?? '');
    await mkdir(directory, { recursive: true });
    const warnings: string[] = [];
    const { envFiles, profiles, projectName, environment = {} } = asked;
    const surroundings = await look({ files: asked.files ?? [], envFiles, directory, environment });
    const project = await loadCompose({
      surroundings,
      directory,
      profiles,
      projectName,
      stdin: streamOf(asked.stdin ?? ''),
      warn: (message) => warnings.push(message),
    });
    return { ...project, folder, warnings };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function* streamOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** A compose.yaml of this text, in a project called shop. */
export function loadText(text: string, asked: Asked = {}): Promise<Loaded> {
  return loadFiles({ 'compose.yaml': text }, { projectName: 'shop', ...asked });
}

export function serviceOf({ model }: ComposeProject, name = 'web'): ComposeService {
  const service = model.services[name];
  if (service === undefined) throw new Error(`there is no service ${name}`);
  return service;
}
