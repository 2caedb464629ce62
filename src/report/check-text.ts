import type { ChalkInstance } from 'chalk';
import type { CheckDocument, ResultDocument } from '../types/index.ts';
import { clean } from './text.ts';

const WORDS: Readonly<Record<CheckDocument['way'], string>> = {
  live: 'it serves already: nothing would be changed',
  warm: 'warm: its containers run, so it is one reload',
  stopped: 'stopped: its containers are started, and switched to when they are healthy',
  removed: 'removed: its containers are made anew, and switched to when they are healthy',
};

/** How `rollback` would go back. */
export function checkText({ project, release, check = [] }: ResultDocument, paint: ChalkInstance): string[] {
  return [
    `${paint.bold(project ?? '')} can go back to ${release ?? ''}`,
    ...check.flatMap(({ host, way, services, pull }) => [
      `  ${check.length > 1 ? `${host}: ` : ''}${WORDS[way]}`,
      ...services.map(({ name, image }) => `  ${name}: ${clean(image)}`),
      ...pull.map((source) => `  to be pulled: ${clean(source)}`),
    ]),
  ];
}
