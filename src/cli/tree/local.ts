import { Argument, type Command } from 'commander';
import type { Shell } from '../completion/scripts.ts';
import { addConfigFlags, addInitFlags, type ConfigFlags, type InitFlags } from '../flags.ts';
import { allFlags, connectTo, type MakeCommand, type Means } from './command.ts';

/** Those that change nothing on an engine. */
export function addLocalCommands(command: MakeCommand, means: Means): void {
  addConfigCommand(command, means);
  addInitCommand(command, means);
  addInstallPluginCommand(command, means);
  addCompletionCommand(command);
}

function addConfigCommand(command: MakeCommand, means: Means): void {
  addConfigFlags(command('config', 'print the file as Compose understands it')).action(
    async (_: unknown, self: Command) => {
      const flags = allFlags<ConfigFlags>(self);
      const [{ runPrinting }, { config }] = await Promise.all([
        import('../run.ts'),
        import('../commands/config.ts'),
      ]);
      const surroundings = await connectTo(flags, means);
      means.end(await runPrinting('config', surroundings, (context) => config(context, flags)));
    },
  );
}

function addInitCommand(command: MakeCommand, means: Means): void {
  addInitFlags(command('init [image]', 'write a first ctr-bg.yml, and the schema for your editor')).action(
    async (image: string | undefined, _: unknown, self: Command) => {
      const flags = allFlags<InitFlags>(self);
      const surroundings = await connectTo(flags, means);
      const [{ run }, { init }] = await Promise.all([import('../run.ts'), import('../commands/init.ts')]);
      means.end(await run('init', surroundings, (context) => init(context, image, flags)));
    },
  );
}

function addInstallPluginCommand(command: MakeCommand, means: Means): void {
  command('install-plugin', 'let the docker command know ctr-bg as `docker bg`').action(
    async (_: unknown, self: Command) => {
      const surroundings = await connectTo(allFlags(self), means);
      const [{ run }, { installPlugin }] = await Promise.all([
        import('../run.ts'),
        import('../commands/install-plugin.ts'),
      ]);
      const program = process.argv[1] ?? '';
      means.end(await run('install-plugin', surroundings, () => installPlugin(means.environment, program)));
    },
  );
}

function addCompletionCommand(command: MakeCommand): void {
  const shell = new Argument('<shell>', 'the shell that is to complete').choices(['bash', 'zsh', 'fish']);
  command('completion', 'print what makes a shell complete ctr-bg')
    .addArgument(shell)
    .action(async (name: Shell) => {
      const { completionScript } = await import('../completion/scripts.ts');
      process.stdout.write(completionScript(name));
    });
}
