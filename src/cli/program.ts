import { Command, CommanderError } from 'commander';
import {
  addConfigFlags,
  addDeployFlags,
  addDoctorFlags,
  addGlobalFlags,
  addHistoryFlags,
  addLogsFlags,
  addPromoteFlags,
  addRollbackFlags,
  addStatusFlags,
  addUpFlags,
  type ConfigFlags,
  type DeployFlags,
  type DoctorFlags,
  type GlobalFlags,
  type HistoryFlags,
  type LogsFlags,
  type PromoteFlags,
  type RollbackFlags,
  type StatusFlags,
  type UpFlags,
} from './flags.ts';
import type { Connections, Environment } from './connections.ts';
import type { Context, Surroundings } from './context.ts';
import type { CommandResult } from './run.ts';

type Action = (context: Context) => Promise<CommandResult>;
type Start = (name: string, flags: GlobalFlags, action: Action) => Promise<void>;

const examples = (name: string): string => `
Examples:
  ${name} up shop:2                      deploy an image; no file is needed
  ${name} up shop:2 --publish 8080       with the proxy on port 8080
  ${name} up                             deploy what ctr-bg.yml or compose.yaml says
  ${name} plan shop:3                    show what would be done
  ${name} stage shop:3                   bring it up to be looked at; then promote, or abort
  ${name} rollback                       go back to what served before
  ${name} -H ssh://me@example.com up shop:2
`;

export type Options = {
  /** How it was called: `ctr-bg` or `docker bg`. */
  readonly name: string;
  readonly version: string;
  /** Made before the arguments were read, for the engine that is meant when they name none. */
  readonly early?: Connections | undefined;
};

/** Parses the arguments, runs one command and returns its exit code; commands are loaded when they are called. */
export async function runProgram(
  argv: readonly string[],
  environment: Environment,
  { name: called, version, early }: Options,
): Promise<number> {
  let exitCode = 0;
  const program = addGlobalFlags(new Command(called))
    .description('Blue/green deploys for Docker that lose no request')
    .version(version, '-V, --version')
    .addHelpText('after', examples(called))
    .showHelpAfterError(`(${called} --help shows what is allowed)`)
    // -f is another flag after `logs` than before it.
    .enablePositionalOptions()
    .exitOverride();
  const command: MakeCommand = (name, description, short) =>
    addGlobalFlags(program.command(name), short).description(description).exitOverride();
  addCommands(command, async (name, flags, action) => {
    const surroundings = await connectTo(flags, environment, early);
    // The engine and its proxy get ready while the command is loaded.
    surroundings.connections.open();
    const { run } = await import('./run.ts');
    exitCode = await run(name, surroundings, action);
  });
  addWatchingCommands(command, environment, { early, end: (code) => (exitCode = code) });
  addConfigCommand(command, environment, (code) => (exitCode = code));
  addInitCommand(command, environment, (code) => (exitCode = code));
  addInstallPluginCommand(command, environment, (code) => (exitCode = code));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  } finally {
    await early?.close();
  }
}

async function connectTo(
  flags: GlobalFlags,
  environment: Environment,
  early?: Connections,
): Promise<Surroundings> {
  const { createConnections } = await import('./connections.ts');
  const namesNone = flags.host.length === 0 && flags.context === undefined;
  const connections = (namesNone ? early : undefined) ?? createConnections(flags, environment);
  return { flags, environment, connections };
}

type MakeCommand = (name: string, description: string, short?: 'file' | 'follow') => Command;

type Watching = { readonly early?: Connections | undefined; readonly end: (code: number) => void };

/** Those that may go on until they are ended, and write as they go. */
function addWatchingCommands(command: MakeCommand, environment: Environment, { early, end }: Watching): void {
  addStatusFlags(command('status', 'show what serves')).action(async (_: unknown, self: Command) => {
    const flags = allFlags<StatusFlags>(self);
    const surroundings = await connectTo(flags.watch ? endless(self, flags) : flags, environment, early);
    surroundings.connections.open();
    const [{ run, runStreaming }, { status, watchStatus }] = await Promise.all([
      import('./run.ts'),
      import('./commands/status.ts'),
    ]);
    end(
      await (flags.watch
        ? runStreaming('status', surroundings, watchStatus)
        : run('status', surroundings, status)),
    );
  });
  addLogsFlags(
    command('logs [service...]', 'show what the containers that serve have written', 'follow'),
  ).action(async (services: readonly string[], _: unknown, self: Command) => {
    const flags = allFlags<LogsFlags>(self);
    const surroundings = await connectTo(flags.follow ? endless(self, flags) : flags, environment, early);
    surroundings.connections.open();
    const [{ runStreaming }, { logs }] = await Promise.all([
      import('./run.ts'),
      import('./commands/logs.ts'),
    ]);
    end(await runStreaming('logs', surroundings, (context) => logs(context, services, flags)));
  });
}

/** What goes on until it is ended has no deadline but one that was asked for. */
function endless<Flags extends GlobalFlags>(command: Command, flags: Flags): Flags {
  const isGiven = [command.parent, command].some((one) => one?.getOptionValueSource('timeout') === 'cli');
  return isGiven ? flags : { ...flags, timeout: undefined };
}

function addConfigCommand(command: MakeCommand, environment: Environment, end: (code: number) => void): void {
  addConfigFlags(command('config', 'print the file as Compose understands it')).action(
    async (_: unknown, self: Command) => {
      const flags = allFlags<ConfigFlags>(self);
      const [{ runPrinting }, { config }] = await Promise.all([
        import('./run.ts'),
        import('./commands/config.ts'),
      ]);
      const surroundings = await connectTo(flags, environment);
      end(await runPrinting('config', surroundings, (context) => config(context, flags)));
    },
  );
}

