import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Laboratory } from '../laboratory/index.ts';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('bare-script.sh', import.meta.url));
const NETWORK = 'bench';
const NGINX = 'bench-nginx';
const WARM = 'bench-warm';
const siteOf = (container: string): string =>
  `server { listen 80; location / { proxy_pass http://${container}:8080; } }`;
const MAIN = `
worker_processes auto; pid /tmp/nginx.pid; events {}
http { access_log off; include /tmp/site.conf; }`;

/** An nginx and an application as somebody would set them up by hand, on a port of their own. */
export type Bare = {
  /** Deploys an image by the script. */
  deploy(image: string): Promise<void>;
  /** Another container beside the one that serves, so that going there and back is a reload alone. */
  warm(image: string): Promise<void>;
  /** Writes the configuration for the one that does not serve; nginx does not know of it yet. */
  prepareSwitch(): Promise<void>;
  /** `docker exec NGINX nginx -s reload`, and nothing else. */
  reload(): Promise<void>;
  remove(): Promise<void>;
};

export async function setUpBare(lab: Laboratory, image: string, port: number): Promise<Bare> {
  const docker = (...args: string[]) => run('docker', args, { timeout: 60_000 });
  let round = 0;
  let isWarm = false;
  const write = (container: string) =>
    docker('exec', NGINX, 'sh', '-c', `echo '${siteOf(container)}' > /tmp/site.conf`);
  await docker('network', 'create', NETWORK);
  await docker('run', '-d', '--name', 'bench-0', '--network', NETWORK, image);
  const start = `echo '${MAIN}' > /tmp/nginx.conf; echo '${siteOf('bench-0')}' > /tmp/site.conf; exec nginx -c /tmp/nginx.conf -g 'daemon off;'`;
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
    warm: async (image) => {
      await docker('run', '-d', '--name', WARM, '--network', NETWORK, image);
    },
    prepareSwitch: async () => {
      isWarm = !isWarm;
      await write(isWarm ? WARM : `bench-${round}`);
    },
    reload: async () => {
      await docker('exec', NGINX, 'nginx', '-c', '/tmp/nginx.conf', '-s', 'reload');
    },
    remove: async () => {
      await docker('rm', '-f', NGINX, WARM, `bench-${round}`);
      await docker('network', 'rm', NETWORK);
    },
  };
}
