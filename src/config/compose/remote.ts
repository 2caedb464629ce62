import type { Located } from '../located.ts';
import { mistake } from './mistake.ts';

const REMOTE = /^(?:oci|https?|git|ssh):\/\/|^git@|^github\.com\/|\.git(?:[#?]|$)/;

/** Compose can take files from registries and repositories; we do not: what is deployed must not change by itself. */
export function refuseRemote(file: string, place: Located): void {
  if (!REMOTE.test(file)) return;
  throw mistake(
    place,
    'a file from a registry or a repository is not read',
    'Fetch it before, and name the copy on this machine.',
  );
}
