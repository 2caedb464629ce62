import type { Engine } from '../engine/index.ts';
import type { Generation } from '../types/index.ts';
import { packArchive, type ArchiveEntry } from './archive.ts';
import { PROXY, certificatesFolder, incomingFolder } from './layout.ts';
import { LACKING } from './scripts.ts';

/**
 * Uploads a generation's certificates beside those in use; staging moves them to their place by renames, for nginx
 * may read them at any time. A key is never an argument of a command, which every process list shows: it travels
 * in the body of an upload, and only root can read it where it lands.
 */
export async function uploadCertificates(
  engine: Engine,
  container: string,
  { project, front, preview }: Generation,
): Promise<void> {
  const incoming = incomingFolder(project);
  const certificates = [...front.certificates, ...(preview?.next.front.certificates ?? [])];
  const files = certificates.flatMap(({ id, material }): [string, ArchiveEntry][] =>
    material === undefined
      ? []
      : [
          [`${incoming}/${id}.crt`, { type: 'file', content: material.chain(), mode: 0o600 }],
          [`${incoming}/${id}.key`, { type: 'file', content: material.key(), mode: 0o600 }],
        ],
  );
  if (files.length === 0) return;
  const folders = [`projects/${project}`, incoming].map((name): [string, ArchiveEntry] => [
    name,
    { type: 'directory' },
  ]);
  await engine.putArchive(container, PROXY.root, await packArchive(new Map([...folders, ...files])));
}

/**
 * Files of certificates that were renewed: one of the same hosts is in use, and on the way back to a release it takes
 * the place of the old one. By their paths below the project's folder.
 */
export function supersededCertificates(stale: readonly Generation[], kept: readonly Generation[]): string[] {
  const hostsOf = ({ hosts }: { readonly hosts: readonly string[] }): string => hosts.toSorted().join();
  const inUse = kept.flatMap(({ front, preview }) => [
    ...front.certificates,
    // Neither takes the place of the other while both are there.
    ...(preview?.next.front.certificates ?? []),
  ]);
  const old = stale.flatMap(({ front }) => front.certificates);
  return old
    .filter((one) => !inUse.some(({ id }) => id === one.id))
    .filter((one) => inUse.some((other) => hostsOf(other) === hostsOf(one)))
    .flatMap(({ id }) => ['crt', 'key'].map((ending) => `certificates/${id}.${ending}`));
}

/** Those certificates of a project, by their ids, that are not on the proxy's volume. */
export async function lackingCertificates(
  engine: Engine,
  container: string,
  project: string,
  ids: readonly string[],
): Promise<string[]> {
  const folder = `${PROXY.root}/${certificatesFolder(project)}`;
  const { output } = await engine.shell(container).script(LACKING, [folder, ...ids]);
  return ids.filter((id) => output.split('\n').includes(`lacking ${id}`));
}
