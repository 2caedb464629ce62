import { distance } from 'fastest-levenshtein';
import { CtrBgError } from '../types/index.ts';
import type { Located } from './located.ts';

const OURS = 'x-ctr-bg';

/** An extension that is free to be anything would swallow a slip of the pen, and the routes with it. */
export function refuseMisspelt(tree: Located): void {
  refuseIn(tree);
  const services = tree.kind === 'map' ? tree.entries.get('services')?.value : undefined;
  if (services?.kind !== 'map') return;
  for (const { value } of services.entries.values()) refuseIn(value);
}

function refuseIn(tree: Located): void {
  if (tree.kind !== 'map') return;
  for (const [key, { keyWhere: where }] of tree.entries) {
    if (!key.startsWith('x-') || key === OURS || distance(key, OURS) > 2) continue;
    throw new CtrBgError('CONFIG', `unknown extension ${key}`, { where, hint: `Did you mean ${OURS}?` });
  }
}
