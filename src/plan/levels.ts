import { CtrBgError, type Dependencies } from '../types/index.ts';

/**
 * Services in the order in which they may start: each level needs earlier ones alone. What a service may wait for
 * is only what is there; the order within a level is that of the names given.
 * Throws CONFIG for a circle.
 */
export function levelsOf(names: readonly string[], dependencies: Dependencies): string[][] {
  const levels: string[][] = [];
  const placed = new Set<string>();
  while (placed.size < names.length) {
    const waiting = names.filter((name) => !placed.has(name));
    const level = waiting.filter(
      (name) => !waitsFor(name, dependencies).some((other) => waiting.includes(other)),
    );
    if (level.length === 0) throw circle(waiting);
    levels.push(level);
    for (const name of level) placed.add(name);
  }
  return levels;
}

function waitsFor(name: string, dependencies: Dependencies): string[] {
  return (dependencies[name] ?? []).map(({ service }) => service);
}

function circle(names: readonly string[]): CtrBgError {
  return new CtrBgError('CONFIG', `services wait for each other in a circle: ${names.join(', ')}`, {
    hint: "Take one 'depends_on' out, so that one of them can start first.",
  });
}
