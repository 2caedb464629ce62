import type { BuildSettings } from './build.ts';
import type { ContainerSettings } from './container.ts';
import type { ProbeSettings, ProxySettings, Route } from './routing.ts';

/** What the user wants, validated and with every default filled in. All durations are milliseconds. */
export type Project = {
  /** `[a-z0-9][a-z0-9_-]*`, as Compose has it. */
  readonly name: string;
  readonly services: readonly Service[];
  readonly proxy: ProxySettings;
};

/** A service that is swapped: it has at least one route. */
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
  /** TCP port the application listens on; absent: the one that the image EXPOSEs. */
  readonly port?: number;
  readonly routes: readonly Route[];
  readonly probe: ProbeSettings;
  /** How long requests of the old colour may take to end after the switch. */
  readonly drain: number;
  /** From the stop signal to SIGKILL. */
  readonly stopGrace: number;
  readonly container: ContainerSettings;
};

export type PullPolicy = 'always' | 'missing' | 'never';
