import { observeAll } from '../../apply/index.ts';
import type { Context } from '../context.ts';
import { statusDocument } from '../documents.ts';
import type { CommandResult } from '../run.ts';
import { chooseProject, findHere } from './project.ts';

/** `ctr-bg status`: what serves, as nginx itself answers. */
export async function status(context: Context): Promise<CommandResult> {
  const found = await findHere(context);
  const world = await observeAll(await context.engines(found.hosts), [], []);
  return { document: statusDocument(chooseProject(found, world), world) };
}
