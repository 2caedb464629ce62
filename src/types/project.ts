import type { ContainerSettings } from './container.ts';
import type { ProxySettings, Routing } from './routing.ts';

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
  /** `os/arch[/variant]`; set means that the user chose it, and an emulated one is accepted. */
  readonly platform?: string;
  readonly replicas: number;
  /** From the stop signal to SIGKILL. */
  readonly stopGrace: number;
  readonly container: ContainerSettings;
  readonly routing: Routing;
};

export type PullPolicy = 'always' | 'missing' | 'never';
