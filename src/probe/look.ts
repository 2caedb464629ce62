import { EngineRefusal, type Engine, type Shell } from '../engine/index.ts';
import { LABEL, ROLE, SCHEMA } from '../types/index.ts';

/** Where a container of ours stands that only looks. */
export type Place = {
  /** Of the container; who looks from there again replaces it. */
  readonly name: string;
  /** One that has a shell: that of the proxy. */
  readonly image: string;
  /** As Docker's `--network`: `host`, or `container:ID`. */
  readonly network: string;
  readonly labels?: Readonly<Record<string, string>>;
};

/**
 * What can be seen from inside a container that may read and nothing else, and is gone afterwards, however this ends.
 * Throws what the engine says to such a container.
 */
export async function lookFrom<Seen>(
  engine: Engine,
  { name, image, network, labels = {} }: Place,
  see: (shell: Shell) => Promise<Seen>,
): Promise<Seen> {
  await removeOurs(engine, name);
  try {
    const shell = await engine.shellContainer(name, {
      Image: image,
      Labels: { [LABEL.schema]: SCHEMA, [LABEL.role]: ROLE.look, ...labels },
      HostConfig: {
        NetworkMode: network,
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges:true'],
        LogConfig: { Type: 'none' },
      },
    });
    return await see(shell);
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
