import { expect, test } from '@jest/globals';
import { answer, type Behave, fakeEngine, rejection } from './fake-engine.ts';

const refuses =
  (message: string): Behave =>
  (_request, socket) =>
    void socket.write(answer(500, JSON.stringify({ message })));

test('a network that another host has just made is there', async () => {
  const taken = 'rpc error: code = Unknown desc = name conflicts with an existing object';
  await using fake = await fakeEngine(refuses(taken));
  const { swarm } = await fake.open();
  await expect(swarm.ensureOverlay('shop_default-swarm', {}, {})).resolves.toBeUndefined();
});

test('any other refusal of the managers is told', async () => {
  await using fake = await fakeEngine(refuses('could not find an available subnet'));
  const { swarm } = await fake.open();
  expect(await rejection(swarm.ensureOverlay('shop_default-swarm', {}, {}))).toMatchObject({
    code: 'ENGINE_REFUSED',
  });
});
