import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Laboratory } from '../laboratory/index.ts';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('bare-script.sh', import.meta.url));
const NETWORK = 'bench';
const NGINX = 'bench-nginx';
const MAIN = `
worker_processes auto; pid /tmp/nginx.pid; events {}
http { access_log off; include /tmp/site.conf; }`;

/** An nginx and an application as somebody would set them up by hand, on a port of their own. */
export type Bare = {
  /** Deploys an image by the script. */
  deploy(image: string): Promise<void>;
  remove(): Promise<void>;
};

export async function setUpBare(lab: Laboratory, image: string, port: number): Promise<Bare> {
  const docker = (...args: string[]) => run('docker', args, { timeout: 60_000 });
  let round = 0;
  await docker('network', 'create', NETWORK);
  await docker('run', '-d', '--name', 'bench-0', '--network', NETWORK, image);
  const start = `echo '${MAIN}' > /tmp/nginx.conf; echo 'server { listen 80; location / { proxy_pass http://bench-0:8080; } }' > /tmp/site.conf; exec nginx -c /tmp/nginx.conf -g 'daemon off;'`;
  await docker(
    'run',
    '-d',
    '--name',
    NGINX,
    '--network',
    NETWORK,
    '-p',
    `127.0.0.1:${port}:80`,
    '--entrypoint',
    'sh',
    lab.nginxImage,
    '-c',
    start,
  );
  return {
    deploy: async (next) => {
      const [green, blue] = [`bench-${round + 1}`, `bench-${round}`];
      round++;
      await run('sh', [SCRIPT, green, blue, next, NETWORK, NGINX, '8080'], { timeout: 60_000 });
    },
    remove: async () => {
      await docker('rm', '-f', NGINX, `bench-${round}`);
      await docker('network', 'rm', NETWORK);
    },
  };
}
