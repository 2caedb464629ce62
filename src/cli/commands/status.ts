import { observeAll, watchAll } from '../../apply/index.ts';
import { openWatchView } from '../../report/index.ts';
import { hasColor, type Context } from '../context.ts';
import { statusDocument } from '../documents.ts';
import type { CommandResult } from '../result.ts';
import { untilClosed } from '../stdout.ts';
import { chooseProject, findHere } from './project.ts';

/** `ctr-bg status`: what serves, as nginx itself answers. */
export async function status(context: Context): Promise<CommandResult> {
  const found = await findHere(context);
  const world = await observeAll(await context.engines(found.hosts), [], []);
  return { document: statusDocument(chooseProject(found, world), world) };
}

/** `ctr-bg status --watch`: the same, again whenever it has changed. */
export async function watchStatus(context: Context): Promise<void> {
  const { flags, environment } = context;
  const found = await findHere(context);
  const engines = await context.engines(found.hosts);
  const { stdout } = process;
  const view = openWatchView({
    stream: stdout,
    mode: flags.json ? 'json' : stdout.isTTY && environment['TERM'] !== 'dumb' ? 'tty' : 'plain',
    color: hasColor(flags, environment, stdout.isTTY),
  });
  try {
    for await (const world of watchAll(engines, untilClosed(context.signal)))
      view.show(statusDocument(chooseProject(found, world), world));
  } finally {
    view.stop();
  }
}
