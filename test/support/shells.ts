import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { LabEngine } from '../../laboratory/index.ts';
import type { Shell } from '../../src/cli/completion/scripts.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/ctr-bg.cjs', import.meta.url));

/** How a person has made each of them complete ctr-bg. */
const SET_UP: Readonly<Record<Shell, readonly [command: string, set: string]>> = {
  bash: ['bash --norc --noprofile -i', 'eval "$(ctr-bg completion bash)"'],
  zsh: ['zsh -f -i', 'autoload -Uz compinit; compinit -D -u; eval "$(ctr-bg completion zsh)"'],
  fish: ['fish --no-config -i', 'ctr-bg completion fish | source'],
};

/**
 * A folder with a `ctr-bg` that completes as the real one does, but says what it was called with instead of doing it.
 * Also the home of the shells.
 */
export async function openShells(folder: string): Promise<string> {
  await mkdir(join(folder, 'bin'), { recursive: true });
  const program = join(folder, 'bin/ctr-bg');
  const script = `#!/bin/sh
case $1 in
  __complete | completion) exec '${process.execPath}' '${PROGRAM}' "$@" ;;
  *) printf 'ran <%s>\\n' "$*" ;;
esac
`;
  await writeFile(program, script);
  await chmod(program, 0o755);
  return folder;
}

export type Typing = {
  readonly shell: Shell;
  /** Of `openShells`. */
  readonly home: string;
  /** What is typed, `\t` for the key that completes. */
  readonly keys: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Types into a real shell on a terminal of its own; resolves to what ctr-bg was called with. */
export async function type(engine: LabEngine, { shell, home, keys, cwd, env = {} }: Typing): Promise<string> {
  const [command, set] = SET_UP[shell];
  const [program = '', ...args] = engine.inside(['script', '-qec', command, '/dev/null']);
  const child = spawn(program, args, {
    cwd,
    env: {
      PATH: `${home}/bin:${process.env['PATH'] ?? ''}`,
      HOME: home,
      TERM: 'xterm',
      LC_ALL: 'C.UTF-8',
      DOCKER_HOST: engine.endpoint,
      DOCKER_CONFIG: join(home, '.docker'),
      ...env,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  const screen = watchScreen(child.stdout);
  void ended.then(() => screen.end(`${shell} ended`));
  const press = async (key: string): Promise<void> => {
    const before = screen.text().length;
    child.stdin.write(key);
    await screen.until(() => screen.text().length > before);
    await screen.quiet();
  };
  try {
    // Its echo has quotes in it, so only what the command prints is taken for the answer.
    child.stdin.write(`${set}; echo 'ready'-to-type\n`);
    await screen.until((text) => text.includes('ready-to-type'));
    await screen.quiet();
    // zsh takes a tab that comes along with other keys for one that was pasted.
    for (const part of keys.split(/(\t)/).filter((one) => one !== '')) await press(part);
    child.stdin.write('\n');
    await screen.until((text) => RAN.test(text));
    return RAN.exec(screen.text())?.[1] ?? '';
  } finally {
    // The terminal goes away, and the shell with it.
    child.kill('SIGKILL');
    await ended;
  }
}

const RAN = /ran <([^>]*)>/;
const DEADLINE = 20_000;
/** A shell that draws its line does not pause for so long in the middle of it. */
const QUIET = 200;

function watchScreen(stream: Readable) {
  let shown = '';
  let failure: string | undefined;
  const changes = new EventEmitter();
  stream.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    changes.emit('change');
  });
  const change = (signal: AbortSignal): Promise<boolean> =>
    once(changes, 'change', { signal }).then(
      () => true,
      () => false,
    );
  return {
    text: () => shown,
    end(why: string): void {
      failure = why;
      changes.emit('change');
    },
    async until(holds: (text: string) => boolean): Promise<void> {
      const deadline = AbortSignal.timeout(DEADLINE);
      while (!holds(shown)) {
        if (failure !== undefined || !(await change(deadline)))
          throw new Error(`${failure ?? 'it was not shown in time'}: ${JSON.stringify(shown)}`);
      }
    },
    async quiet(): Promise<void> {
      while (await change(AbortSignal.timeout(QUIET)));
    },
  };
}
