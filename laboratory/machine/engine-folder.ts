import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makeTls } from './engine-tls.ts';

const PREFIX = 'ctr-bg-lab-';

export type EngineTls = {
  readonly port: number;
  /** Holds ca.pem, cert.pem and key.pem, as DOCKER_CERT_PATH names them. Its name there is `docker`. */
  readonly client: string;
};

/** What Docker in Docker listens on. */
const TLS_PORT = 2376;

/** A new folder with all that a private engine has, and the configuration that keeps it in there. */
export async function createEngineFolder({
  isTls,
  liveRestore,
}: {
  readonly isTls: boolean;
  readonly liveRestore: boolean;
}): Promise<{ readonly folder: string; readonly tls: EngineTls | undefined }> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const pem = isTls ? await makeTls(join(folder, 'tls')) : undefined;
  await configure(folder, {
    hosts: [`unix://${join(folder, 'docker.sock')}`, ...(pem ? [`tcp://0.0.0.0:${TLS_PORT}`] : [])],
    'live-restore': liveRestore,
    ...(pem && {
      tlsverify: true,
      tlscacert: join(pem.server, 'ca.pem'),
      tlscert: join(pem.server, 'cert.pem'),
      tlskey: join(pem.server, 'key.pem'),
    }),
  });
  return { folder, tls: pem && { port: TLS_PORT, client: pem.client } };
}

async function configure(folder: string, asked: object): Promise<void> {
  const daemon = {
    'data-root': join(folder, 'data'),
    'exec-root': join(folder, 'exec'),
    pidfile: join(folder, 'dockerd.pid'),
    ...asked,
    containerd: join(folder, 'containerd.sock'),
    'cgroup-parent': `/${basename(folder)}`,
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
  };
  await writeFile(join(folder, 'daemon.json'), JSON.stringify(daemon, undefined, 2));
  const containerd = [
    'version = 2',
    `root = "${join(folder, 'containerd')}"`,
    `state = "${join(folder, 'containerd-state')}"`,
    'disabled_plugins = ["io.containerd.grpc.v1.cri"]',
    '[grpc]',
    `  address = "${join(folder, 'containerd.sock')}"`,
    '[plugins."io.containerd.internal.v1.opt"]',
    `  path = "${join(folder, 'containerd-opt')}"`,
  ];
  await writeFile(join(folder, 'containerd.toml'), `${containerd.join('\n')}\n`);
}

/** Removes what a power loss or a killed keeper left behind: folders that no process speaks of. */
async function sweep(): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  if (folders.length === 0) return;
  const commands: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (/^\d+$/.test(pid)) commands.push(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
  }
  for (const name of folders) {
    if (commands.some((command) => command.includes(name))) continue;
    const folder = join(tmpdir(), name);
    // A young one may belong to an engine that is just being started.
    const changed = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - changed > 60_000) await rm(folder, { recursive: true, force: true });
  }
}
