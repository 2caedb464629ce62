import { exitCodeOf, isWorkflow, renderError, renderResult, toJson } from '../report/index.ts';
import { CtrBgError, type ResultDocument } from '../types/index.ts';
import { createContext, hasColor, type Context, type Surroundings } from './context.ts';
import { failedDocument, type CommandResult } from './result.ts';

/**
 * Runs a command and writes its result to stdout and its error to stderr. Returns the exit code; with --json stdout
 * holds exactly one document, also for an error.
 */
export async function run(
  command: string,
  surroundings: Surroundings,
  action: (context: Context) => Promise<CommandResult>,
): Promise<number> {
  return finish(await settle(command, surroundings, action), surroundings);
}

type Settled = { readonly document: ResultDocument; readonly error?: unknown };

async function finish(result: Settled, { flags, environment }: Surroundings): Promise<number> {
  if (flags.json) process.stdout.write(toJson(result.document));
  else
    process.stdout.write(
      renderResult(result.document, {
        color: hasColor(flags, environment, process.stdout.isTTY),
        columns: process.stdout.columns,
      }),
    );
  if (isWorkflow(environment)) {
    const { tellWorkflow } = await import('./workflow.ts');
    await tellWorkflow(result, { flags, environment });
  }
  return result.error === undefined ? 0 : failed(result.error, { flags, environment });
}

function failed(error: unknown, { flags, environment }: Pick<Surroundings, 'flags' | 'environment'>): number {
  const color = hasColor(flags, environment, process.stderr.isTTY);
  if (!flags.json || flags.debug) process.stderr.write(renderError(error, { color, debug: flags.debug }));
  return exitCodeOf(error);
}

/**
 * The same for a command whose document is its own, such as `config`: what it gives back is written to stdout as it
 * is. Only an error is told as every command tells it, with --json as the one document.
 */
export async function runPrinting(
  command: string,
  surroundings: Surroundings,
  action: (context: Context) => Promise<string>,
): Promise<number> {
  let text = '';
  const result = await settle(command, surroundings, async (context) => {
    text = await action(context);
    return { document: { ok: true, command } };
  });
  if (result.error !== undefined) return finish(result, surroundings);
  process.stdout.write(text);
  return 0;
}

/**
 * The same for a command that writes as it goes, and goes on until it is ended: being interrupted is its end, and no
 * error to be told. With --json each line of stdout is one document, and the last one tells the error, if there is one.
 */
export async function runStreaming(
  command: string,
  surroundings: Surroundings,
  action: (context: Context) => Promise<void>,
): Promise<number> {
  const result = await settle(command, surroundings, async (context) => {
    await action(context);
    context.signal.throwIfAborted();
    return { document: { ok: true, command } };
  });
  if (result.error === undefined) return 0;
  if (result.error instanceof CtrBgError && result.error.code === 'INTERRUPTED')
    return exitCodeOf(result.error);
  if (surroundings.flags.json) process.stdout.write(`${JSON.stringify(result.document)}\n`);
  return failed(result.error, surroundings);
}

async function settle(
  command: string,
  surroundings: Surroundings,
  action: (context: Context) => Promise<CommandResult>,
): Promise<Settled> {
  let context: Context | undefined;
  try {
    context = await createContext(surroundings);
    return await action(context);
  } catch (error) {
    return { document: failedDocument(command, error), error };
  } finally {
    context?.close();
    await surroundings.connections.close();
  }
}
