/**
 * Plan to Outcome: establishes claims on every host, with a barrier between the stages, takes the one decision,
 * and finishes each host for itself. Makes no other decision.
 */
export { findChanges, findOutdated, findSupportingChanges } from './changes.ts';
export { tellOfCutOff } from './cut-off.ts';
export { deploy } from './deploy.ts';
export { diagnoseAll, treatAll, unreachable, type DoctorOptions, type Treated } from './doctor.ts';
export { dockerHost } from './docker-host.ts';
export { hostLock, type HostLock } from './host-lock.ts';
export { runLocally } from './local-command.ts';
export { lockAll, type Locks } from './lock.ts';
export type { Evidence, Fleet, Host, Part } from './host.ts';
export { followLogs, showLogs, type LogsOptions, type ToldLine } from './logs.ts';
export { retainReleases } from './retention.ts';
export { nothingStaged, surveyAbort, surveyPromotion } from './promotion.ts';
export {
  interestOfRecord,
  readPasts,
  surveyRollback,
  type Rollback,
  type RollbackOptions,
} from './rollback.ts';
export { watchStaged } from './watch-staged.ts';
export { observeAll, survey, type Engines, type Survey } from './survey.ts';
export { watchAll } from './watch.ts';
export { checkManager } from './swarm/engine-of.ts';
