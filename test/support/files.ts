import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CtrBgResult, Laboratory } from '../../laboratory/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { PORT } from './deploys.ts';

/** The part of an event that the tests ask for, as it is printed. */
type PrintedEvent =
  | { readonly kind: 'step-ended'; readonly result: string; readonly step: { readonly text: string } }
  | { readonly kind: 'warning'; readonly message: string };
export type FileRun = CtrBgResult & {
  readonly document: ResultDocument;
  readonly events: readonly PrintedEvent[];
};

/** A folder with a project's files, and the command line run in it. */
export type FileProject = {
  readonly folder: string;
  readonly write: (name: string, text: string) => Promise<void>;
  /** With --json and every event; `up` and `plan` publish on the tests' port. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<FileRun>;
  /** As a person sees it: stdout and stderr. */
  readonly show: (command: string, ...args: readonly string[]) => Promise<string>;
  readonly remove: () => Promise<void>;
};

export async function openFolder(
  lab: Laboratory,
  env: Readonly<Record<string, string>> = {},
): Promise<FileProject> {
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-files-'));
  const argv = (command: string, args: readonly string[]): string[] => [
    command,
    ...args,
    ...(command === 'up' || command === 'plan' ? ['--publish', `127.0.0.1:${PORT}`] : []),
  ];
  return {
    folder,
    write: (name, text) => writeFile(join(folder, name), text),
    run: async (command, ...args) => {
      const flags = ['--json', '--progress', 'json'];
      const result = await lab.ctrBg([...argv(command, args), ...flags], { cwd: folder, env });
      const lines = result.stderr.split('\n').filter((line) => line.startsWith('{'));
      const events = lines.map((line) => JSON.parse(line) as PrintedEvent);
      return { ...result, document: JSON.parse(result.stdout) as ResultDocument, events };
    },
    show: async (command, ...args) => {
      const { stdout, stderr } = await lab.ctrBg(argv(command, args), { cwd: folder, env });
      return stdout + stderr;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** What was made or witnessed, in the words of the events, in the order in which it was done. */
export function madeOf({ events }: FileRun): string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'step-ended' || event.result === 'held') return [];
    return [event.step.text];
  });
}
