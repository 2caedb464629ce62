import { mkdir } from 'node:fs/promises';
import { arch } from 'node:process';
import { join } from 'node:path';
import { cachedLayer, type Layer } from '../images/cache.ts';
import { debianMirror, ensureCommands, requireRoot } from './debian.ts';
import { mustRun } from './processes.ts';

/** The suite with the newest engine. */
export const NEWEST_SUITE = 'forky';

const BUILD_DEADLINE = 300_000;
const OPTIONS = [
  '--variant=essential',
  '--include=docker.io,containerd,runc,iptables,procps',
  // The testing suite's Release file may be past its date.
  '--aptopt=Acquire::Check-Valid-Until "false"',
  '--dpkgopt=path-exclude=/usr/share/doc/*',
  '--dpkgopt=path-exclude=/usr/share/man/*',
  '--dpkgopt=path-exclude=/usr/share/locale/*',
];

/** The root of another Debian with its Docker Engine, cached. Needs the network when it is not there yet. */
export function engineRoot(suite: string, say: (line: string) => void): Promise<Layer> {
  return cachedLayer(`engine-${suite}`, { suite, OPTIONS, arch }, async (path) => {
    requireRoot('bring another engine');
    await ensureCommands(['mmdebstrap'], say);
    const mirror = await debianMirror();
    say(`fetching the engine of Debian ${suite}: half a minute, and cached`);
    const source = `deb ${mirror} ${suite} main`;
    const argv = ['mmdebstrap', '--quiet', ...OPTIONS, '--format=tar', suite, path, source];
    await mustRun(argv, { deadline: BUILD_DEADLINE });
  });
}

/** Unpacks it below the engine's folder; returns the root. */
export async function unpackRoot(
  suite: string,
  folder: string,
  say: (line: string) => void,
): Promise<string> {
  const { file } = await engineRoot(suite, say);
  const root = join(folder, 'root');
  await mkdir(root);
  await mustRun(['tar', '--extract', '--file', file, '--directory', root, '--exclude=./dev/*']);
  return root;
}
