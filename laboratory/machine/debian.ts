import { access, constants, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun, run, toolEnvironment } from './processes.ts';

/** Where each command of the laboratory comes from, and the services that the package would start. */
const PACKAGES = {
  dockerd: { name: 'docker.io', services: ['docker.service', 'docker.socket'] },
  // Where docker.io does not bring it along.
  docker: { name: 'docker-cli', services: [] },
  containerd: { name: 'containerd', services: ['containerd.service'] },
  iptables: { name: 'iptables', services: [] },
  ip: { name: 'iproute2', services: [] },
  ps: { name: 'procps', services: [] },
  curl: { name: 'curl', services: [] },
  mmdebstrap: { name: 'mmdebstrap', services: [] },
  ssh: { name: 'openssh-client', services: [] },
  sshd: { name: 'openssh-server', services: ['ssh.service'] },
  zsh: { name: 'zsh', services: [] },
  fish: { name: 'fish', services: [] },
  'docker-registry': { name: 'docker-registry', services: ['docker-registry.service'] },
} as const satisfies Record<string, { name: string; services: readonly string[] }>;

export type Command = keyof typeof PACKAGES;

const INSTALL_DEADLINE = 300_000;

/** Installs by apt what is missing of these commands. Services that come along are neither started nor enabled. */
export async function ensureCommands(
  commands: readonly Command[],
  say: (line: string) => void,
): Promise<void> {
  const missing: Command[] = [];
  for (const command of commands) if (!(await isInstalled(command))) missing.push(command);
  if (missing.length === 0) return;
  const names = missing.map((command) => PACKAGES[command].name);
  requireRoot(`install ${names.join(', ')}`);
  if (!(await isInstalled('apt-get'))) {
    throw new Error(
      `missing: ${missing.join(', ')}. Install them; only on Debian and its kin is that done for you.`,
    );
  }
  say(`installing ${names.join(', ')}`);
  await withoutServiceStarts(() => install(names));
  await disableServices(missing.flatMap((command) => [...PACKAGES[command].services]));
}

/** Throws a sentence that says what to do. */
export function requireRoot(purpose: string): void {
  if (process.getuid?.() === 0) return;
  throw new Error(`root is needed to ${purpose}: run it again with sudo`);
}

async function isInstalled(command: string): Promise<boolean> {
  for (const folder of (toolEnvironment()['PATH'] ?? '').split(':')) {
    if (folder === '') continue;
    try {
      await access(join(folder, command), constants.X_OK);
      return true;
    } catch {
      // the next folder may have it
    }
  }
  return false;
}

async function install(names: readonly string[]): Promise<void> {
  const env = toolEnvironment({ ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' });
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  await mustRun(['apt-get', '-qq', ...lock, 'update'], { env, deadline: INSTALL_DEADLINE });
  const argv = ['apt-get', '-qq', '-y', '--no-install-recommends', ...lock, 'install', ...names];
  await mustRun(argv, { env, deadline: INSTALL_DEADLINE });
}

/** Debian asks this file whether a package may start its service; one that is there already stays as it is. */
async function withoutServiceStarts(action: () => Promise<void>): Promise<void> {
  const file = '/usr/sbin/policy-rc.d';
  const ours = await writeFile(file, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' }).then(
    () => true,
    () => false,
  );
  try {
    await action();
  } finally {
    if (ours) await rm(file, { force: true });
  }
}

/** So that they do not come with the next boot either. Fails where there is no systemd, and need not work there. */
async function disableServices(services: readonly string[]): Promise<void> {
  for (const service of services) await run(['systemctl', 'disable', service]).catch(() => undefined);
}

/** The Debian mirror that this machine's own apt uses. */
export async function debianMirror(): Promise<string> {
  const filter = ['Created-By: Packages', 'Origin: Debian', 'Label: Debian'];
  const sites = await mustRun(['apt-get', 'indextargets', '--format', '$(SITE)', ...filter]);
  const mirror = sites.split('\n').find((line) => /^[a-z+]+:/.test(line));
  if (mirror) return mirror;
  throw new Error(
    "no Debian mirror in the configuration of apt: nothing can be had from Debian's later suites",
  );
}
