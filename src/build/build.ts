import type { Engine } from '../engine/index.ts';
import type { BuildSettings } from '../types/index.ts';
import { packContext } from './context.ts';
import { baseImages, readDockerfile } from './dockerfile.ts';

export type BuildProgress = {
  readonly signal?: AbortSignal;
  /** What the build writes, line by line; may hold whatever the Dockerfile prints. */
  readonly onOutput?: (line: string) => void;
};

/** Builds an image and names it `reference`, as Compose names it; returns its id. */
export async function buildImage(
  engine: Engine,
  reference: string,
  settings: BuildSettings,
  progress: BuildProgress = {},
): Promise<string> {
  const what = `build ${reference}`;
  const query = queryOf(reference, settings);
  if (settings.isRemote) {
    const remote = { ...query, remote: settings.context, dockerfile: settings.dockerfile };
    return engine.buildImage(undefined, { ...progress, query: remote, bases: [], what });
  }
  const dockerfile = await readDockerfile(settings);
  const context = await packContext(settings.context, dockerfile);
  return engine.buildImage(context, {
    ...progress,
    query: { ...query, dockerfile: dockerfile.name },
    bases: baseImages(dockerfile.text),
    what,
  });
}

function queryOf(reference: string, settings: BuildSettings): Record<string, string | readonly string[]> {
  const { args, labels, cacheFrom, extraHosts, ulimits, tags } = settings;
  return {
    // The engine's own builder.
    version: '1',
    rm: '1',
    forcerm: '1',
    t: [reference, ...tags],
    buildargs: JSON.stringify(args),
    labels: JSON.stringify(labels),
    ...(cacheFrom.length > 0 && { cachefrom: JSON.stringify(cacheFrom) }),
    ...(extraHosts.length > 0 && { extrahosts: extraHosts }),
    ...(ulimits.length > 0 && { ulimits: JSON.stringify(ulimits) }),
    ...(settings.target !== undefined && { target: settings.target }),
    ...(settings.network !== undefined && { networkmode: settings.network }),
    ...(settings.platform !== undefined && { platform: settings.platform }),
    ...(settings.shmSize !== undefined && { shmsize: String(settings.shmSize) }),
    ...(settings.pull && { pull: '1' }),
    ...(settings.noCache && { nocache: '1' }),
  };
}
