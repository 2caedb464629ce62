import type { Ended } from '../../../laboratory/index.ts';
import { argumentsOf, surroundingsOf, type Case } from './cases.ts';

/** What a tool makes of a case: the canonical project, or why it refuses. */
export type Verdict =
  | { readonly kind: 'project'; readonly project: unknown }
  | { readonly kind: 'refused'; readonly message: string };

/** Runs Docker Compose. */
export type RunCompose = (
  args: readonly string[],
  surroundings: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
) => Promise<Ended>;

/** Docker Compose's verdict. */
export async function composeSays(run: RunCompose, item: Case): Promise<Verdict> {
  const args = [...argumentsOf(item), 'config', '--format', 'json'];
  const { exitCode, stdout, stderr } = await run(args, surroundingsOf(item));
  if (exitCode === 0) return { kind: 'project', project: JSON.parse(stdout) as unknown };
  return { kind: 'refused', message: stderr };
}
