import type { LabEngine } from '../../laboratory/index.ts';
import { connect, resolveEndpoint } from '../../src/engine/index.ts';

/**
 * From here on nginx of a host's proxy takes any configuration for good, and puts none in force: it is to listen where
 * somebody else, made of the image, does already (FACTS 1). What is returned ends that.
 */
export async function refuseReloads(
  { api, endpoint }: LabEngine,
  image: string,
): Promise<() => Promise<void>> {
  const engine = await connect(resolveEndpoint({ host: endpoint, environment: {} }));
  const edit = async (script: string): Promise<void> => {
    const { exitCode, stderr } = await engine.exec('ctr-bg-proxy', ['sh', '-c', script]);
    if (exitCode !== 0) throw new Error(`the proxy could not be edited: ${stderr}`);
  };
  const body = { Image: image, HostConfig: { NetworkMode: 'container:ctr-bg-proxy' } };
  await api.json('POST', '/containers/create?name=neighbour', { body });
  await api.json('POST', '/containers/neighbour/start');
  await edit(
    "sed -i '/^http {/a server { listen 8080; }' /etc/ctr-bg/nginx.conf && nginx -t -c /etc/ctr-bg/nginx.conf",
  );
  return async () => {
    await api.json('DELETE', '/containers/neighbour?force=1');
    await edit("sed -i '/listen 8080/d' /etc/ctr-bg/nginx.conf");
    engine.close();
  };
}
