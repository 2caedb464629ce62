import { expect, test } from '@jest/globals';
import { answer, type Behave, fakeEngine, rejection, type Seen } from './fake-engine.ts';

/** Managers pass what they are asked on to the one that leads, and wait for it when it is gone. */
const QUICK = { deadlines: { read: 300 } };

/** Behaves in turn, once for each request of a path; the last way goes on. */
function inTurn(ways: Readonly<Record<string, readonly Behave[]>>): Behave {
  const asked = new Map<string, number>();
  return (request, socket) => {
    const [path = ''] = request.url.replace(/^\/v[\d.]+/, '').split('?');
    const turn = asked.get(path) ?? 0;
    asked.set(path, turn + 1);
    const found = ways[path] ?? [];
    found[Math.min(turn, found.length - 1)]?.(request, socket);
  };
}

const list: Behave = (_request, socket) => void socket.write(answer(200, '[]'));
const silent: Behave = () => undefined;
const leaderless: Behave = (_request, socket) =>
  void socket.write(
    answer(500, '{"message":"rpc error: code = DeadlineExceeded desc = context deadline exceeded"}'),
  );
const asked = (seen: readonly Seen[], path: string): number =>
  seen.filter(({ url }) => url.includes(path)).length;

test('a manager that says nothing, and one that finds no leader, are asked again', async () => {
  await using fake = await fakeEngine(inTurn({ '/services': [list], '/tasks': [silent, leaderless, list] }));
  const { swarm } = await fake.open(QUICK);
  expect(await swarm.services([])).toEqual([]);
  expect(await swarm.tasks('shop-web-blue')).toEqual([]);
  expect(asked(fake.seen, '/tasks')).toBe(3);
});

test.each(['node lost leader status', 'node is stopped'])(
  'a manager that ceased to lead while it was told something is told again: %s',
  async (why) => {
    const message = `rpc error: code = Unknown desc = raft: failed to process the request: ${why}`;
    const lost: Behave = (_request, socket) => void socket.write(answer(500, JSON.stringify({ message })));
    const conflict: Behave = (_request, socket) => void socket.write(answer(409, '{"message":"it exists"}'));
    await using fake = await fakeEngine(inTurn({ '/services/create': [lost, conflict] }));
    const { swarm } = await fake.open(QUICK);
    const spec = {
      Name: 'shop-web-green',
      Labels: {},
      TaskTemplate: { ContainerSpec: { Image: `sha256:${'a'.repeat(64)}` }, Networks: [] },
      Mode: { Replicated: { Replicas: 6 } },
      EndpointSpec: { Mode: 'dnsrr' },
    } as const;
    // It had been made before that.
    await expect(swarm.createService(spec)).resolves.toBeUndefined();
    expect(asked(fake.seen, '/services/create')).toBe(2);
  },
);

test('what may be no manager, and says nothing, is asked once', async () => {
  await using fake = await fakeEngine(inTurn({ '/services': [silent] }));
  const { swarm } = await fake.open(QUICK);
  expect(await rejection(swarm.services([]))).toMatchObject({ code: 'ENGINE_TIMEOUT' });
  expect(asked(fake.seen, '/services')).toBe(1);
});
