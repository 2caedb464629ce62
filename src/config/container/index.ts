/**
 * From the canonical form of a Compose file to containers, networks and volumes in the engine's own words.
 * Pure but for the files of the user, which are read through a door; one file for each concern.
 */
export { buildSettings } from './build.ts';
export { containerSettings } from './container.ts';
export { swarmWish } from './swarm-wish.ts';
export { networksOf, volumesOf } from './project.ts';
export type { ContainerContext, FileContent } from './subject.ts';
