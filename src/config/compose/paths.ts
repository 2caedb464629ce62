import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { Located } from '../located.ts';
import { mistake } from './mistake.ts';
import { type Change, changeAt, rulesOf } from './rules.ts';
import { get, scalar, set, textOf } from './tree.ts';

/** Every path of the host made absolute from `directory`, the folder of the file (or project) that it stands in. */
export function resolvePaths(tree: Located, directory: string): Located {
  const onText =
    (change: (text: string) => string): Change =>
    (value) => {
      const text = textOf(value);
      return text === undefined ? value : scalar(change(text), value);
    };
  const path = onText((text) => (text === '' ? text : absolutePath(text, directory)));
  const context = onText((text) => (isElsewhere(text) ? text : absolutePath(text, directory)));
  return changeAt(
    tree,
    rulesOf<Change>({
      'services.*.build.context': context,
      'services.*.build.additional_contexts.*': context,
      'services.*.build.ssh.*': path,
      'services.*.env_file.*.path': path,
      'services.*.label_file.*': path,
      'services.*.extends.file': path,
      'services.*.develop.watch.*.path': path,
      'services.*.volumes.*': (mount) => bindSource(mount, path),
      'configs.*.file': path,
      'secrets.*.file': path,
      'volumes.*': (volume) => boundVolume(volume, path),
    }),
  );
}

/** `~` is the home of whoever runs the command. */
export function absolutePath(text: string, directory: string): string {
  const path = text.startsWith('~') ? join(homedir(), text.slice(1)) : text;
  const isWindows = /^[A-Za-z]:[\\/]|^\\\\/.test(path);
  return isAbsolute(path) || isWindows ? path : resolve(directory, path);
}

/** A build context that is no folder of this machine. */
function isElsewhere(text: string): boolean {
  return (
    text.includes('://') || ['service:', 'github.com/', 'git@'].some((prefix) => text.startsWith(prefix))
  );
}

function bindSource(mount: Located, path: Change): Located {
  if (mount.kind !== 'map' || textOf(get(mount, 'type')) !== 'bind') return mount;
  const source = get(mount, 'source');
  if (source === undefined)
    throw mistake(mount, 'a mount of type bind needs a source', 'Add source: with the path on the host.');
  return set(mount, 'source', path(source, []));
}

/** A volume of the local driver that is a bind mount in truth. */
function boundVolume(volume: Located, path: Change): Located {
  const options = get(volume, 'driver_opts');
  const device = get(options, 'device');
  const isBind = textOf(get(volume, 'driver')) === 'local' && textOf(get(options, 'o')) === 'bind';
  if (volume.kind !== 'map' || options?.kind !== 'map' || device === undefined || !isBind) return volume;
  return set(volume, 'driver_opts', set(options, 'device', path(device, [])));
}
