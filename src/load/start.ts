import { fork, type ChildProcess } from 'node:child_process';
import { now } from './clock.ts';
import type { Order, Word } from './messages.ts';
import type { LoadOptions } from './options.ts';
import type { LoadReport } from './report.ts';

const MAX_COMPLAINT = 4000;

/** Puts a command line behind another one, such as nsenter, that ends up as the same process. */
export type Inside = (argv: readonly string[]) => string[];

/** A load under way. Disposing of it kills it. */
export type Load = AsyncDisposable & {
  /**
   * Ends it: nothing new is sent, what is out is waited for, at most for its deadline. Also after it has ended
   * by itself. Rejects when its process has crashed.
   */
  stop(): Promise<LoadReport>;
  /** Names this moment; it is in the report, and cuts are dated by it. */
  marker(name: string): void;
  /** How it stands: at most 100 ms old. Complete, though requests that are out are counted as sent only. */
  snapshot(): LoadReport;
};

/** What runs `serveLoad`; `inside` puts it into the network of an engine. */
export type Program = {
  readonly file: string;
  readonly args?: readonly string[];
  readonly inside?: Inside | undefined;
};

/**
 * Starts a load in a process of its own; resolves when every lane has opened its connections (200 take a second), or
 * tried to. It ends at `maxDuration`, and with this process.
 */
export async function startLoad(program: Program, options: LoadOptions): Promise<Load> {
  const child = forkProcess(program);
  const running = new Running(child);
  child.send({ kind: 'start', options } satisfies Order);
  await running.started;
  return running;
}

function forkProcess({ file, args = [], inside = (argv) => [...argv] }: Program): ChildProcess {
  const [execPath = '', ...execArgv] = inside([process.execPath]);
  return fork(file, args, {
    execPath,
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

class Running implements Load {
  readonly started: Promise<void>;
  readonly #child: ChildProcess;
  readonly #final: Promise<LoadReport>;
  readonly #exited: Promise<void>;
  #latest: LoadReport | undefined;
  /** The end of what it wrote to stderr: why it crashed, if it did. */
  #complaint = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-MAX_COMPLAINT);
    });
    this.#exited = new Promise((resolve) => child.once('exit', () => resolve()));
    this.started = this.#word('started', 'final').then(() => undefined);
    this.#final = this.#word('final');
    // Whoever calls stop() hears of it; nobody else has to.
    this.#final.catch(() => undefined);
    child.on('message', ({ kind, report }: Word) => {
      this.#latest = report;
      // Only now may it exit: its last word has arrived.
      if (kind === 'final') child.disconnect();
    });
  }

  async stop(): Promise<LoadReport> {
    if (this.#child.connected) this.#send({ kind: 'stop', at: now() });
    const report = await this.#final;
    await this.#exited;
    return report;
  }

  marker(name: string): void {
    this.#send({ kind: 'marker', marker: { name, at: now() } });
  }

  snapshot(): LoadReport {
    if (this.#latest === undefined) throw new Error('the load has not started');
    return this.#latest;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #send(order: Order): void {
    // It may just have ended by itself: that is told by its exit.
    if (this.#child.connected) this.#child.send(order, () => undefined);
  }

  #word(...kinds: Word['kind'][]): Promise<LoadReport> {
    return new Promise((resolve, reject) => {
      this.#child.on('message', (word: Word) => {
        if (kinds.includes(word.kind)) resolve(word.report);
      });
      this.#child.once('error', reject);
      // By then all of its stderr has arrived. It does not come after a disconnect of ours, but that is no crash.
      this.#child.once('close', (code, signal) => {
        reject(new Error(`the load ended early (${signal ?? code}): ${this.#complaint.trim()}`));
      });
    });
  }
}
