import type { BuildSettings } from '../../types/index.ts';
import type { ComposeBuild, ComposeService } from '../compose/model.ts';
import { present } from '../present.ts';
import { ulimitList } from './limits.ts';
import { type ContainerContext, mistake, type Subject } from './subject.ts';

/** What the engine's own builder does not know (BuildKit alone does), with what makes it worth an error. */
const BUILDKIT: readonly (keyof ComposeBuild)[] = [
  'additional_contexts',
  'cache_to',
  'entitlements',
  'no_cache_filter',
  'privileged',
  'provenance',
  'sbom',
  'secrets',
  'ssh',
];
const REMOTE = /^(?:https?:\/\/|git:\/\/|git@|github\.com\/)/;

/** How the image of a service is built; undefined when it is not. */
export function buildSettings(
  name: string,
  context: Pick<ContainerContext, 'model' | 'at'>,
): BuildSettings | undefined {
  const service = context.model.services[name];
  const build = service?.build;
  if (service === undefined || build === undefined) return undefined;
  checkBuild({ ...context, name, service }, build);
  return { ...sourceOf(build), ...optionsOf(build, service), always: service.pull_policy === 'build' };
}

function sourceOf(build: ComposeBuild) {
  const context = build.context ?? '.';
  return {
    context,
    isRemote: REMOTE.test(context),
    dockerfile: build.dockerfile ?? 'Dockerfile',
    ...present('dockerfileInline', build.dockerfile_inline),
    args: build.args ?? {},
    labels: build.labels ?? {},
    tags: build.tags ?? [],
    ...present('target', build.target),
  };
}

function optionsOf(build: ComposeBuild, { platform }: ComposeService) {
  return {
    cacheFrom: build.cache_from ?? [],
    ...present('network', build.network),
    ...present('platform', build.platforms?.[0] ?? platform),
    pull: build.pull ?? false,
    noCache: build.no_cache ?? false,
    extraHosts: (build.extra_hosts ?? []).map((entry) => entry.replace('=', ':')),
    ...(build.shm_size !== undefined && { shmSize: Number(build.shm_size) }),
    ulimits: ulimitList(build.ulimits ?? {}),
  };
}

type Place = Pick<Subject, 'at' | 'name' | 'service'>;

function checkBuild(place: Place, build: ComposeBuild): void {
  const hint = "Build it with 'docker compose build', and name the image with 'image'.";
  for (const key of BUILDKIT.filter((one) => isSaid(build[one])))
    throw mistake(
      place,
      ['build', key],
      `build.${key} of ${place.name} needs BuildKit, which ctr-bg does not use`,
      hint,
    );
  if ((build.platforms ?? []).length > 1)
    throw mistake(
      place,
      ['build', 'platforms'],
      `an image of ${place.name} for several platforms needs BuildKit`,
      hint,
    );
  if (build.isolation !== undefined && build.isolation !== 'default')
    throw mistake(place, ['build', 'isolation'], `build.isolation of ${place.name} is for Windows alone`);
  if (build.dockerfile_inline !== undefined && REMOTE.test(build.context ?? ''))
    throw mistake(
      place,
      ['build', 'dockerfile_inline'],
      'a Dockerfile in the file needs a context that is a folder',
    );
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
