import { describe, expect, test } from '@jest/globals';
import { answer, fakeEngine, rejection } from './fake-engine.ts';

const ID = 'b'.repeat(64);

describe('requests', () => {
  test('carry a body in the body and nothing of it in the URL', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(201, `{"Id":"${ID}"}`)),
    );
    const spec = { Image: 'a', Labels: {}, Env: ['PASSWORD=hunter2'], HostConfig: {} };
    expect(await (await fake.open()).createContainer('eng-a', spec, { platform: 'linux/amd64' })).toBe(ID);
    expect(fake.seen[0]?.url).toBe('/v1.41/containers/create?name=eng-a&platform=linux%2Famd64');
    expect(JSON.parse(fake.seen[0]?.body ?? '')).toEqual(spec);
  });

  test('do not repeat secrets that the engine quotes', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(400, '{"message":"invalid variable hunter2"}')),
    );
    const error = await rejection(
      (await fake.open()).createContainer('eng-a', {
        Image: 'a',
        Labels: {},
        Env: ['PASSWORD=hunter2'],
        HostConfig: {},
      }),
    );
    expect(error.message).toContain('invalid variable ***');
  });

  test('send an archive as a tar with its length', async () => {
    await using fake = await fakeEngine((_request, socket) => void socket.write(answer(200, '')));
    await (await fake.open()).putArchive(ID, '/etc/a b', Buffer.from('tar'));
    expect(fake.seen[0]).toMatchObject({
      method: 'PUT',
      body: 'tar',
      headers: { 'content-type': 'application/x-tar', 'content-length': '3' },
    });
    expect(new URLSearchParams(fake.seen[0]?.url.split('?')[1]).get('path')).toBe('/etc/a b');
  });

  test('one after the other share one connection', async () => {
    await using fake = await fakeEngine((_request, socket) => void socket.write(answer(200, '[]')));
    const engine = await fake.open();
    for (let round = 0; round < 5; round += 1) await engine.listContainers([]);
    expect(fake.connections()).toBe(1);
  });

  test('ignore DOCKER_ variables of the process', async () => {
    await using fake = await fakeEngine((_request, socket) => void socket.write(answer(200, '[]')));
    process.env['DOCKER_HOST'] = 'tcp://192.0.2.1:1';
    process.env['DOCKER_CERT_PATH'] = '/nowhere';
    try {
      expect(await (await fake.open()).listContainers([])).toEqual([]);
      expect(process.env['DOCKER_CERT_PATH']).toBe('/nowhere');
    } finally {
      delete process.env['DOCKER_HOST'];
      delete process.env['DOCKER_CERT_PATH'];
    }
  });

  test.each(['../info', 'a/b', 'a?x=1', 'a#b', '', 'a', ' web', 'wéb', 'a%2e'])(
    'with the name %j are never sent',
    async (name) => {
      await using fake = await fakeEngine(() => undefined);
      const engine = await fake.open();
      expect(await rejection(engine.inspectContainer(name))).toMatchObject({ code: 'INTERNAL' });
      expect(await rejection((async () => engine.startContainer(name))())).toMatchObject({
        code: 'INTERNAL',
      });
      expect(await rejection(engine.removeVolume(name))).toMatchObject({ code: 'INTERNAL' });
      expect(fake.seen).toEqual([]);
    },
  );

  test('that change a container name it by id', async () => {
    await using fake = await fakeEngine(() => undefined);
    const engine = await fake.open();
    expect(await rejection(engine.stopContainer('web', 0))).toMatchObject({ code: 'INTERNAL' });
    expect(await rejection(engine.setRestartPolicy('web', 'no'))).toMatchObject({ code: 'INTERNAL' });
  });

  test('take null, empty and absent for the same', async () => {
    const container = {
      Id: ID,
      Name: '/a',
      Image: 'sha256:1',
      RestartCount: 0,
      State: { Status: 'running', Running: true, ExitCode: 0, Health: null },
      Config: { Image: 'a', Labels: null, ExposedPorts: null },
      HostConfig: { PortBindings: null },
      NetworkSettings: { Networks: { n: { IPAddress: '', NetworkID: 'x', IPAMConfig: null } } },
    };
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(200, JSON.stringify(container))),
    );
    const found = await (await fake.open()).inspectContainer('aa');
    expect(found?.State).not.toHaveProperty('Health');
    expect(found?.Config).toEqual({ Image: 'a', Labels: {} });
    expect(found?.NetworkSettings.Networks).toEqual({ n: { IPAddress: '', NetworkID: 'x' } });
  });
});

describe('the negotiation', () => {
  test.each([
    ['1.41', '1.12', '1.41'],
    ['1.49', '1.24', '1.49'],
    ['1.56', '1.40', '1.49'],
    ['1.100', '1.44', '1.49'],
  ])('with an engine of %s, at least %s, agrees on %s', async (offered, least, agreed) => {
    await using fake = await fakeEngine(
      () => undefined,
      JSON.stringify({ ApiVersion: offered, MinAPIVersion: least }),
    );
    expect((await fake.open()).apiVersion).toBe(agreed);
  });

  test.each([
    ['1.40', '1.12', 'ENGINE_REFUSED'],
    ['1.9', '1.2', 'ENGINE_REFUSED'],
    ['1.60', '1.50', 'ENGINE_REFUSED'],
    ['one', '1.50', 'ENGINE_BROKEN_ANSWER'],
  ])('with an engine of %s, at least %s, ends in %s', async (offered, least, code) => {
    await using fake = await fakeEngine(
      () => undefined,
      JSON.stringify({ ApiVersion: offered, MinAPIVersion: least }),
    );
    expect(await rejection(fake.open())).toMatchObject({ code });
  });
});
