import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCtrBg, type CtrBgProcess, type LabEngine } from '../../laboratory/index.ts';
import type { ShellScript } from '../../src/engine/index.ts';
import { AT_HAND } from '../../src/proxy/open.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { PORT } from './deploys.ts';

export type Started = CtrBgProcess & {
  /** Resolves when its progress, one JSON object a line, has held a text. */
  readonly seen: (text: string) => Promise<void>;
};

/** `ctr-bg up` of an image that is interrupted, killed or has company; project shop unless the flags say another one. */
export function startUp(
  engine: LabEngine,
  image: string,
  flags: readonly string[] = [],
  env: Record<string, string> = {},
): Started {
  const project = flags.includes('--project') ? [] : ['--project', 'shop'];
  const args = ['--service', 'web', '--publish', `127.0.0.1:${PORT}`, '--json', '--progress', 'json'];
  const running = startCtrBg(engine, ['up', image, ...args, ...project, ...flags], { env });
  let told = '';
  running.child.stderr?.on('data', (text: Buffer) => (told += text.toString()));
  const seen = async (text: string): Promise<void> => {
    while (!told.includes(text)) {
      const news = running.child.stderr && once(running.child.stderr, 'data').then(() => 'news');
      if ((await Promise.race([news, running.ended])) !== 'news')
        throw new Error(`it ended without ${text}\n${told}`);
    }
  };
  return { ...running, seen };
}

export async function resultOf({
  ended,
}: Pick<Started, 'ended'>): Promise<{ exitCode: number | null; document: ResultDocument }> {
  const { exitCode, stdout } = await ended;
  return { exitCode, document: JSON.parse(stdout) as ResultDocument };
}

export type Wire = AsyncDisposable & {
  readonly endpoint: string;
  /** Every call that could change something, execs aside. */
  readonly changes: string[];
  /** From now on not a byte comes through, in either direction, and no connection ends. */
  cut(): void;
  /** Does something right after a text has gone to the engine; once. */
  after(text: string, act: () => void): void;
};

/** What goes to the engine when the proxy's shell, which has it at hand, is told to run a script, beside itself or in itself. */
export const wordOf = (script: ShellScript, kind: 'script' | 'here' = 'script'): string =>
  `\n${kind}\n@${AT_HAND.indexOf(script) + 1}\n`;

/** The engine behind a socket of its own, as behind a network. */
export async function openWire(engine: LabEngine): Promise<Wire> {
  const path = join(tmpdir(), `ctr-bg-wire-${process.pid}.sock`);
  await rm(path, { force: true });
  const changes: string[] = [];
  const sockets = new Set<Socket>();
  let isCut = false;
  let awaited: { readonly text: string; readonly act: () => void } | undefined;
  const server = createServer((client) => {
    const target = connect(engine.endpoint.replace('unix://', ''));
    const pass = (from: Socket, to: Socket): void => {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => isCut || to.destroy());
      from.on('data', (data: Buffer) => isCut || to.write(data)).on('end', () => isCut || to.end());
    };
    pass(client, target);
    pass(target, client);
    client.on('data', (data: Buffer) => {
      const lines = data.toString('latin1').match(/^(?:POST|PUT|DELETE) \S+ HTTP/gm) ?? [];
      changes.push(...lines.filter((line) => !/\/exec[ /]/.test(line)));
      if (awaited === undefined || !data.includes(awaited.text)) return;
      awaited.act();
      awaited = undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    endpoint: `unix://${path}`,
    changes,
    cut: () => void (isCut = true),
    after: (text, act) => void (awaited = { text, act }),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await rm(path, { force: true });
    },
  };
}
