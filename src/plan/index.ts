/**
 * (what is wanted, what is) to a plan: pure functions without I/O or a clock, so that a plan can be printed,
 * compared, and checked over every state of the world. Imports types alone.
 */
export { asideName, holds, isGate, isUp, matches, runs, standsFor } from './claim.ts';
export { releaseOn } from './by-host.ts';
export { canarySteps, checkSharing, shadowSteps } from './canary.ts';
export { definitionHash, outdatedResources } from './definition.ts';
export { checkRoutes, claimsHosts } from './conflict.ts';
export {
  cutOffAfterSwitch,
  cutOffWhileWatched,
  irreversibleSince,
  obsoleteReleases,
  pastCommands,
  RETAIN,
  retainOf,
  servedReleases,
} from './history.ts';
export { diagnose } from './diagnose/index.ts';
export { checkArchitecture } from './architecture.ts';
export { diagnoseGround, diagnoseReadiness, readinessOf, readyOn } from './diagnose/readiness.ts';
export { diagnoseFleet } from './diagnose/fleet.ts';
export { clash } from './endpoint.ts';
export { hooksOn, partOn, type HookStep } from './hooks.ts';
export { contentId } from './identity.ts';
export { keptBeside, keptGenerations } from './kept.ts';
export { liveGeneration } from './live.ts';
export { checkLogWish, hasLogs, logSources, type LogSource, type LogWish } from './log-sources.ts';
export { place } from './place.ts';
export { createRelease } from './release.ts';
export { chooseRelease, recordOf, releaseOf, supportAsItIs, wayBack, type WayBack } from './rollback.ts';
export { countBatches, withTurns } from './rolling.ts';
export { endStages, plan } from './plan.ts';
export {
  isPublic,
  restorable,
  servicesOf,
  stageBeside,
  stagedGeneration,
  withoutPreview,
  withoutShared,
} from './preview.ts';
export { checkProxy, DEFAULT_PROXY_IMAGE, publishOf, type ProxyRequest } from './proxy-wish.ts';
export { OVERLAY } from './prepare.ts';
export { goalBefore, goalInTime, noSupport, placeSupport } from './support.ts';
export { differences } from './difference.ts';
export { checkExternals } from './external.ts';
