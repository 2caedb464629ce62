import type { Engine } from '../engine/index.ts';
import { PROXY } from '../proxy/index.ts';
import { LABEL, type Makeup } from '../types/index.ts';

/** What every container has of the engine itself, or of where it was placed. */
const PLACED = [
  'Image',
  'Hostname',
  'Env',
  'Labels',
  'AttachStdout',
  'AttachStderr',
  'NetworkMode',
  'RestartPolicy',
];

/** Networks that are no wish of a file. */
const ENGINES: readonly string[] = [PROXY.network, 'bridge', 'none'];

/**
 * How a container was made, less what its image brings; undefined when it is gone. The image's own variables,
 * command and labels are in what the engine tells of the container, and are taken out where they are the same.
 */
export async function observeMakeup(
  engine: Engine,
  id: string,
  image: Makeup['image'],
): Promise<Makeup | undefined> {
  const found = await engine.describeContainer(id);
  if (found === undefined) return undefined;
  const brought = (await engine.describeImage(found.Image)) ?? {};
  const { Config, HostConfig, Networks } = found;
  return {
    image,
    environment: ownOf(variables(Config['Env']), variables(brought['Env'])),
    labels: ownOf(withoutOurs(texts(Config['Labels'])), texts(brought['Labels'])),
    settings: without(PLACED, { ...ownOf(Config, brought), ...HostConfig }),
    networks: Networks.filter((name) => !ENGINES.includes(name)),
  };
}

/** Entries that differ from those that the image has. */
function ownOf<Value>(all: Readonly<Record<string, Value>>, brought: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(brought[key])),
  );
}

function without<Value>(
  keys: readonly string[],
  all: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));
}

function variables(list: unknown): Record<string, string> {
  const lines = Array.isArray(list) ? list.map(String) : [];
  return Object.fromEntries(
    lines.map((line) => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]),
  );
}

const texts = (record: unknown): Record<string, string> => (record ?? {}) as Record<string, string>;

const withoutOurs = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  without(Object.values(LABEL), labels);
