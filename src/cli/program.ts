import { Command, CommanderError } from 'commander';
import { addGlobalFlags } from './flags.ts';
import type { Connections, Environment } from './connections.ts';
import { connectTo, type MakeCommand } from './tree/command.ts';
import { addDeployingCommands } from './tree/deploying.ts';
import { addLocalCommands } from './tree/local.ts';
import { addWatchingCommands } from './tree/watching.ts';

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
  const means = { environment, early, end: (code: number): void => void (exitCode = code) };
  addDeployingCommands(command, async (name, flags, action) => {
    const surroundings = await connectTo(flags, means);
    // The engine and its proxy get ready while the command is loaded.
    surroundings.connections.open();
    const { run } = await import('./run.ts');
    exitCode = await run(name, surroundings, action);
  });
  addWatchingCommands(command, means);
  addLocalCommands(command, means);
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
