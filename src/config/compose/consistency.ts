import type { SourceLocation } from '../../types/index.ts';
import { CtrBgError } from '../../types/index.ts';
import type { Path } from '../located.ts';
import { findCircle } from './circle.ts';
import type { ComposeModel, ComposeService } from './model.ts';
import { parseBytes } from './numbers.ts';

export type Places = (path: Path, origin?: 'key' | 'value') => SourceLocation;

type Known = {
  /** Services of profiles that are not active. */
  readonly disabled: readonly string[];
  /** A service without an image may yet get one. */
  readonly imageIsGiven: boolean;
  readonly at: Places;
};

type Check = (service: ComposeService, context: Context) => void;
type Context = {
  readonly name: string;
  readonly model: ComposeModel;
  /** Services of profiles that are not active. */
  readonly disabled: readonly string[];
  /** Fails at a place inside of the service. */
  readonly fail: (path: Path, message: string, hint?: string) => never;
};

/** Throws for what each place allows, but the whole contradicts. */
export function checkConsistency(model: ComposeModel, { disabled, imageIsGiven, at }: Known): void {
  for (const [name, service] of Object.entries(model.services)) {
    const fail = (path: Path, message: string, hint?: string): never => {
      const where = at(['services', name, ...path], path.length === 0 ? 'key' : 'value');
      throw new CtrBgError('CONFIG', message, { where, ...(hint === undefined ? {} : { hint }) });
    };
    for (const check of CHECKS)
      if (check !== hasSource || !imageIsGiven) check(service, { name, model, disabled, fail });
  }
  checkContainerNames(model, at);
  const circle = findCircle(model);
  if (circle !== undefined) {
    const where = at(['services', circle[0] ?? '', 'depends_on'], 'key');
    throw new CtrBgError('CONFIG', `services depend on each other in a circle: ${circle.join(' → ')}`, {
      where,
    });
  }
}

const hasSource: Check = ({ image, build, provider }, { name, fail }) => {
  if (image === undefined && build === undefined && provider === undefined)
    fail(
      [],
      `the service ${name} has no image`,
      'Add image: or build: to it, or give the image as in `ctr-bg up nginx:1.30`.',
    );
};

const buildFits: Check = ({ build, platform }, { name, model, fail }) => {
  if (build === undefined) return;
  if (build.dockerfile !== undefined && build.dockerfile_inline !== undefined)
    fail(
      ['build', 'dockerfile_inline'],
      `${name} has dockerfile and dockerfile_inline, which exclude each other`,
    );
  for (const [key, context] of Object.entries(build.additional_contexts ?? {})) {
    const other = context.startsWith('service:') ? context.slice('service:'.length) : undefined;
    if (other !== undefined && model.services[other]?.build === undefined)
      fail(['build', 'additional_contexts', key], `${other} is no service that is built`);
  }
  if (platform !== undefined && build.platforms !== undefined && !build.platforms.includes(platform))
    fail(['build', 'platforms'], `build.platforms of ${name} lacks its platform ${platform}`);
};

const networksExist: Check = ({ network_mode: mode, networks = {} }, { name, model, fail }) => {
  if (mode !== undefined && Object.keys(networks).length > 0)
    fail(
      ['network_mode'],
      `${name} has network_mode and networks, which exclude each other`,
      'Remove one of them.',
    );
  for (const network of Object.keys(networks))
    if (!has(model.networks, network))
      fail(['networks', network], ...undefinedThing(name, 'network', network, model.networks));
};

const volumesExist: Check = ({ volumes = [] }, { name, model, fail }) => {
  for (const [index, { type, source }] of volumes.entries())
    if (type === 'volume' && source !== undefined && !has(model.volumes, source))
      fail(['volumes', index], ...undefinedThing(name, 'volume', source, model.volumes));
};

const filesExist: Check = ({ secrets = [], configs = [], build }, { name, model, fail }) => {
  const references = [
    ...secrets.map(({ source }, index) => ({
      source,
      kind: 'secret',
      known: model.secrets,
      path: ['secrets', index],
    })),
    ...configs.map(({ source }, index) => ({
      source,
      kind: 'config',
      known: model.configs,
      path: ['configs', index],
    })),
    ...(build?.secrets ?? []).map(({ source }, index) => ({
      source,
      kind: 'secret',
      known: model.secrets,
      path: ['build', 'secrets', index],
    })),
  ];
  for (const { source = '', kind, known, path } of references)
    if (!has(known, source)) fail(path, ...undefinedThing(name, kind, source, known));
};

const modelsExist: Check = ({ models = {} }, { name, model, fail }) => {
  for (const key of Object.keys(models))
    if (!has(model.models, key)) fail(['models', key], ...undefinedThing(name, 'model', key, model.models));
};

