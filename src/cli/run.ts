import { errorDocument, exitCodeOf, renderError, renderResult, toJson } from '../report/index.ts';
import type { ResultDocument } from '../types/index.ts';
import { createContext, hasColor, type Context, type Environment } from './context.ts';
import type { GlobalFlags } from './flags.ts';

/** What a command gives back; `error` is the reason of a result that is not good. */
export type CommandResult = { readonly document: ResultDocument; readonly error?: Error | undefined };

/**
 * Runs a command and writes its result to stdout and its error to stderr. Returns the exit code; with --json stdout
 * holds exactly one document, also for an error.
 */
export async function run(
  command: string,
  flags: GlobalFlags,
  environment: Environment,
  action: (context: Context) => Promise<CommandResult>,
): Promise<number> {
  const result = await settle(command, flags, environment, action);
  if (flags.json) process.stdout.write(toJson(result.document));
  else
    process.stdout.write(
      renderResult(result.document, { color: hasColor(flags, environment, process.stdout.isTTY) }),
    );
  if (result.error === undefined) return 0;
  const color = hasColor(flags, environment, process.stderr.isTTY);
  if (!flags.json || flags.debug)
    process.stderr.write(renderError(result.error, { color, debug: flags.debug }));
  return exitCodeOf(result.error);
}

async function settle(
  command: string,
  flags: GlobalFlags,
  environment: Environment,
  action: (context: Context) => Promise<CommandResult>,
): Promise<{ document: ResultDocument; error?: unknown }> {
  let context: Context | undefined;
  try {
    context = await createContext(flags, environment);
    return await action(context);
  } catch (error) {
    return { document: { ok: false, command, outcome: 'failed', error: errorDocument(error) }, error };
  } finally {
    await context?.close();
  }
}
