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

/** A host name (`*.example.com` is allowed), or `*` for every host that no other route names. */
export type Route = { readonly host: string };

export type ProbeSettings = {
  /** Path and query of a GET; 200 to 399 is healthy. */
  readonly path: string;
  /** How long green has from its start to its last needed success. */
  readonly timeout: number;
  /** From the end of one try to the start of the next. */
  readonly interval: number;
  /** Consecutive successes that make it healthy. */
  readonly successes: number;
};

/** How the application's container is made; absent keys leave the image's own value. */
export type ContainerSettings = {
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  /** May hold secrets: never printed, never labelled. */
  readonly environment: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly workingDirectory?: string;
  readonly stopSignal?: string;
  readonly init?: boolean;
  readonly healthcheck?: HealthcheckSettings;
};

/** A HEALTHCHECK that replaces the image's; `test: ['NONE']` switches it off. */
export type HealthcheckSettings = {
  readonly test?: readonly string[];
  readonly interval?: number;
  readonly timeout?: number;
  readonly retries?: number;
  readonly startPeriod?: number;
};

/** The proxy of a host, shared by all projects on it. */
export type ProxySettings = {
  /** Image of the proxy; absent: the one it already runs on, or `nginx:1.30`. */
  readonly image?: string;
  /** Where the proxy listens on the host; absent: where it already does, or port 80 of every address. */
  readonly publish?: Publish;
  /** Answer `GET /bg` with the live colour on the project's public hosts too. */
  readonly publicColor: boolean;
};

export type Publish = { readonly address?: string; readonly port: number };
