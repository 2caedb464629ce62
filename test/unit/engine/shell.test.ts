import { expect, test } from '@jest/globals';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { encodeCommand, SHELL } from '../../../src/engine/shell-protocol.ts';
import { answer, fakeEngine, frame, rejection, UPGRADED, type FakeEngine } from './fake-engine.ts';

type Host = FakeEngine & { readonly shells: ChildProcessWithoutNullStreams[] };

/** An engine whose execs are this machine's own shell. */
async function shellEngine(): Promise<Host> {
  const shells: ChildProcessWithoutNullStreams[] = [];
  let argv: string[] = [];
  const fake = await fakeEngine(({ url, body }, socket) => {
    if (!url.endsWith('/start')) {
      if (url.endsWith('/exec')) argv = (JSON.parse(body) as { Cmd: string[] }).Cmd;
      return void socket.write(answer(201, `{"Id":"${'c'.repeat(64)}"}`));
    }
    const [program = '', ...args] = argv;
    const shell = spawn(program, args);
    shells.push(shell);
    // As with an engine, what is written to a shell that was killed is lost without a word.
    shell.stdin.on('error', () => undefined);
    socket.write(UPGRADED);
    socket.removeAllListeners('data');
    socket.setEncoding();
    socket.on('data', (data) => void shell.stdin.write(data));
    shell.stdout.on('data', (data: Buffer) => void socket.write(frame(1, data)));
    shell.stdout.on('close', () => void socket.end());
    socket.on('close', () => void shell.stdin.end());
  });
  return Object.assign(fake, { shells });
}

test('every argument arrives as it is, and the output comes back as it is', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  const argument = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
  await fc.assert(
    fc.asyncProperty(fc.array(argument, { maxLength: 4 }), async (values) => {
      const expected = values.map((value) => `<${value.replaceAll('\r\n', '\n')}>`).join('');
      const { exitCode, output } = await shell.run(['printf', values.length > 0 ? '<%s>' : '', ...values]);
      expect({ exitCode, output: output.replaceAll('\r\n', '\n') }).toEqual({
        exitCode: 0,
        output: expected,
      });
    }),
    { numRuns: 100 },
  );
  expect(fake.shells).toHaveLength(1);
});

test('what is long comes back as it is too, whole, beside what others print', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  const many = { name: 'many', text: 'seq "$1"; printf end; exit 3', isLong: true } as const;
  const one = { name: 'one', text: `printf '%s' "$1"` };
  const long = `${'\\t¼ü"x '.repeat(2000)}\n\n${'=>+.'.repeat(3000)}`;
  const [numbers, empty, ...same] = await Promise.all([
    shell.script(many, ['30000']),
    shell.script({ ...many, text: ':' }, []),
    shell.script({ ...one, isLong: true }, [long]),
    shell.script(one, [long]),
    shell.script(one, [long]),
  ]);
  const lines = Array.from({ length: 30_000 }, (_, index) => String(index + 1));
  expect(numbers.exitCode).toBe(3);
  expect(numbers.output.split('\n')).toEqual([...lines, 'end']);
  expect(empty).toEqual({ exitCode: 0, output: '' });
  for (const printed of same) expect(printed).toEqual({ exitCode: 0, output: long });
});

test('blanks at the ends of an argument are part of it', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  const words = [' a=1 ', '\tb', 'c  ', ' ', ''];
  const values = words.map((word) => `[${word}]`).join('');
  const printed = await shell.script({ name: 'print', text: `printf '[%s]' "$@"` }, words);
  expect(printed).toEqual({ exitCode: 0, output: values });
});

