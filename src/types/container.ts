import type { ContainerConfig, EndpointSettings, HostConfig } from './container-body.ts';
import type { SourceLocation } from './error.ts';

/**
 * How a service's containers are made, in the Docker Engine API's own words (POST /containers/create); absent keys
 * leave what the image or the engine has. Environment and labels stand apart, for redacted diffs.
 */
export type ContainerSettings = {
  /** May hold secrets: never printed, never labelled. `null` takes a variable of the image away. */
  readonly environment: Readonly<Record<string, string | null>>;
  /** The user's own. */
  readonly labels: Readonly<Record<string, string>>;
  readonly config: ContainerConfig;
  readonly hostConfig: HostConfig;
  /** The project's networks that it is on, the one that it is created on first. */
  readonly networks: readonly NetworkAttachment[];
  /** Secrets and configs, written into the container before it starts. */
  readonly files: readonly InjectedFile[];
  /** What asks for a newer engine than the oldest that is supported. */
  readonly needs: readonly EngineNeed[];
};

export type NetworkAttachment = {
  /** As the engine knows it, such as `shop_default`. */
  readonly name: string;
  /** The names by which others on it find the container. */
  readonly aliases: readonly string[];
  readonly endpoint: EndpointSettings;
};

/** A file that the container gets as its own; `base64` may be a secret: never printed, never labelled. */
export type InjectedFile = {
  /** Absolute, in the container. */
  readonly target: string;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  readonly base64: string;
};

/** An older engine would drop it in silence, so it is refused there. */
export type EngineNeed = {
  /** `healthcheck.start_interval of web` */
  readonly what: string;
  /** `1.44` */
  readonly api: string;
  readonly where?: SourceLocation;
};

/** A network of the project. */
export type NetworkSettings = {
  /** As the engine knows it, such as `shop_default`. */
  readonly name: string;
  /** Somebody else's: it must exist, and is never made or removed. */
  readonly external: boolean;
  /** The user's own. */
  readonly labels: Readonly<Record<string, string>>;
  /** The API's body of POST /networks/create, without name and labels. */
  readonly body: NetworkBody;
  readonly needs: readonly EngineNeed[];
};

export type NetworkBody = {
  readonly Driver?: string;
  readonly Options?: Readonly<Record<string, string>>;
  readonly Internal?: boolean;
  readonly Attachable?: boolean;
  readonly EnableIPv4?: boolean;
  readonly EnableIPv6?: boolean;
  readonly IPAM?: {
    readonly Driver?: string;
    readonly Options?: Readonly<Record<string, string>>;
    readonly Config?: readonly {
      readonly Subnet?: string;
      readonly IPRange?: string;
      readonly Gateway?: string;
      readonly AuxiliaryAddresses?: Readonly<Record<string, string>>;
    }[];
  };
};

/** A volume of the project. */
export type VolumeSettings = {
  /** As the engine knows it, such as `shop_data`. */
  readonly name: string;
  /** Somebody else's: it must exist, and is never made. */
  readonly external: boolean;
  /** The user's own. */
  readonly labels: Readonly<Record<string, string>>;
  /** The API's body of POST /volumes/create, without name and labels. */
  readonly body: VolumeBody;
};

export type VolumeBody = { readonly Driver?: string; readonly DriverOpts?: Readonly<Record<string, string>> };
