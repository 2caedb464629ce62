import { parseListeners } from '../diagnose/index.ts';
import type { ContainerInspect, Engine, Shell, ShellScript } from '../engine/index.ts';
import { LABEL, type Listener } from '../types/index.ts';
import { lookFrom } from './look.ts';

/** In ms. */
const DEADLINE = 5000;

const SOCKETS: ShellScript = {
  name: 'sockets',
  text: 'cat /proc/net/tcp\n[ ! -e /proc/net/tcp6 ] || cat /proc/net/tcp6\n',
};

/** What listens in the network of a shell; undefined when that cannot be read. */
export async function listenersIn(shell: Shell): Promise<Listener[] | undefined> {
  const { exitCode, output } = await shell.script(SOCKETS, [], { deadline: DEADLINE });
  return exitCode === 0 ? parseListeners(output) : undefined;
}

/**
 * What a container listens on, whatever its image has: read by a container of the proxy's image in its network
 * namespace. Undefined when it cannot be seen.
 */
export async function listenersOf(
  engine: Engine,
  proxy: string,
  { Id, Name, Config }: ContainerInspect,
): Promise<Listener[] | undefined> {
  const image = (await engine.inspectContainer(proxy))?.Image;
  if (image === undefined) return undefined;
  const name = `${Name.replace(/^\//, '')}-look`;
  const { [LABEL.project]: project = '', [LABEL.service]: service = '' } = Config.Labels;
  const labels = { [LABEL.project]: project, [LABEL.service]: service };
  return lookFrom(engine, { name, image, network: `container:${Id}`, labels }, listenersIn);
}
