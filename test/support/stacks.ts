import { expect } from '@jest/globals';
import { deploy, dockerHost, hostLock, observeAll, survey } from '../../src/apply/index.ts';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import { noSupport } from '../../src/plan/index.ts';
import type { Event, Goal, Outcome, Project, Service, SupportingView, World } from '../../src/types/index.ts';
import { containerSettings } from './container-settings.ts';
import { routing } from './release.ts';
import { PORT } from './deploys.ts';

/** Deploys of projects that are written as what a file is loaded to, for what stands behind nginx. */
export type Stacks = {
  readonly engine: Engine;
  readonly up: (project: Project, ...replace: readonly string[]) => Promise<Outcome & { events: Event[] }>;
  readonly down: (project: string) => Promise<Outcome>;
  readonly supporting: () => Promise<SupportingView[]>;
};

export async function openStacks(): Promise<Stacks> {
  const engine = await connect(resolveEndpoint({ environment: process.env }));
  const engines = new Map([['local', engine]]);
  // Never taken: nobody else is here.
  const holder = { project: '', command: 'test', user: '', machine: '', pid: 0, run: '' };
  const lock = hostLock(engine, [], holder);
  const run = async (
    project: string,
    world: World,
    goal: Goal,
    interest: Interest,
    configuration: string,
  ) => {
    const events: Event[] = [];
    const emit = (event: Event): void => void events.push(event);
    const host = dockerHost(engine, { name: 'local', ...interest, emit, now, lock });
    const outcome = await deploy({
      project,
      world,
      to: new Map([['local', goal]]),
      fleet: new Map([['local', host]]),
      proxy: { configuration, publish: { http: { address: '127.0.0.1', port: PORT } } },
      emit,
      signal: new AbortController().signal,
      now,
      startedAt: now(),
    });
    return { ...outcome, events };
  };
  return {
    engine,
    up: async (project, ...names) => {
      const { signal } = new AbortController();
      const replace = new Set(names);
      const found = await survey({ project, engines, replace, mayPull: true, emit: () => undefined, signal });
      const goal = found.target.get('local');
      if (goal === undefined) throw new Error('the host was not surveyed');
      const { services, supporting, volumes } = found.release;
      const sources = [...services, ...supporting].map(({ image }) => image.source);
      const interest = { sources, volumes: volumes.map(({ name }) => name) };
      return run(project.name, found.world, goal, interest, found.proxy.configuration);
    },
    down: async (project) => {
      const world = await observeAll(engines, [], []);
      const goal = { generation: null, support: noSupport };
      const outcome = await run(project, world, goal, { sources: [], volumes: [] }, '');
      expect(outcome.unmet).toEqual([]);
      return outcome;
    },
    supporting: async () => {
      const view = (await observeAll(engines, [], [])).get('local');
      return [...(view?.supporting ?? [])];
    },
  };
}

type Interest = { readonly sources: readonly string[]; readonly volumes: readonly string[] };
const now = (): number => performance.now();

type More = Omit<Partial<Service>, 'container'> & { readonly container?: Partial<Service['container']> };

/** A service of project `shop` on its network, found there by its own name. */
export function service(name: string, image: string, more: More = {}): Service {
  return {
    name,
    image,
    pull: 'missing',
    replicas: 1,
    stopGrace: 5000,
    dependsOn: [],
    ...more,
    container: containerSettings({
      networks: [{ name: 'shop_default', aliases: [name], endpoint: {} }],
      ...more.container,
    }),
  };
}

export const ROUTING: NonNullable<Service['routing']> = {
  routes: routing.routes,
  probe: { ...routing.probe, timeout: 20_000 },
  drain: { http: 5000, websockets: 5000 },
  handling: routing.handling,
};
