import { describe, expect, test } from '@jest/globals';
import { front, route, routing } from '../../../support/release.ts';
import { load, mistake } from '../folder.ts';

const project = (service: string, top = '{}') =>
  load(`services:\n  web:\n    image: a\n    x-ctr-bg: ${service}\nx-ctr-bg: ${top}\n`);
const routingOf = async (service: string, top?: string) => (await project(service, top)).services[0]?.routing;

describe('routes', () => {
  test.each([
    ['shop.example.com', route('shop.example.com')],
    ['Shop.Example.com/api', route('shop.example.com', '/api')],
    ['shop.example.com/api/v1.0/', route('shop.example.com', '/api/v1.0')],
    ['shop.example.com/', route('shop.example.com')],
    ['/api', route('*', '/api')],
    ['"*/api"', route('*', '/api')],
    ['"*.example.com/~me"', route('*.example.com', '/~me')],
    ['{ host: shop.example.com, path: /api, strip: true }', route('shop.example.com', '/api', true)],
    ['{ path: /api }', route('*', '/api')],
    ['{ host: a.b, strip: true }', route('a.b')],
    ['{ host: a.b, path: , strip: }', route('a.b')],
  ])('%s', async (written, expected) => {
    expect((await routingOf(`{ routes: [${written}] }`))?.routes).toEqual([expected]);
  });

  test.each([
    ['a.b/../c', 'must have a path such as /api'],
    ['a.b//c', 'must have a path such as /api'],
    ['"a.b/a b"', 'must have a path such as /api'],
    ['"a.b/%2e"', 'must have a path such as /api'],
    ['"a.b/$$x"', 'must have a path such as /api'],
    ['a.b/x?y', 'must have a path such as /api'],
    ['"a.b:80/x"', 'must be a host name'],
    ['""', 'must be a host name'],
    ['5', 'must be a host name'],
    ['[a.b]', 'must be a host name'],
  ])('refuses %s', async (written, message) => {
    const error = await mistake(project(`{ routes: [${written}] }`));
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(`services.web.x-ctr-bg.routes[0] ${message}`),
      where: { line: 4, column: 26 },
    });
  });

  test('a mistake inside of a route is shown where it is', async () => {
    expect(await mistake(project('{ routes: [{ host: a.b, path: api }] }'))).toMatchObject({
      message: expect.stringContaining('services.web.x-ctr-bg.routes[0].path must have a path'),
      where: { line: 4, column: 45 },
    });
    expect(await mistake(project('{ routes: [{ host: a.b, pat: /x }] }'))).toMatchObject({
      message: 'unknown key pat in services.web.x-ctr-bg.routes.0',
      hint: 'Did you mean path?',
      where: { line: 4, column: 39 },
    });
  });

  test('two services share a host by their paths, and not one path', async () => {
    const two = (path: string) =>
      load(`services:
  web: { image: a, x-ctr-bg: { routes: [a.b] } }
  api: { image: b, x-ctr-bg: { routes: ["a.b${path}"] } }`);
    await expect(two('/api')).resolves.toMatchObject({ name: 'shop' });
    expect(await mistake(two('/'))).toMatchObject({
      message: 'the host a.b is routed twice: to api and to web',
      where: { line: 2, column: 41 },
    });
  });

  test('/bg cannot be both a route and what the proxy answers', async () => {
    expect(await mistake(project('{ routes: [a.b/bg] }', '{ bg: true }'))).toMatchObject({
      message: 'web wants /bg, which bg: true has the proxy answer itself',
    });
  });
});

describe('draining', () => {
  test.each([
    ['{}', '{}', { http: 30_000, websockets: 30_000 }],
    ['{ drain: 5s }', '{ drain: 1m }', { http: 5000, websockets: 5000 }],
    ['{ drain: { websockets: 10m } }', '{ drain: 1m }', { http: 60_000, websockets: 600_000 }],
    ['{}', '{ drain: { http: 0s } }', { http: 0, websockets: 30_000 }],
  ])('%s with %s', async (service, top, expected) => {
    expect((await routingOf(service, top))?.drain).toEqual(expected);
  });
});

