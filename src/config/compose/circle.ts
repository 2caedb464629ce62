import type { ComposeModel } from './model.ts';

/** The names of services that depend on each other in a circle, the first again at the end; undefined without one. */
export function findCircle({ services }: ComposeModel): readonly string[] | undefined {
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (name: string): readonly string[] | undefined => {
    if (done.has(name)) return undefined;
    const start = open.indexOf(name);
    if (start >= 0) return [...open.slice(start), name];
    open.push(name);
    for (const other of Object.keys(services[name]?.depends_on ?? {})) {
      const circle = visit(other);
      if (circle !== undefined) return circle;
    }
    open.pop();
    done.add(name);
    return undefined;
  };
  for (const name of Object.keys(services)) {
    const circle = visit(name);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
