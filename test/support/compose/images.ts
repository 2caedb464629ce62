import type { Laboratory } from '../../../laboratory/index.ts';

/** Of this name's images comes one that has a value of its own for all that a service can leave out. */
const RICH = 'rich';

/** Makes the engine know each of these images: other names of the proxy's, or the rich one. */
export async function provideImages(lab: Laboratory, references: readonly string[]): Promise<void> {
  for (const reference of new Set(references)) {
    const at = reference.lastIndexOf(':');
    const [name, tag] = at < 0 ? [reference, 'latest'] : [reference.slice(0, at), reference.slice(at + 1)];
    if (name === RICH) await makeRich(lab, tag);
    else await tagImage(lab, lab.nginxImage, name, tag);
  }
}

async function tagImage(lab: Laboratory, image: string, name: string, tag: string): Promise<void> {
  const query = new URLSearchParams({ repo: name, tag }).toString();
  await lab.engine.api.json('POST', `/images/${encodeURIComponent(image)}/tag?${query}`);
}

/** By committing a container, which takes a whole configuration. */
async function makeRich(lab: Laboratory, tag: string): Promise<void> {
  const { api } = lab.engine;
  const { Id } = (await api.json('POST', '/containers/create', { body: { Image: lab.nginxImage } })) as {
    Id: string;
  };
  const query = new URLSearchParams({ container: Id, repo: RICH, tag }).toString();
  await api.json('POST', `/commit?${query}`, { body: CONFIGURATION });
  await api.json('DELETE', `/containers/${Id}`);
}

const CONFIGURATION = {
  Entrypoint: ['/entry', 'point'],
  Cmd: ['the', 'command'],
  Env: ['PATH=/usr/bin:/bin', 'IMAGE_A=of the image', 'IMAGE_B=b'],
  Labels: { 'image.label': 'of the image' },
  WorkingDir: '/image',
  User: '65534',
  Volumes: { '/from-image': {} },
  ExposedPorts: { '5000/tcp': {}, '5001/udp': {} },
  StopSignal: 'SIGINT',
  Healthcheck: { Test: ['CMD', 'true'], Interval: 3_000_000_000, Retries: 7 },
};
