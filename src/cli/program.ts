import { Command, CommanderError } from 'commander';
import {
  addConfigFlags,
  addDeployFlags,
  addGlobalFlags,
  type ConfigFlags,
  type DeployFlags,
  type GlobalFlags,
} from './flags.ts';
import type { Environment } from './context.ts';

const EXAMPLES = `
Examples:
  ctr-bg up shop:2                      deploy an image; no file is needed
  ctr-bg up shop:2 --publish 8080       with the proxy on port 8080
  ctr-bg up                             deploy what ctr-bg.yml or compose.yaml says
  ctr-bg plan shop:3                    show what would be done
  ctr-bg -H ssh://me@example.com up shop:2
`;

/** Parses the arguments, runs one command and returns its exit code; commands are loaded when they are called. */
export async function runProgram(
  argv: readonly string[],
  environment: Environment,
  version: string,
): Promise<number> {
  let exitCode = 0;
  const program = addGlobalFlags(new Command('ctr-bg'))
    .description('Blue/green deploys for Docker that lose no request')
    .version(version, '-V, --version')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(ctr-bg --help shows what is allowed)')
    .exitOverride();
  const command: MakeCommand = (name, description) =>
    addGlobalFlags(program.command(name)).description(description).exitOverride();

  addDeployFlags(command('up [image]', 'deploy: start green, switch when it is healthy, retire blue')).action(
    async (image: string | undefined, _: unknown, self: Command) => {
      const flags = allFlags<DeployFlags>(self);
      const [{ run }, { up }] = await Promise.all([import('./run.ts'), import('./commands/up.ts')]);
      exitCode = await run('up', flags, environment, (context) => up(context, image, flags));
    },
  );
  addDeployFlags(command('plan [image]', 'show what up would do, and change nothing')).action(
    async (image: string | undefined, _: unknown, self: Command) => {
      const flags = allFlags<DeployFlags>(self);
      const [{ run }, { showPlan }] = await Promise.all([import('./run.ts'), import('./commands/up.ts')]);
      exitCode = await run('plan', flags, environment, (context) => showPlan(context, image, flags));
    },
  );
  addConfigCommand(command, environment, (code) => (exitCode = code));
  command('status', 'show what serves').action(async (_: unknown, self: Command) => {
    const [{ run }, { status }] = await Promise.all([import('./run.ts'), import('./commands/status.ts')]);
    exitCode = await run('status', allFlags(self), environment, status);
  });
  command('down', 'take the project off the proxy and remove it').action(
    async (_: unknown, self: Command) => {
      const [{ run }, { down }] = await Promise.all([import('./run.ts'), import('./commands/down.ts')]);
      exitCode = await run('down', allFlags(self), environment, down);
    },
  );

  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

type MakeCommand = (name: string, description: string) => Command;

function addConfigCommand(command: MakeCommand, environment: Environment, end: (code: number) => void): void {
  addConfigFlags(command('config', 'print the file as Compose understands it')).action(
    async (_: unknown, self: Command) => {
      const flags = allFlags<ConfigFlags>(self);
      const [{ runPrinting }, { config }] = await Promise.all([
        import('./run.ts'),
        import('./commands/config.ts'),
      ]);
      end(await runPrinting('config', flags, environment, (context) => config(context, flags)));
    },
  );
}

/** Global flags may stand before or after the command; what was given, wherever, counts. */
function allFlags<Own extends object = object>(command: Command): GlobalFlags & Own {
  const merged: Record<string, unknown> = {};
  for (const source of [command.parent, command]) {
    for (const [name, value] of Object.entries(source?.opts() ?? {})) {
      const isDefault = source?.getOptionValueSource(name) === 'default';
      if (!isDefault || !(name in merged)) merged[name] = value;
    }
  }
  return merged as GlobalFlags & Own;
}
