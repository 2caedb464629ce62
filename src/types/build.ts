import type { Ulimit } from './container-body.ts';

/** How a service's image is built, for the engine's own builder (POST /build). */
export type BuildSettings = {
  /** Absolute path of a folder, or an address that the engine fetches itself (Git or HTTP). */
  readonly context: string;
  readonly isRemote: boolean;
  /** Relative to the context, or absolute. */
  readonly dockerfile: string;
  /** Instead of a file. */
  readonly dockerfileInline?: string;
  /** `null` leaves the Dockerfile's own default. */
  readonly args: Readonly<Record<string, string | null>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly cacheFrom: readonly string[];
  readonly network?: string;
  readonly platform?: string;
  /** Ask the registry for newer base images. */
  readonly pull: boolean;
  readonly noCache: boolean;
  /** `HOST:ADDRESS` */
  readonly extraHosts: readonly string[];
  /** Bytes. */
  readonly shmSize?: number;
  readonly ulimits: readonly Ulimit[];
  /** Further names of the image. */
  readonly tags: readonly string[];
  /** Whether to build also when the image is there: `pull_policy: build`. */
  readonly always: boolean;
};
