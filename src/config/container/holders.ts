import { posix } from 'node:path';
import type { ContainerConfig, HostConfig, InjectedFile } from '../../types/index.ts';
import { mistake, type Subject } from './subject.ts';

/**
 * Folders that get an anonymous volume of the container's own to hold injected files: a read-only root takes none,
 * and a mount over the place would hide them, or share them with other containers. Such a volume goes with its
 * container. Docker begins it with what the image has there.
 */
export function holdersOf(
  subject: Subject,
  files: readonly InjectedFile[],
  { Binds = [], Mounts = [], Tmpfs = {} }: HostConfig,
): ContainerConfig {
  const mounted = [
    ...Binds.map((bind) => bind.split(':')[1] ?? ''),
    ...Mounts.map(({ Target }) => Target),
    ...Object.keys(Tmpfs),
  ].map((path) => posix.resolve('/', path));
  const folders = files.flatMap(({ target }) => {
    if (mounted.includes(target)) throw overlap(subject, target);
    const folder = posix.dirname(target);
    const isCovered = mounted.some((mount) => isWithin(target, mount));
    if (!isCovered && subject.service.read_only !== true) return [];
    if (folder === '/') throw atRoot(subject, target);
    if (mounted.includes(folder)) throw overlap(subject, target);
    return [folder];
  });
  return folders.length === 0
    ? {}
    : { Volumes: Object.fromEntries(folders.map((folder) => [folder, {}] as const)) };
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

function overlap(subject: Subject, target: string): Error {
  return mistake(
    subject,
    ['volumes'],
    `${target} of ${subject.name} is a secret or config in the middle of a volume, which it would become a part of`,
    'Give the secret or config a target in a folder of its own.',
  );
}

function atRoot(subject: Subject, target: string): Error {
  return mistake(
    subject,
    ['read_only'],
    `${target} of ${subject.name} cannot be written: the root of its containers is read-only`,
    'Give the secret or config a target in a folder, such as /run/configs/NAME.',
  );
}
