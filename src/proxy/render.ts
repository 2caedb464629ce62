import { createHash } from 'node:crypto';
import { Eta } from 'eta';
import type { Generation, PlacedService } from '../types/index.ts';
import { readAsset } from './assets.ts';
import { PROXY } from './layout.ts';
import { serversOf, upstreamOf } from './servers.ts';
import { plainWord } from './words.ts';

const TEMPLATES = ['nginx.conf', 'http.conf', 'control.conf'] as const;
type TemplateName = (typeof TEMPLATES)[number];

const eta = new Eta({ autoEscape: true, escapeFunction: plainWord, cache: true, autoTrim: [false, 'nl'] });
const source = (name: TemplateName): string => readAsset(`nginx-templates/${name}.eta`);

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

/** The files of one generation's folder, by name. */
export function renderGeneration(
  generation: Generation,
): Record<'http.conf' | 'control.conf' | 'generation.json', string> {
  const services = generation.services.map((service) => ({
    ...service,
    upstream: upstreamOf(generation.project, service),
  }));
  const view = { ...generation, services, servers: serversOf(generation) };
  return {
    'http.conf': eta.renderString(source('http.conf'), view),
    'control.conf': eta.renderString(source('control.conf'), view),
    'generation.json': `${JSON.stringify(withoutSecrets(generation))}\n`,
  };
}

/** Settings may hold secrets, keys are ones, and the volume outlives the containers. */
function withoutSecrets(generation: Generation): Generation {
  const services = generation.services.map(({ container: _settings, ...service }): PlacedService => service);
  const certificates = generation.front.certificates.map(({ material: _key, ...certificate }) => certificate);
  return { ...generation, front: { ...generation.front, certificates }, services };
}
