import type { Engine, ImageInspect } from '../engine/index.ts';
import { CtrBgError, OLDEST_NGINX, isOlder } from '../types/index.ts';

/** As official images of nginx say it of themselves; undefined for one that does not. */
const versionOf = ({ Config }: ImageInspect): string | undefined =>
  Config.Env.find((line) => line.startsWith('NGINX_VERSION='))?.split('=')[1];

/**
 * Throws PROXY_UNUSABLE when an image that the engine has says that its nginx is too old for a proxy. Whether one that
 * does not say is new enough shows when it runs.
 */
export async function checkProxyImage(engine: Engine, image: string): Promise<void> {
  const found = await engine.inspectImage(image);
  const version = found && versionOf(found);
  if (version !== undefined) checkVersion(image, version);
}

/** The same, asked of nginx itself in a container that runs. */
export async function checkRunningNginx(engine: Engine, container: string, image: string): Promise<void> {
  const { stdout, stderr } = await engine.exec(container, ['nginx', '-v']);
  const version = /nginx\/(\d[\w.]*)/.exec(stdout + stderr)?.[1];
  if (version !== undefined) checkVersion(image, version);
}

function checkVersion(image: string, version: string): void {
  if (!isOlder(version, OLDEST_NGINX)) return;
  throw new CtrBgError(
    'PROXY_UNUSABLE',
    `nginx ${version} of image ${image} is too old for the proxy: ${OLDEST_NGINX} is the first that loses no request`,
    { hint: "Leave out 'image' in x-ctr-bg.proxy, which means nginx:1.30, or choose a newer one." },
  );
}