test('a script gets its values as they are, keeps its own options, and shows none in the list of processes', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  const text = `
set -e
shift
printf '<%s>' "$@"
for process in /proc/[0-9]*; do tr '\\0' ' ' < "$process/cmdline" 2> /dev/null || true; done
false
echo never`;
  const values = ['gone', "canary 'a\nb$c", ''];
  const { exitCode, output } = await shell.script({ name: 'show', text }, values);
  expect(exitCode).toBe(1);
  const shown = "<canary 'a\nb$c><>";
  expect(output.startsWith(shown)).toBe(true);
  expect(output.slice(shown.length)).not.toContain('canary');
  expect(output).not.toContain('never');
  expect(await shell.run(['sh', '-c', 'false; echo on'])).toEqual({ exitCode: 0, output: 'on\n' });
});

test('scripts at hand come with the shell, and are named from then on', async () => {
  await using fake = await shellEngine();
  const engine = await fake.open();
  const print = { name: 'print', text: `# it's "$1" \\n\nprintf '[%s]' "$@"` };
  const other = { name: 'other', text: 'answer="other $1"' };
  await engine.openShell('web', [other, print]);
  const written: string[] = [];
  for (const socket of fake.shells)
    socket.stdin.write = spied(socket.stdin.write.bind(socket.stdin), written);
  const shell = engine.shell('web');
  expect(await shell.script(print, ['@1', 'b c'])).toEqual({ exitCode: 0, output: '[@1][b c]' });
  expect(await shell.script(other, [])).toEqual({ exitCode: 0, output: '' });
  const held = await shell.hold(other, ['held'], () => new Error('lost'));
  expect(held.result).toEqual({ exitCode: 0, output: 'other held' });
  expect(written.join('')).toBe('2 4\nscript\n@2\n@1\nb c\n3 2\nscript\n@1\n4 3\nhere\n@1\nheld\n');
  held.letGo();
  // The shell that comes after one that was killed has them too.
  fake.shells[0]?.kill('SIGKILL');
  fake.shells[0]?.stdout.destroy();
  await once(fake.shells[0] as ChildProcessWithoutNullStreams, 'exit');
  expect(await shell.script(print, ['again'])).toEqual({ exitCode: 0, output: '[again]' });
});

type Write = ChildProcessWithoutNullStreams['stdin']['write'];

const spied = (write: (data: string) => boolean, written: string[]): Write =>
  ((data: string) => (written.push(data), write(data))) as Write;

test('commands run side by side, and each has its own exit code and lines', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  const ended: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-shell-'));
  const run = async (name: string, script: string, onLine: () => void = () => undefined) => {
    const result = await shell.run(['sh', '-c', script, 'sh', join(folder, 'go')], {
      onLine: (line) => {
        ended.push(`${name}: ${line}`);
        onLine();
      },
    });
    ended.push(name);
    return result;
  };
  const waits = 'echo begun; until [ -e "$1" ]; do sleep 0.01; done; echo out; echo err >&2; exit 5';
  let slow: ReturnType<typeof run> | undefined;
  await new Promise<void>((resolve) => {
    slow = run('slow', waits, resolve);
  });
  const quick = await run('quick', 'exit 1');
  await writeFile(join(folder, 'go'), '');
  const results = [await slow, quick];
  await rm(folder, { recursive: true });
  expect(ended.filter((line) => !line.endsWith(': '))).toEqual([
    'slow: begun',
    'quick',
    'slow: out',
    'slow: err',
    'slow',
  ]);
  expect(results).toEqual([
    { exitCode: 5, output: 'begun\nout\nerr\n' },
    { exitCode: 1, output: '' },
  ]);
});

test('a command can tell that nobody listens any more', async () => {
  await using fake = await shellEngine();
  const engine = await fake.open();
  const script = 'while [ -e "/proc/$SHELL_PID" ]; do sleep 0.02; done; echo gone >&3';
  const running = engine.shell('web').run(['sh', '-c', script]);
  const failed = rejection(running);
  while (fake.shells.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  engine.close();
  expect(await failed).toMatchObject({ code: 'ENGINE_UNREACHABLE' });
  await once(fake.shells[0] as ChildProcessWithoutNullStreams, 'exit');
});

test('a shell that is killed fails its commands, and the next one opens another', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  const running = rejection(shell.run(['sleep', '5']));
  while (fake.shells.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  fake.shells[0]?.kill('SIGKILL');
  fake.shells[0]?.stdout.destroy();
  expect(await running).toMatchObject({ code: 'ENGINE_BROKEN_ANSWER' });
  expect(await shell.run(['echo', 'back'])).toEqual({ exitCode: 0, output: 'back\n' });
  expect(fake.shells).toHaveLength(2);
});

test('a command has a deadline, and its message holds no argument', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  expect(await rejection(shell.run(['sleep', '0.7'], { deadline: 100 }))).toMatchObject({
    code: 'ENGINE_TIMEOUT',
    message: 'sleep in container web did not end within 100ms',
  });
});

