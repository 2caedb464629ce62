import type { Command } from 'commander';
import { toError } from '../../types/index.ts';
import { addProveFlags, type ProveFlags } from '../prove-flags.ts';
import { allFlags, connectTo, endless, type MakeCommand, type Means } from './command.ts';

/** The one that runs others. */
export function addProvingCommand(command: MakeCommand, means: Means): void {
  addProveFlags(command('prove [command...]', 'run a deploy under a load of its own, and count what is lost'))
    // What stands behind the inner command's name is the inner command's, also without `--`.
    .passThroughOptions()
    .action(async (words: readonly string[], _: unknown, self: Command) => {
      const flags = allFlags<ProveFlags>(self);
      const [{ readInner }, { run }] = await Promise.all([import('./inner.ts'), import('../run.ts')]);
      const measures = flags.for !== undefined && words.length === 0;
      const argv = words.length > 0 ? words : ['up'];
      // What is wrong with it is told as every error is.
      const inner = measures ? undefined : await readInner(argv, self).catch(toError);
      const own = inner === undefined || inner instanceof Error ? endless(self, flags) : inner.flags;
      const surroundings = await connectTo(own, means);
      if (!(inner instanceof Error)) surroundings.connections.open();
      const { prove } = await import('../commands/prove.ts');
      means.end(
        await run('prove', surroundings, (context) => {
          if (inner instanceof Error) throw inner;
          return prove(context, flags, inner);
        }),
      );
    });
}
