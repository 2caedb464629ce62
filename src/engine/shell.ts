import type { Duplex } from 'node:stream';
import type { Door } from './door.ts';
import type { Engine, HeldShell, Shell, ShellOptions, ShellResult, ShellScript } from './engine.ts';
import { describe, tooLong } from './exec.ts';
import { createExec, startExec } from './exec-stream.ts';
import { guarded } from './guard.ts';
import { type Command, SHELL } from './shell-protocol.ts';
import { type Session, startSession } from './shell-session.ts';

/** In ms. */
const DEADLINE = 30_000;

/** Answered by a shell that was opened. */
const NOTHING: ShellScript = { name: 'open', text: ':' };

/** One shell for each container, opened when it is first needed, or ahead of time. */
export function shells(door: Door): Pick<Engine, 'shell' | 'openShell' | 'openedShell'> {
  const open = new Map<string, Shell>();
  let opened: string | undefined;
  let atHand: readonly string[] = [];
  const shell = (container: string): Shell => {
    const texts = atHand;
    const one =
      open.get(container) ?? createShell(door, container, () => connectExec(door, container, texts), texts);
    open.set(container, one);
    return one;
  };
  return {
    shell,
    async openShell(container, scripts = []) {
      opened = container;
      atHand = scripts.map(({ text }) => text);
      await shell(container).inside(NOTHING, []);
    },
    openedShell: () => opened,
  };
}

async function connectExec(door: Door, container: string, atHand: readonly string[]): Promise<Duplex> {
  const what = opening(container);
  const { closed: signal } = door;
  const argv = ['sh', '-c', SHELL, 'shell', ...atHand];
  const id = await createExec(door, container, argv, { what, stdin: true, signal });
  return startExec(door, id, what, signal);
}

export const opening = (container: string): string => `open a shell in container ${container.slice(0, 12)}`;

/** Which shell may not be followed by another one, and what to say when it has ended. */
type Hold = { readonly ended: AbortSignal; readonly lost: () => Error };

const kindOf = ({ isLong }: ShellScript): 'script' | 'long' => (isLong ? 'long' : 'script');

/** A shell at the other end of what `connect` opens, again when it has ended; it got the texts at hand at its start. */
export function createShell(
  door: Door,
  container: string,
  connect: () => Promise<Duplex>,
  atHand: readonly string[] = [],
): Shell {
  let session: Promise<Session> | undefined;
  let hold: Hold | undefined;
  const named = ({ text }: ShellScript): string =>
    atHand.includes(text) ? `@${atHand.indexOf(text) + 1}` : text;
  const lost = (): Error | undefined => (hold?.ended.aborted ? hold.lost() : undefined);

  function current(): Promise<Session> {
    const error = lost();
    if (error) return Promise.reject(error);
    // Whoever comes after a session has ended, or could not be opened, gets a new one.
    const forget = (): void => void (session = undefined);
    return (session ??= connect().then(
      (socket) => startSession(socket, opening(container), (error) => (forget(), lost() ?? error)),
      (error: unknown) => {
        forget();
        throw error;
      },
    ));
  }

  type Which = () => Promise<Session>;
  async function run(name: string, command: Command, options: ShellOptions = {}, which: Which = current) {
    const { deadline = DEADLINE, signal, onLine = () => undefined } = options;
    const late = tooLong(container, [name], deadline);
    const call = { what: describe(container, [name]), deadline, signal, late };
    return guarded(door, call, async () => {
      const { send } = await which();
      return new Promise<ShellResult>((resolve, reject) => send(command, { onLine, resolve, reject }));
    });
  }

  async function holdOn(...[script, values, makeLost]: Parameters<Shell['hold']>): Promise<HeldShell> {
    const its = await guarded(door, { what: opening(container), deadline: DEADLINE }, current);
    hold = { ended: its.ended, lost: makeLost };
    const inside: HeldShell['inside'] = (one, given, options) =>
      run(one.name, { kind: 'here', text: named(one), values: given }, options, () =>
        its.ended.aborted ? Promise.reject(makeLost()) : Promise.resolve(its),
      );
    const { ended, end } = its;
    return { result: await inside(script, values), ended, inside, end, letGo: () => void (hold = undefined) };
  }

  return {
    run: (argv, options) => run(argv[0] ?? 'nothing', { kind: 'program', argv }, options),
    script: (one, values, options) => run(one.name, { kind: kindOf(one), text: named(one), values }, options),
    inside: (one, values, options) => run(one.name, { kind: 'here', text: named(one), values }, options),
    hold: holdOn,
  };
}
