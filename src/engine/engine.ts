import type { Readable } from 'node:stream';
import type {
  ContainerConfig,
  EndpointSettings,
  HostConfig,
  NetworkBody,
  VolumeBody,
} from '../types/index.ts';
import type { LogLine, LogOptions } from './log-shapes.ts';
import type { Swarm } from './swarm-body.ts';

/**
 * The door to one Docker Engine. Every call has a deadline, rejects with a CtrBgError when the answer is cut,
 * truncated, malformed or absent (ENGINE_BROKEN_ANSWER, ENGINE_TIMEOUT, ENGINE_UNREACHABLE), and with an
 * EngineRefusal when the engine answered with an error status. Shapes are those of the Docker Engine API v1.41.
 */
/** `architectures`: the processors it is made for; empty when the registry does not say. */
export type RegistryImage = { readonly digest: string; readonly architectures: readonly string[] };

export interface Engine {
  /** How the endpoint was named, for people: `unix:///var/run/docker.sock`, `ssh://deploy@example.com`. */
  readonly endpoint: string;
  /** The negotiated API version, such as `1.41` (FACTS 13). */
  readonly apiVersion: string;
  /** The engine's own version, such as `20.10.24`. */
  readonly version: string;
  /** As images name it: `amd64`, `arm64`, … */
  readonly architecture: string;

  info(): Promise<EngineInfo>;

  /** That which the engine is a part of; of one of several hosts, of them all. */
  readonly swarm: Swarm;

  listContainers(labels: readonly string[]): Promise<ContainerSummary[]>;
  /** Undefined when there is no such container. */
  inspectContainer(idOrName: string): Promise<ContainerInspect | undefined>;
  /** How it was made, unchecked, for comparing; undefined when there is no such container. */
  describeContainer(idOrName: string): Promise<ContainerDescription | undefined>;
  /** Returns the id. `spec` is the API's body, sent as a body (FACTS 16). */
  createContainer(
    name: string,
    spec: ContainerSpec,
    options?: { platform?: string; onWarning?: (message: string) => void },
  ): Promise<string>;
  /** Also succeeds when it was started before (304). */
  startContainer(id: string): Promise<void>;
  /** Also succeeds when it is stopped or gone. `grace` in ms, rounded up to seconds. */
  stopContainer(id: string, grace: number): Promise<void>;
  /** Also succeeds when it is gone; waits while another removal is in progress. Anonymous volumes go with it, unless kept. */
  removeContainer(id: string, options?: { force?: boolean; keepVolumes?: boolean }): Promise<void>;
  renameContainer(id: string, name: string): Promise<void>;
  /** Also succeeds when it is not paused. */
  unpauseContainer(id: string): Promise<void>;
  /** `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:TIMES`. */
  setRestartPolicy(id: string, policy: string): Promise<void>;
  /** The last lines of stdout and stderr, at most `lines` and 64 KiB. */
  tailLogs(id: string, lines: number): Promise<string[]>;
  /**
   * The log of a container line by line, as fast as it is read. Without `follow` as far as it goes, at most 10 s without
   * a byte; with it until the container stops or the signal aborts. Rejects when the stream breaks.
   */
  readLogs(id: string, options: LogOptions): AsyncIterable<LogLine>;
  /** Processes of a container as the host's ps sees them: `ps -eo pid,args` (FACTS 3). */
  listProcesses(id: string): Promise<{ pid: number; args: string }[]>;

  /** Runs argv in the container and waits for its end; output capped at 1 MiB. `deadline` ms, default 30,000. */
  exec(
    container: string,
    argv: readonly string[],
    options?: { deadline?: number; signal?: AbortSignal },
  ): Promise<ExecResult>;
  /**
   * A shell in a container, kept open for as long as this door: a command in it takes a few ms, an exec 60 to 90
   * (FACTS 14). Opened by its first command. The container needs `sh`.
   */
  shell(container: string): Shell;
  /**
   * Opens such a shell ahead of time, so that it is there when the first question is to be asked. It, and every shell of
   * this door after it, has the scripts at hand: they are not sent with each command, which takes longest of it.
   */
  openShell(container: string, scripts?: readonly ShellScript[]): Promise<void>;
  /** The container whose shell was opened so, or is being opened. */
  openedShell(): string | undefined;
  /**
   * A container that is nothing but such a shell, under a name that nobody else may have meanwhile: a name that is
   * taken is refused with status 409. It ends, and is removed, with its shell.
   */
  shellContainer(name: string, spec: ShellContainerSpec): Promise<Shell>;
  /**
   * From now on every call that may change something, those of execs excepted, first waits for `check`, and fails with
   * what that rejects with. Undefined takes the fence away.
   */
  fence(check: (() => Promise<void>) | undefined): void;

