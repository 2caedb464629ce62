/** Names and places of the proxy, the same on every host. */
export const PROXY = {
  container: 'ctr-bg-proxy',
  volume: 'ctr-bg-proxy',
  network: 'ctr-bg',
  root: '/etc/ctr-bg',
  /** What nginx records of its requests, in memory; the healthcheck of compose/proxy.yml keeps it short. */
  record: '/var/log/ctr-bg/requests',
  /** What the image has to have, in words. */
  needs: 'nginx >= 1.27.4, sh, awk, flock and curl',
  /** Internal listener, inside the container only. */
  controlPort: 4080,
  /**
   * How long an idle client connection outlives a reload, in ms (FACTS 4). A request that arrives on it in that
   * time is still the old generation's, so blue lives at least as long.
   */
  keepaliveMinTimeout: 5000,
} as const;

/** Relative to the volume's root. */
export const projectFolder = (project: string): string => `projects/${project}`;
export const generationFolder = (project: string, id: string): string =>
  `${projectFolder(project)}/generations/${id}`;
/** In a project's folder: what brings its releases back; root alone can read it. */
export const RELEASES = 'releases';
export const recordFile = (project: string, release: string): string =>
  `${projectFolder(project)}/${RELEASES}/${release}.json`;
/** In a project's folder: what was done to it, one note a line. */
export const JOURNAL = 'journal';
/** In the folder of a generation that is kept: until when; see proxy/kept-mark.ts. */
export const KEPT = 'kept';
/** In the folder of a generation: what it is, for us; nginx does not read it. */
export const GENERATION_FILE = 'generation.json';
/** In the folder of a generation with something staged: the maps that know the key of its preview. Globbed, so that it may be absent. */
export const PREVIEW_MAPS = 'preview.maps';
/** Named by their content, so that one that is in use is never written again. */
export const certificatesFolder = (project: string): string => `${projectFolder(project)}/certificates`;
export const incomingFolder = (project: string): string => `${projectFolder(project)}/incoming`;
export const stagingFolder = (project: string, id: string): string =>
  `${projectFolder(project)}/staging/${id}`;
/** Answers the generation of each project, by the project's name below it; inside the container only. */
export const GENERATIONS = `http://127.0.0.1:${PROXY.controlPort}/generation`;
/** Answers whether anything is under way in a flow, by its name and kind below it. */
export const FLOWS_URL = `http://127.0.0.1:${PROXY.controlPort}/flow`;
export const generationUrl = (project: string): string => `${GENERATIONS}/${project}`;
