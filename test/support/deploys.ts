import { get as httpGet } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from '@jest/globals';
import { laboratory, type CtrBgResult, type Laboratory } from '../../laboratory/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';

/** Where the proxy of every test listens, in the laboratory's own network. */
export const PORT = 8080;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const PUBLISH = ['--publish', `127.0.0.1:${PORT}`];

export type Deploys = {
  readonly lab: Laboratory;
  /** `ctr-bg up` of project shop with --json; expects exit code 0. */
  up(image: string, ...flags: string[]): Promise<ResultDocument>;
  /** The same, whatever comes of it. */
  tryUp(image: string, ...flags: string[]): Promise<CtrBgResult & { readonly document: ResultDocument }>;
  /** Removes the project, and with the last one the proxy. */
  down(project?: string): Promise<void>;
};

export async function openDeploys(): Promise<Deploys> {
  const lab = await laboratory();
  const tryUp: Deploys['tryUp'] = async (image, ...flags) => {
    const result = await lab.ctrBg([
      'up',
      image,
      '--project',
      'shop',
      '--service',
      'web',
      '--json',
      ...PUBLISH,
      ...flags,
    ]);
    return { ...result, document: JSON.parse(result.stdout) as ResultDocument };
  };
  return {
    lab,
    tryUp,
    up: async (image, ...flags) => {
      const { exitCode, document, stderr } = await tryUp(image, ...flags);
      expect({ exitCode, stderr: exitCode === 0 ? '' : stderr, error: document.error }).toEqual({
        exitCode: 0,
        stderr: '',
        error: undefined,
      });
      return document;
    },
    down: async (project = 'shop') => {
      const { exitCode, stderr } = await lab.ctrBg(['down', '--project', project]);
      expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    },
  };
}

export type Got = { readonly status: number; readonly body: string; readonly version: string };

/** One GET on a new connection; node:http, since fetch does not let the Host header be chosen. */
export function get(path: string, host = `127.0.0.1:${PORT}`): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = { agent: false, headers: { host }, signal: AbortSignal.timeout(10_000) };
    const request = httpGet(`${ORIGIN}${path}`, options, (response) => {
      text(response).then((body) => {
        resolve({
          status: response.statusCode ?? 0,
          body,
          version: String(response.headers['x-version'] ?? ''),
        });
      }, reject);
    });
    request.once('error', reject);
  });
}

/** Everything on an engine by name, so that before and after can be compared. */
export async function inventory({ engine }: Laboratory): Promise<Record<string, string[]>> {
  const list = async (path: string): Promise<Record<string, unknown>[]> =>
    (await engine.api.json('GET', path)) as Record<string, unknown>[];
  const names = (items: readonly Record<string, unknown>[], key: string): string[] =>
    items.map((item) => String(item[key])).sort();
  const volumes = (await engine.api.json('GET', '/volumes')) as { Volumes: Record<string, unknown>[] | null };
  return {
    containers: names(await list('/containers/json?all=1'), 'Names'),
    networks: names(await list('/networks'), 'Name'),
    volumes: names(volumes.Volumes ?? [], 'Name'),
    images: names(await list('/images/json'), 'RepoTags'),
  };
}