const dependenciesExist: Check = ({ depends_on: dependencies = {} }, { name, model, disabled, fail }) => {
  for (const [other, { required }] of Object.entries(dependencies)) {
    if (has(model.services, other)) continue;
    if (!disabled.includes(other))
      fail(['depends_on', other], ...undefinedThing(name, 'service', other, model.services));
    if (required)
      fail(
        ['depends_on', other],
        `${name} depends on ${other}, whose profile is not active`,
        'Activate it with --profile, or say required: false.',
      );
  }
};

const testHasForm: Check = ({ healthcheck }, { fail }) => {
  const first = healthcheck?.test?.[0];
  if (first !== undefined && !['CMD', 'CMD-SHELL', 'NONE'].includes(first))
    fail(['healthcheck', 'test'], 'healthcheck.test must begin with CMD, CMD-SHELL or NONE');
};

const limitsAgree: Check = (service, { name, fail }) => {
  const { limits, reservations } = service.deploy?.resources ?? {};
  const twice: readonly [keyof ComposeService, unknown, unknown, boolean][] = [
    ['cpus', service.cpus, limits?.cpus, limits !== undefined],
    ['mem_limit', service.mem_limit, limits?.memory, limits !== undefined],
    ['pids_limit', service.pids_limit, limits?.pids, limits !== undefined],
    ['mem_reservation', service.mem_reservation, reservations?.memory, reservations !== undefined],
  ];
  for (const [key, own, other, isThere] of twice)
    if (own !== undefined && isThere && !isSame(own, other))
      fail([key], `${key} of ${name} and its deploy.resources differ`, 'Remove one of them.');
};

function isSame(own: unknown, other: unknown): boolean {
  return (
    own === other ||
    (typeof own === 'string' && typeof other === 'string' && parseBytes(own) === parseBytes(other))
  );
}

const scaleFits: Check = ({ scale, deploy, container_name: container }, { name, fail }) => {
  const replicas = deploy?.replicas;
  if (scale !== undefined && replicas !== undefined && scale !== replicas)
    fail(['scale'], `services.${name}: scale and deploy.replicas differ`, 'Remove one of them.');
  if ((scale ?? 0) < 0) fail(['scale'], `services.${name}.scale must be at least 0`);
  if ((replicas ?? 0) < 0)
    fail(['deploy', 'replicas'], `services.${name}.deploy.replicas must be at least 0`);
  if ((scale ?? replicas ?? 1) > 1 && container !== undefined)
    fail(
      ['container_name'],
      `services.${name} has a container_name and several replicas`,
      'Names of containers are unique: remove container_name.',
    );
};

const watchHasTarget: Check = ({ develop }, { name, fail }) => {
  for (const [index, watch] of (develop?.watch ?? []).entries()) {
    const { target, action } = watch as { target?: string; action?: string };
    if (target === undefined && action !== 'rebuild' && action !== 'restart')
      fail(['develop', 'watch', index], `services.${name}: this action of develop.watch needs a target`);
  }
};

const targetsOnce: Check = ({ tmpfs = [], volumes = [] }, { name, fail }) => {
  const seen = new Set<string>();
  const mounts = [
    ...tmpfs.map((text, index) => ({ target: text.split(':')[0] ?? '', path: ['tmpfs', index] })),
    ...volumes.map(({ target = '' }, index) => ({ target, path: ['volumes', index] })),
  ];
  for (const { target, path } of mounts) {
    if (seen.has(target)) fail(path, `${name} mounts ${target} twice`, 'Remove one of the mounts.');
    seen.add(target);
  }
};

const CHECKS: readonly Check[] = [
  hasSource,
  buildFits,
  networksExist,
  volumesExist,
  filesExist,
  modelsExist,
  dependenciesExist,
  testHasForm,
  limitsAgree,
  scaleFits,
  watchHasTarget,
  targetsOnce,
];

function checkContainerNames({ services }: ComposeModel, at: Places): void {
  const owners = new Map<string, string>();
  for (const [name, { container_name: container }] of Object.entries(services)) {
    const owner = container === undefined ? undefined : owners.get(container);
    if (owner !== undefined) {
      const where = at(['services', name, 'container_name']);
      throw new CtrBgError('CONFIG', `${name} has the same container_name as ${owner}`, { where });
    }
    if (container !== undefined) owners.set(container, name);
  }
}

const has = (known: object | undefined, key: string): boolean =>
  known !== undefined && Object.hasOwn(known, key);

function undefinedThing(
  service: string,
  kind: string,
  name: string,
  known: object | undefined,
): [string, string] {
  const names = Object.keys(known ?? {});
  const hint = names.length === 0 ? `No ${kind} is defined here.` : `Defined here: ${names.join(', ')}.`;
  return [`${service} refers to the ${kind} ${name}, which is not defined`, hint];
}
