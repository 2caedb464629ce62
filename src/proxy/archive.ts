import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';

export type ArchiveEntry =
  | { readonly type: 'file'; readonly content: string; readonly mode?: number }
  | { readonly type: 'directory' }
  | { readonly type: 'symlink'; readonly target: string };

/** A tar of files and folders owned by root, as the engine's archive calls take and give it. */
export async function packArchive(entries: ReadonlyMap<string, ArchiveEntry>): Promise<Buffer> {
  const { pack } = await tarStream();
  const tar = pack();
  for (const [name, entry] of entries) {
    if (entry.type === 'file') tar.entry({ name, mode: entry.mode ?? 0o644 }, entry.content);
    else if (entry.type === 'directory') tar.entry({ name, type: 'directory', mode: 0o755 });
    else tar.entry({ name, type: 'symlink', linkname: entry.target });
  }
  tar.finalize();
  return buffer(tar);
}

/** Entries by their path below the archive's top folder; other kinds than ours are passed over. */
export async function unpackArchive(tar: Buffer): Promise<Map<string, ArchiveEntry>> {
  const entries = new Map<string, ArchiveEntry>();
  const { extract } = await tarStream();
  const stream = Readable.from([tar]).pipe(extract());
  for await (const entry of stream) {
    const content = await buffer(entry);
    const { type, name, linkname } = entry.header;
    const path = name.replace(/\/$/, '').split('/').slice(1).join('/');
    if (type === 'file') entries.set(path, { type, content: content.toString('utf8') });
    else if (type === 'directory') entries.set(path, { type });
    else if (type === 'symlink') entries.set(path, { type, target: linkname });
  }
  return entries;
}

/** Most deploys need no archive, and start faster without the library. */
async function tarStream() {
  return (await import('tar-stream')).default;
}
