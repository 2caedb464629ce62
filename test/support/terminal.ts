/* eslint-disable no-control-regex -- it is a terminal */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import xterm from '@xterm/headless';
import { typedCtrBg, type LabEngine } from '../../laboratory/index.ts';

/** A command in a real pseudo-terminal, and what a person would see there. */
export type Terminal = AsyncDisposable & {
  /** The lines that are not empty, with what has scrolled away. */
  readonly lines: () => Promise<string[]>;
  /** Resolves with the lines as soon as they say so. */
  readonly seen: (says: (text: string) => boolean, what: string) => Promise<string[]>;
  readonly type: (keys: string) => void;
  readonly resize: (columns: number) => void;
  /** As a window is closed, or a connection breaks: whoever is in it is told by SIGHUP. */
  readonly close: () => void;
  /** Rows that were written again though they showed the same already, and how many were written at all. */
  readonly rows: { readonly needless: string[]; written: number };
  /** Everything that came, as it came. */
  readonly output: () => string;
  /** Its exit code. */
  readonly ended: () => Promise<number | null>;
};

const PATIENCE_MS = 30_000;
const ROWS = 24;

/** `script` of util-linux makes the terminal, and is on every Debian; the engine's terminal is the pty's own. */
export function openTerminal(
  engine: LabEngine,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Terminal {
  const { argv, env } = typedCtrBg(engine, args);
  const quoted = argv.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  // The first line tells which terminal it is, so that its size can be set from outside.
  const shell = `stty cols 80 rows ${ROWS}; tty; exec ${quoted}`;
  const [command = '', ...rest] = engine.inside(['script', '-qefc', shell, '/dev/null']);
  const child = spawn(command, rest, {
    env: { ...env, TERM: 'xterm-256color', ...more },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const screen = new xterm.Terminal({ cols: 80, rows: ROWS, allowProposedApi: true, scrollback: 1000 });
  const rows = { needless: [] as string[], written: 0 };
  let output = '';
  let shown = Promise.resolve();
  const news = new EventTarget();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    shown = shown.then(() => show(text));
  });
  const show = async (text: string): Promise<void> => {
    // One write of the live view at a time, so that each can be judged by what stood there before.
    for (const piece of text.split(/(?<=\u001B\[\?2026l)/)) {
      const before = linesOf(screen);
      await new Promise<void>((resolve) => screen.write(piece, resolve));
      judge(piece, before, linesOf(screen));
    }
    news.dispatchEvent(new Event('news'));
  };
  // A row that is moved to and written is one that has changed, or it was written needlessly.
  const judge = (piece: string, before: string[], after: string[]): void => {
    if (!piece.startsWith('\u001B[?2026h') || piece.includes('\u001B[J')) return;
    const texts = piece
      .split(/\u001B\[\d*[ABJK]|\u001B\[\?2026[hl]|\r|\n/)
      .filter((part) => part.trim() !== '');
    rows.written += texts.length;
    for (const text of texts) {
      const plain = text.trimEnd();
      if (before.includes(plain) && before.indexOf(plain) === after.indexOf(plain)) rows.needless.push(plain);
    }
  };
  const lines = async (): Promise<string[]> => {
    await shown;
    return linesOf(screen).filter((line) => line !== '' && !line.startsWith('/dev/'));
  };
  return {
    lines,
    rows,
    output: () => output,
    type: (keys) => void child.stdin.write(keys),
    resize(columns) {
      const device = /\/dev\/pts\/\d+/.exec(output)?.[0] ?? '';
      screen.resize(columns, ROWS);
      const { status } = spawnSync('stty', ['-F', device, 'cols', String(columns)]);
      if (status !== 0) throw new Error(`stty could not resize ${device}`);
    },
    close: () => void child.kill('SIGKILL'),
    async seen(says, what) {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      for (;;) {
        const now = await lines();
        if (says(now.join('\n'))) return now;
        await once(news, 'news', { signal }).catch((cause: unknown) => {
          throw new Error(`never seen: ${what}\n${now.join('\n')}\n${JSON.stringify(output.slice(-2000))}`, {
            cause,
          });
        });
      }
    },
    ended: async () => {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      if (child.exitCode === null)
        await once(child, 'close', { signal }).catch((cause: unknown) => {
          throw new Error(`no end\n${JSON.stringify(output.slice(-2000))}`, { cause });
        });
      return child.exitCode;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill('SIGKILL');
      screen.dispose();
      await Promise.resolve();
    },
  };
}

function linesOf({ buffer: { active } }: InstanceType<typeof xterm.Terminal>): string[] {
  return Array.from(
    { length: active.length },
    (_, row) => active.getLine(row)?.translateToString(true) ?? '',
  );
}
