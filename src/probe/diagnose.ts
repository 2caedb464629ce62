import type { Engine } from '../engine/index.ts';
import type { CtrBgError } from '../types/index.ts';
import type { Question, Subject } from './explain.ts';

/** What is known of a container that did not become healthy; loaded when it is needed, which is seldom. */
export async function diagnose(engine: Engine, question: Question, subject: Subject): Promise<CtrBgError> {
  const explaining = await import('./explain.ts');
  return explaining.diagnose(engine, question, subject);
}
