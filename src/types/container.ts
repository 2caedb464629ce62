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
  /** The project's networks that it is on, each with the names by which others on it find it. */
  readonly networks?: readonly NetworkAttachment[];
};

export type NetworkAttachment = { readonly name: string; readonly aliases: readonly string[] };

/** A HEALTHCHECK that replaces the image's; `test: ['NONE']` switches it off. */
export type HealthcheckSettings = {
  readonly test?: readonly string[];
  readonly interval?: number;
  readonly timeout?: number;
  readonly retries?: number;
  readonly startPeriod?: number;
};

/** A network of the project. */
export type NetworkSettings = {
  /** As the engine knows it, such as `shop_default`. */
  readonly name: string;
  /** Somebody else's: it must exist, and is never made or removed. */
  readonly external: boolean;
};

/** A volume of the project. */
export type VolumeSettings = {
  /** As the engine knows it, such as `shop_data`. */
  readonly name: string;
  /** Somebody else's: it must exist, and is never made. */
  readonly external: boolean;
};
