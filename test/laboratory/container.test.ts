import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Placement } from '../../src/apply/container-spec.ts';
import { startOrMake } from '../../src/apply/container.ts';
import type { ComposeService } from '../../src/config/compose/model.ts';
import { containerSettings, networksOf, volumesOf } from '../../src/config/container/index.ts';
import { connect, type Engine, resolveEndpoint } from '../../src/engine/index.ts';
import { composeContext, type Sketch } from '../support/compose-subject.ts';

const KEY = 'container.test';
const LABELS = { [KEY]: String(process.pid) };
const LABEL = `${KEY}=${process.pid}`;
const IMAGE = 'nginx:1.30';
const SLEEP = {
  command: ['sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait'],
  entrypoint: [],
  stop_signal: 'SIGTERM',
};

describe('a container of a Compose service', () => {
  let engine: Engine;
  const folder = mkdtempSync(join(tmpdir(), 'container-'));

  beforeAll(async () => {
    engine = await connect(resolveEndpoint({ environment: process.env }));
  });
  afterEach(async () => {
    for (const { Id } of await engine.listContainers([LABEL]))
      await engine.removeContainer(Id, { force: true });
    for (const { Id } of await engine.listNetworks([LABEL])) await engine.removeNetwork(Id);
    for (const volume of ['shop_data', 'shop_disk']) await engine.removeVolume(volume);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    engine.close();
  });

  function placement(service: Partial<ComposeService>, sketch: Sketch = {}): Placement {
    const context = composeContext({ ...sketch, services: { web: { ...SLEEP, ...service } } });
    const settings = containerSettings('web', context);
    return { name: 'shop-web-1', image: IMAGE, settings, stopGrace: 1000, labels: LABELS, networks: [] };
  }
  /** Makes the project's networks and volumes, and starts the service's container; returns its id. */
  async function start(service: Partial<ComposeService>, sketch: Sketch = {}): Promise<string> {
    const context = composeContext(sketch);
    for (const { name, body, labels } of networksOf(context))
      await engine.createNetwork({
        ...body,
        Name: name,
        CheckDuplicate: true,
        Labels: { ...labels, ...LABELS },
      });
    for (const { name, body, labels } of volumesOf(context.model))
      await engine.createVolume(name, { ...labels, ...LABELS }, body);
    return startOrMake(engine, undefined, () => placement(service, sketch));
  }
  async function sh(id: string, script: string): Promise<string> {
    const { exitCode, stdout, stderr } = await engine.exec(id, ['sh', '-c', script]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return stdout.trim();
  }

  test('has its secrets and configs as files of the wanted owner and mode', async () => {
    writeFileSync(join(folder, 'tool'), '#!/bin/sh\necho tool', { mode: 0o750 });
    const id = await start(
      {
        secrets: [
          { source: 'token' },
          { source: 'key', target: 'keys/tls', uid: '101', gid: '102', mode: '0400' },
        ],
        configs: [{ source: 'tool', target: '/usr/local/bin/tool' }, { source: 'text' }],
      },
      {
        model: {
          secrets: { token: { environment: 'TOKEN' }, key: { content: 'k\n' } },
          configs: { tool: { file: join(folder, 'tool') }, text: { content: 'äöü' } },
        },
        contents: { token: 'hunter2' },
      },
    );
    const stat = 'stat -c "%n %u:%g %a" /run/secrets/token /run/secrets/keys/tls /usr/local/bin/tool /text';
    expect(await sh(id, stat)).toBe(
      [
        '/run/secrets/token 0:0 444',
        '/run/secrets/keys/tls 101:102 400',
        '/usr/local/bin/tool 0:0 555',
        '/text 0:0 444',
      ].join('\n'),
    );
    expect(await sh(id, 'cat /run/secrets/token /text; tool; stat -c %a /run/secrets')).toBe(
      'hunter2äöütool\n755',
    );
  });

  test('has them too when its root is read-only, or a tmpfs lies over their place', async () => {
    const model = { secrets: { token: { content: 'hunter2' } }, configs: { c: { content: 'conf' } } };
    const id = await start(
      {
        read_only: true,
        tmpfs: ['/run'],
        secrets: [{ source: 'token' }],
        configs: [{ source: 'c', target: '/etc/nginx/extra.conf' }],
      },
      { model },
    );
    expect(
      await sh(
        id,
        'cat /run/secrets/token /etc/nginx/extra.conf; ls /etc/nginx/nginx.conf; touch /x 2>&1 || true',
      ),
    ).toMatch(/^hunter2conf\/etc\/nginx\/nginx.conf\n.*Read-only/);
    const over = { tmpfs: ['/run'], secrets: [{ source: 'token' }] };
    await engine.removeContainer(id, { force: true });
    const other = await startOrMake(engine, undefined, () => placement(over, { model }));
    expect(await sh(other, 'touch /run/here; cat /run/secrets/token')).toBe('hunter2');
  });

  test('is on several networks under its aliases before it starts', async () => {
    const model = {
      networks: {
        default: { name: 'shop_default', ipam: {} },
        back: {
          name: 'shop_back',
          internal: true,
          ipam: { config: [{ subnet: '10.77.1.0/24', ip_range: '10.77.1.128/25' }] },
        },
      },
    };
    const networks = {
      back: { aliases: ['db'], ipv4_address: '10.77.1.9' },
      default: { priority: 1, aliases: ['www'] },
    };
    const id = await start({ networks }, { model });
    expect(await sh(id, 'getent hosts db | cut -d" " -f1; getent hosts www web shop-web-1 | wc -l')).toBe(
      '10.77.1.9\n3',
    );
    const { NetworkSettings } = (await engine.inspectContainer(id)) ?? {};
    expect(Object.keys(NetworkSettings?.Networks ?? {}).toSorted()).toEqual(['shop_back', 'shop_default']);
  });

  test('has named volumes with driver options, binds that are made, and tmpfs', async () => {
    const model = {
      volumes: {
        data: { name: 'shop_data' },
        disk: {
          name: 'shop_disk',
          driver: 'local',
          driver_opts: { type: 'tmpfs', device: 'tmpfs', o: 'size=1m' },
        },
      },
    };
    const id = await start(
      {
        volumes: [
          { type: 'volume', source: 'data', target: '/data', volume: {} },
          { type: 'volume', source: 'disk', target: '/disk', read_only: true },
          { type: 'bind', source: join(folder, 'made'), target: '/made', bind: { create_host_path: true } },
          { type: 'tmpfs', target: '/fast', tmpfs: { size: '65536', mode: 0o1777 } },
        ],
        tmpfs: ['/plain:size=64k'],
      },
      { model },
    );
    const types =
      'touch /data/a /made/a; stat -f -c %T /disk /fast /plain; stat -c %a /fast; touch /disk/a 2>&1 || true';
    expect(await sh(id, types)).toMatch(/^tmpfs\ntmpfs\ntmpfs\n1777\n.*Read-only/);
  });

  test('is made anew when it was created and never started', async () => {
    const half = await engine.createContainer('shop-web-1', { Image: IMAGE, Labels: LABELS, HostConfig: {} });
    for (const { name } of networksOf(composeContext({})))
      await engine.createNetwork({ Name: name, CheckDuplicate: true, Labels: LABELS });
    const whole = await startOrMake(engine, { id: half, state: 'created' }, () => placement({}));
    expect(whole).not.toBe(half);
    expect((await engine.inspectContainer(whole))?.State.Running).toBe(true);
    expect(await startOrMake(engine, { id: whole, state: 'running' }, () => placement({}))).toBe(whole);
  });

  test('is bound by its limits, and hears of what the kernel cannot do', async () => {
    const id = await start({
      mem_limit: '67108864',
      cpus: 0.5,
      pids_limit: 50,
      ulimits: { nofile: { soft: 100, hard: 200 } },
      sysctls: { 'net.core.somaxconn': '512' },
      cap_drop: ['ALL'],
      hostname: 'host',
      extra_hosts: ['far=10.1.2.3', 'six=::1'],
      environment: { A: '1', NGINX_VERSION: null },
    });
    const found =
      'grep "open files" /proc/1/limits; cat /proc/sys/net/core/somaxconn; hostname; getent hosts far; echo "$A"';
    expect(await sh(id, found)).toMatch(/^Max open files +100 +200 .*\n512\nhost\n10\.1\.2\.3 +far\n1$/);
  });
});
