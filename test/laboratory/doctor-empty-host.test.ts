import { once } from 'node:events';
import { createServer } from 'node:net';
import { beforeAll, expect, test } from '@jest/globals';
import { inventory, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { doctor, expectWell } from '../support/doctor.ts';
import { openFolder } from '../support/files.ts';

/** What doctor says, and does, where nothing of ctr-bg is yet. */
let deploys: Deploys;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
});

const api = (method: string, path: string, body?: object): Promise<unknown> =>
  deploys.lab.engine.api.json(method, path, body ? { body } : {});

test('a host on which nothing is: it is fit, and nothing is made', async () => {
  const before = await inventory(deploys.lab);
  await expectWell(deploys.lab);
  const { stdout } = await deploys.lab.ctrBg(['doctor']);
  expect(stdout).toMatch(/nothing is wrong: Docker [\d.]+\S* is fit, and nothing of ctr-bg is on it/);
  expect(await inventory(deploys.lab)).toEqual(before);
});

test('a host on which nothing is: what a first deploy lacks is told, and --fix fetches the proxy’s image alone', async () => {
  await using registry = await deploys.lab.registry();
  const image = await registry.push(deploys.lab.nginxImage, 'proxy:1.30');
  await api('DELETE', `/images/${encodeURIComponent(image)}`);
  const project = await openFolder(deploys.lab);
  await project.write(
    'ctr-bg.yml',
    `x-ctr-bg: { proxy: { image: "${image}", publish: "127.0.0.1:${PORT}" } }\n`,
  );
  const before = await inventory(deploys.lab);
  expect(await project.show('doctor')).toContain(`proxy: ${image} is not there: --fix pulls it`);
  expect(await project.show('doctor', '--fix', '--dry-run')).toContain('is not there');
  expect(await inventory(deploys.lab)).toEqual(before);
  const binding = { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: String(PORT) }] };
  await api('POST', '/containers/create?name=other', {
    Image: 'shop:1',
    HostConfig: { PortBindings: binding },
  });
  await api('POST', '/containers/other/start');
  const found = await project.run('doctor', '--fix');
  const ready = {
    image: { reference: image, isThere: true, isPulled: true },
    // Seen with the image that was fetched just now.
    disk: { free: expect.any(Number) },
    ports: [
      { port: PORT, heldBy: ['other'], listens: [] },
      { port: 443, listens: [] },
    ],
  };
  expect(found).toMatchObject({
    exitCode: 8,
    document: { findings: [{ code: 'port-taken', where: 'container other' }], hosts: [{ ready }] },
  });
  await api('DELETE', '/containers/other?force=1');
  const after = await project.run('doctor', '--fix');
  expect(after).toMatchObject({ exitCode: 0, document: { findings: [] } });
  const [{ images: _before, ...made }, { images: _after, ...rest }] = [before, await inventory(deploys.lab)];
  expect(rest).toEqual(made);
  await api('DELETE', `/images/${encodeURIComponent(image)}`);
  expect(await inventory(deploys.lab)).toEqual(before);

  await project.write('ctr-bg.yml', 'x-ctr-bg: { proxy: { image: "127.0.0.1:5000/nobody:1" } }\n');
  expect(await project.run('doctor', '--fix')).toMatchObject({
    exitCode: 8,
    document: { findings: [{ code: 'proxy-image', where: 'image 127.0.0.1:5000/nobody:1' }] },
  });
  await project.remove();
});

test('a host on which nothing is: what another program listens on, and the disk, are seen without leaving anything', async () => {
  const project = await openFolder(deploys.lab);
  const publish = `127.0.0.1:${PORT}`;
  await project.write('ctr-bg.yml', `x-ctr-bg: { proxy: { publish: "${publish}" } }\n`);
  const before = await inventory(deploys.lab);
  const seen = { disk: { free: expect.any(Number), total: expect.any(Number) } };
  expect(await project.run('doctor')).toMatchObject({
    exitCode: 0,
    document: { findings: [], hosts: [{ ready: { ...seen, ports: [{ port: PORT, listens: [] }, {}] } }] },
  });
  const other = createServer().listen(PORT, '0.0.0.0');
  await once(other, 'listening');
  expect(await project.run('doctor')).toMatchObject({
    exitCode: 8,
    document: {
      findings: [{ code: 'port-taken', where: `port ${PORT} of the host` }],
      hosts: [{ ready: { ports: [{ port: PORT, heldBy: [], listens: ['0.0.0.0'] }, {}] } }],
    },
  });
  other.close();
  await once(other, 'close');
  expect(await inventory(deploys.lab)).toEqual(before);
  await project.remove();
});

test('an engine that is not there is the one finding', async () => {
  const { exitCode, findings } = await doctor(deploys.lab, ['-H', 'unix:///nowhere/docker.sock']);
  expect({ exitCode, findings }).toMatchObject({ exitCode: 6, findings: [{ code: 'engine-unreachable' }] });
});
