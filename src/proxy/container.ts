import { setTimeout as sleep } from 'node:timers/promises';
import { EngineRefusal, type Engine } from '../engine/index.ts';
import { CtrBgError, LABEL, proxyLabels, type Publish } from '../types/index.ts';
import { packArchive, type ArchiveEntry } from './archive.ts';

import { PROXY } from './layout.ts';
import { checkProxyImage, checkRunningNginx } from './nginx-version.ts';
import { renderMain } from './render.ts';
import { RENEW } from './scripts.ts';
import { inspectProxy } from './open.ts';

/** How long nginx may take from its start to its first answer, in ms. */
const START_DEADLINE = 15_000;

/** Makes the proxy run with our main configuration, whatever was there before. */
export async function ensureProxy(engine: Engine, image: string, publish: Publish): Promise<void> {
  const found = await inspectProxy(engine);
  if (found?.State.Status === 'running') return renewConfiguration(engine, found.Id);
  if (found?.State.Status === 'paused') {
    await engine.unpauseContainer(found.Id);
    return renewConfiguration(engine, found.Id);
  }
  const isDead = found?.State.Status === 'dead';
  if (isDead) await engine.removeContainer(found.Id, { force: true });
  if (found === undefined || isDead) return startNewProxy(engine, image, publish);
  await startProxy(engine, found.Id, publish, found.RestartCount);
}

/** One that cannot take its port, or whose nginx does not run, is removed again: it is of no use to anybody. */
async function startNewProxy(engine: Engine, image: string, publish: Publish): Promise<void> {
  const container = await createProxy(engine, image, publish);
  try {
    await startProxy(engine, container, publish);
    await checkRunningNginx(engine, container, image);
  } catch (error) {
    await engine.removeContainer(container, { force: true });
    throw error;
  }
}

/** `restarts`: how often it was restarted before. */
async function startProxy(engine: Engine, container: string, publish: Publish, restarts = 0): Promise<void> {
  await putConfiguration(engine, container, 'nginx.conf');
  await takePort(engine, container, publish);
  await waitForAnswer(engine, container, restarts);
}

async function createProxy(engine: Engine, image: string, publish: Publish): Promise<string> {
  if (!(await engine.inspectImage(image))) await engine.pullImage(image, {});
  await checkProxyImage(engine, image);
  await engine.createVolume(PROXY.volume, proxyLabels);
  // Only a first deploy needs it, and with it the YAML parser: every other one starts faster without.
  const { proxyContainerSpec } = await import('./definition.ts');
  return engine.createContainer(PROXY.container, proxyContainerSpec(image, publish, { ...proxyLabels }));
}

async function putConfiguration(engine: Engine, container: string, name: string): Promise<void> {
  const entries = new Map<string, ArchiveEntry>([
    ['projects', { type: 'directory' }],
    [name, { type: 'file', content: renderMain(['projects/*/live']) }],
  ]);
  await engine.putArchive(container, PROXY.root, await packArchive(entries));
}

async function renewConfiguration(engine: Engine, container: string): Promise<void> {
  await putConfiguration(engine, container, 'nginx.conf.next');
  const { exitCode, output } = await engine.shell(container).script(RENEW, [PROXY.root]);
  if (exitCode === 0) return;
  if (output.includes(`open() "${PROXY.record}"`)) throw tooOld();
  throw unusable('nginx refused our main configuration', output.trim().split('\n').slice(-10));
}

async function takePort(engine: Engine, container: string, publish: Publish): Promise<void> {
  try {
    await engine.startContainer(container);
  } catch (error) {
    if (
      !(error instanceof EngineRefusal) ||
      !/port is already allocated|address already in use/i.test(error.message)
    ) {
      throw error;
    }
    const taken = takenPort(error.message, publish);
    throw new CtrBgError('ENGINE_REFUSED', `port ${taken} of the host is taken by another program`, {
      cause: error,
      hint: 'Stop what holds it, or choose another one with --publish [ADDRESS:]PORT, or with x-ctr-bg: { proxy: { publish: { http, https } } }.',
    });
  }
}

/** The engine says which it was, each version in its own words. */
function takenPort(message: string, { port, https }: Publish): string {
  const named = [port, https?.port].filter((one) => one !== undefined && message.includes(`:${one}`));
  return [named[0] ?? [port, https?.port].filter(Boolean).join(' or ')].join('');
}

async function waitForAnswer(engine: Engine, container: string, restarts: number): Promise<void> {
  const end = performance.now() + START_DEADLINE;
  const argv = [
    'curl',
    '--silent',
    '--max-time',
    '2',
    '--output',
    '/dev/null',
    `http://127.0.0.1:${PROXY.controlPort}/`,
  ];
  for (let pause = 20; performance.now() < end; pause *= 2) {
    const found = await engine.inspectContainer(container);
    if (found?.State.Status !== 'running' || found.RestartCount > restarts) break;
    if ((await engine.exec(container, argv)).exitCode === 0) return;
    await sleep(Math.min(pause, 500));
  }
  const log = await engine.tailLogs(container, 10);
  throw unusable(`nginx did not start in ${PROXY.container}`, log);
}

/** Its container has no place for the record of requests, and a container gets none when it is there. */
function tooOld(): CtrBgError {
  return new CtrBgError('PROXY_UNUSABLE', `${PROXY.container} was made by an earlier version of ctr-bg`, {
    hint: `Remove it with 'docker rm --force ${PROXY.container}' when a pause of some seconds does no harm: the next deploy makes it anew, with all projects that it serves.`,
  });
}

function unusable(message: string, details: string[]): CtrBgError {
  return new CtrBgError('PROXY_UNUSABLE', message, {
    details,
    hint: `The image of the proxy needs ${PROXY.needs}, as nginx:1.30 has.`,
  });
}

/** Removes the proxy and its volume; its network is apart, since containers may still be on it. */
export async function removeProxy(engine: Engine): Promise<void> {
  const found = await inspectProxy(engine);
  if (found) {
    await engine.setRestartPolicy(found.Id, 'no');
    await engine.stopContainer(found.Id, 10_000);
    await engine.removeContainer(found.Id);
  }
  const volume = await engine.inspectVolume(PROXY.volume);
  if (volume?.Labels?.[LABEL.role] === 'proxy') await engine.removeVolume(PROXY.volume);
}
