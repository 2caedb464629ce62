import { posix } from 'node:path';
import type { InjectedFile } from '../../types/index.ts';
import type { ComposeFileObject, ComposeFileReference } from '../compose/model.ts';
import type { FileContent } from './subject.ts';
import { mistake, type Subject } from './subject.ts';

type Kind = 'secrets' | 'configs';
const FOLDERS: Readonly<Record<Kind, string>> = { secrets: '/run/secrets', configs: '/' };
/** Readable by everybody, as the specification has it; a file of the user that can be executed stays so. */
const MODE = 0o444;
const EXECUTABLE = 0o111;

/** Secrets and configs of a service, with their content. */
export function filesOf(subject: Subject): InjectedFile[] {
  const found = (['secrets', 'configs'] as const).flatMap((kind) =>
    (subject.service[kind] ?? []).map((reference, index) => fileOf(subject, kind, reference, index)),
  );
  return [...new Map(found.map((file) => [file.target, file])).values()];
}

function fileOf(subject: Subject, kind: Kind, reference: ComposeFileReference, index: number): InjectedFile {
  const { source = '', target = source, uid, gid, mode } = reference;
  const { content, mode: own } = contentOf(subject, kind, source, index);
  return {
    target: posix.resolve(FOLDERS[kind], target),
    uid: idOf(subject, [kind, index, 'uid'], uid),
    gid: idOf(subject, [kind, index, 'gid'], gid),
    mode: mode === undefined ? MODE | ((own & EXECUTABLE) === 0 ? 0 : EXECUTABLE) : Number.parseInt(mode, 8),
    base64: content.toString('base64'),
  };
}

function idOf(subject: Subject, path: readonly (string | number)[], text = '0'): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw mistake(
    subject,
    path,
    `${String(path.at(-1))} must be a number`,
    'Names are known in the image alone.',
  );
}

function contentOf(subject: Subject, kind: Kind, source: string, index: number): FileContent {
  const { model, contents } = subject;
  const object = model[kind]?.[source];
  const refuse = (message: string, hint?: string) => mistake(subject, [kind, index], message, hint);
  if (object === undefined) throw refuse(`there is no ${source} in ${kind} of the project`);
  const swarm = swarmOnly(object);
  if (swarm !== undefined) {
    const hint = "Give it 'file', 'environment' or 'content'.";
    throw refuse(`${source} of ${kind} is ${swarm}, which is for Swarm alone`, hint);
  }
  const text = object.content ?? contents[kind].get(source);
  if (text !== undefined) return { content: Buffer.from(text), mode: 0 };
  if (object.environment !== undefined)
    throw refuse(`the variable ${object.environment} of ${source} in ${kind} is not set`);
  return readFile(subject, object.file ?? '', refuse);
}

function swarmOnly({ external, driver, template_driver }: ComposeFileObject): string | undefined {
  if (external === true) return 'external';
  if (driver !== undefined) return 'made by a driver';
  return template_driver === undefined ? undefined : 'made by a template driver';
}

function readFile(subject: Subject, path: string, refuse: (message: string) => Error): FileContent {
  try {
    return subject.read(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw refuse(`there is no file ${path}`);
    if (code === 'EISDIR') throw refuse(`${path} is a folder; a secret or config is one file`);
    throw refuse(`the file ${path} cannot be read${code && ` (${code})`}`);
  }
}
