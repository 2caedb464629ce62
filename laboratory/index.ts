/**
 * The laboratory: real engines, real nginx, a real registry, on one machine. Tests and benchmarks read here
 * where they run; run.ts is what puts them there.
 */
import { startCtrBg, typedCtrBg, type CtrBgOptions, type CtrBgProcess, type CtrBgResult } from './ctr-bg.ts';
import { describedEngine, readDescription, type Description } from './description.ts';
import { runDockerCompose, type ComposeOptions } from './docker-compose.ts';
import { privateEngine, type EngineOptions, type LabEngine, type PrivateEngine } from './engine.ts';
import { ensureNginx } from './images.ts';
import { importApplication, type ApplicationOptions } from './images/application.ts';
import { buildCiImage } from './images/ci-image.ts';
import { importNodeBase } from './images/node-base.ts';
import { runDocker, type DockerOptions } from './docker-command.ts';
import { NEWEST_SUITE } from './machine/engine-root.ts';
import { joinNetworks, plug, type Linked } from './machine/link.ts';
import type { Ended } from './machine/processes.ts';
import { SHOP, importShop } from './images/shop.ts';
import { startRegistry, type Registry, type RegistryOptions } from './registry.ts';
import { startSshServer, type SshServer } from './ssh-server.ts';

export type {
  ApplicationOptions,
  CtrBgOptions,
  CtrBgProcess,
  CtrBgResult,
  DockerOptions,
  Ended,
  LabEngine,
  Linked,
  PrivateEngine,
  Registry,
  SshServer,
};
export {
  SHOP,
  buildCiImage,
  importApplication,
  importNodeBase,
  importShop,
  joinNetworks,
  plug,
  runDocker,
  startCtrBg,
  typedCtrBg,
};

export type Laboratory = {
  /** The engine that run.ts started; it lives until run.ts ends. Also what DOCKER_HOST names. */
  readonly engine: LabEngine;
  /** False on a developer's own engine: others' things are on it, and it has no registry of ours. */
  readonly isPrivate: boolean;
  readonly nginxImage: string;
  /** The test application under this reference, such as `shop:1`; some 20 ms. Returns the reference. */
  application(reference: string, options: ApplicationOptions): Promise<string>;
  /** An empty registry beside the engine. */
  registry(options?: RegistryOptions): Promise<Registry>;
  /** A real sshd beside the engine, for endpoints `ssh://`. */
  sshServer(): Promise<SshServer>;
  /** One more engine, with the proxy's image, for tests that kill it. Its network is another one: see `inside`. */
  privateEngine(options?: EngineOptions): Promise<PrivateEngine>;
  /** The same, of the newest version that Debian has. */
  newestEngine(): Promise<PrivateEngine>;
  /** Runs Docker Compose v2 to its end, on the engine. */
  dockerCompose(args: readonly string[], options: Omit<ComposeOptions, 'endpoint'>): Promise<Ended>;
  /** The same laboratory with another engine of its own in the place of the common one. */
  on(engine: LabEngine): Laboratory;
  /** Runs the built command line to its end. */
  ctrBg(args: readonly string[], options?: CtrBgOptions): Promise<CtrBgResult>;
  /** As `ctrBg`, for tests that interrupt it. */
  startCtrBg(args: readonly string[], options?: CtrBgOptions): CtrBgProcess;
};

/** @throws when this process was not started by run.ts. */
export async function laboratory(): Promise<Laboratory> {
  const description = await readDescription();
  return laboratoryOn(describedEngine(description), description);
}

function laboratoryOn(engine: LabEngine, description: Description): Laboratory {
  return {
    engine,
    isPrivate: description.network !== null,
    nginxImage: description.nginxImage,
    application: (reference, options) => importApplication(engine, reference, options),
    registry: (options) => startRegistry(engine, options),
    sshServer: () => startSshServer(engine),
    privateEngine: (options) => anotherEngine(options),
    newestEngine: () => anotherEngine({ suite: NEWEST_SUITE }),
    dockerCompose: async (args, options) => {
      const program = description.dockerCompose;
      if (program === null)
        throw new Error('Docker Compose comes with a private engine: use run.ts --private');
      return runDockerCompose(program, args, { ...options, endpoint: engine.endpoint });
    },
    on: (other) => laboratoryOn(other, description),
    ctrBg: (args, options) => startCtrBg(engine, args, options).ended,
    startCtrBg: (args, options) => startCtrBg(engine, args, options),
  };
}

async function anotherEngine(options?: EngineOptions): Promise<PrivateEngine> {
  const engine = await privateEngine(undefined, options);
  try {
    await ensureNginx(engine, () => undefined);
    return engine;
  } catch (error) {
    await engine.stop();
    throw error;
  }
}
