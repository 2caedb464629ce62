import type { Command } from 'commander';
import type { Connections, Environment } from '../connections.ts';
import type { Context, Surroundings } from '../context.ts';
import type { GlobalFlags } from '../flags.ts';
import type { CommandResult } from '../result.ts';

/** Adds a command to the tree. */
export type MakeCommand = (name: string, description: string) => Command;
type Action = (context: Context) => Promise<CommandResult>;
/** Runs a command on the engines that the flags name. */
export type Start = (name: string, flags: GlobalFlags, action: Action) => Promise<void>;

/** What commands get that see to their own end. */
export type Means = {
  readonly environment: Environment;
  /** Made before the arguments were read, for the engine that is meant when they name none. */
  readonly early?: Connections | undefined;
  /** Takes the exit code. */
  readonly end: (code: number) => void;
};

export async function connectTo(
  flags: GlobalFlags,
  { environment, early }: Pick<Means, 'environment' | 'early'>,
): Promise<Surroundings> {
  const { createConnections } = await import('../connections.ts');
  const namesNone = flags.host.length === 0 && flags.context === undefined;
  const connections = (namesNone ? early : undefined) ?? createConnections(flags, environment);
  return { flags, environment, connections };
}

/** Global flags may stand before or after the command; what was given, wherever, counts. */
export function allFlags<Own extends object = object>(command: Command): GlobalFlags & Own {
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

/** What goes on until it is ended has no deadline but one that was asked for. */
export function endless<Flags extends GlobalFlags>(command: Command, flags: Flags): Flags {
  const isGiven = [command.parent, command].some((one) => one?.getOptionValueSource('timeout') === 'cli');
  return isGiven ? flags : { ...flags, timeout: undefined };
}