  /** Uploads a tar into a directory of a container, running or not. */
  putArchive(container: string, path: string, tar: Buffer): Promise<void>;
  /** The tar of a path in a container, running or not; undefined when the path is not there. At most 16 MiB. */
  getArchive(container: string, path: string): Promise<Buffer | undefined>;

  /** Undefined when the engine does not have it. */
  inspectImage(reference: string): Promise<ImageInspect | undefined>;
  /** The `Config` that it brings along, unchecked, for comparing; undefined when the engine does not have it. */
  describeImage(reference: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Resolves when the stream ended well and the image is there; the deadline is 120 s without a byte. */
  pullImage(
    reference: string,
    options: { platform?: string; signal?: AbortSignal; onProgress?: (progress: PullProgress) => void },
  ): Promise<void>;
  /**
   * Builds an image by the engine's own builder and returns its id; the deadline is 10 minutes without a byte.
   * `context` is a tar, or absent when the settings name an address. What the build wrote last is in the error.
   */
  buildImage(context: Readable | undefined, options: BuildOptions): Promise<string>;
  /** What the registry has for a reference, without pulling. */
  lookUpImage(reference: string): Promise<RegistryImage>;
  tagImage(image: string, reference: string): Promise<void>;
  /**
   * Takes a name away from an image, and with its last name the image; also succeeds when it is gone. Rejects when a
   * container was made from it.
   */
  removeImage(reference: string): Promise<void>;

  listNetworks(labels: readonly string[]): Promise<NetworkInspect[]>;
  createNetwork(spec: NetworkSpec): Promise<string>;
  /** Puts a container on one more network, by its name or id; also succeeds when it is on it already. */
  connectNetwork(network: string, container: string, endpoint: EndpointSpec): Promise<void>;
  /** Also succeeds when it is gone. */
  removeNetwork(id: string): Promise<void>;
  createVolume(name: string, labels: Readonly<Record<string, string>>, body?: VolumeBody): Promise<void>;
  /** Undefined when there is no such volume. */
  inspectVolume(name: string): Promise<{ Name: string; Labels: Record<string, string> | null } | undefined>;
  /** Also succeeds when it is gone. */
  removeVolume(name: string): Promise<void>;

  /** Container events from now on, until the signal aborts; rejects when the stream breaks. Resolves once subscribed. */
  containerEvents(labels: readonly string[], signal: AbortSignal): Promise<AsyncIterable<ContainerEvent>>;

  /** Closes every connection; calls under way reject. */
  close(): void;
}

export type EngineInfo = {
  readonly ID: string;
  readonly ServerVersion: string;
  readonly Architecture: string;
  readonly OSType: string;
  /** Its clock, RFC 3339. */
  readonly SystemTime: string;
  /** Of the host, in bytes. */
  readonly MemTotal?: number | null | undefined;
};

export type ContainerSummary = {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly ImageID: string;
  readonly State: string;
  readonly Labels: Readonly<Record<string, string>>;
  /** `PublicPort` is 0 where none is published. */
  readonly Ports: readonly { readonly IP: string; readonly PublicPort: number }[];
  readonly Networks: ContainerInspect['NetworkSettings']['Networks'];
};

export type ContainerInspect = {
  readonly Id: string;
  readonly Name: string;
  /** By the engine's clock, RFC 3339. */
  readonly Created: string;
  readonly Image: string;
  readonly RestartCount: number;
  readonly State: {
    readonly Status: string;
    readonly Running: boolean;
    readonly Restarting: boolean;
    readonly Paused: boolean;
    readonly OOMKilled: boolean;
    readonly ExitCode: number;
    readonly Error: string;
    readonly StartedAt: string;
    readonly Health?: {
      readonly Status: string;
      readonly Log?: readonly {
        readonly Start: string;
        readonly ExitCode: number;
        readonly Output: string;
      }[];
    };
  };
  readonly Config: {
    readonly Image: string;
    readonly Labels: Readonly<Record<string, string>>;
    readonly ExposedPorts?: Readonly<Record<string, unknown>>;
  };
  readonly HostConfig: {
    readonly RestartPolicy?: { readonly Name: string };
    readonly PortBindings?: Readonly<
      Record<string, readonly { HostIp: string; HostPort: string }[] | null>
    > | null;
  };
  readonly NetworkSettings: {
    readonly Networks: Readonly<
      Record<
        string,
        {
          readonly IPAddress: string;
          readonly NetworkID: string;
          readonly IPAMConfig?: { readonly IPv4Address?: string } | null;
        }
      >
    >;
  };
};

export type ContainerDescription = {
  /** The id of its image. */
  readonly Image: string;
  readonly Config: Readonly<Record<string, unknown>>;
  readonly HostConfig: Readonly<Record<string, unknown>>;
  readonly Networks: readonly string[];
};

/** The API's body of POST /containers/create, as far as it is used here. */
export type ContainerSpec = ContainerConfig & {
  readonly Image: string;
  readonly Labels: Readonly<Record<string, string>>;
  /** `NAME=value`; a name alone takes the image's variable away. */
  readonly Env?: readonly string[];
  /** Seconds. */
  readonly StopTimeout?: number;
  readonly AttachStdin?: boolean;
  readonly AttachStdout?: boolean;
  readonly AttachStderr?: boolean;
  /** Standard input closes for good when who is attached goes away. */
  readonly StdinOnce?: boolean;
  /** Before API 1.44; later it belongs to the endpoint. */
  readonly MacAddress?: string;
  readonly HostConfig: HostConfig;
  readonly NetworkingConfig?: { readonly EndpointsConfig: Readonly<Record<string, EndpointSpec>> };
};

export type EndpointSpec = EndpointSettings & { readonly Aliases?: readonly string[] };

export type ImageInspect = {
  readonly Id: string;
  readonly RepoDigests: readonly string[];
  readonly RepoTags: readonly string[];
  readonly Architecture: string;
  readonly Os: string;
  readonly Config: {
    readonly Env: readonly string[];
    readonly ExposedPorts?: Readonly<Record<string, unknown>>;
    readonly Healthcheck?: { readonly Test?: readonly string[] };
  };
};

export type NetworkInspect = {
  readonly Id: string;
  readonly Name: string;
  readonly Labels: Readonly<Record<string, string>>;
  readonly IPAM: {
    readonly Config: readonly { readonly Subnet?: string; readonly IPRange?: string }[] | null;
  };
};

/** The API's body of POST /networks/create. */
export type NetworkSpec = NetworkBody & {
  readonly Name: string;
  readonly CheckDuplicate: true;
  readonly Labels: Readonly<Record<string, string>>;
};

/** The parameters of POST /build. */
export type BuildOptions = {
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** The images that it starts from: their registries' credentials are sent along. */
  readonly bases: readonly string[];
  /** `build shop-web`, for messages. */
  readonly what: string;
  readonly signal?: AbortSignal | undefined;
  readonly onOutput?: (line: string) => void;
};

export type PullProgress = { readonly current: number; readonly total: number };

export type ExecResult = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export type Shell = {
  /**
   * Runs argv and waits for its end; several may run side by side. When it rejects, at its deadline or because it was
   * interrupted, the command may still run there. Rejects with ENGINE_BROKEN_ANSWER when the shell ends before it; the
   * next command then opens a new one.
   */
  run(argv: readonly string[], options?: ShellOptions): Promise<ShellResult>;
  /**
   * The same for a script, whose text is constant: what varies are its positional parameters. Unlike a program's
   * arguments they never stand in the host's list of processes.
   */
  script(script: ShellScript, values: readonly string[], options?: ShellOptions): Promise<ShellResult>;
  /**
   * Runs a script in the shell itself, not beside it, which takes no new process. It must be quick, and read nothing; it
   * answers by its variables `answer`, one line, and `status`.
   */
  inside(script: ShellScript, values: readonly string[], options?: ShellOptions): Promise<ShellResult>;
  /**
   * The same, and holds on to the shell: once it has ended no other one is opened in its place, and every command fails
   * with what `lost` makes. What the script opens as descriptor 8 or 9 stays open until the shell ends.
   */
  hold(script: ShellScript, values: readonly string[], lost: () => Error): Promise<HeldShell>;
};

export type HeldShell = {
  /** What the first script answered. */
  readonly result: ShellResult;
  /** Aborts when the shell has ended. */
  readonly ended: AbortSignal;
  /** Runs another script in this very shell. */
  inside(script: ShellScript, values: readonly string[], options?: ShellOptions): Promise<ShellResult>;
  /** Others may be opened again in its place. */
  letGo(): void;
  /** Ends it, and with it what it holds open. */
  end(): void;
};

export type ShellContainerSpec = Pick<ContainerSpec, 'Image' | 'Labels' | 'HostConfig'>;

export type ShellScript = {
  /** For messages. */
  readonly name: string;
  readonly text: string;
  /** What it prints may be long, and nobody waits for its lines one by one. */
  readonly isLong?: true;
};

export type ShellOptions = {
  /** In ms, default 30,000. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
  /** Called for each line of the output as it comes. */
  readonly onLine?: (line: string) => void;
};

/** `output` is stdout and stderr together. */
export type ShellResult = { readonly exitCode: number; readonly output: string };

export type ContainerEvent = {
  /** `die`, `oom`, `health_status: healthy`, … */
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
};
