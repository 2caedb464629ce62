import { CtrBgError } from '../types/index.ts';
import type { Located } from './located.ts';

/** Refuses the one character that ends every text inside of a container, wherever it stands. */
export function refuseNul(tree: Located): void {
  if (tree.kind === 'map') for (const { value } of tree.entries.values()) refuseNul(value);
  else if (tree.kind === 'list') tree.items.forEach(refuseNul);
  else if (typeof tree.value === 'string' && tree.value.includes('\0')) {
    throw new CtrBgError('CONFIG', 'a text must not hold a NUL character', {
      where: tree.where,
      hint: 'Put what is binary into a file, as a secret or a config.',
    });
  }
}
