import * as v from 'valibot';
import type { ContainerInspect, Engine } from '../engine/index.ts';
import {
  CtrBgError,
  type ContainerState,
  type Endpoint,
  type Generation,
  type ProxyView,
  type Publish,
} from '../types/index.ts';
import { unpackArchive, type ArchiveEntry } from './archive.ts';

import { GENERATIONS, PROXY } from './layout.ts';
import { inspectProxy } from './open.ts';
import { OBSERVE } from './scripts.ts';

const NAME = /^[a-z0-9][a-z0-9_-]*$/;

/** What the proxy of a host is, has on disk and answers; null when there is none. */
export async function observeProxy(engine: Engine): Promise<ProxyView | null> {
  const found = await inspectProxy(engine);
  if (found === undefined) return null;
  const state = found.State.Status as ContainerState;
  const { entries, loaded } =
    state === 'running' ? await askProxy(engine, found.Id, GENERATIONS) : await readVolume(engine, found.Id);
  return {
    container: found.Id,
    image: found.Config.Image,
    state,
    publish: publishOf(found),
    ...readDisk(entries),
    loaded,
  };
}

/** A running proxy with its volume seen afresh: nginx is not asked, which costs most of a look. */
export async function observeDisk(engine: Engine, proxy: ProxyView): Promise<ProxyView> {
  const { entries } = await askProxy(engine, proxy.container, '');
  return { ...proxy, ...readDisk(entries) };
}

type Seen = {
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  readonly loaded: ReadonlyMap<string, string>;
};

/** A command costs less than an upload or a download, which the engine does in a process of its own. */
async function askProxy(engine: Engine, container: string, url: string): Promise<Seen> {
  const { output, exitCode } = await engine.shell(container).script(OBSERVE, [PROXY.root, url]);
  if (exitCode !== 0) throw silentProxy(exitCode);
  const entries = new Map<string, ArchiveEntry>();
  const loaded = new Map<string, string>();
  for (const line of output.split('\n')) {
    const [, kind = '', name = '', rest = ''] = /^(\w+) (\S+) (.*)$/.exec(line) ?? [];
    if (kind === 'file') entries.set(name, { type: 'file', content: rest });
    if (kind === 'symlink') entries.set(name, { type: 'symlink', target: rest });
    const generation = rest.split(' ')[0] ?? '';
    if (kind === 'loaded' && generation !== '-') loaded.set(name, generation);
  }
  return { entries, loaded };
}

/** Of a proxy that does not run: nothing is loaded, and only the engine can read its volume. */
async function readVolume(engine: Engine, container: string): Promise<Seen> {
  const tar = await engine.getArchive(container, PROXY.root);
  return { entries: tar === undefined ? new Map() : await unpackArchive(tar), loaded: new Map() };
}

type Disk = Pick<ProxyView, 'configuration' | 'staged' | 'onDisk'>;

function readDisk(entries: ReadonlyMap<string, ArchiveEntry>): Disk {
  const staged: Generation[] = [];
  const onDisk = new Map<string, string>();
  for (const [path, entry] of entries) {
    const [top, project = '', ...rest] = path.split('/');
    if (top !== 'projects' || !NAME.test(project)) continue;
    const place = rest.join('/');
    if (entry.type === 'symlink' && place === 'live')
      onDisk.set(project, entry.target.replace('generations/', ''));
    if (entry.type === 'file' && /^generations\/[0-9a-f]+\/generation\.json$/.test(place)) {
      staged.push(parseGeneration(entry.content, path));
    }
  }
  const main = entries.get('nginx.conf');
  const configuration = main?.type === 'file' ? (/^# ctr-bg (\w+)/.exec(main.content)?.[1] ?? '') : '';
  return { configuration, staged, onDisk };
}

const text = v.pipe(v.string(), v.regex(/^[^\n]*$/));
const whole = v.pipe(v.number(), v.integer());
const headers = v.record(v.string(), text);
const HandlingDocument = v.object({
  body: whole,
  timeouts: v.object({ connect: v.number(), read: v.number(), send: v.number() }),
  requestHeaders: headers,
  responseHeaders: headers,
});
const FrontDocument = v.object({
  publicColor: v.boolean(),
  certificates: v.array(v.object({ id: text, hosts: v.array(text) })),
  redirect: v.boolean(),
  hsts: v.exactOptional(whole),
  realIp: v.exactOptional(v.object({ from: v.array(text), header: text, recursive: v.boolean() })),
  httpsPort: whole,
});
const GenerationDocument = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  project: v.pipe(v.string(), v.regex(NAME)),
  release: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  front: FrontDocument,
  services: v.array(
    v.object({
      name: text,
      color: v.picklist(['blue', 'green']),
      image: v.object({ reference: text, digest: text, source: text }),
      configHash: text,
      port: whole,
      routes: v.array(v.object({ host: text, path: text, strip: v.boolean() })),
      probe: v.object({ path: text, timeout: v.number(), interval: v.number(), successes: whole }),
      drain: v.object({ http: v.number(), websockets: v.number() }),
      handling: HandlingDocument,
      stopGrace: v.number(),
      instances: v.array(v.object({ name: text, number: whole, address: v.pipe(v.string(), v.ipv4()) })),
    }),
  ),
});

function parseGeneration(content: string, path: string): Generation {
  try {
    return v.parse(GenerationDocument, JSON.parse(content));
  } catch (cause) {
    throw new CtrBgError('PROXY_UNUSABLE', `${path} on the proxy's volume cannot be read`, {
      cause,
      hint: 'It was written by another version of ctr-bg, or by hand: use that version, or remove the containers of ctr-bg and the volume ctr-bg-proxy, and deploy again.',
    });
  }
}

function silentProxy(exitCode: number): CtrBgError {
  return new CtrBgError(
    'PROXY_UNUSABLE',
    `nginx in ${PROXY.container} does not answer on its internal port`,
    {
      details: [`the script that asks ended with ${exitCode}`],
      hint: `'docker logs ${PROXY.container}' says why; the image of the proxy needs nginx >= 1.27.4, sh, flock and curl.`,
    },
  );
}

function publishOf(found: ContainerInspect): Publish {
  const https = endpointOf(found, '443/tcp');
  return { ...(endpointOf(found, '80/tcp') ?? { port: 0 }), ...(https && { https }) };
}

function endpointOf({ HostConfig }: ContainerInspect, port: string): Endpoint | undefined {
  const binding = HostConfig.PortBindings?.[port]?.[0];
  if (binding === undefined) return undefined;
  const endpoint = { port: Number(binding.HostPort) };
  return binding.HostIp ? { address: binding.HostIp, ...endpoint } : endpoint;
}
