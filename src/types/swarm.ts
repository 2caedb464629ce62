import type { SourceLocation } from './error.ts';

/**
 * The part of a Swarm service that a container does not have, in the words of the Docker Engine API (POST
 * /services/create, v1.41); absent keys leave what the engine has. Durations in nanoseconds, sizes in bytes.
 */
export type SwarmSettings = {
  /** One task on each node that fits; absent: as many tasks as the service has replicas. */
  readonly mode?: 'global';
  /** The user's own, on the service itself. */
  readonly labels: Readonly<Record<string, string>>;
  readonly resources: {
    readonly Limits?: { readonly NanoCPUs?: number; readonly MemoryBytes?: number; readonly Pids?: number };
    readonly Reservations?: {
      readonly NanoCPUs?: number;
      readonly MemoryBytes?: number;
      readonly GenericResources?: readonly {
        readonly DiscreteResourceSpec: { readonly Kind: string; readonly Value: number };
      }[];
    };
  };
  readonly restart: {
    readonly Condition?: string;
    readonly Delay?: number;
    readonly MaxAttempts?: number;
    readonly Window?: number;
  };
  readonly placement: {
    readonly Constraints?: readonly string[];
    readonly Preferences?: readonly { readonly Spread: { readonly SpreadDescriptor: string } }[];
    readonly MaxReplicas?: number;
  };
  readonly update?: SwarmUpdate;
  readonly rollback?: SwarmUpdate;
};

export type SwarmUpdate = {
  readonly Parallelism?: number;
  readonly Delay?: number;
  readonly FailureAction?: string;
  readonly Monitor?: number;
  readonly MaxFailureRatio?: number;
  readonly Order?: string;
};

/** How many tasks a Swarm service is to have; of a global one the managers know. */
export type TaskCount = number | 'global';

/** What the file says for a Swarm, and what of it no Swarm service can be. */
export type SwarmWish = SwarmSettings & { readonly obstacles: readonly SwarmObstacle[] };

/** Refused where the service is to run on a Swarm, and nowhere else. */
export type SwarmObstacle = {
  readonly message: string;
  readonly hint: string;
  readonly where?: SourceLocation;
};
