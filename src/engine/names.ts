import { CtrBgError } from '../types/index.ts';

const ID = /^[0-9a-f]{12,64}$/;
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,254}$/;
const IMAGE_ID = /^(?:sha256:)?[0-9a-f]{64}$/;

/** An id as the engine gives them: what is changed or removed is named by id, so that it cannot be another one. */
export function checkId(id: string, what: string): string {
  if (ID.test(id)) return id;
  throw new CtrBgError('INTERNAL', `${JSON.stringify(id)} is not the id of a ${what}`);
}

/** An id or a name of a container, network or volume; nothing else may reach a URL (FACTS 18). */
export function checkName(name: string, what: string): string {
  if (NAME.test(name)) return name;
  throw new CtrBgError('INTERNAL', `${JSON.stringify(name)} is not a name or id of a ${what}`);
}

export function isImageId(text: string): boolean {
  return IMAGE_ID.test(text);
}

/** A slash-separated name as a piece of a URL's path, every segment encoded. */
export function encodePath(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

/** Ids are long, names are not. */
export function short(idOrName: string): string {
  return /^[0-9a-f]{64}$/.test(idOrName) ? idOrName.slice(0, 12) : idOrName;
}
