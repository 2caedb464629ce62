import { arch } from 'node:process';
import { debianMirror, ensureCommands, requireRoot } from '../machine/debian.ts';
import { mustRun } from '../machine/processes.ts';
import type { Image } from './archive.ts';
import { cachedLayer } from './cache.ts';

export const NGINX_IMAGE = 'nginx:1.30';

/** The Debian suite whose nginx is a 1.30. */
const SUITE = 'forky';
const BUILD_DEADLINE = 300_000;

const MMDEBSTRAP = [
  '--variant=essential',
  '--include=nginx-light,curl',
  // The testing suite's Release file may be past its date.
  '--aptopt=Acquire::Check-Valid-Until "false"',
  '--dpkgopt=path-exclude=/usr/share/doc/*',
  '--dpkgopt=path-exclude=/usr/share/man/*',
  '--dpkgopt=path-exclude=/usr/share/locale/*',
  // Half of the files, of no use to nginx, sh and curl: an engine takes the image in half the time.
  '--customize-hook=cd "$1" && rm -rf usr/lib/*/gconv usr/lib/*/perl-base usr/bin/perl* var/lib/dpkg/info var/cache/debconf',
  // As in the image that nginx publishes.
  '--customize-hook=echo nginx:x:101:101::/nonexistent:/usr/sbin/nologin >>"$1/etc/passwd"',
  '--customize-hook=echo nginx:x:101: >>"$1/etc/group"',
  '--customize-hook=ln -sf /dev/stdout "$1/var/log/nginx/access.log"',
  '--customize-hook=ln -sf /dev/stderr "$1/var/log/nginx/error.log"',
];

/** An image of nginx made of Debian packages, with the settings of the one that nginx publishes. */
export async function debianNginx(reference: string, say: (line: string) => void): Promise<Image> {
  const layer = await cachedLayer('nginx', { SUITE, MMDEBSTRAP, arch }, async (path) => {
    requireRoot('build the image of nginx');
    await ensureCommands(['mmdebstrap'], say);
    const mirror = await debianMirror();
    say('building the image of nginx from Debian packages: half a minute, and cached');
    const argv = [
      'mmdebstrap',
      '--quiet',
      ...MMDEBSTRAP,
      '--format=tar',
      SUITE,
      path,
      `deb ${mirror} ${SUITE} main`,
    ];
    await mustRun(argv, { deadline: BUILD_DEADLINE });
  });
  return {
    reference,
    architecture: architecture(),
    layers: [layer],
    config: {
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      Cmd: ['nginx', '-g', 'daemon off;'],
      ExposedPorts: { '80/tcp': {} },
      StopSignal: 'SIGQUIT',
    },
  };
}

/** This machine's architecture as Docker names it. */
export function architecture(): string {
  return arch === 'x64' ? 'amd64' : arch;
}
