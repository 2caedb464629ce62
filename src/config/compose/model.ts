import type { ComposeService } from './model-service.ts';
import type { Extensible, Texts } from './model-shared.ts';

export type * from './model-deploy.ts';
export type * from './model-service.ts';
export type * from './model-shared.ts';

/**
 * The canonical form of a Compose project: the shape and the values that `docker compose config --format json`
 * prints (compose-go's marshalled project), so that the two can be compared word for word. Short forms are written
 * out, paths are absolute, variables and `env_file`s are resolved, names carry the project's. Keys that nobody wrote
 * and that have no default are absent. Durations are Go's text (`1m30s`), sizes are bytes as decimal text, file
 * modes octal text (`0440`). `x-*` keys stay where they were written.
 */
export type ComposeModel = Extensible & {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks?: Readonly<Record<string, ComposeNetwork>>;
  readonly volumes?: Readonly<Record<string, ComposeVolume>>;
  readonly secrets?: Readonly<Record<string, ComposeFileObject>>;
  readonly configs?: Readonly<Record<string, ComposeFileObject>>;
  readonly models?: Readonly<Record<string, ComposeLanguageModel>>;
};

export type ComposeNetwork = Extensible & {
  /** On the engine: `PROJECT_KEY`, or as it was written. */
  readonly name: string;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  /** Always there in Compose's JSON, often empty. */
  readonly ipam: ComposeIpam;
  readonly external?: boolean;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly labels?: Texts;
  readonly enable_ipv4?: boolean;
  readonly enable_ipv6?: boolean;
};

export type ComposeIpam = Extensible & {
  readonly driver?: string;
  readonly config?: readonly ComposeIpamPool[];
  readonly options?: Texts;
};

export type ComposeIpamPool = Extensible & {
  readonly subnet?: string;
  readonly gateway?: string;
  readonly ip_range?: string;
  readonly aux_addresses?: Texts;
};

export type ComposeVolume = Extensible & {
  /** On the engine: `PROJECT_KEY`, or as it was written. */
  readonly name: string;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  readonly external?: boolean;
  readonly labels?: Texts;
};

/** A secret or a config of the project: one of `file`, `environment`, `content`, `external`. */
export type ComposeFileObject = Extensible & {
  readonly name?: string;
  /** Absolute. */
  readonly file?: string;
  /** The name of a variable of the project's environment; its value is in `ComposeProject.contents`. */
  readonly environment?: string;
  readonly content?: string;
  readonly external?: boolean;
  readonly labels?: Texts;
  readonly driver?: string;
  readonly driver_opts?: Texts;
  readonly template_driver?: string;
};

export type ComposeLanguageModel = Extensible & {
  readonly name?: string;
  readonly model?: string;
  readonly context_size?: number;
  readonly runtime_flags?: readonly string[];
};
