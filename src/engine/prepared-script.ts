import type { Engine, ExecLines } from './engine.ts';

/**
 * A shell script that runs in a container already and waits for its start: all that is slow about an exec (60 to
 * 90 ms, FACTS 14) has happened. Closed before its start, or left by a caller who was killed, it does nothing.
 */
export type PreparedScript = Pick<ExecLines, 'lines' | 'ended' | 'close'> & { readonly start: () => void };

type Script = { readonly name: string; readonly text: string; readonly values: readonly string[] };
/** `deadline` in ms from now to the script's end. */
type Options = { readonly deadline: number; readonly signal?: AbortSignal };

/** The text is constant: what varies comes as positional parameters, so nothing is ever read as shell (FAILURES 75). */
export async function prepareScript(
  engine: Engine,
  container: string,
  { name, text, values }: Script,
  options: Options,
): Promise<PreparedScript> {
  const argv = ['sh', '-c', `read -r start || exit 70\n${text}`, name, ...values];
  const exec = await engine.execLines(container, argv, options);
  exec.ended.catch(() => undefined);
  return { ...exec, start: () => void exec.stdin.write('start\n') };
}
