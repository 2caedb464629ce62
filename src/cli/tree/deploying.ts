import type { Command } from 'commander';
import {
  addDoctorFlags,
  addHistoryFlags,
  addPlanFlags,
  addPromoteFlags,
  addRollbackFlags,
  addStageFlags,
  addUpFlags,
  type DeployFlags,
  type DoctorFlags,
  type HistoryFlags,
  type PromoteFlags,
  type RollbackFlags,
  type UpFlags,
} from '../flags.ts';
import { allFlags, type MakeCommand, type Start } from './command.ts';

/** Those that make the hosts serve something, and tell of it. */
export function addDeployingCommands(command: MakeCommand, start: Start): void {
  addUpFlags(command('up [image]', 'deploy: start green, switch when it is healthy, retire blue')).action(
    (image: string | undefined, _: unknown, self: Command) => {
      const flags = allFlags<UpFlags>(self);
      return start('up', flags, async (context) => {
        if (flags.stageFor !== undefined && !flags.dryRun) {
          const { stageFor } = await import('../commands/stage-for.ts');
          return stageFor(context, image, flags, flags.stageFor);
        }
        const { deployImage } = await import('../commands/up.ts');
        return deployImage(context, 'up', image, flags);
      });
    },
  );
  addPlanFlags(command('plan [image]', 'show what up would do, and change nothing')).action(
    (image: string | undefined, _: unknown, self: Command) => {
      const flags = allFlags<DeployFlags>(self);
      return start('plan', flags, async (context) => {
        const { showPlan } = await import('../commands/up.ts');
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
        const { doctor } = await import('../commands/doctor.ts');
        return doctor(context, flags);
      });
    },
  );
  command('down', 'take the project off the proxy and remove it').action((_: unknown, self: Command) =>
    start('down', allFlags(self), async (context) => {
      const { down } = await import('../commands/down.ts');
      return down(context);
    }),
  );
}

/** Those that bring a release up to be looked at, and say what becomes of it. */
function addStageCommands(command: MakeCommand, start: Start): void {
  addStageFlags(
    command('stage [image]', 'bring a release up beside what serves, to be looked at before it serves'),
  ).action((image: string | undefined, _: unknown, self: Command) => {
    const flags = allFlags<DeployFlags>(self);
    return start('stage', flags, async (context) => {
      const { deployImage } = await import('../commands/up.ts');
      return deployImage(context, 'stage', image, flags);
    });
  });
  addPromoteFlags(command('promote', 'let what is staged go live')).action((_: unknown, self: Command) => {
    const flags = allFlags<PromoteFlags>(self);
    return start('promote', flags, async (context) => {
      const { promote } = await import('../commands/stage.ts');
      return promote(context, flags);
    });
  });
  command('abort', 'give up what is staged, and remove it').action((_: unknown, self: Command) =>
    start('abort', allFlags(self), async (context) => {
      const { abort } = await import('../commands/stage.ts');
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
      const { rollback } = await import('../commands/rollback.ts');
      return rollback(context, release, flags);
    });
  });
  addHistoryFlags(command('history', 'show what was done, by whom, and what came of it')).action(
    (_: unknown, self: Command) => {
      const flags = allFlags<HistoryFlags>(self);
      return start('history', flags, async (context) => {
        const { history } = await import('../commands/history.ts');
        return history(context, flags);
      });
    },
  );
}
