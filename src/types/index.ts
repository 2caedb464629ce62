/**
 * The nouns of ctr-bg. Types and the error class alone: this room imports nobody and does nothing,
 * so that every other room can speak of the same things.
 */
export * from './build.ts';
export * from './change.ts';
export * from './duration.ts';
export * from './container.ts';
export * from './container-body.ts';
export * from './diagnosis.ts';
export * from './document.ts';
export * from './error.ts';
export * from './event.ts';
export * from './examination.ts';
export * from './finding.ts';
export * from './goal.ts';
export * from './hook.ts';
export * from './host-variable.ts';
export * from './journal.ts';
export * from './labels.ts';
export * from './metric.ts';
export * from './notice.ts';
export * from './on-host.ts';
export * from './lock.ts';
export * from './outcome.ts';
export * from './outcome-name.ts';
export * from './plan.ts';
export * from './project.ts';
export * from './proof.ts';
export * from './readiness.ts';
export * from './release.ts';
export * from './routing.ts';
export * from './secret.ts';
export * from './swarm.ts';
export * from './world.ts';
export * from './traffic.ts';
export * from './version.ts';
export * from './watch.ts';
export * from './canary.ts';
