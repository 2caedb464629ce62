import {
  CtrBgError,
  type Emit,
  type Event,
  type HookResult,
  type MigrationRun,
  type Outcome,
  type Target,
} from '../types/index.ts';

export type HookWatch = {
  readonly emit: Emit;
  /** In the order in which they ended. */
  readonly results: () => readonly HookResult[];
  readonly migrations: () => readonly MigrationRun[];
};

/** Reads off the events of a run which hooks were run and which migrations were begun, passing the events on. */
export function watchHooks(emit: Emit): HookWatch {
  const results: HookResult[] = [];
  const migrations: MigrationRun[] = [];
  const note = (event: Event): void => {
    if (event.kind === 'step-started' && event.step.kind === 'completed') {
      const { host, service } = event.step;
      if (service.migration)
        migrations.push({ host, service: service.name, reversible: service.migration.reversible });
    }
    if (event.kind !== 'step-ended' && event.kind !== 'step-failed') return;
    const { step } = event;
    if (step.kind !== 'hook') return;
    const result = { hook: step.hook.name, host: step.host };
    results.push(event.kind === 'step-ended' ? result : { ...result, message: event.message });
  };
  return {
    emit: (event) => {
      note(event);
      emit(event);
    },
    results: () => results,
    migrations: () => migrations,
  };
}

/** What was decided is finished without hooks, steps, turns and a watch: their moment has passed. */
export function withoutGates(target: Target): Target {
  return new Map(
    [...target].map(([host, { hooks: _hooks, watch: _watch, canary: _canary, turn: _turn, ...goal }]) => [
      host,
      goal,
    ]),
  );
}

/** What the hooks at the end are told of the outcome. */
export function toldOf({ kind, because }: Outcome): Record<string, string> {
  if (because === undefined) return { CTR_BG_OUTCOME: 'rolled-back' };
  const code = because instanceof CtrBgError ? because.code : 'INTERNAL';
  return { CTR_BG_OUTCOME: kind, CTR_BG_ERROR_CODE: code, CTR_BG_ERROR: because.message };
}

/** Nothing undoes what a migration has done; who goes back to blue has to know. */
export function warnOfMigrations(migrations: readonly MigrationRun[], emit: Emit): void {
  for (const { host, service, reversible } of migrations) {
    const word = reversible
      ? 'what serves now lives with what it has left'
      : 'it is irreversible: look whether what serves now can live with what it has left';
    emit({ kind: 'warning', host, message: `${service} was run and is not undone; ${word}` });
  }
}
