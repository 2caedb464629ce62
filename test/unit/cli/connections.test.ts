import { afterEach, describe, expect, test } from '@jest/globals';
import { areHostsGiven, type Connections, createConnections } from '../../../src/cli/connections.ts';
import { membersOf } from '../../../src/cli/fleet.ts';
import { select } from '../../../src/cli/selection.ts';
import { CtrBgError, type HostWish } from '../../../src/types/index.ts';
import { answer, fakeEngine, type FakeEngine, rejection } from '../engine/fake-engine.ts';

const NOWHERE = 'unix:///nonexistent/ctr-bg-test.sock';
const opened: Connections[] = [];
type Flags = { host?: readonly string[]; group?: readonly string[]; context?: string };

function connections(
  { host = [], group = [], context }: Flags,
  environment: Record<string, string> = {},
): Connections {
  const made = createConnections(
    { host, group, ...(context === undefined ? {} : { context }) },
    { DOCKER_CONFIG: '/nonexistent', ...environment },
  );
  opened.push(made);
  return made;
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** An engine that knows its id and nothing else. */
const engineWith = (id: string): Promise<FakeEngine> =>
  fakeEngine((request, socket) => {
    const info = JSON.stringify({ ID: id, ServerVersion: '1', Architecture: 'x', OSType: 'linux' });
    socket.write(request.url.endsWith('/info') ? answer(200, info) : answer(404, '{"message":"no"}'));
  });
const at = ({ path }: FakeEngine): string => `unix://${path}`;
const endpoints = async (engines: ReturnType<Connections['engines']>): Promise<[string, string][]> =>
  [...(await engines)].map(([name, { endpoint }]) => [name, endpoint]);

describe('hosts of the file by their names and groups', () => {
  const file: readonly HostWish[] = ['web-1', 'web-2', 'db-1'].map((name, index) => ({
    name,
    endpoint: `ssh://${name}`,
    groups: index === 2 ? ['data'] : ['web', index === 0 ? 'eu' : 'us'],
  }));
  const chosen = (flags: Flags) => {
    const { hosts, left } = select(file, { host: flags.host ?? [], group: flags.group ?? [] });
    return { hosts: hosts.map(({ host }) => host.name), left };
  };

  test.each<[Flags, string[], string[]]>([
    [{}, ['web-1', 'web-2', 'db-1'], []],
    [{ host: ['web-2'] }, ['web-2'], ['web-1', 'db-1']],
    [{ group: ['web'] }, ['web-1', 'web-2'], ['db-1']],
    [{ group: ['us'], host: ['db-1'] }, ['web-2', 'db-1'], ['web-1']],
    [{ group: ['eu', 'data'] }, ['web-1', 'db-1'], ['web-2']],
  ])('%j are in the order of the file, and those that are left are known', (flags, hosts, left) => {
    expect(chosen(flags)).toEqual({ hosts, left });
  });

  test.each<[Flags, string, string]>([
    [{ host: ['web-3'] }, 'there is no host web-3 in x-ctr-bg.hosts', 'Did you mean web-1?'],
    [{ host: ['nobody'] }, 'there is no host nobody', 'There are: web-1, web-2, db-1.'],
    [{ group: ['ue'] }, 'there is no group ue', 'There are: web, eu, us, data.'],
    [{ host: ['web-1', 'ssh://web-2'] }, '-H ssh://web-2 is an endpoint, and -H web-1', 'Give either'],
    [{ host: ['192.0.2.1:2376'], group: ['web'] }, '-H 192.0.2.1:2376 is an endpoint, and --group web', ''],
  ])('%j is refused', (flags, message, hint) => {
    expect(() => chosen(flags)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    );
  });

  test('nothing is connected to before the file is read, and only what is chosen then', async () => {
    await using one = await engineWith('1');
    const made = connections({ host: ['web'] }, { DOCKER_HOST: NOWHERE });
    made.open();
    const written = [
      { name: 'web', endpoint: at(one) },
      { name: 'other', endpoint: NOWHERE },
    ];
    expect(await endpoints(made.engines(written))).toEqual([['web', at(one)]]);
    expect({ left: made.left(), several: made.several() }).toEqual({ left: ['other'], several: false });
    expect(areHostsGiven({ host: ['web'] })).toBe(false);
    await expect(connections({ group: ['web'], context: 'default' }).engines(written)).rejects.toThrow(
      '--context',
    );
    await expect(connections({ host: ['web'] }).engines([])).rejects.toThrow('there is no host web');
  });
});

describe('which engines', () => {
  test('the command line comes before the file, the file before the environment', async () => {
    await using one = await engineWith('1');
    await using two = await engineWith('2');
    await using three = await engineWith('3');
    const written: HostWish[] = [{ name: 'web', endpoint: at(two) }];
    const environment = { DOCKER_HOST: at(three) };
    expect(await endpoints(connections({ host: [at(one)] }, environment).engines(written))).toEqual([
      ['local', at(one)],
    ]);
    expect(await endpoints(connections({}, environment).engines(written))).toEqual([['web', at(two)]]);
    expect(await endpoints(connections({}, environment).engines([]))).toEqual([['local', at(three)]]);
    expect(await endpoints(connections({ context: 'default' }, environment).engines(written))).toEqual([
      ['local', at(three)],
    ]);
  });

  test('the first call decides for those after it', async () => {
    await using one = await engineWith('1');
    const made = connections({}, { DOCKER_HOST: NOWHERE });
    const first = await made.engines([{ name: 'web', endpoint: at(one) }]);
    expect(await made.engines()).toBe(first);
  });

  test('one engine is asked for its version alone, and connected to once', async () => {
    await using one = await engineWith('1');
    const made = connections({}, { DOCKER_HOST: at(one) });
    made.open();
    await made.engines([]);
    expect(one.requests() - one.seen.length).toBe(1);
    expect(one.seen.map(({ url }) => url).filter((url) => url.endsWith('/info'))).toEqual([]);
  });

  test('several are told apart, and one is not', async () => {
    await using one = await engineWith('1');
    await using two = await engineWith('2');
    const several = connections({ host: [at(one), at(two)] });
    expect(await endpoints(several.engines())).toEqual([
      [at(one), at(one)],
      [at(two), at(two)],
    ]);
    expect(several.several()).toBe(true);
    const single = connections({});
    await single.engines([{ endpoint: at(one) }]);
    expect(single.several()).toBe(false);
  });
});

describe('the connection that is opened before the file is read', () => {
  test('is of no concern when the file names hosts: nothing is there, and the command does not wait', async () => {
    await using one = await engineWith('1');
    // In CI an engine that is not there yet is waited for.
    const made = connections({}, { DOCKER_HOST: NOWHERE, CI: '1' });
    made.open();
    expect(await endpoints(made.engines([{ name: 'web', endpoint: at(one) }]))).toEqual([['web', at(one)]]);
    const start = performance.now();
    await made.close();
    expect(performance.now() - start).toBeLessThan(2500);
  });

  test('is given up when it is silent', async () => {
    await using one = await engineWith('1');
    await using silent = await fakeEngine(() => undefined, '');
    const made = connections({}, { DOCKER_HOST: at(silent) });
    made.open();
    await made.engines([{ name: 'web', endpoint: at(one) }]);
    await made.close();
  });

  test('is an error when it is the one that is meant', async () => {
    const made = connections({}, { DOCKER_HOST: NOWHERE });
    made.open();
    expect(await rejection(made.engines([]))).toMatchObject({ code: 'ENGINE_UNREACHABLE' });
  });
});

describe('all or none', () => {
  test('every host that cannot be reached is named, and the others are let go', async () => {
    await using one = await engineWith('1');
    const hosts: HostWish[] = [
      { name: 'a', endpoint: at(one) },
      { name: 'b', endpoint: NOWHERE },
      { name: 'c', endpoint: `${NOWHERE}2` },
    ];
    const error = await rejection(connections({}).engines(hosts));
    if (!(error instanceof CtrBgError)) throw error;
    expect(error).toMatchObject({ code: 'ENGINE_UNREACHABLE', exitCode: 6 });
    expect(error.message).toMatch(/^b: cannot reach the Docker engine at /);
    expect(error.details).toEqual([expect.stringMatching(/^c: cannot reach/)]);
  });

  test('one engine by two ways is refused, with both names and the place', async () => {
    await using one = await engineWith('same');
    await using two = await engineWith('same');
    const where = { file: 'ctr-bg.yml', line: 5, column: 7 };
    const hosts: HostWish[] = [
      { name: 'a', endpoint: at(one) },
      { name: 'b', endpoint: at(two), where },
    ];
    expect(await rejection(connections({}).engines(hosts))).toMatchObject({
      code: 'CONFIG',
      where,
      message: 'a and b are one Docker engine: both say that their id is same',
    });
    expect(await rejection(connections({ host: [at(one), at(two)] }).engines())).toMatchObject({
      code: 'USAGE',
    });
  });

  test('one endpoint twice is refused before it is asked', async () => {
    const error = await rejection(connections({ host: [NOWHERE, NOWHERE] }).engines());
    expect(error).toMatchObject({
      code: 'USAGE',
      message: `two hosts are one Docker engine: both are ${NOWHERE}`,
    });
  });

  test('--host and --context exclude each other', async () => {
    const error = await rejection(connections({ host: [NOWHERE, 'ssh://a'], context: 'x' }).engines());
    expect(error).toMatchObject({ code: 'USAGE', message: '--context and --host exclude each other' });
  });
});

describe('what hosts are called', () => {
  const names = (...hosts: (string | HostWish)[]): string[] =>
    membersOf(
      hosts.map((host, index) => ({
        ...(typeof host === 'string' ? { endpoint: host } : host),
        source: `x-ctr-bg.hosts[${index}]`,
        code: 'CONFIG',
      })),
      { DOCKER_CONFIG: '/nonexistent', DOCKER_TLS: '1' },
    ).map(({ name }) => name);

  test('after their endpoints', () => {
    expect(names('unix:///a.sock', 'ssh://me@web-1', 'ssh://web-2:2222', 'context:default')).toEqual([
      'local',
      'web-1',
      'web-2',
      'default',
    ]);
  });

  test('by the whole endpoint where that is not enough', () => {
    expect(names('ssh://me@web', 'ssh://web:2222', { name: 'web', endpoint: 'ssh://other' })).toEqual([
      'ssh://me@web',
      'ssh://web:2222',
      'web',
    ]);
  });

  test('a mistake that only the engine room sees has its place too', () => {
    const where = { file: 'ctr-bg.yml', line: 1, column: 2 };
    expect(() => names({ endpoint: 'ssh://ann:hunter2@web', where })).toThrow(
      expect.objectContaining({
        code: 'CONFIG',
        where,
        message: expect.stringMatching(/^x-ctr-bg.hosts\[0\] does not name a Docker engine: a password/),
      }),
    );
    expect(() => names('context:nowhere')).toThrow('there is no Docker context "nowhere"');
  });
});
