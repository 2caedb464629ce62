import { describe, expect, test } from '@jest/globals';
import { brokenTask } from '../../../src/apply/swarm/broken.ts';
import { sharedSwarm, type Swarm, type SwarmTask } from '../../../src/engine/index.ts';
import { CtrBgError } from '../../../src/types/index.ts';

const task = (state: string, more: Partial<SwarmTask> = {}): SwarmTask => ({
  id: 'a',
  slot: 1,
  node: 'node',
  state,
  desired: 'running',
  message: 'it said so',
  addresses: new Map(),
  ...more,
});

describe('a task shows that the release is no good', () => {
  test('when its process has ended, with its exit code', () => {
    const ended = task('failed', { container: 'c', exitCode: 7 });
    expect(brokenTask([task('running'), ended])).toEqual({
      task: ended,
      text: 'ended with exit code 7: it said so',
    });
  });

  test('when three have been refused by nodes, and not before', () => {
    const refused = task('rejected');
    expect(brokenTask([refused, refused])).toBeUndefined();
    expect(brokenTask([refused, refused, refused])?.text).toBe('was refused by its node: it said so');
  });

  test('not when it waits, or its node went away', () => {
    for (const state of ['pending', 'preparing', 'starting', 'running', 'orphaned', 'shutdown', 'failed'])
      expect(brokenTask([task(state)])).toBeUndefined();
  });
});

describe('a Swarm of several hosts', () => {
  const asked: string[] = [];
  const away = new CtrBgError('ENGINE_UNREACHABLE', 'no answer');
  const host = (name: string, is: { manager: boolean; away?: boolean }) => ({
    listNetworks: async () => [],
    swarm: swarmOf(name, is),
  });
  const swarmOf = (name: string, is: { manager: boolean; away?: boolean }): Swarm => ({
    isManager: async () => is.manager,
    services: async () => [],
    tasks: async () => {
      asked.push(name);
      if (is.away) throw away;
      return [];
    },
    async *readLogs() {
      if (is.away) throw away;
      for (const text of ['one', 'two']) yield { at: '', stream: 'stdout', text: `${name} ${text}` };
    },
    createService: async () => undefined,
    updateService: async () => undefined,
    removeService: async () => undefined,
    ensureSecret: async () => name,
    sweepSecrets: async () => undefined,
    networks: async () => [],
    ensureOverlay: async () => undefined,
    removeOverlay: async () => undefined,
    sweepOverlays: async () => undefined,
  });

  test('is asked by the first manager that answers', async () => {
    const worker = host('worker', { manager: false });
    const swarm = sharedSwarm([
      worker,
      host('gone', { manager: true, away: true }),
      host('there', { manager: true }),
    ]);
    expect(await swarm.tasks('web')).toEqual([]);
    expect(asked).toEqual(['gone', 'there']);
    expect(await swarm.services([])).toEqual([]);
    const lines: string[] = [];
    for await (const { text } of swarm.readLogs('task', { follow: false, signal: AbortSignal.abort() }))
      lines.push(text);
    expect(lines).toEqual(['there one', 'there two']);
  });

  test('has the networks that a manager lists', async () => {
    const ingress = { Id: 'qz1', Name: 'ingress', Labels: {}, IPAM: { Config: null } };
    const manager = { ...host('manager', { manager: true }), listNetworks: async () => [ingress] };
    const worker = host('worker', { manager: false });
    expect(await sharedSwarm([worker, manager]).networks()).toEqual([ingress]);
    expect(await sharedSwarm([manager]).networks()).toEqual([]);
  });

  test('is none where none of them is a manager', async () => {
    const swarm = sharedSwarm([host('a', { manager: false }), host('b', { manager: false })]);
    expect(await swarm.services([])).toBeUndefined();
    await expect(swarm.tasks('web')).rejects.toMatchObject({ code: 'ENGINE_REFUSED' });
  });

  test('that nobody answers for is away', async () => {
    const gone = host('gone', { manager: true, away: true });
    await expect(sharedSwarm([gone, gone]).tasks('web')).rejects.toBe(away);
  });
});
