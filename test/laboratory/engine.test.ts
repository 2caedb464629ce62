import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pack } from 'tar-stream';
import { connect, type ContainerSpec, type Engine, resolveEndpoint } from '../../src/engine/index.ts';

const LABEL = `eng.test=${process.pid}`;
const LABELS = { 'eng.test': String(process.pid) };
const IMAGE = 'nginx:1.30';
const name = (suffix: string): string => `eng-${process.pid}-${suffix}`;
const missing = 'f'.repeat(64);

/** Runs until it is stopped, and ends at once when it is. */
const SLEEP = ['sh', '-c', 'trap "exit 0" TERM; echo started; echo warned >&2; sleep 1000 & wait'];

async function tarOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack();
  for (const [path, text] of Object.entries(files)) tar.entry({ name: path }, text);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('the engine', () => {
  let engine: Engine;
  let container: string;
  const spec = (settings: Partial<ContainerSpec> = {}): ContainerSpec => ({
    Image: IMAGE,
    Labels: LABELS,
    Cmd: SLEEP,
    // The image's own is nginx's, which the script does not know.
    StopSignal: 'SIGTERM',
    HostConfig: {},
    ...settings,
  });
  const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'fine',
      (error: { status?: number; code?: string }) => error.status ?? error.code,
    );

  beforeAll(async () => {
    engine = await connect(resolveEndpoint({ environment: process.env }));
    container = await engine.createContainer(
      name('main'),
      spec({ ExposedPorts: { '80/tcp': {} }, Env: ['A=1'] }),
    );
    await engine.startContainer(container);
  });

  afterAll(async () => {
    for (const { Id } of await engine.listContainers([LABEL]))
      await engine.removeContainer(Id, { force: true });
    for (const { Id } of await engine.listNetworks([LABEL])) await engine.removeNetwork(Id);
    await engine.removeVolume(name('volume'));
    engine.close();
  });

  test('says who it is, and which API was agreed on', async () => {
    expect(engine.apiVersion).toMatch(/^1\.\d+$/);
    expect(await engine.info()).toMatchObject({ ID: expect.stringMatching(/./), OSType: 'linux' });
  });

  test('lists and inspects what was created', async () => {
    expect(await engine.listContainers([LABEL])).toMatchObject([
      { Id: container, Names: [`/${name('main')}`], State: 'running', Labels: LABELS },
    ]);
    const found = await engine.inspectContainer(name('main'));
    expect(found).toMatchObject({
      Id: container,
      Name: `/${name('main')}`,
      State: { Running: true, Restarting: false },
      Config: { Labels: LABELS, ExposedPorts: { '80/tcp': {} } },
    });
    expect(found?.State).not.toHaveProperty('Health');
    expect(Object.values(found?.NetworkSettings.Networks ?? {})[0]?.IPAddress).toMatch(/^\d+\./);
    expect(await engine.inspectContainer(missing)).toBeUndefined();
  });

  test('starts what runs, stops what is stopped and removes what is gone without complaint', async () => {
    await engine.startContainer(container);
    await engine.stopContainer(missing, 0);
    await engine.removeContainer(missing);
    await engine.removeNetwork(missing);
    await engine.removeVolume(name('none'));
  });

  test('refuses with a status', async () => {
    expect(await codeOf(engine.createContainer(name('main'), spec()))).toBe(409);
    expect(await codeOf(engine.createContainer(name('other'), spec({ Image: 'eng-no-such-image:1' })))).toBe(
      404,
    );
    expect(await codeOf(engine.startContainer(missing))).toBe(404);
    expect(await codeOf(engine.removeContainer(container))).toBe(409);
    expect(await codeOf(engine.exec(missing, ['true']))).toBe(404);
  });

  test('stops in its grace, and removes twice at once', async () => {
    const id = await engine.createContainer(name('short'), spec());
    await engine.startContainer(id);
    // It says so once it listens for the signal.
    while (!(await engine.tailLogs(id, 2)).includes('started')) await sleep(20);
    await engine.stopContainer(id, 3000);
    expect((await engine.inspectContainer(id))?.State).toMatchObject({ Running: false, ExitCode: 0 });
    await engine.stopContainer(id, 3000);
    await Promise.all([1, 2, 3].map(() => engine.removeContainer(id, { force: true })));
    expect(await engine.inspectContainer(id)).toBeUndefined();
  });

  test('changes a restart policy', async () => {
    await engine.setRestartPolicy(container, 'always');
    expect((await engine.inspectContainer(container))?.HostConfig.RestartPolicy?.Name).toBe('always');
    await engine.setRestartPolicy(container, 'no');
    expect((await engine.inspectContainer(container))?.HostConfig.RestartPolicy?.Name).toBe('no');
  });

  test('shows logs and processes', async () => {
    expect((await engine.tailLogs(container, 10)).toSorted()).toEqual(['started', 'warned']);
    expect(await engine.tailLogs(container, 1)).toHaveLength(1);
    const processes = await engine.listProcesses(container);
    expect(processes.map(({ args }) => args)).toContain('sleep 1000');
    expect(processes.every(({ pid }) => pid > 0)).toBe(true);
  });

  test('runs commands', async () => {
    expect(
      await engine.exec(container, ['sh', '-c', 'echo "$1 é"; echo no >&2; exit 3', 'sh', 'a b']),
    ).toEqual({ exitCode: 3, stdout: 'a b é\n', stderr: 'no\n' });
    expect((await engine.exec(container, ['no-such-program'])).exitCode).toBeGreaterThan(125);
    expect(await codeOf(engine.exec(container, ['sleep', '3'], { deadline: 200 }))).toBe('ENGINE_TIMEOUT');
    expect((await engine.exec(container, ['sh', '-c', 'yes | head -c 3000000'])).stdout).toHaveLength(
      1024 * 1024,
    );
  });

  test('does not wait for a child that holds the output of a command', async () => {
    const begin = performance.now();
    expect(await engine.exec(container, ['sh', '-c', 'sleep 5 & echo done'])).toMatchObject({
      exitCode: 0,
      stdout: 'done\n',
    });
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  test('runs commands side by side in one shell, which ends with the door', async () => {
    const own = await connect(resolveEndpoint({ environment: process.env }));
    const shell = own.shell(container);
    const lines: string[] = [];
    // The first ends only when the second has run: one after the other they would never end.
    const untilTold = 'echo one; until [ -e /tmp/told ]; do sleep 0.05; done; echo two';
    const first = shell.run(['sh', '-c', untilTold], { onLine: (line) => lines.push(line) });
    const tell = 'touch /tmp/told; echo "$1 é" >&2; exit 3';
    expect(await shell.run(['sh', '-c', tell, 'sh', "a 'b\n$c"])).toEqual({
      exitCode: 3,
      output: "a 'b\n$c é\n",
    });
    expect(await first).toEqual({ exitCode: 0, output: 'one\ntwo\n' });
    expect(lines.slice(0, 2)).toEqual(['one', 'two']);
    const isOpen = async (): Promise<boolean> =>
      (await engine.listProcesses(container)).some(({ args }) => args.includes('SHELL_PID'));
    expect(await isOpen()).toBe(true);
    own.close();
    for (let tries = 0; (await isOpen()) && tries < 100; tries++) await sleep(20);
    expect(await isOpen()).toBe(false);
  });

  test('takes and gives archives', async () => {
    await engine.putArchive(container, '/tmp', await tarOf({ 'a/b.txt': 'hello' }));
    expect((await engine.exec(container, ['cat', '/tmp/a/b.txt'])).stdout).toBe('hello');
    expect((await engine.getArchive(container, '/tmp/a/b.txt'))?.includes('hello')).toBe(true);
    expect(await engine.getArchive(container, '/tmp/none')).toBeUndefined();
    expect(await codeOf(engine.getArchive(missing, '/tmp'))).toBe(404);
    expect(await codeOf(engine.putArchive(container, '/none', await tarOf({ x: 'x' })))).toBe(404);
    expect(
      await codeOf(engine.putArchive(container, '/tmp', Buffer.from('this is no tar'.repeat(50)))),
    ).not.toBe('fine');
  });

  test('takes archives to a volume of a container that never ran', async () => {
    await engine.createVolume(name('volume'), LABELS);
    expect(await engine.inspectVolume(name('volume'))).toEqual({ Name: name('volume'), Labels: LABELS });
    expect(await engine.inspectVolume(name('none'))).toBeUndefined();
    const id = await engine.createContainer(
      name('volume'),
      spec({ HostConfig: { Binds: [`${name('volume')}:/data`] } }),
    );
    await engine.putArchive(id, '/data', await tarOf({ x: 'on the volume' }));
    expect((await engine.getArchive(id, '/data/x'))?.includes('on the volume')).toBe(true);
    await engine.removeContainer(id);
    await engine.removeVolume(name('volume'));
    expect(await engine.inspectVolume(name('volume'))).toBeUndefined();
  });

  test('tells events from the moment on that it is listened to', async () => {
    const controller = new AbortController();
    const events = await engine.containerEvents([LABEL], controller.signal);
    const id = await engine.createContainer(name('event'), spec({ Cmd: ['true'] }));
    await engine.startContainer(id);
    const actions: string[] = [];
    for await (const { Action, Actor } of events) {
      if (Actor.ID === id) actions.push(Action);
      if (Action === 'die' && Actor.ID === id) controller.abort();
    }
    expect(actions).toEqual(['create', 'start', 'die']);
    await engine.removeContainer(id);
  });

  test('looks up, tags and fails to find images', async () => {
    const image = await engine.inspectImage(IMAGE);
    expect(image).toMatchObject({ Id: expect.stringMatching(/^sha256:/), Os: 'linux' });
    expect(await engine.inspectImage(image?.Id ?? '')).toEqual(image);
    expect(await engine.inspectImage('eng-no-such-image:1')).toBeUndefined();
    expect(await codeOf(engine.tagImage('eng-no-such-image:1', 'eng-other:1'))).toBe(404);
    await engine.tagImage(image?.Id ?? '', IMAGE);
  });

  test('reports a registry that cannot be reached', async () => {
    expect(await codeOf(engine.pullImage('127.0.0.1:1/eng/none:1', {}))).toBe('REGISTRY_REFUSED');
    expect(await codeOf(engine.lookUpImage('127.0.0.1:1/eng/none:1'))).toBe('REGISTRY_REFUSED');
  });

  test('creates, lists and removes networks with static addresses', async () => {
    const pool = { Subnet: '10.231.0.0/24', IPRange: '10.231.0.128/25', Gateway: '10.231.0.1' };
    const network = await engine.createNetwork({
      Name: name('net'),
      Driver: 'bridge',
      CheckDuplicate: true,
      Labels: LABELS,
      IPAM: { Config: [pool] },
    });
    expect(await engine.listNetworks([LABEL])).toEqual([
      {
        Id: network,
        Name: name('net'),
        Labels: LABELS,
        IPAM: { Config: [{ Subnet: pool.Subnet, IPRange: pool.IPRange }] },
      },
    ]);
    const attach = (address: string) => ({
      EndpointsConfig: { [name('net')]: { IPAMConfig: { IPv4Address: address } } },
    });
    const settings = { HostConfig: { NetworkMode: name('net') }, NetworkingConfig: attach('10.231.0.10') };
    const [first, second] = [
      await engine.createContainer(name('n1'), spec(settings)),
      await engine.createContainer(name('n2'), spec(settings)),
    ];
    await engine.startContainer(first);
    expect(await codeOf(engine.startContainer(second))).toBe(403);
    expect((await engine.inspectContainer(first))?.NetworkSettings.Networks[name('net')]).toEqual({
      IPAddress: '10.231.0.10',
      NetworkID: network,
      IPAMConfig: { IPv4Address: '10.231.0.10' },
    });
    for (const id of [first, second]) await engine.removeContainer(id, { force: true });
    await engine.removeNetwork(network);
    expect(await engine.listNetworks([LABEL])).toEqual([]);
  });
});