describe('how requests are passed on', () => {
  test("the service's own settings come before the project's, header by header", async () => {
    const service = `{ proxy: { body: 1g, timeouts: { read: 1m }, request_headers: { x-a: 2 }, response_headers: { X-C: } } }`;
    const top = `{ proxy: { body: 10m, timeouts: { read: 1h, send: 10s }, request_headers: { X-A: "1", X-B: "b; c" } } }`;
    expect((await routingOf(service, top))?.handling).toEqual({
      body: 1024 ** 3,
      timeouts: { read: 60_000, send: 10_000 },
      requestHeaders: { 'X-B': 'b; c', 'x-a': '2' },
      responseHeaders: { 'X-C': '' },
    });
  });

  test('without a word it is as it always was', async () => {
    expect((await routingOf('{}'))?.handling).toEqual(routing.handling);
  });

  test.each([
    ['body: 0', 'body must be a size'],
    ['body: 10x', 'body must be a size'],
    ['timeouts: { read: 5 }', 'timeouts.read must be a duration'],
    ['request_headers: { Host: x }', 'request_headers.Host is set by the proxy itself'],
    ['request_headers: { "X A": x }', 'request_headers.X A must have a name'],
    ['request_headers: { X-A: "a\\nb" }', 'request_headers.X-A must be a value of printable ASCII'],
    ['request_headers: { X-A: "$$http_cookie" }', 'request_headers.X-A must be a value of printable ASCII'],
    ["request_headers: { X-A: 'a\"; evil' }", 'request_headers.X-A must be a value of printable ASCII'],
    ['request_headers: { X-A: [a] }', 'request_headers.X-A must be a value of printable ASCII'],
    ['request_headers: { X-A: a, x-a: b }', 'request_headers.x-a is there twice'],
    ['request_headers: [a]', 'request_headers must be a mapping of names to values'],
    ['response_headers: { Set-Cookie: x }', 'response_headers.Set-Cookie is set by the proxy itself'],
    ['tls: {}', 'unknown key tls'],
  ])('refuses %s', async (written, message) => {
    const { message: told } = await mistake(project(`{ proxy: { ${written} } }`));
    expect(told).toContain(message);
  });
});

describe('the proxy', () => {
  test('listens where it is told, and trusts whom it is told', async () => {
    const top = `{ bg: true, proxy: { publish: { http: 8080, https: "[::1]:8443" }, redirect: false, hsts: true,
      real_ip: { from: [10.0.0.0/8, "2001:DB8::/32", 192.0.2.1] } } }`;
    expect((await project('{}', top)).proxy).toEqual({
      publish: { http: { port: 8080 }, https: { address: '::1', port: 8443 } },
      front: {
        ...front,
        publicColor: true,
        redirect: false,
        hsts: 63_072_000,
        realIp: {
          from: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'],
          header: 'X-Forwarded-For',
          recursive: true,
        },
      },
    });
  });

  test('--publish is for HTTP, and comes before the file', async () => {
    const text = 'services: { web: { image: a } }\nx-ctr-bg: { proxy: { publish: { http: 1, https: 2 } } }';
    const { proxy } = await load(text, { flags: { publish: '3' } });
    expect(proxy.publish).toEqual({ http: { port: 3 }, https: { port: 2 } });
  });

  test.each([
    ['publish: { http: x }', 'publish.http must be a port, or an address and a port'],
    ['publish: { ftp: 21 }', 'unknown key ftp'],
    ['real_ip: { from: [example.com] }', 'real_ip.from[0] must be an address or a range'],
    ['real_ip: { from: [10.0.0.0/33] }', 'real_ip.from[0] must be an address or a range'],
    ['real_ip: { header: X-Real-IP }', 'x-ctr-bg.proxy.real_ip must say from whom the address is taken'],
    ['real_ip: { from: [10.0.0.1], header: "a b" }', 'real_ip.header must have a name'],
    ['hsts: 1', 'hsts must be true, false or a number of seconds'],
  ])('refuses %s', async (written, message) => {
    expect((await mistake(project('{}', `{ proxy: { ${written} } }`))).message).toContain(message);
  });
});

test('a key at the wrong one of the two places is led to the right one', async () => {
  expect(await mistake(project('{}', '{ port: 80 }'))).toMatchObject({
    message: 'unknown key port in x-ctr-bg',
    hint: 'Put port under x-ctr-bg of a service.',
  });
  expect(await mistake(project('{ bg: true }'))).toMatchObject({
    hint: 'Put bg under x-ctr-bg at the top level.',
  });
});
