import { runDockerCompose } from '../../../laboratory/docker-compose.ts';
import { argumentsOf, surroundingsOf, type Case } from './cases.ts';

/** What a tool makes of a case: the canonical project, or why it refuses. */
export type Verdict =
  | { readonly kind: 'project'; readonly project: unknown }
  | { readonly kind: 'refused'; readonly message: string };

/** Docker Compose's verdict; `program` is its path. */
export async function composeSays(program: string, item: Case): Promise<Verdict> {
  const args = [...argumentsOf(item), 'config', '--format', 'json'];
  const { exitCode, stdout, stderr } = await runDockerCompose(program, args, surroundingsOf(item));
  if (exitCode === 0) return { kind: 'project', project: JSON.parse(stdout) as unknown };
  return { kind: 'refused', message: stderr };
}
