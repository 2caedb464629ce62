/** When a command of the user is run; `migrate` is none of them, for it is a service that is run to its end. */
export type HookName = 'pre-deploy' | 'pre-switch' | 'post-switch' | 'on-failure' | 'on-rollback';

/** A command in a container that is made like those of a service; absent `entrypoint` is the service's own. */
export type ContainerCommand = {
  readonly service: string;
  readonly command: readonly string[];
  readonly entrypoint?: readonly string[];
};

/** A command on the machine that ctr-bg runs on. */
export type LocalCommand = {
  readonly kind: 'local';
  readonly command: readonly string[];
  /** Where it is run. */
  readonly directory: string;
};

export type HookSettings = {
  readonly name: HookName;
  /** In ms. */
  readonly timeout: number;
  /** On each host instead of only the first. */
  readonly eachHost: boolean;
};

/** As the file has it. */
export type Hook = HookSettings & {
  readonly action: LocalCommand | ({ readonly kind: 'container' } & ContainerCommand);
};

/** What is run to its end before the swapped services start, once for each configuration. */
export type Migration = ContainerCommand & MigrationSettings;

export type MigrationSettings = {
  /** In ms. */
  readonly timeout: number;
  /** Whether the release before can serve on what it leaves behind. */
  readonly reversible: boolean;
  /** On each host instead of only the first. */
  readonly eachHost: boolean;
};

/** How a hook ended on one host; `message` says why it failed. */
export type HookResult = { readonly hook: HookName; readonly host: string; readonly message?: string };

/** A migration that was begun. */
export type MigrationRun = {
  readonly host: string;
  readonly service: string;
  readonly reversible: boolean;
};
