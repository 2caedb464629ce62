import { isIP } from 'node:net';
import type { Located, Path } from '../located.ts';
import { mistake, pathText } from './mistake.ts';
import { type Change, changeAt, rulesOf } from './rules.ts';
import { get, isTrue, mapIn, textOf } from './tree.ts';

/** What the schema cannot say of a single place. */
export function checkPlaces(tree: Located): void {
  changeAt(tree, RULES);
}

const check =
  (look: (value: Located, path: Path) => void): Change =>
  (value, path) => {
    look(value, path);
    return value;
  };

const oneSource = (...keys: readonly string[]): Change =>
  check((value, path) => {
    const entries = mapIn(value);
    const given = keys.filter((key) => entries.has(key));
    const name = pathText(path);
    if (given.length > 1)
      throw mistake(
        value,
        `${name} has ${given.join(' and ')}, which exclude each other`,
        'Keep one of them.',
      );
    if (given.length === 0 && !entries.has('driver') && !entries.has('external'))
      throw mistake(
        value,
        `${name} has nothing that it holds`,
        `Add one of ${keys.join(', ')}, or external: true.`,
      );
  });

const onlyExternal = check((value, path) => {
  if (!isTrue(get(value, 'external'))) return;
  for (const [key, { keyWhere }] of mapIn(value)) {
    if (key === 'name' || key === 'external' || key.startsWith('x-')) continue;
    throw mistake(
      { where: keyWhere },
      `${pathText(path)} is external, so ${key} has no meaning`,
      `Remove ${key}, or external.`,
    );
  }
});

const countOrIds = check((value, path) => {
  const entries = mapIn(value);
  if (entries.has('count') && entries.has('device_ids'))
    throw mistake(
      value,
      `${pathText(path)} has count and device_ids, which exclude each other`,
      'Keep one of them.',
    );
});

const address = check((value, path) => {
  const ip = get(value, 'host_ip');
  const text = textOf(ip);
  if (ip !== undefined && text !== undefined && isIP(text) === 0)
    throw mistake(ip, `the host address of ${pathText(path)} is no IP address`);
});

const target = check((value, path) => {
  if (value.kind === 'map' && textOf(get(value, 'target')) === undefined)
    throw mistake(value, `${pathText(path)} has no target`, 'Add target: with the path in the container.');
});

const hostWithAddress = check((value) => {
  const text = textOf(value);
  if (text !== undefined && !/^[^:=]+[:=]/.test(text))
    throw mistake(value, 'an extra host needs its name and its address', 'Lines are NAME=ADDRESS.');
});

const notEmpty = check((value, path) => {
  if (textOf(value) === '') throw mistake(value, `${pathText(path)} must not be empty`);
});

const RULES = rulesOf<Change>({
  'volumes.*': onlyExternal,
  'configs.*': oneSource('file', 'environment', 'content'),
  'secrets.*': oneSource('file', 'environment'),
  'services.*.build.extra_hosts.*': hostWithAddress,
  'services.*.extra_hosts.*': hostWithAddress,
  'services.*.ports.*': address,
  'services.*.volumes.*': target,
  'services.*.develop.watch.*.path': notEmpty,
  'services.*.deploy.resources.reservations.devices.*': countOrIds,
  'services.*.gpus.*': countOrIds,
});
