/**
 * Builds images by the engine's own builder from a folder of the user: what `docker build` sends without BuildKit.
 */
export { type BuildProgress, buildImage } from './build.ts';
