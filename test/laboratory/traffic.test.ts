import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { runDocker } from '../../laboratory/docker-command.ts';
import type { HostDocument, ResultDocument, ServiceSummary } from '../../src/types/index.ts';
import { get, openDeploys, type Deploys } from '../support/deploys.ts';
import { underLoad } from '../support/under-load.ts';

/** What nginx records of real traffic, and what is made of it. */
let deploys: Deploys;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
});
afterEach(() => deploys.down());

const containersOf = (color: string): string =>
  `/containers/json?filters={"status":["running"],"label":["ctr-bg.color=${color}"]}`;
const trafficOf = ({ hosts = [] }: ResultDocument): NonNullable<HostDocument['traffic']> => {
  const traffic = hosts[0]?.traffic;
  if (traffic === undefined) throw new Error(`nothing was recorded: ${JSON.stringify(hosts)}`);
  return traffic;
};

test('a deploy under load ends with what became of its requests, for each colour', async () => {
  await deploys.up('shop:1');
  await underLoad(async () => {
    const document = await deploys.up('shop:2');
    const { services, ...all } = trafficOf(document);
    expect(all).toMatchObject({ failedByProxy: 0, failedByApplication: 0, retried: 0 });
    expect(all.requests).toBeGreaterThan(300);
    const [blue, green] = ['blue', 'green'].map((color) => services.find((one) => one.color === color));
    for (const one of [blue, green]) {
      const { requests, p50Ms = NaN, p95Ms = NaN, p99Ms = NaN }: ServiceSummary = one!;
      expect(requests).toBeGreaterThan(100);
      expect(p50Ms).toBeLessThanOrEqual(p95Ms);
      expect(p95Ms).toBeLessThanOrEqual(p99Ms);
    }
    expect(green?.generation).toBe(document.hosts?.[0]?.receipt?.generation);
  });
  const { stdout } = await deploys.lab.ctrBg(['history', '-p', 'shop', '--json']);
  const [latest] = (JSON.parse(stdout) as ResultDocument).history ?? [];
  expect(latest?.traffic).toMatchObject({ failedByProxy: 0, failedByApplication: 0 });
});

test('what fails is told by who failed: the application, or nginx for want of an answer', async () => {
  const { engine, application } = deploys.lab;
  await application('shop:slow', { version: 'v2', env: { START_DELAY: '3000' } });
  await deploys.up('shop:1');
  const deploy = deploys.up('shop:slow');
  while (((await engine.api.json('GET', containersOf('green'))) as unknown[]).length === 0) await sleep(20);
  for (let n = 0; n < 7; n++) expect(await get('/status/503?token=canary')).toMatchObject({ status: 503 });
  await get('/status/404');
  expect(await get('/hang-up')).toMatchObject({ status: 502 });
  const { requests, failedByProxy, failedByApplication } = trafficOf(await deploy);
  expect({ requests, failedByProxy, failedByApplication }).toEqual({
    requests: 9,
    failedByProxy: 1,
    failedByApplication: 7,
  });
  const { stdout: record } = await runDocker(engine, ['exec', 'ctr-bg-proxy', 'cat', '/var/log/ctr-bg/requests']);
  expect(record).toContain('|503|503|');
  expect(record).not.toContain('canary');
});
