import { createHash } from 'node:crypto';
import { Eta } from 'eta';
import { CtrBgError, type Generation, type PlacedService, type Route } from '../types/index.ts';
import { readAsset } from './assets.ts';
import { PROXY } from './layout.ts';

const TEMPLATES = ['nginx.conf', 'http.conf', 'control.conf'] as const;
type TemplateName = (typeof TEMPLATES)[number];

/** nginx's own syntax has no safe quoting for every place a value can stand, so only plain words pass (FAILURES 74). */
function plainWord(value: unknown): string {
  const text = String(value);
  if (/^[\w.*:/~ -]*$/.test(text)) return text;
  throw new CtrBgError(
    'INTERNAL',
    `a value that nginx could misread was not refused before: ${JSON.stringify(text)}`,
  );
}

const eta = new Eta({ autoEscape: true, escapeFunction: plainWord, cache: true, autoTrim: [false, 'nl'] });
const source = (name: TemplateName): string => readAsset(`nginx-templates/${name}.eta`);

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
    folders,
  });
}

/** The files of one generation's folder, by name. */
export function renderGeneration(
  generation: Generation,
): Record<'http.conf' | 'control.conf' | 'generation.json', string> {
  const services = generation.services.map((service) => ({
    ...service,
    upstream: `${generation.project}.${service.name}`,
    servers: service.routes.map(serverOf),
  }));
  const view = { ...generation, services };
  return {
    'http.conf': eta.renderString(source('http.conf'), view),
    'control.conf': eta.renderString(source('control.conf'), view),
    'generation.json': `${JSON.stringify(withoutSettings(generation))}\n`,
  };
}

function serverOf({ host }: Route): { isDefault: boolean; name: string } {
  return host === '*' ? { isDefault: true, name: '_' } : { isDefault: false, name: host };
}

/** Settings may hold secrets, and the volume outlives the containers. */
function withoutSettings(generation: Generation): Generation {
  const services = generation.services.map(({ container: _settings, ...service }): PlacedService => service);
  return { ...generation, services };
}
