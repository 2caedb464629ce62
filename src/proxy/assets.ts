import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Reads a file that the package ships, from a checkout as well as from the bundle. */
export function readAsset(path: string): string {
  return readFileSync(join(packageRoot(import.meta.dirname), path), 'utf8');
}

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'nginx-templates')) ? folder : packageRoot(parent(folder));
}

function parent(folder: string): string {
  const above = dirname(folder);
  if (above === folder) throw new Error('the package is incomplete: nginx-templates/ is missing');
  return above;
}
