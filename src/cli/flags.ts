import { Option, type Command } from 'commander';

/** Flags of every command, as the contract has them. */
export type GlobalFlags = {
  readonly file: readonly string[];
  readonly project?: string;
  readonly envFile: readonly string[];
  readonly profile: readonly string[];
  readonly host: readonly string[];
  readonly group?: readonly string[];
  readonly context?: string;
  readonly json: boolean;
  readonly progress: 'auto' | 'tty' | 'plain' | 'json' | 'quiet';
  readonly color: boolean;
  readonly debug: boolean;
  /** Absent for what goes on until it is ended. */
  readonly timeout?: string | undefined;
  readonly lockWait?: string;
  readonly yes: boolean;
};

/** Flags of the commands that say what is to run. */
export type DeployFlags = {
  readonly service?: string;
  readonly port?: string;
  readonly publish?: string;
  readonly healthPath?: string;
  readonly healthTimeout?: string;
  readonly drain?: string;
  readonly keep?: string;
  /** Not of `stage`, which does not go live. */
  readonly watch?: string;
  /** Of what goes live. */
  readonly canary?: string;
  readonly shadow?: string;
  /** Of `stage` alone. */
  readonly share?: string;
  readonly replicas?: string;
  readonly env: readonly string[];
  readonly pull?: string;
  readonly onUnreachable?: string;
  readonly dryRun: boolean;
};

/** What the help calls them. */
export const GLOBAL_GROUP = 'Flags of every command:';

export const collect = (value: string, before: readonly string[]): string[] => [...before, value];

/** After `logs`, `-f` means --follow, as with Docker. */
export function addGlobalFlags(command: Command): Command {
  const isTaken = command.options.some(({ short }) => short === '-f');
  return command
    .optionsGroup(GLOBAL_GROUP)
    .option(
      isTaken ? '--file <path>' : '-f, --file <path>',
      'file to read instead of the one found here, - for stdin; may be repeated',
      collect,
      [],
    )
    .option('-p, --project <name>', 'name of the project')
    .option('--env-file <path>', 'variables for the file, instead of .env; may be repeated', collect, [])
    .option('--profile <name>', 'profile of the file to activate; may be repeated', collect, [])
    .option(
      '-H, --host <endpoint|name>',
      'Docker endpoint: unix://, tcp://, ssh:// or context:NAME, or a host of the file by its name; may be repeated',
      collect,
      [],
    )
    .option('--group <name>', 'the hosts of the file that have this group; may be repeated', collect, [])
    .option('-c, --context <name>', 'Docker context')
    .option('--json', 'print one JSON document to stdout', false)
    .addOption(
      new Option('--progress <mode>', 'how to show progress on stderr')
        .choices(['auto', 'tty', 'plain', 'json', 'quiet'])
        .default('auto'),
    )
    .option('--no-color', 'no colours')
    .option(
      '--lock-wait <duration>',
      'how long to wait for another deploy of the project (default: 15m in CI, else 0)',
    )
    .option('--debug', 'show where an error comes from', false)
    .option('--timeout <duration>', 'deadline of the whole command', '15m')
    .option('-y, --yes', 'ask nothing; rollback: even across an irreversible migration', false);
}

/** Flags of `config`. */
export type ConfigFlags = {
  readonly services: boolean;
  readonly images: boolean;
  readonly quiet: boolean;
  readonly redact: boolean;
};

export function addConfigFlags(command: Command): Command {
  return command
    .option('--services', 'print only the names of the services', false)
    .option('--images', 'print only the images', false)
    .option('-q, --quiet', 'print nothing: only check the file', false)
    .option('--no-redact', 'show secrets too');
}

/** Flags of `rollback`. */
export type RollbackFlags = { readonly check: boolean; readonly keep?: string };

export function addRollbackFlags(command: Command): Command {
  return command
    .option('--check', 'only say how it would go back, or why it cannot', false)
    .option('--keep <duration>', 'how long what serves now stays running (default: 0s)');
}

/** Flags of `promote`. */
export type PromoteFlags = { readonly keep?: string; readonly watch?: string };

export function addPromoteFlags(command: Command): Command {
  return addWatchFlag(command).option(
    '--keep <duration>',
    'how long what serves now stays running (default: as staged)',
  );
}

/** Flags of what goes live. */
function addWatchFlag(command: Command): Command {
  return command.option(
    '--watch <duration>',
    'compare green with blue on real requests for so long, and go back if it is worse (default: 0s)',
  );
}

