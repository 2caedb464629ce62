import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const PREFIX = 'ctr-bg-lab-';

/** A new folder with all that a private engine has, and the configuration that keeps it in there. */
export async function createEngineFolder(): Promise<string> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await configure(folder);
  return folder;
}

async function configure(folder: string): Promise<void> {
  const daemon = {
    'data-root': join(folder, 'data'),
    'exec-root': join(folder, 'exec'),
    pidfile: join(folder, 'dockerd.pid'),
    hosts: [`unix://${join(folder, 'docker.sock')}`],
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
