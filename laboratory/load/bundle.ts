import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/**
 * The load's own process as one file of plain JavaScript; returns its path. It lies inside node_modules, where
 * its packages are found, and is named after its content, so that loads may be started side by side.
 */
export function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('process.ts', import.meta.url))],
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('esbuild made nothing of the load');
  const folder = fileURLToPath(new URL('../../node_modules/.cache/ctr-bg/', import.meta.url));
  const file = join(folder, `load-${output.hash.replaceAll(/\W/g, '-')}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  // Written beside and renamed: another process may be about to run it.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, output.contents);
  renameSync(draft, file);
  return file;
}
