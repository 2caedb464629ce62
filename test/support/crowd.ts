import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { PORT } from './deploys.ts';

export type Visit = { readonly version: string; readonly sentAt: number; readonly endedAt: number };

/** Clients that keep the cookie that they are given, and ask again and again on new connections. */
export type Crowd = AsyncDisposable & {
  /** Of each client, in their order. */
  readonly visits: readonly (readonly Visit[])[];
  /** What was no answer of an application. */
  readonly lost: readonly string[];
  stop(): Promise<void>;
};

export function startCrowd(count: number, pause: number): Crowd {
  const ended = new AbortController();
  const visits: Visit[][] = Array.from({ length: count }, () => []);
  const lost: string[] = [];
  const live = async (own: Visit[]): Promise<void> => {
    let cookie: string | undefined;
    while (!ended.signal.aborted) {
      await sleep(pause * (0.5 + Math.random()));
      const sentAt = performance.now();
      try {
        const answer = await visit('/', cookie === undefined ? {} : { cookie });
        cookie = answer.cookie ?? cookie;
        if (answer.status === 200) own.push({ version: answer.version, sentAt, endedAt: performance.now() });
        else lost.push(`${answer.status} ${answer.body}`);
      } catch (error) {
        lost.push((error as Error).message);
      }
    }
  };
  const all = visits.map(live);
  const stop = async (): Promise<void> => {
    ended.abort();
    await Promise.all(all);
  };
  return { visits, lost, stop, [Symbol.asyncDispose]: stop };
}

export type Visited = {
  readonly status: number;
  readonly body: string;
  readonly version: string;
  /** What it set, without its attributes. */
  readonly cookie: string | undefined;
};

export function visit(path: string, headers: Record<string, string> = {}): Promise<Visited> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: PORT, path, headers, agent: false } as const;
    const asked = request({ ...options, signal: AbortSignal.timeout(10_000) }, (response) => {
      text(response).then((body) => {
        resolve({
          status: response.statusCode ?? 0,
          body,
          version: String(response.headers['x-version'] ?? ''),
          cookie: response.headers['set-cookie']?.[0]?.split(';')[0],
        });
      }, reject);
    });
    asked.once('error', reject);
    asked.end();
  });
}
