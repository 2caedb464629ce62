import { Command, CommanderError } from 'commander';
import { suggest } from '../config/suggest.ts';
import { CtrBgError } from '../types/index.ts';
import type { Connections, Environment } from './connections.ts';
import { descriptionOf, exampleText } from './examples.ts';
import { addGlobalFlags } from './flags.ts';
import { optionText } from './option-text.ts';
import { connectTo, type MakeCommand } from './tree/command.ts';
import { addDeployingCommands } from './tree/deploying.ts';
import { addLocalCommands } from './tree/local.ts';
import { addProvingCommand } from './tree/proving.ts';
import { addWatchingCommands } from './tree/watching.ts';

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
  options: Options,
): Promise<number> {
  let exitCode = 0;
  const program = createProgram(environment, options, (code) => (exitCode = code));
  try {
    await program.parseAsync(helpByFlag(argv, program), { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (argv.includes('--json')) process.stdout.write(await misuse(error, program, argv));
    return 2;
  } finally {
    await options.early?.close();
  }
}

/** `help up` as `up --help`: so help for a command that does not exist is the same mistake as to call it. */
function helpByFlag(argv: readonly string[], { commands }: Command): readonly string[] {
  const at = argv.findIndex((word) => !word.startsWith('-'));
  if (argv[at] !== 'help') return argv;
  const [topic, ...rest] = [...argv.slice(0, at), ...argv.slice(at + 1)];
  if (topic === undefined || topic === 'help') return ['--help'];
  return commands.some((one) => one.name() === topic) ? [topic, '--help'] : [topic, ...rest];
}

/** What was probably meant by a word that is no command. */
function suggestionFor(word: string, { commands }: Command): string | undefined {
  if (['version', 'v'].includes(word)) return '--version';
  const near = suggest(
    word,
    commands.map((one) => one.name()),
  );
  if (near !== undefined) return near;
  // The name of an image, with its tag or its registry: the command was forgotten.
  return /^[\w.-]+[:/][\w./:@-]+$/.test(word) ? `up ${word}` : undefined;
}

/** What --json prints when the command line says what cannot be; commander has told people by then. */
async function misuse(
  { message }: CommanderError,
  program: Command,
  argv: readonly string[],
): Promise<string> {
  const { errorDocument, toJson } = await import('../report/index.ts');
  const [what = '', ...suggestion] = message.replace(/^error: /, '').split('\n');
  const hint = suggestion.join(' ').replace(/^\((.*)\)$/, '$1');
  const error = new CtrBgError('USAGE', what, hint === '' ? {} : { hint });
  const command = argv.find((word) => program.commands.some((one) => one.name() === word)) ?? '';
  return toJson({ ok: false, command, error: errorDocument(error) });
}

/** The tree of all commands: what is parsed, completed, and written into the reference and the man page. */
export function createProgram(
  environment: Environment,
  { name: called, version, early }: Options,
  end: (code: number) => void,
): Command {
  const program = new Command(called)
    .description('Blue/green deploys for Docker that lose no request')
    .version(version, '-V, --version', 'show the version')
    .configureHelp({ optionDescription: optionText })
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', ({ command }) => exampleText(command, called))
    .showHelpAfterError(`(${called} --help shows what is allowed)`)
    // -f is another flag after `logs` than before it.
    .enablePositionalOptions()
    .exitOverride();
  const command: MakeCommand = (name, description) =>
    program
      .command(name)
      .summary(description)
      .description(descriptionOf(name.split(' ')[0] ?? '', description))
      .helpOption('-h, --help', 'show this help')
      .addHelpText('after', ({ command: self }) => exampleText(self, called))
      .exitOverride();
  const means = { environment, early, end };
  addDeployingCommands(command, async (name, flags, action) => {
    const surroundings = await connectTo(flags, means);
    // The engine and its proxy get ready while the command is loaded.
    surroundings.connections.open();
    const { run } = await import('./run.ts');
    end(await run(name, surroundings, action));
  });
  addProvingCommand(command, means);
  addWatchingCommands(command, means);
  addLocalCommands(command, means);
  program.on('command:*', ([word = '']: string[]) => {
    const meant = suggestionFor(word, program);
    const text = meant === undefined ? '' : `\n(Did you mean ${called} ${meant}?)`;
    program.error(`error: unknown command '${word}'${text}`, { code: 'commander.unknownCommand' });
  });
  // Last, so that the help of a command begins with its own.
  for (const one of [program, ...program.commands]) addGlobalFlags(one);
  return program;
}