function addInitCommand(command: MakeCommand, environment: Environment, end: (code: number) => void): void {
  command('init [image]', 'write a first ctr-bg.yml, and the schema for your editor').action(
    async (image: string | undefined, _: unknown, self: Command) => {
      const surroundings = await connectTo(allFlags(self), environment);
      const [{ run }, { init }] = await Promise.all([import('./run.ts'), import('./commands/init.ts')]);
      end(await run('init', surroundings, (context) => init(context, image)));
    },
  );
}

function addInstallPluginCommand(
  command: MakeCommand,
  environment: Environment,
  end: (code: number) => void,
): void {
  command('install-plugin', 'let the docker command know ctr-bg as `docker bg`').action(
    async (_: unknown, self: Command) => {
      const surroundings = await connectTo(allFlags(self), environment);
      const [{ run }, { installPlugin }] = await Promise.all([
        import('./run.ts'),
        import('./commands/install-plugin.ts'),
      ]);
      const program = process.argv[1] ?? '';
      end(await run('install-plugin', surroundings, () => installPlugin(environment, program)));
    },
  );
}

function addCommands(command: MakeCommand, start: Start): void {
  addUpFlags(command('up [image]', 'deploy: start green, switch when it is healthy, retire blue')).action(
    (image: string | undefined, _: unknown, self: Command) => {
      const flags = allFlags<UpFlags>(self);
      return start('up', flags, async (context) => {
        if (flags.stageFor !== undefined && !flags.dryRun) {
          const { stageFor } = await import('./commands/stage-for.ts');
          return stageFor(context, image, flags, flags.stageFor);
        }
        const { deployImage } = await import('./commands/up.ts');
        return deployImage(context, 'up', image, flags);
      });
    },
  );
  addDeployFlags(command('plan [image]', 'show what up would do, and change nothing')).action(
    (image: string | undefined, _: unknown, self: Command) => {
      const flags = allFlags<DeployFlags>(self);
      return start('plan', flags, async (context) => {
        const { showPlan } = await import('./commands/up.ts');
        return showPlan(context, image, flags);
      });
    },
  );
  addStageCommands(command, start);
  addPastCommands(command, start);
  addDoctorFlags(command('doctor', 'tell what is wrong on the host, and its cure')).action(
    (_: unknown, self: Command) => {
      const flags = allFlags<DoctorFlags>(self);
      return start('doctor', flags, async (context) => {
        const { doctor } = await import('./commands/doctor.ts');
        return doctor(context, flags);
      });
    },
  );
  command('down', 'take the project off the proxy and remove it').action((_: unknown, self: Command) =>
    start('down', allFlags(self), async (context) => {
      const { down } = await import('./commands/down.ts');
      return down(context);
    }),
  );
}

/** Those that bring a release up to be looked at, and say what becomes of it. */
function addStageCommands(command: MakeCommand, start: Start): void {
  addDeployFlags(
    command('stage [image]', 'bring a release up beside what serves, to be looked at before it serves'),
  ).action((image: string | undefined, _: unknown, self: Command) => {
    const flags = allFlags<DeployFlags>(self);
    return start('stage', flags, async (context) => {
      const { deployImage } = await import('./commands/up.ts');
      return deployImage(context, 'stage', image, flags);
    });
  });
  addPromoteFlags(command('promote', 'let what is staged go live')).action((_: unknown, self: Command) => {
    const flags = allFlags<PromoteFlags>(self);
    return start('promote', flags, async (context) => {
      const { promote } = await import('./commands/stage.ts');
      return promote(context, flags);
    });
  });
  command('abort', 'give up what is staged, and remove it').action((_: unknown, self: Command) =>
    start('abort', allFlags(self), async (context) => {
      const { abort } = await import('./commands/stage.ts');
      return abort(context);
    }),
  );
}

/** Those that look at what was. */
function addPastCommands(command: MakeCommand, start: Start): void {
  addRollbackFlags(
    command('rollback [release]', 'go back to the release that served before, or to the one that is named'),
  ).action((release: string | undefined, _: unknown, self: Command) => {
    const flags = allFlags<RollbackFlags>(self);
    return start('rollback', flags, async (context) => {
      const { rollback } = await import('./commands/rollback.ts');
      return rollback(context, release, flags);
    });
  });
  addHistoryFlags(command('history', 'show what was done, by whom, and what came of it')).action(
    (_: unknown, self: Command) => {
      const flags = allFlags<HistoryFlags>(self);
      return start('history', flags, async (context) => {
        const { history } = await import('./commands/history.ts');
        return history(context, flags);
      });
    },
  );
}

/** Global flags may stand before or after the command; what was given, wherever, counts. */
function allFlags<Own extends object = object>(command: Command): GlobalFlags & Own {
  const merged: Record<string, unknown> = {};
  for (const source of [command.parent, command]) {
    for (const [name, value] of Object.entries(source?.opts() ?? {})) {
      const before = merged[name];
      if (before === undefined) merged[name] = value;
      else if (source?.getOptionValueSource(name) !== 'default') merged[name] = both(before, value);
    }
  }
  return merged as GlobalFlags & Own;
}

/** What may be repeated may be so on both sides of the command. */
function both(before: unknown, after: unknown): unknown {
  return Array.isArray(before) && Array.isArray(after)
    ? [...(before as unknown[]), ...(after as unknown[])]
    : after;
}
