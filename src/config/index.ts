/**
 * A compose-style file, an image and flags to one validated `Project`; every mistake is told with file:line:column.
 * Imports types alone: it reads files, and knows nothing of Docker or nginx.
 */
export { canonicalConfig, type CanonicalConfig } from './canonical-config.ts';
export { formatDuration, parseDuration } from './duration.ts';
export { durationFlag, type ServiceFlags } from './flags.ts';
export { interpolate, type Interpolated, type Lookup } from './interpolate.ts';
export { loadProject, type LoadOptions } from './load.ts';
export type { FoundProject } from './find-in-files.ts';
export { findProject } from './name.ts';
export { exposedPorts, findFiles, SCHEMA_LINE, starterAnswers, starterFile } from './starter.ts';
export { isRefusal, type Refusal } from './refusal.ts';
export type { Environment } from './variables.ts';
