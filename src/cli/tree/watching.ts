import type { Command } from 'commander';
import {
  addLogsFlags,
  addMetricsFlags,
  addStatusFlags,
  type LogsFlags,
  type MetricsFlags,
  type StatusFlags,
} from '../flags.ts';
import { allFlags, connectTo, endless, type MakeCommand, type Means } from './command.ts';

/** Those that look at what is; some go on until they are ended, and write as they go. */
export function addWatchingCommands(command: MakeCommand, means: Means): void {
  addStatusFlags(command('status', 'show what serves')).action(async (_: unknown, self: Command) => {
    const flags = allFlags<StatusFlags>(self);
    const surroundings = await connectTo(flags.watch ? endless(self, flags) : flags, means);
    surroundings.connections.open();
    const [{ run, runStreaming }, { status, watchStatus }] = await Promise.all([
      import('../run.ts'),
      import('../commands/status.ts'),
    ]);
    means.end(
      await (flags.watch
        ? runStreaming('status', surroundings, watchStatus)
        : run('status', surroundings, status)),
    );
  });
  addMetricsFlags(command('metrics', 'print deploys, colours and requests as numbers for Prometheus')).action(
    async (_: unknown, self: Command) => {
      const flags = allFlags<MetricsFlags>(self);
      const surroundings = await connectTo(flags, means);
      const [{ run }, { metrics }] = await Promise.all([
        import('../run.ts'),
        import('../commands/metrics.ts'),
      ]);
      means.end(await run('metrics', surroundings, (context) => metrics(context, flags)));
    },
  );
  addLogsFlags(command('logs [service...]', 'show what the containers that serve have written')).action(
    async (services: readonly string[], _: unknown, self: Command) => {
      const flags = allFlags<LogsFlags>(self);
      const surroundings = await connectTo(flags.follow ? endless(self, flags) : flags, means);
      surroundings.connections.open();
      const [{ runStreaming }, { logs }] = await Promise.all([
        import('../run.ts'),
        import('../commands/logs.ts'),
      ]);
      means.end(await runStreaming('logs', surroundings, (context) => logs(context, services, flags)));
    },
  );
}
