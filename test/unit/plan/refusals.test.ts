import { describe, expect, test } from '@jest/globals';
import { checkProxy, checkRoutes, createRelease, liveGeneration, place } from '../../../src/plan/index.ts';
import type { ImageFacts, Project } from '../../../src/types/index.ts';
import { containerSettings } from '../../support/container-settings.ts';
import { serving } from '../../support/host-view.ts';
import { emptyHost, front, release, route, routing } from '../../support/release.ts';

const { port: _port, ...portless } = routing;
const project: Project = {
  hosts: [],
  name: 'shop',
  proxy: { publish: {}, front },
  networks: [],
  volumes: [],
  services: [
    {
      name: 'web',
      image: 'shop:1',
      pull: 'missing',
      replicas: 1,
      stopGrace: 10_000,
      container: containerSettings({ environment: { PASSWORD: 'secret' } }),
      dependsOn: [],
      routing: portless,
    },
  ],
};
const facts = (more: Partial<ImageFacts> = {}): Map<string, ImageFacts> =>
  new Map([
    [
      'web',
      {
        image: { reference: 'shop:1', digest: 'sha256:1', source: 'sha256:1' },
        exposedPorts: [3000],
        ...more,
      },
    ],
  ]);

describe('createRelease', () => {
  test('takes the port from EXPOSE', () => {
    expect(createRelease(project, facts()).services[0]?.port).toBe(3000);
  });

  test.each([
    ['none', [], 'exposes no port'],
    ['several', [80, 443], 'exposes 80 and 443'],
  ])('refuses an image with %s exposed port, and says what to do', (_name, exposedPorts, words) => {
    const attempt = () => createRelease(project, facts({ exposedPorts }));
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'NO_PORT', exitCode: 2, message: expect.stringContaining(words) }),
    );
  });

  test('is the same on every machine, and another one for another environment', () => {
    const changed = project.services.map((service) => ({
      ...service,
      container: containerSettings({ environment: { A: '1' } }),
    }));
    expect(createRelease(project, facts()).id).toBe(createRelease(structuredClone(project), facts()).id);
    expect(createRelease({ ...project, services: changed }, facts()).id).not.toBe(
      createRelease(project, facts()).id,
    );
  });
});

describe('checkRoutes', () => {
  test('refuses a host name that another project serves, and names the project', () => {
    const view = serving({ ...release('v1'), project: 'blog' });
    expect(() => checkRoutes(place(release('v1'), view, 'test'), view)).toThrow(
      'shop/web wants every host name, which blog/web already serves',
    );
  });

  test('refuses two services of one project with the same host name', () => {
    const twins = release('v1', { routes: [route('shop.example.com')] }, ['web', 'api']);
    expect(() => checkRoutes(place(twins, emptyHost, 'test'), emptyHost)).toThrow(
      'shop/api wants shop.example.com, which shop/web already serves',
    );
  });

  test("accepts the project's own routes again", () => {
    const view = serving(release('v1'));
    expect(() => checkRoutes(place(release('v2'), view, 'test'), view)).not.toThrow();
  });
});

describe('checkProxy', () => {
  const view = serving(release('v1'));

  test('refuses another port or image than the running proxy has', () => {
    expect(() => checkProxy({ configuration: '', publish: { http: { port: 8080 } } }, view)).toThrow(
      'already listens on 0.0.0.0:80, not 0.0.0.0:8080',
    );
    expect(() => checkProxy({ configuration: '', image: 'nginx:1.31' }, view)).toThrow(
      'already runs nginx:1.30, not nginx:1.31',
    );
  });

  test('accepts what it has, and what is left open', () => {
    expect(() =>
      checkProxy({ configuration: '', publish: { http: { port: 80 } }, image: 'nginx:1.30' }, view),
    ).not.toThrow();
    expect(() => checkProxy({ configuration: '' }, view)).not.toThrow();
  });
});

test('a generation that is served but whose document is lost is not guessed at', () => {
  const view = serving(release('v1'));
  const lost = { ...view, proxy: view.proxy && { ...view.proxy, staged: [] } };
  expect(() => liveGeneration(lost, 'shop')).toThrow(expect.objectContaining({ code: 'PROXY_UNUSABLE' }));
});
