import * as v from 'valibot';
import type { ContainerInspect, Engine } from '../engine/index.ts';
import {
  CtrBgError,
  type ContainerState,
  type Endpoint,
  type Generation,
  type KeptMark,
  type ProxyView,
  type Publish,
} from '../types/index.ts';
import { unpackArchive, type ArchiveEntry } from './archive.ts';
import { GenerationDocument, NAME } from './documents.ts';
import { GENERATIONS, KEPT, PROXY } from './layout.ts';
import { readMark } from './kept-mark.ts';
import { askProxy } from './open.ts';
import { headsIn } from './headings.ts';
import { OBSERVE } from './observe-script.ts';

const GENERATION_PLACE = /^generations\/([0-9a-f]+)\/generation\.json$/;
const RECORD_PLACE = /^releases\/([0-9a-f]{12})\.json$/;
const KEPT_PLACE = new RegExp(`^generations/([0-9a-f]+)/${KEPT}$`);

/** What the proxy of a host is, has on disk and answers; null when there is none. */
export async function observeProxy(engine: Engine): Promise<ProxyView | null> {
  const asked = await askProxy(engine, {
    ask: (container) => askState(engine, container, GENERATIONS),
    read: (container) => readVolume(engine, container),
  });
  if (asked === undefined) return null;
  const { found, answer } = asked;
  return {
    container: found.Id,
    image: found.Config.Image,
    state: found.State.Status as ContainerState,
    publish: publishOf(found),
    networks: Object.keys(found.NetworkSettings.Networks),
    ...readDisk(answer.entries, answer.now),
    loaded: answer.loaded,
  };
}

/** A running proxy with its volume seen afresh: nginx is not asked, which costs most of a look. */
export async function observeDisk(engine: Engine, proxy: ProxyView): Promise<ProxyView> {
  const { entries, now } = await askState(engine, proxy.container, '');
  return { ...proxy, ...readDisk(entries, now) };
}

type Seen = {
  /** As the proxy tells the time; absent when nothing is kept, or no proxy runs that could tell. */
  readonly now?: string;
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  readonly loaded: ReadonlyMap<string, string>;
};

/** A command costs less than an upload or a download, which the engine does in a process of its own. */
async function askState(engine: Engine, container: string, url: string): Promise<Seen> {
  const { output, exitCode } = await engine.shell(container).script(OBSERVE, [PROXY.root, url]);
  if (exitCode !== 0) throw silentProxy(exitCode);
  const entries = new Map<string, ArchiveEntry>();
  const loaded = new Map<string, string>();
  for (const [name, content] of headsIn(output)) entries.set(name, { type: 'file', content });
  for (const line of output.split('\n')) {
    const [, kind = '', name = '', rest = ''] = /^(\w+) (\S+) (.*)$/.exec(line) ?? [];
    if (kind === 'recorded') entries.set(name, { type: 'file', content: '' });
    if (kind === 'symlink') entries.set(name, { type: 'symlink', target: rest });
    const generation = rest.split(' ')[0] ?? '';
    if (kind === 'loaded' && generation !== '-') loaded.set(name, generation);
  }
  const now = /^now is (.+)$/m.exec(output)?.[1];
  return { entries, loaded, ...(now === undefined ? {} : { now }) };
}

/** Of a proxy that does not run: nothing is loaded. */
async function readVolume(engine: Engine, container: string): Promise<Seen> {
  const tar = await engine.getArchive(container, PROXY.root);
  return { entries: tar === undefined ? new Map() : await unpackArchive(tar), loaded: new Map() };
}

type Disk = Pick<ProxyView, 'configuration' | 'staged' | 'unreadable' | 'onDisk' | 'kept' | 'recorded'>;

function readDisk(entries: ReadonlyMap<string, ArchiveEntry>, now = ''): Disk {
  const found = [...entries].flatMap(([path, entry]) => {
    const [top, project = '', ...rest] = path.split('/');
    return top === 'projects' && NAME.test(project) ? [{ path, project, place: rest.join('/'), entry }] : [];
  });
  const live = found.flatMap(({ project, place, entry }) =>
    entry.type === 'symlink' && place === 'live' ? [{ project, target: entry.target }] : [],
  );
  const files = found.flatMap(({ path, project, place, entry }) =>
    entry.type === 'file' ? [{ path, project, place, content: entry.content }] : [],
  );
  const generations = files.flatMap(({ project, place, content }) => {
    const id = GENERATION_PLACE.exec(place)?.[1];
    return id === undefined ? [] : [{ project, id, read: parseGeneration(content, project, id) }];
  });
  return {
    configuration: versionOf(entries.get('nginx.conf')),
    staged: generations.flatMap(({ read }) => read ?? []),
    unreadable: generations.flatMap(({ project, id, read }) => (read ? [] : [{ project, id }])),
    onDisk: new Map(live.map(({ project, target }) => [project, target.replace('generations/', '')])),
    kept: new Map(files.flatMap((file) => keptMark(file, now))),
    recorded: recordedOf(files),
  };
}

type VolumeFile = { readonly project: string; readonly place: string; readonly content: string };

function keptMark({ place, content }: VolumeFile, now: string): [string, KeptMark][] {
  const [, id] = KEPT_PLACE.exec(place) ?? [];
  const mark = readMark(content, now);
  return id !== undefined && mark !== undefined ? [[id, mark]] : [];
}

function recordedOf(files: readonly VolumeFile[]): Map<string, string[]> {
  const recorded = new Map<string, string[]>();
  for (const { project, place } of files) {
    const [, release] = RECORD_PLACE.exec(place) ?? [];
    if (release !== undefined) recorded.set(project, [...(recorded.get(project) ?? []), release]);
  }
  return recorded;
}

const versionOf = (main: ArchiveEntry | undefined): string =>
  main?.type === 'file' ? (/^# ctr-bg (\w+)/.exec(main.content)?.[1] ?? '') : '';

/** Undefined for one of another version, or of somebody's hand. */
function parseGeneration(content: string, project: string, id: string): Generation | undefined {
  try {
    const generation = v.parse(GenerationDocument, JSON.parse(content));
    return generation.project === project && generation.id === id ? generation : undefined;
  } catch {
    return undefined;
  }
}

function silentProxy(exitCode: number): CtrBgError {
  return new CtrBgError(
    'PROXY_UNUSABLE',
    `nginx in ${PROXY.container} does not answer on its internal port`,
    {
      details: [`the script that asks ended with ${exitCode}`],
      hint: `'docker logs ${PROXY.container}' says why; the image of the proxy needs ${PROXY.needs}.`,
    },
  );
}

export function publishOf(found: ContainerInspect): Publish {
  const https = endpointOf(found, '443/tcp');
  return { ...(endpointOf(found, '80/tcp') ?? { port: 0 }), ...(https && { https }) };
}

function endpointOf({ HostConfig }: ContainerInspect, port: string): Endpoint | undefined {
  const binding = HostConfig.PortBindings?.[port]?.[0];
  if (binding === undefined) return undefined;
  const endpoint = { port: Number(binding.HostPort) };
  return binding.HostIp ? { address: binding.HostIp, ...endpoint } : endpoint;
}
