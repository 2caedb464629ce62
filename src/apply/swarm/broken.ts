import type { SwarmTask } from '../../engine/index.ts';

export type Broken = { readonly task: SwarmTask; readonly text: string };

/** How often the managers may put tasks elsewhere that a node refuses, such as for want of the image. */
const REFUSALS = 3;

/**
 * A task that shows that the release is no good: one whose process has ended, or the third that a node has refused. One
 * that ended because its node went away is none: the managers put it elsewhere.
 */
export function brokenTask(tasks: readonly SwarmTask[]): Broken | undefined {
  const ended = tasks.find(
    ({ state, container }) => ['failed', 'complete'].includes(state) && container !== undefined,
  );
  if (ended !== undefined) return { task: ended, text: endOf(ended) };
  const refused = tasks.filter(({ state }) => state === 'rejected');
  const [first] = refused;
  if (first === undefined || refused.length < REFUSALS) return undefined;
  return { task: first, text: `was refused by its node: ${first.message}` };
}

function endOf({ exitCode, message }: SwarmTask): string {
  const code = exitCode === undefined ? '' : ` with exit code ${exitCode}`;
  return `ended${code}: ${message}`;
}
