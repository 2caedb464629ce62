import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabEngine } from '../engine.ts';
import { loadImage } from './archive.ts';
import { architecture } from './nginx.ts';
import { fileLayer, nodeLayer, toolsLayer } from './node-layer.ts';

/** What the Dockerfiles of the examples begin with. */
const REFERENCE = 'node:22-alpine';
const USERS = 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n';

/** An image under that name, with this machine's own node and a user `node`, as the published one has. */
export async function importNodeBase(engine: LabEngine): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-node-base-'));
  try {
    const file = join(folder, 'passwd');
    await writeFile(file, USERS);
    await loadImage(engine.api, {
      reference: REFERENCE,
      architecture: architecture(),
      layers: [
        await nodeLayer(),
        await toolsLayer(['/bin/sh']),
        await fileLayer('users', file, '/etc/passwd', USERS),
      ],
      config: { Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Cmd: ['node'] },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
