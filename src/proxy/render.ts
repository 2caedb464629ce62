import { createHash } from 'node:crypto';
import { Eta } from 'eta';
import { hasTasks, type Generation, type PlacedService, type Preview } from '../types/index.ts';
import { readAsset } from './assets.ts';
import { PREVIEW_MAPS, PROXY } from './layout.ts';
import { TICKET, TICKET_LIFETIME, exactly, gateOf, type Gate } from './preview.ts';
import { stagedUpstreamOf, upstreamOf } from './locations.ts';
import { serversOf } from './servers.ts';
import { keyWord, plainWord } from './words.ts';

const TEMPLATES = ['nginx.conf', 'http.conf', 'control.conf', 'preview.maps'] as const;
type TemplateName = (typeof TEMPLATES)[number];

const eta = new Eta({ autoEscape: true, escapeFunction: plainWord, cache: true, autoTrim: [false, 'nl'] });
const source = (name: TemplateName | 'preview-port.conf'): string => readAsset(`nginx-templates/${name}.eta`);

/** Mozilla's intermediate profile (FAILURES 85). */
const CIPHERS = ['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'CHACHA20-POLY1305'].flatMap((cipher) =>
  ['ECDSA', 'RSA'].map((signature) => `ECDHE-${signature}-${cipher}`),
);

/** Changes whenever our templates or constants do: what nginx runs is then to be renewed. */
export function renderingId(): string {
  const hash = createHash('sha256').update(JSON.stringify(PROXY));
  for (const name of TEMPLATES) hash.update(source(name));
  return hash.digest('hex').slice(0, 12);
}

/** The main configuration, including the given folders of the volume (globs are allowed). */
export function renderMain(included: readonly string[]): string {
  const { keepaliveMinTimeout, controlPort, root } = PROXY;
  const folders = included.map((folder) => `${root}/${folder}`);
  return eta.renderString(source('nginx.conf'), {
    version: renderingId(),
    keepaliveMinTimeout,
    controlPort,
    ciphers: CIPHERS.join(':'),
    folders,
  });
}

type Files = Record<'http.conf' | 'control.conf' | 'generation.json', string> &
  Partial<Record<typeof PREVIEW_MAPS, string>>;

/** The files of one generation's folder, by name. */
export function renderGeneration(generation: Generation): Files {
  const { project, preview } = generation;
  const gate = gateOf(generation);
  const live = generation.services.map((service) => ({ ...service, upstream: upstreamOf(project, service) }));
  const isShown = gate !== undefined || preview?.ways.port !== undefined;
  const beside = isShown ? preview?.next : undefined;
  const sideBySide = (preview?.next.services ?? []).filter((service) => isShown || hasTasks(service));
  const staged = sideBySide.map((service) => ({
    ...service,
    upstream: stagedUpstreamOf(project, service),
  }));
  const ticket = { name: TICKET, lifetime: TICKET_LIFETIME };
  const ahead = (generation.ahead ?? []).map((service) => ({
    ...service,
    upstream: upstreamOf(project, service),
  }));
  const servers = serversOf(generation);
  const view = {
    ...generation,
    beside,
    services: live,
    upstreams: onlyOnce([...live, ...staged, ...ahead]),
    peers: onlyOnce([...live, ...staged, ...ahead]).filter(hasTasks),
    servers,
    gate,
    ticket,
    record: PROXY.record,
    hasTasks,
  };
  const key = preview?.ways.key?.value?.();
  return {
    'http.conf': eta.renderString(source('http.conf'), view),
    'control.conf': eta.renderString(source('control.conf'), view),
    'generation.json': `${JSON.stringify(withoutSecrets(generation))}\n`,
    ...(gate?.isKeyed && key !== undefined ? { [PREVIEW_MAPS]: renderMaps(gate, key) } : {}),
  };
}

type WithUpstream = PlacedService & { readonly upstream: string };

/** One upstream for each name: a colour of a Swarm service has one wherever it is spoken of. */
function onlyOnce(services: readonly WithUpstream[]): WithUpstream[] {
  return [...new Map(services.map((service) => [service.upstream, service])).values()];
}

/** Whether nginx has to look its addresses up. */

/** Apart from the rest, which is shown to people. */
function renderMaps(gate: Gate, key: string): string {
  return eta.renderString(source('preview.maps'), {
    gate,
    key: keyWord(key),
    pattern: exactly(key),
    ticket: TICKET,
  });
}

/** Of the container that passes a port of the host on to the one of the proxy with the same number. */
export function renderPreviewPort(project: string, port: number): string {
  return eta.renderString(source('preview-port.conf'), { project, port, proxy: PROXY.container });
}

/** Settings may hold secrets, keys are ones, and the volume outlives the containers. */
function withoutSecrets({ preview, ahead, ...generation }: Generation): Generation {
  const services = generation.services.map(withoutSettings);
  const certificates = generation.front.certificates.map(({ material: _key, ...certificate }) => certificate);
  const front = { ...generation.front, certificates };
  return {
    ...generation,
    front,
    services,
    ...(preview && { preview: previewWithoutSecrets(preview) }),
    ...(ahead && { ahead: ahead.map(withoutSettings) }),
  };
}

const withoutSettings = ({ container: _settings, swarm: _more, ...service }: PlacedService): PlacedService =>
  service;

function previewWithoutSecrets({ next, ways: { key, ...ways }, ...preview }: Preview): Preview {
  const shown = key === undefined ? ways : { ...ways, key: { id: key.id } };
  return { ...preview, next: withoutSecrets(next), ways: shown };
}
