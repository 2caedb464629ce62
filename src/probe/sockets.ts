import { parseListeners } from '../diagnose/index.ts';
import { EngineRefusal, type ContainerInspect, type Engine, type ShellScript } from '../engine/index.ts';
import { LABEL, ROLE, SCHEMA, type Listener } from '../types/index.ts';

/** In ms. */
const DEADLINE = 5000;

const SOCKETS: ShellScript = {
  name: 'sockets',
  text: 'cat /proc/net/tcp\n[ ! -e /proc/net/tcp6 ] || cat /proc/net/tcp6\n',
};

/**
 * What a container listens on, whatever its image has: read by a container of the proxy's image in its network
 * namespace, which is gone afterwards. Undefined when it cannot be seen.
 */
export async function listenersOf(
  engine: Engine,
  proxy: string,
  { Id, Name, Config }: ContainerInspect,
): Promise<Listener[] | undefined> {
  const image = (await engine.inspectContainer(proxy))?.Image;
  if (image === undefined) return undefined;
  const name = `${Name.replace(/^\//, '')}-look`;
  await removeOurs(engine, name);
  const { [LABEL.project]: project = '', [LABEL.service]: service = '' } = Config.Labels;
  try {
    const shell = await engine.shellContainer(name, {
      Image: image,
      Labels: {
        [LABEL.schema]: SCHEMA,
        [LABEL.role]: ROLE.look,
        [LABEL.project]: project,
        [LABEL.service]: service,
      },
      HostConfig: {
        NetworkMode: `container:${Id}`,
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges:true'],
        LogConfig: { Type: 'none' },
      },
    });
    const { exitCode, output } = await shell.script(SOCKETS, [], { deadline: DEADLINE });
    return exitCode === 0 ? parseListeners(output) : undefined;
  } finally {
    await removeOurs(engine, name);
  }
}

/** Also one that was left by somebody who was killed before it started. */
async function removeOurs(engine: Engine, name: string): Promise<void> {
  const found = await engine.inspectContainer(name);
  if (found?.Config.Labels[LABEL.role] !== ROLE.look) return;
  await engine.removeContainer(found.Id, { force: true }).catch((error: unknown) => {
    if (!(error instanceof EngineRefusal)) throw error;
  });
}
