import { deploy, dockerHost, type Engines, type Locks } from '../apply/index.ts';
import type { ProxyRequest } from '../plan/index.ts';
import type { OnUnreachable, Outcome, Target, World } from '../types/index.ts';
import type { Context } from './context.ts';
import { deployDocument, failureOf } from './documents.ts';
import { occasionOf } from './occasion.ts';
import type { CommandResult } from './result.ts';

type Wanted = {
  /** Of a command that has the project's file: how many releases of before can be gone back to. */
  readonly retain?: number;
  readonly project: string;
  readonly target: Target;
  readonly world: World;
  readonly proxy: ProxyRequest;
  /** What a host is asked about at every look: sources of images, names of volumes. */
  readonly interest: { readonly sources: readonly string[]; readonly volumes: readonly string[] };
};

type Means = {
  readonly engines: Engines;
  readonly locks: Locks;
  /** What becomes of several hosts when one of them goes away. */
  readonly onUnreachable?: OnUnreachable | undefined;
  /** Turns it back before the decision; absent: that of the command. */
  readonly signal?: AbortSignal;
};

/** How every command ends that makes the hosts serve something else, or nothing; their locks are held. */
export async function runDeploy(
  context: Context,
  command: 'up' | 'down' | 'rollback' | 'stage' | 'promote' | 'abort',
  { interest, target, retain, ...wanted }: Wanted,
  { engines, locks, onUnreachable, signal = context.signal }: Means,
): Promise<CommandResult & { readonly outcome: Outcome }> {
  const { emit, now, environment } = context;
  const left = context.left();
  if (left.length > 0)
    context.warn(
      `${left.join(', ')} ${left.length === 1 ? 'was' : 'were'} not chosen, and will go on with what is there; the same command without --group and -H brings all to one release`,
    );
  const fleet = new Map(
    [...engines].map(([name, engine]) => [
      name,
      dockerHost(engine, { name, ...interest, emit, now, lock: locks.of(name) }),
    ]),
  );
  const occasion = { ...occasionOf(command, environment), ...(retain === undefined ? {} : { retain }) };
  const means = { fleet, emit, signal, now, startedAt: 0, onUnreachable, occasion };
  const outcome = await deploy({ ...wanted, to: target, ...means });
  const { project, world, proxy } = wanted;
  const document = deployDocument({ command, project, world, target, proxy, outcome });
  return { document, error: failureOf(outcome), outcome };
}