test('a shell that cannot be opened says why', async () => {
  await using fake = await fakeEngine(
    (_request, socket) => void socket.write(answer(409, '{"message":"is not running"}')),
  );
  const shell = (await fake.open()).shell('web');
  expect(await rejection(shell.run(['true']))).toMatchObject({ status: 409 });
});

const OPEN = { name: 'open', text: 'exec 9>> "$3"; answer="$1"; status=$2' };

test('a script in the shell itself answers, and nothing that the shell begins keeps what it opened', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  const file = join(dirname(fake.path), 'opened');
  const held = await shell.hold(OPEN, ["canary 'a$b", '4', file], () => new Error('lost'));
  expect(held.result).toEqual({ exitCode: 4, output: "canary 'a$b" });
  expect(await openers(file)).toEqual([fake.shells[0]?.pid]);
  // Nor do the processes that stand between the shell and a command that runs on.
  const begun = new Promise<void>((resolve) => {
    shell.run(['sh', '-c', 'echo begun; sleep 5'], { onLine: () => resolve() }).catch(() => undefined);
  });
  await begun;
  expect(await openers(file)).toEqual([fake.shells[0]?.pid]);
});

/** The processes that have a file open. */
async function openers(file: string): Promise<number[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    processes.map(async (process) => {
      const folder = `/proc/${process}/fd`;
      const descriptors = await readdir(folder).catch(() => []);
      const targets = await Promise.all(
        descriptors.map((name) => readlink(join(folder, name)).catch(() => '')),
      );
      return targets.includes(file) ? [Number(process)] : [];
    }),
  );
  return found.flat();
}

test('a shell that is held is not followed by another one, until it is let go', async () => {
  await using fake = await shellEngine();
  const shell = (await fake.open()).shell('web');
  const held = await shell.hold(OPEN, ['', '0', '/dev/null'], () => new Error('lost'));
  const running = rejection(shell.run(['sleep', '5']));
  fake.shells[0]?.kill('SIGKILL');
  fake.shells[0]?.stdout.destroy();
  expect(await running).toMatchObject({ message: 'lost' });
  expect(held.ended.aborted).toBe(true);
  expect(await rejection(shell.run(['true']))).toMatchObject({ message: 'lost' });
  expect(await rejection(held.inside(OPEN, ['', '0', '/dev/null']))).toMatchObject({ message: 'lost' });
  held.letGo();
  expect(await shell.run(['echo', 'back'])).toEqual({ exitCode: 0, output: 'back\n' });
});

test('a command whose sender died in the middle of it is not run', async () => {
  const shell = spawn('sh', ['-c', SHELL, 'shell']);
  const whole = encodeCommand(1, { kind: 'program', argv: ['echo', 'first', 'second'] });
  shell.stdin.end(whole.slice(0, -4));
  expect(await text(shell.stdout)).toBe('');
});

test('behind a fence every change waits, and execs and looks do not', async () => {
  await using fake = await shellEngine();
  const engine = await fake.open();
  engine.fence(() => Promise.reject(new Error('not now')));
  expect(await rejection(engine.startContainer('a'.repeat(64)))).toMatchObject({ message: 'not now' });
  expect(fake.seen).toEqual([]);
  expect(await engine.shell('web').run(['echo', 'on'])).toEqual({ exitCode: 0, output: 'on\n' });
});
