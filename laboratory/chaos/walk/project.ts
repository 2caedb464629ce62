import type { Stage, Version } from '../stage.ts';
import type { Command } from './model.ts';

/** The project that walks. */
export const WALKER = 'walker';
export const WALKER_HOST = 'walker.example.com';

const FLAGS: Readonly<Record<string, readonly string[]>> = {
  '--keep': ['--keep', '1h'],
  '--share': ['--share', '30%'],
  '--canary': ['--canary', '30%,100%'],
};

export async function argumentsOf(stage: Stage, command: Command): Promise<string[]> {
  const [verb = '', version, flag = ''] = command.split(' ');
  if (command === 'doctor --fix') return ['doctor', '--fix'];
  if (version === undefined) return [verb, '-p', WALKER];
  const file = await stage.file(WALKER, { web: { version: version as Version, route: WALKER_HOST } });
  return [verb, '-f', file, ...(FLAGS[flag] ?? [])];
}
