import type { Door } from './door.ts';
import type { ContainerInspect } from './engine.ts';
import { checkName, short } from './names.ts';
import { askMaybe } from './request.ts';
import * as schemas from './schemas.ts';
import { toContainer } from './shapes.ts';

/** Undefined when there is no such container. */
export async function inspectContainer(door: Door, idOrName: string): Promise<ContainerInspect | undefined> {
  const path = `/containers/${checkName(idOrName, 'container')}/json`;
  const call = {
    method: 'GET',
    path,
    what: `inspect container ${short(idOrName)}`,
    deadline: door.deadlines.read,
  } as const;
  const raw = await askMaybe(door, call, schemas.container);
  return raw === undefined ? undefined : toContainer(raw);
}
