import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorAnnotation, errorDocument, stepOutputs, stepSummary } from '../report/index.ts';
import type { ErrorDocument, ResultDocument } from '../types/index.ts';
import type { Surroundings } from './context.ts';

type Result = { readonly document: ResultDocument; readonly error?: unknown };

/** Tells a workflow what came of a command: docs/decisions/0029. */
export async function tellWorkflow(
  { document, error }: Result,
  { flags, environment }: Pick<Surroundings, 'flags' | 'environment'>,
): Promise<void> {
  const summary = stepSummary(document);
  if (error !== undefined && flags.progress !== 'json')
    process.stderr.write(errorAnnotation(placed(errorDocument(error))));
  if (summary === '') return;
  const { GITHUB_STEP_SUMMARY, GITHUB_OUTPUT } = environment;
  await append('GITHUB_STEP_SUMMARY', GITHUB_STEP_SUMMARY, summary);
  await append('GITHUB_OUTPUT', GITHUB_OUTPUT, stepOutputs(document, `ctr-bg-${randomUUID()}`));
}

/** The runner knows a file in the repository by its whole path. */
function placed(error: ErrorDocument): ErrorDocument {
  const { where } = error;
  return where === undefined ? error : { ...error, where: { ...where, file: resolve(where.file) } };
}

/** In a container the file may not be there; a deploy does not fail for want of it. */
async function append(name: string, path: string | undefined, text: string): Promise<void> {
  if (!path) return;
  await appendFile(path, text).catch((cause: Error) => {
    process.stderr.write(`warning: ${name} was not written: ${cause.message}\n`);
  });
}
