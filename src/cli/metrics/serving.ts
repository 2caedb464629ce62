import { keptGenerations, liveGeneration } from '../../plan/index.ts';
import type { Color, ContainerView, Generation, MetricSample } from '../../types/index.ts';
import { placeOf, type Known } from './known.ts';

export function liveSamples(known: Known): MetricSample[] {
  const live = liveOf(known);
  if (live === null) return [];
  return [{ labels: { ...placeOf(known), release: live.release, generation: live.id }, value: 1 }];
}

/** Of each colour that serves or has a container. */
export function liveColorSamples(known: Known): MetricSample[] {
  const served = (liveOf(known)?.services ?? []).map(({ name, color }) => keyOf(name, color));
  const there = containersOf(known).map(({ service, color }) => keyOf(service, color));
  return unique([...served, ...there]).map(({ service, color }) => ({
    labels: { ...placeOf(known), service, color },
    value: Number(served.some((one) => one.service === service && one.color === color)),
  }));
}

export function containerSamples(known: Known): MetricSample[] {
  const counts = new Map<string, { readonly labels: MetricSample['labels']; value: number }>();
  for (const { service, color, state } of containersOf(known)) {
    const key = `${service} ${color} ${state}`;
    const one = counts.get(key) ?? { labels: { ...placeOf(known), service, color, state }, value: 0 };
    counts.set(key, { ...one, value: one.value + 1 });
  }
  return [...counts.values()];
}

export function keptSamples(known: Known): MetricSample[] {
  const { view, project } = known;
  return keptGenerations(view, project).flatMap(({ id, release }) => {
    const mark = view.proxy?.kept.get(id);
    return mark === undefined ? [] : [{ labels: { ...placeOf(known), release }, value: mark.until }];
  });
}

export const liveOf = ({ view, project }: Known): Generation | null => liveGeneration(view, project);

const containersOf = ({ view, project }: Known): ContainerView[] =>
  view.containers.filter((found) => found.project === project);

type Key = { readonly service: string; readonly color: Color };
const keyOf = (service: string, color: Color): Key => ({ service, color });

function unique(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [`${key.service} ${key.color}`, key])).values()].toSorted(
    (a, b) => a.service.localeCompare(b.service) || a.color.localeCompare(b.color),
  );
}
