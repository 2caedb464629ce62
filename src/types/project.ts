import type { CanarySettings, ShadowSettings, Share } from './canary.ts';
import type { BuildSettings } from './build.ts';
import type { ContainerSettings, NetworkSettings, VolumeSettings } from './container.ts';
import type { SourceLocation } from './error.ts';
import type { Hook, Migration } from './hook.ts';
import type { NoticeWish } from './notice.ts';
import type { WatchSettings } from './watch.ts';
import type { SwarmWish } from './swarm.ts';
import type { PreviewWays, ProxySettings, Routing } from './routing.ts';

/** What the user wants, validated and with every default filled in. All durations are milliseconds. */
export type Project = {
  /** `[a-z0-9][a-z0-9_-]*`, as Compose has it. */
  readonly name: string;
  readonly services: readonly Service[];
  readonly networks: readonly NetworkSettings[];
  readonly volumes: readonly VolumeSettings[];
  /** How long blue is kept running after a switch, in ms; absent: it is retired by the deploy. */
  readonly keep?: number;
  /** How many releases of before can be gone back to; absent: 5. */
  readonly retain?: number;
  readonly watch?: WatchSettings;
  /** Absent: it goes live at once. */
  readonly canary?: CanarySettings;
  /** Absent: no request is mirrored. */
  readonly shadow?: ShadowSettings;
  /** Of `stage`: which clients of the public get what is staged. */
  readonly share?: Share;
  readonly hooks?: readonly Hook[];
  readonly migration?: Migration;
  /** Who is told what came of a command. */
  readonly notify?: readonly NoticeWish[];
  readonly proxy: ProxySettings;
  /** Absent: what is staged cannot be looked at through the proxy. */
  readonly preview?: PreviewWays;
  /** What becomes of the others when one of several hosts does not answer any more; absent: `undo`. */
  readonly onUnreachable?: OnUnreachable;
  /** Absent: the one on which it runs already, or else `docker`. */
  readonly engine?: EngineKind;
  /** The engines that the file names; empty: whoever calls says which one. */
  readonly hosts: readonly HostWish[];
};

/** What runs the containers of a project: each host's Docker, or the Swarm that the hosts belong to. */
export type EngineKind = 'docker' | 'swarm';

/**
 * `undo`: all go back. `continue-without`: the others go on, and it is brought along later. `stop`: in the middle of the
 * switch nothing more is done.
 */
export type OnUnreachable = 'undo' | 'continue-without' | 'stop';

/** A Docker engine as the file names it. */
export type HostWish = {
  /** Unique among them; absent: it is called after its endpoint. */
  readonly name?: string;
  /** `unix://…`, `tcp://…`, `ssh://…` or `context:NAME`. */
  readonly endpoint: string;
  /** By which several are chosen at once. */
  readonly groups?: readonly string[];
  /** What ${NAME} in a service stands for on this host. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly where?: SourceLocation;
};

/** With routing it is swapped; without, it is a supporting service, such as a database or a worker. */
export type Service = {
  readonly name: string;
  /** The image reference as the user wrote it, such as `registry.example.com/shop:2`. */
  readonly image: string;
  readonly pull: PullPolicy;
  /** How the image is built where it is not there; absent: it is pulled. */
  readonly build?: BuildSettings;
  /** `os/arch[/variant]`; set means that the user chose it, and an emulated one is accepted. */
  readonly platform?: string;
  readonly replicas: number;
  /** From the stop signal to SIGKILL. */
  readonly stopGrace: number;
  readonly container: ContainerSettings;
  /** How it is to run where it runs on a Swarm; absent: as the engine does when nobody says. */
  readonly swarm?: SwarmWish;
  /** `container_name` of a service that is not swapped: its only container is called so. */
  readonly containerName?: string;
  readonly dependsOn: readonly Dependency[];
  readonly routing?: Routing;
};

/** What must be true of another service before this one starts (Compose specification, `depends_on`). */
export type Dependency = {
  readonly service: string;
  readonly condition: 'started' | 'healthy' | 'completed';
  /** False: when the other service is not there, or its condition is not met, there is a warning and no failure. */
  readonly required: boolean;
};

export type PullPolicy = 'always' | 'missing' | 'never';
