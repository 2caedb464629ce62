import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  importApplication,
  laboratory,
  startCtrBg,
  type LabEngine,
  type PrivateEngine,
} from '../../laboratory/index.ts';
import { connect, resolveEndpoint } from '../../src/engine/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { testInFull } from '../support/size.ts';

/** What came to the engine after API 1.41: made on the newest one, refused by name on one that would drop it. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-newer-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function ctrBg(
  engine: LabEngine,
  ...args: string[]
): Promise<{ exitCode: number | null; document: ResultDocument }> {
  const { exitCode, stdout } = await startCtrBg(engine, [...args, '--json'], { cwd: folder }).ended;
  return { exitCode, document: JSON.parse(stdout) as ResultDocument };
}

async function minorOf(engine: LabEngine): Promise<number> {
  const { ApiVersion } = (await engine.api.json('GET', '/version')) as { ApiVersion: string };
  return Number(ApiVersion.split('.')[1]);
}

type Inspected = {
  readonly Config: { readonly Healthcheck: Readonly<Record<string, unknown>> };
  readonly HostConfig: { readonly Annotations: object };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, object>> };
};

describe('on the newest engine', () => {
  let engine: PrivateEngine;

  beforeAll(async () => {
    engine = await (await laboratory()).newestEngine();
    await importApplication(engine, 'shop:1', { version: 'v1' });
  });
  afterAll(() => engine.stop());

  testInFull('both a swapped service and one behind it have what they ask for', async () => {
    const file = `
name: shop
services:
  web:
    image: shop:1
    networks: { front: { gw_priority: 5, aliases: [www] }, back: }
    annotations: { example.team: shop }
    healthcheck:
      test: [CMD, /usr/local/bin/node, --version]
      interval: 1m
      start_period: 30s
      start_interval: 1s
    x-ctr-bg: { routes: [shop.example.com] }
  db:
    image: shop:1
    networks:
      front: { mac_address: "02:42:ac:11:00:01", interface_name: lan0 }
      back: { mac_address: "02:42:ac:11:00:02", gw_priority: 7, ipv4_address: 10.77.1.9 }
    annotations: { example.team: data }
networks:
  front:
  back: { ipam: { config: [{ subnet: 10.77.1.0/24, ip_range: 10.77.1.128/25 }] } }
x-ctr-bg: { proxy: { publish: "127.0.0.1:8080" } }
`;
    await writeFile(join(folder, 'ctr-bg.yml'), file);
    const { exitCode, document } = await ctrBg(engine, 'up');
    expect({ exitCode, error: document.error }).toEqual({ exitCode: 0, error: undefined });

    const web = await inspect('shop-web-blue-1');
    expect(web).toMatchObject({
      Config: {
        Healthcheck: { Interval: 60_000_000_000, StartPeriod: 30_000_000_000, StartInterval: 1_000_000_000 },
      },
      HostConfig: { Annotations: { 'example.team': 'shop' } },
      NetworkSettings: { Networks: { shop_front: { GwPriority: 5 }, shop_back: { GwPriority: 0 } } },
    });
    expect(Object.keys(web.NetworkSettings.Networks).sort()).toEqual(['ctr-bg', 'shop_back', 'shop_front']);
    const db = await inspect('shop-db-1');
    expect(db).toMatchObject({
      HostConfig: { Annotations: { 'example.team': 'data' } },
      NetworkSettings: {
        Networks: {
          shop_front: { MacAddress: '02:42:ac:11:00:01' },
          shop_back: { MacAddress: '02:42:ac:11:00:02', GwPriority: 7, IPAddress: '10.77.1.9' },
        },
      },
    });
    expect(await interfacesOf('shop-db-1')).toContain('lan0');
    expect(await ctrBg(engine, 'up')).toMatchObject({ document: { outcome: 'unchanged' } });
    await ctrBg(engine, 'down', '-p', 'shop');
  });

  /** The image has no shell, so node itself says what it has. */
  async function interfacesOf(name: string): Promise<string[]> {
    const script = 'console.log(Object.keys(require("node:os").networkInterfaces()).join(" "))';
    const door = await connect(resolveEndpoint({ environment: { DOCKER_HOST: engine.endpoint } }));
    const { stdout } = await door.exec(name, ['/usr/local/bin/node', '-e', script]);
    door.close();
    return stdout.trim().split(' ');
  }
  const inspect = async (name: string): Promise<Inspected> =>
    (await engine.api.json('GET', `/containers/${name}/json`)) as Inspected;
});

describe('on an engine that does not know it', () => {
  test.each([
    ['annotations', 43, 'annotations: { a: b }'],
    ['healthcheck.start_interval', 44, 'healthcheck: { start_period: 10s, start_interval: 1s }'],
    [
      'networks.two.mac_address',
      44,
      'networks: { one: { priority: 1 }, two: { mac_address: "02:42:ac:11:00:01" } }',
    ],
    ['networks.one.gw_priority', 48, 'networks: { one: { gw_priority: 1 } }'],
    ['networks.one.interface_name', 49, 'networks: { one: { interface_name: lan0 } }'],
  ])('%s is refused with its place before anything is made', async (what, minor, line) => {
    const lab = await laboratory();
    const { engine } = lab;
    await lab.application('shop:1', { version: 'v1' });
    const before = await engine.api.json('GET', '/containers/json?all=1');
    await writeFile(
      join(folder, 'ctr-bg.yml'),
      `name: shop\nservices:\n  db:\n    image: shop:1\n    ${line}\n  web: { image: shop:1, x-ctr-bg: { routes: [shop.example.com] } }\nnetworks: { one: , two: }\n`,
    );
    const { exitCode, document } = await ctrBg(engine, 'up', '--publish', '127.0.0.1:8080');
    // Where the machine's own engine is that new, there is nothing to refuse.
    if ((await minorOf(engine)) >= minor) {
      await ctrBg(engine, 'down', '-p', 'shop');
      return expect(exitCode).toBe(0);
    }
    expect({ exitCode, error: document.error }).toMatchObject({
      exitCode: 2,
      error: {
        code: 'CONFIG',
        message: expect.stringMatching(`^${what} of db needs an engine with API 1.${minor} or newer`),
        where: { file: expect.stringContaining('ctr-bg.yml'), line: 5 },
      },
    });
    expect(await engine.api.json('GET', '/containers/json?all=1')).toEqual(before);
    expect(JSON.stringify(await engine.api.json('GET', '/networks'))).not.toContain('shop_');
  });
});
