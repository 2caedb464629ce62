import { describe, expect, test } from '@jest/globals';
import { checkProxy, checkRoutes, createRelease, place, publishOf } from '../../../src/plan/index.ts';
import { serving } from '../../support/host-view.ts';
import { emptyHost, front, release, route } from '../../support/release.ts';

const certificate = (id: string) => ({ id, hosts: ['*'], material: { chain: () => 'c', key: () => 'k' } });

describe('conflicts', () => {
  const at = (host: string, path = '/') => release('v1', { routes: [route(host, path)] });

  test('a host belongs to one project, whatever the paths; the owner is named', () => {
    const view = serving({ ...at('a.b', '/blog'), project: 'blog' });
    expect(() => checkRoutes(place(at('a.b', '/shop'), view, 'test'), view)).toThrow(
      'shop/web wants a.b/shop, and blog/web has a.b/blog',
    );
    expect(() => checkRoutes(place(at('c.d', '/shop'), view, 'test'), view)).not.toThrow();
  });

  test('services of one project share a host by their paths', () => {
    const two = release('v1', {}, ['web', 'api']);
    const shared = (path: string) => ({
      ...two,
      services: two.services.map((one, index) => ({ ...one, routes: [route('*', index ? path : '/')] })),
    });
    expect(() => checkRoutes(place(shared('/api'), emptyHost, 'test'), emptyHost)).not.toThrow();
    expect(() => checkRoutes(place(shared('/'), emptyHost, 'test'), emptyHost)).toThrow(
      'shop/api wants every host name, which shop/web already serves',
    );
  });
});

describe('where the proxy listens', () => {
  const base = { configuration: '' };

  test('on 80, and on 443 when there is a certificate', () => {
    expect(publishOf(base)).toEqual({ port: 80 });
    expect(publishOf({ ...base, tls: true })).toEqual({ port: 80, https: { port: 443 } });
    expect(publishOf({ ...base, publish: { http: { port: 1 }, https: { port: 2 } } })).toEqual({
      port: 1,
      https: { port: 2 },
    });
  });

  const view = serving(release('v1'));
  const secure = {
    ...view,
    proxy: view.proxy && { ...view.proxy, publish: { port: 80, https: { port: 8443 } } },
  };

  test('a proxy without HTTPS is refused to who needs it, with the cure', () => {
    expect(() => checkProxy({ ...base, tls: true }, view)).toThrow(
      expect.objectContaining({
        code: 'CONFIG',
        message: expect.stringContaining('needs it on 0.0.0.0:443'),
        hint: expect.stringContaining('https: 443'),
      }),
    );
    expect(() => checkProxy({ ...base, publish: { https: { port: 443 } } }, view)).toThrow('without HTTPS');
    expect(() => checkProxy({ ...base, publish: { https: { port: 443 } } }, secure)).toThrow(
      'already listens for HTTPS on 0.0.0.0:8443, not 0.0.0.0:443',
    );
  });

  test('a certificate alone takes the port that is there, and redirects lead to it', () => {
    expect(() => checkProxy({ ...base, tls: true }, secure)).not.toThrow();
    expect(place(release('v1'), secure, 'test').front.httpsPort).toBe(8443);
    expect(place(release('v1'), emptyHost, 'test', 444).front.httpsPort).toBe(444);
    expect(place(release('v1'), emptyHost, 'test').front.httpsPort).toBe(443);
  });
});

test('a renewed certificate is another generation and another release, of the same containers', () => {
  const [before, after] = ['0123456789ab', 'ba9876543210'].map((id) => {
    const { services } = release('v1');
    return { ...release('v1'), services, front: { ...front, certificates: [certificate(id)] } };
  });
  if (!before || !after) throw new Error('both');
  const [one, other] = [place(before, emptyHost, 'test'), place(after, emptyHost, 'test')];
  expect(one.id).not.toBe(other.id);
  expect(one.services[0]?.configHash).toBe(other.services[0]?.configHash);
  const project = {
    name: 'shop',
    hosts: [],
    services: [],
    networks: [],
    volumes: [],
    proxy: { publish: {}, front: before.front },
  };
  const renewed = { ...project, proxy: { publish: {}, front: after.front } };
  expect(createRelease(project, new Map()).id).not.toBe(createRelease(renewed, new Map()).id);
});