/** Flags of `up` and `plan`. */
export function addPlanFlags(command: Command): Command {
  return addWatchFlag(addDeployFlags(command))
    .option(
      '--shadow <part>',
      'first mirror this part of the safe requests to green, such as 10%, and give it up if it is worse (default: none)',
    )
    .option(
      '--canary <parts>',
      'give green to these parts of the clients one after another, and give it up if it is worse: 5%,25%,100% (default: 100%)',
    );
}

/** Flags of `stage`. */
export function addStageFlags(command: Command): Command {
  return addDeployFlags(command).option(
    '--share <part>',
    'give it to this part of the clients meanwhile, such as 5% (default: none)',
  );
}

/** Flags of `up` alone. */
export type UpFlags = DeployFlags & { readonly stageFor?: string };

export function addUpFlags(command: Command): Command {
  return addPlanFlags(command).option(
    '--stage-for <duration>',
    'stage it, watch it for so long, and promote it if it stays healthy',
  );
}

/** Flags of `status`. */
export type StatusFlags = { readonly watch: boolean };

export function addStatusFlags(command: Command): Command {
  return command.option('-w, --watch', 'show it anew whenever it changes, until Ctrl-C', false);
}

/** Flags of `metrics`. */
export type MetricsFlags = { readonly textfile?: string; readonly window?: string };

export function addMetricsFlags(command: Command): Command {
  return command
    .option('--textfile <path>', "write them to a file of node_exporter's textfile collector, at one blow")
    .option('--window <duration>', 'how far back requests are counted (default: 5m)');
}

/** Flags of `history`. */
export type HistoryFlags = { readonly limit?: string };

export function addHistoryFlags(command: Command): Command {
  return command.option('--limit <count>', 'show only the last so many, of each host');
}

/** Flags of `logs`. */
export type LogsFlags = {
  readonly follow: boolean;
  readonly slot?: 'blue' | 'green';
  readonly tail: string;
  readonly since?: string;
  readonly timestamps: boolean;
  readonly logPrefix: boolean;
};

export function addLogsFlags(command: Command): Command {
  const color = new Option('--color <blue|green>', 'the containers of one colour (default: of what serves)');
  // `color` is what --no-color says.
  const slot = Object.assign(color.choices(['blue', 'green']), { attributeName: () => 'slot' });
  return command
    .option('-f, --follow', 'go on with what comes, also after a deploy, until Ctrl-C', false)
    .addOption(slot)
    .option('-n, --tail <count>', 'the last so many lines of each container', 'all')
    .option('--since <time>', 'from a moment on: 2026-11-25T03:40:00Z, or 10m for ten minutes ago')
    .option('-t, --timestamps', 'with the time of each line', false)
    .option('--no-log-prefix', 'without the names of the containers');
}

/** Flags of `doctor`. */
export type DoctorFlags = { readonly fix: boolean; readonly dryRun: boolean };

export function addDoctorFlags(command: Command): Command {
  return command
    .option('--fix', 'do what is safe of the cures', false)
    .option('--dry-run', 'with --fix: change nothing', false);
}

function addDeployFlags(command: Command): Command {
  return command
    .option('--service <name>', 'the service that gets the image')
    .option('--port <port>', 'port the application listens on (default: EXPOSE of the image)')
    .option('--publish <[address:]port>', 'where the proxy listens on the host (default: 80)')
    .option('--health-path <path>', 'path that is asked until it answers 200 to 399 (default: /)')
    .option('--health-timeout <duration>', 'how long green may take to become healthy (default: 60s)')
    .option('--drain <duration>', 'how long requests under way may take to end (default: 30s)')
    .option('--keep <duration>', 'how long blue stays running after the switch (default: 0s)')
    .option('--replicas <count>', 'containers of the service (default: 1)')
    .option('-e, --env <name[=value]>', 'environment of the containers; may be repeated', collect, [])
    .option('--pull <policy>', 'always, missing or never (default: missing)')
    .option(
      '--on-unreachable <what>',
      'of several hosts, when one goes away: undo, continue-without or stop (default: undo)',
    )
    .option('--dry-run', 'only show the plan', false);
}

/** Flags of `init`. */
export type InitFlags = { readonly port?: string; readonly route: readonly string[] };

export function addInitFlags(command: Command): Command {
  return command
    .option('--port <port>', 'port the application listens on (default: EXPOSE of the image)')
    .option(
      '--route <host[/path]>',
      'host name that it answers on; may be repeated (default: every)',
      collect,
      [],
    );
}
