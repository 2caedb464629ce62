import { CtrBgError } from '../types/index.ts';
import type { Environment } from './connections.ts';
import { onDockerGone } from './docker-gone.ts';

export type Interruption = { readonly signal: AbortSignal; readonly end: () => void };

/** A terminal that went away asks for an end as politely as SIGTERM does. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 143 } as const;

/**
 * Turns the first signal, the deadline of the whole command (ms), and a reader of the progress that has gone (who asked
 * through a connection that broke) into an abort whose reason is the error to end with; what is under way is then undone
 * or finished. A second signal ends the process at once. For a plugin the docker command stands between it and the
 * signals.
 */
export function watchInterruptions(timeout: number | undefined, environment: Environment): Interruption {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    const exitCode = SIGNALS[name as keyof typeof SIGNALS];
    if (controller.signal.aborted) process.exit(exitCode);
    controller.abort(new CtrBgError('INTERRUPTED', `interrupted by ${name}`, { exitCode }));
  };
  const isLate = (): void =>
    controller.abort(
      new CtrBgError('DEADLINE', 'the time for the whole command is over', {
        hint: 'Give it more with --timeout.',
      }),
    );
  const isUnread = (): void => {
    if (!controller.signal.aborted)
      controller.abort(
        new CtrBgError('INTERRUPTED', 'interrupted: nobody reads the progress any more', { exitCode: 143 }),
      );
  };
  const timer = timeout === undefined ? undefined : setTimeout(isLate, timeout).unref();
  for (const name of Object.keys(SIGNALS)) process.on(name, onSignal);
  process.stderr.on('error', isUnread);
  const forgetDocker = onDockerGone(environment, () => {
    if (!controller.signal.aborted)
      controller.abort(
        new CtrBgError('INTERRUPTED', 'interrupted: docker was told to end', { exitCode: 143 }),
      );
  });
  const end = (): void => {
    clearTimeout(timer);
    forgetDocker();
    for (const name of Object.keys(SIGNALS)) process.off(name, onSignal);
    process.stderr.off('error', isUnread);
  };
  return { signal: controller.signal, end };
}
