import type { LabEngine } from './engine.ts';
import { loadImage } from './images/archive.ts';
import { debianNginx, NGINX_IMAGE } from './images/nginx.ts';

/** A registry that answers sends something within this time, in ms; one that does not is given up. */
const PULL_DEADLINE = 120_000;
const REGISTRY_DEADLINE = 5000;

/** True when the engine has an image of this name. */
export async function hasImage(engine: LabEngine, reference: string): Promise<boolean> {
  return (await engine.api.call('GET', `/images/${encodeURIComponent(reference)}/json`)).status === 200;
}

/** nginx for the proxy: what the engine has, else pulled, else built from Debian packages. Returns its name. */
export async function ensureNginx(engine: LabEngine, say: (line: string) => void): Promise<string> {
  if (await hasImage(engine, NGINX_IMAGE)) return NGINX_IMAGE;
  if (await pull(engine, NGINX_IMAGE, say)) return NGINX_IMAGE;
  await loadImage(engine.api, await debianNginx(NGINX_IMAGE, say));
  return NGINX_IMAGE;
}

/** True when it was pulled; false when no registry answers. A private engine reaches none, so none is asked. */
export async function pull(
  engine: LabEngine,
  reference: string,
  say: (line: string) => void,
): Promise<boolean> {
  if (engine.network !== undefined) return false;
  if (!(await registryAnswers(engine, reference))) return false;
  say(`pulling ${reference}`);
  const [name = '', tag = 'latest'] = reference.split(':');
  const path = `/images/create?fromImage=${encodeURIComponent(name)}&tag=${tag}`;
  await engine.api.call('POST', path, { deadline: PULL_DEADLINE }).catch(() => undefined);
  return hasImage(engine, reference);
}

/** The engine asks the registry for the manifest alone. */
async function registryAnswers(engine: LabEngine, reference: string): Promise<boolean> {
  const path = `/distribution/${encodeURIComponent(reference)}/json`;
  const answer = await engine.api.call('GET', path, { deadline: REGISTRY_DEADLINE }).catch(() => undefined);
  return answer?.status === 200;
}
