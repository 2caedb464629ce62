import type {
  ContainerConfig,
  EndpointSettings,
  HostConfig,
  NetworkBody,
  VolumeBody,
} from '../types/index.ts';

/**
 * The door to one Docker Engine. Every call has a deadline, rejects with a CtrBgError when the answer is cut,
 * truncated, malformed or absent (ENGINE_BROKEN_ANSWER, ENGINE_TIMEOUT, ENGINE_UNREACHABLE), and with an
 * EngineRefusal when the engine answered with an error status. Shapes are those of the Docker Engine API v1.41.
 */
export interface Engine {
  /** How the endpoint was named, for people: `unix:///var/run/docker.sock`, `ssh://deploy@example.com`. */
  readonly endpoint: string;
  /** The negotiated API version, such as `1.41` (FACTS 13). */
  readonly apiVersion: string;

  info(): Promise<EngineInfo>;

  listContainers(labels: readonly string[]): Promise<ContainerSummary[]>;
  /** Undefined when there is no such container. */
  inspectContainer(idOrName: string): Promise<ContainerInspect | undefined>;
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
  /** Also succeeds when it is gone; waits while another removal is in progress. Anonymous volumes go with it. */
  removeContainer(id: string, options?: { force?: boolean }): Promise<void>;
  setRestartPolicy(id: string, policy: 'no' | 'always'): Promise<void>;
  /** The last lines of stdout and stderr, at most `lines` and 64 KiB. */
  tailLogs(id: string, lines: number): Promise<string[]>;
  /** Processes of a container as the host's ps sees them: `ps -eo pid,args` (FACTS 3). */
  listProcesses(id: string): Promise<{ pid: number; args: string }[]>;

  /** Runs argv in the container and waits for its end; output capped at 1 MiB. `deadline` ms, default 30,000. */
  exec(
    container: string,
    argv: readonly string[],
    options?: { deadline?: number; signal?: AbortSignal },
  ): Promise<ExecResult>;
  /**
   * Starts argv with stdin and stdout attached and hands over its lines as they come. Ending or destroying it
   * closes its stdin: scripts of ours take that as their end, so nothing outlives us.
   */
  execLines(
    container: string,
    argv: readonly string[],
    options: { deadline: number; signal?: AbortSignal },
  ): Promise<ExecLines>;

  /** Uploads a tar into a directory of a container, running or not. */
  putArchive(container: string, path: string, tar: Buffer): Promise<void>;
  /** The tar of a path in a container, running or not; undefined when the path is not there. At most 16 MiB. */
  getArchive(container: string, path: string): Promise<Buffer | undefined>;

  /** Undefined when the engine does not have it. */
  inspectImage(reference: string): Promise<ImageInspect | undefined>;
  /** Resolves when the stream ended well and the image is there; the deadline is 120 s without a byte. */
  pullImage(
    reference: string,
    options: { platform?: string; signal?: AbortSignal; onProgress?: (progress: PullProgress) => void },
  ): Promise<void>;
  /** Digest of a reference as the registry has it, without pulling. */
  resolveDigest(reference: string): Promise<string>;
  tagImage(image: string, reference: string): Promise<void>;

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
};

export type ContainerSummary = {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly State: string;
  readonly Labels: Readonly<Record<string, string>>;
};

export type ContainerInspect = {
  readonly Id: string;
  readonly Name: string;
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
      readonly Log?: readonly { readonly ExitCode: number; readonly Output: string }[];
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

/** The API's body of POST /containers/create, as far as it is used here. */
export type ContainerSpec = ContainerConfig & {
  readonly Image: string;
  readonly Labels: Readonly<Record<string, string>>;
  /** `NAME=value`; a name alone takes the image's variable away. */
  readonly Env?: readonly string[];
  /** Seconds. */
  readonly StopTimeout?: number;
  readonly AttachStdout?: boolean;
  readonly AttachStderr?: boolean;
  /** Before API 1.44; later it belongs to the endpoint. */
  readonly MacAddress?: string;
  readonly HostConfig: HostConfig;
  readonly NetworkingConfig?: { readonly EndpointsConfig: Readonly<Record<string, EndpointSpec>> };
};

export type EndpointSpec = EndpointSettings & { readonly Aliases?: readonly string[] };

export type ImageInspect = {
  readonly Id: string;
  readonly RepoDigests: readonly string[];
  readonly Architecture: string;
  readonly Os: string;
  readonly Config: {
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

export type PullProgress = { readonly current: number; readonly total: number };

export type ExecResult = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export interface ExecLines {
  /**
   * Lines of stdout without their ends; finishes when the process has ended or the deadline has passed, rejects when
   * the stream breaks. Breaking out of a loop closes nothing: a later loop goes on with the next line.
   */
  readonly lines: AsyncIterable<string>;
  /** Settles after the end, also after close(); rejects at the deadline. stderr is capped at 64 KiB. */
  readonly ended: Promise<{ readonly exitCode: number; readonly stderr: string }>;
  /** What is written after the end of the process is dropped. */
  readonly stdin: { write(chunk: string | Uint8Array): boolean };
  /** Closes stdin and the connection. */
  close(): void;
}

export type ContainerEvent = {
  /** `die`, `oom`, `health_status: healthy`, … */
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
};
