import { CtrBgError, hostVariablesIn } from '../../types/index.ts';
import { type Lookup, interpolate } from '../interpolate.ts';
import { type Located, type LocatedScalar, mapTexts } from '../located.ts';
import { pathText } from './mistake.ts';
import { rulesOf, ruleAt } from './rules.ts';

type Cast = 'integer' | 'number' | 'boolean';

/** Texts that are to be something else once their variables are filled in, as in compose-go. */
const CASTS = rulesOf<Cast>({
  'services.*.cpu_count': 'integer',
  'services.*.cpu_percent': 'number',
  'services.*.cpu_period': 'integer',
  'services.*.cpu_quota': 'integer',
  'services.*.cpu_rt_period': 'integer',
  'services.*.cpu_rt_runtime': 'integer',
  'services.*.cpus': 'number',
  'services.*.cpu_shares': 'integer',
  'services.*.init': 'boolean',
  'services.*.depends_on.*.required': 'boolean',
  'services.*.depends_on.*.restart': 'boolean',
  'services.*.deploy.replicas': 'integer',
  'services.*.deploy.update_config.parallelism': 'integer',
  'services.*.deploy.update_config.max_failure_ratio': 'number',
  'services.*.deploy.rollback_config.parallelism': 'integer',
  'services.*.deploy.rollback_config.max_failure_ratio': 'number',
  'services.*.deploy.restart_policy.max_attempts': 'integer',
  'services.*.deploy.placement.max_replicas_per_node': 'integer',
  'services.*.healthcheck.retries': 'integer',
  'services.*.healthcheck.disable': 'boolean',
  'services.*.oom_kill_disable': 'boolean',
  'services.*.oom_score_adj': 'integer',
  'services.*.pids_limit': 'integer',
  'services.*.ports.[].target': 'integer',
  'services.*.privileged': 'boolean',
  'services.*.read_only': 'boolean',
  'services.*.scale': 'integer',
  'services.*.stdin_open': 'boolean',
  'services.*.tty': 'boolean',
  'services.*.ulimits.*': 'integer',
  'services.*.ulimits.*.hard': 'integer',
  'services.*.ulimits.*.soft': 'integer',
  'services.*.volumes.[].read_only': 'boolean',
  'services.*.volumes.[].volume.nocopy': 'boolean',
  'networks.*.external': 'boolean',
  'networks.*.internal': 'boolean',
  'networks.*.attachable': 'boolean',
  'networks.*.enable_ipv4': 'boolean',
  'networks.*.enable_ipv6': 'boolean',
  'volumes.*.external': 'boolean',
  'secrets.*.external': 'boolean',
  'configs.*.external': 'boolean',
});

export type Interpolation = {
  readonly lookup: Lookup;
  /** Told of each variable without a value and without a default, once. */
  readonly warn: (message: string) => void;
};

/** Every value of a document with its variables filled in, and of the type that Compose wants there. */
export function fillIn(tree: Located, { lookup, warn }: Interpolation): Located {
  return mapTexts(tree, ({ value, where, form }, path) => {
    if (form === 'date' && !path.some((step) => step.startsWith('x-')))
      throw new CtrBgError('CONFIG', 'a date must stand in quotes', {
        where,
        hint: 'Compose takes it for a date otherwise, and refuses that.',
      });
    const result = interpolate(value, lookup);
    if (!result.ok)
      throw new CtrBgError('CONFIG', `this value ${result.problem}`, { where, hint: result.hint });
    for (const name of result.unset)
      warn(
        `${where.file}:${where.line}:${where.column}: the variable ${name} is not set; it is taken as empty`,
      );
    refuseHostVariable(result.text, path, where);
    const cast = ruleAt(CASTS, path);
    if (cast === undefined) return result.text;
    const converted = CONVERSIONS[cast].read(result.text);
    if (converted !== undefined) return converted;
    throw new CtrBgError('CONFIG', `${pathText(path)} must be ${CONVERSIONS[cast].allowed}`, { where });
  });
}

/** Of a service: texts that a container has as they are, so that hosts may have another one. */
const BY_HOST = ['environment', 'labels', 'command', 'entrypoint', 'hostname'];

/** All else is the same on every host: what one is, a release and its plan are made of. */
function refuseHostVariable(text: string, path: readonly string[], where: LocatedScalar['where']): void {
  const [name] = hostVariablesIn(text);
  const [top = '', , key = ''] = path;
  const isFragment = top.startsWith('x-') && top !== 'x-ctr-bg';
  if (name === undefined || isFragment || (top === 'services' && BY_HOST.includes(key))) return;
  throw new CtrBgError('CONFIG', `${pathText(path)} cannot be made of ${name}, which differs by host`, {
    where,
    hint: `Variables of x-ctr-bg.hosts can stand in these of a service: ${BY_HOST.join(', ')}.`,
  });
}

/** Words that YAML 1.1 and Compose still take for true and false. */
export function readTruth(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['true', 'y', 'yes', 'on'].includes(word)) return true;
  return ['false', 'n', 'no', 'off'].includes(word) ? false : undefined;
}

type Conversion = {
  readonly allowed: string;
  readonly read: (text: string) => number | boolean | undefined;
};

const CONVERSIONS: Readonly<Record<Cast, Conversion>> = {
  boolean: { allowed: 'true or false', read: readTruth },
  integer: {
    allowed: 'a whole number',
    read: (text) => (/^[-+]?\d{1,15}$/.test(text) ? Number(text) : undefined),
  },
  number: {
    allowed: 'a number',
    read: (text) => (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined),
  },
};
