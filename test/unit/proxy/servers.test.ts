import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { place } from '../../../src/plan/index.ts';
import { certificateFor } from '../../../src/proxy/servers.ts';
import { renderGeneration } from '../../../src/proxy/render.ts';
import type { FrontSettings, Generation, ReleasedService } from '../../../src/types/index.ts';
import { emptyHost, front, release, route, routing } from '../../support/release.ts';

const material = { chain: () => 'canary-chain', key: () => 'canary-key' };
const certificate = (id: string, ...hosts: string[]) => ({ id, hosts, material });

function generation(service: Partial<ReleasedService>, more: Partial<FrontSettings> = {}): Generation {
  return place({ ...release('v1', service), front: { ...front, ...more } }, emptyHost, 'test');
}
const render = (...args: Parameters<typeof generation>) => renderGeneration(generation(...args))['http.conf'];

/** The lines of the servers that say who is answered, and how. */
function outline(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => /^(listen|server_name|location|proxy_pass|return|ssl_\w+) /.test(line));
}

describe('servers', () => {
  test('one for each host, with a location for each path', () => {
    const routes = [route('a.b'), route('a.b', '/api', true), route('c.d', '/x')];
    expect(outline(render({ routes }))).toEqual([
      'listen 80;',
      'server_name a.b;',
      'location / {',
      'proxy_pass http://shop.web;',
      'location = /api {',
      'proxy_pass http://shop.web/;',
      'location /api/ {',
      'proxy_pass http://shop.web/;',
      'listen 80;',
      'server_name c.d;',
      'location = /x {',
      'proxy_pass http://shop.web;',
      'location /x/ {',
      'proxy_pass http://shop.web;',
      'location / {',
      'return 404 "no service has this path\\n";',
    ]);
  });

  test('a host with a certificate answers HTTP by a redirect, to the port by which clients come', () => {
    const placed = generation(
      { routes: [route('a.b')] },
      { certificates: [certificate('0123456789ab', '*')] },
    );
    const text = renderGeneration({ ...placed, front: { ...placed.front, httpsPort: 8443 } })['http.conf'];
    expect(outline(text).slice(0, 7)).toEqual([
      'listen 80;',
      'server_name a.b;',
      'return 308 https://$host:8443$request_uri;',
      'listen 443 ssl;',
      'server_name a.b;',
      'ssl_certificate /etc/ctr-bg/projects/shop/certificates/0123456789ab.crt;',
      'ssl_certificate_key /etc/ctr-bg/projects/shop/certificates/0123456789ab.key;',
    ]);
    expect(outline(render({ routes: [route('a.b')] }, placed.front))[2]).toBe(
      'return 308 https://$host$request_uri;',
    );
  });

  test('or by the application itself', () => {
    const certificates = [certificate('0123456789ab', '*')];
    const text = render({ routes: [route('*')] }, { certificates, redirect: false, hsts: 60 });
    expect(outline(text).slice(0, 3)).toEqual([
      'listen 80 default_server;',
      'listen 443 ssl default_server;',
      'server_name _;',
    ]);
    expect(text).toContain('add_header Strict-Transport-Security "max-age=60" always;');
  });

  test('one that is silent is given up soon where another one can be tried', () => {
    expect(render({}, {})).toContain('proxy_connect_timeout 5000ms;');
    expect(render({ replicas: 2 }, {})).toContain('proxy_connect_timeout 1000ms;');
  });

  test('limits, headers and real addresses stand where they belong', () => {
    const handling = {
      body: 1024,
      timeouts: { connect: 1, read: 2, send: 3 },
      requestHeaders: { 'X-A': "a; b 'c'", 'X-B': '' },
      responseHeaders: { 'X-C': 'd' },
    };
    const realIp = { from: ['10.0.0.0/8', '2001:db8::/32'], header: 'X-Real-IP', recursive: true };
    const text = render({ handling }, { realIp });
    for (const line of [
      'client_max_body_size 1024;',
      'proxy_connect_timeout 1ms;',
      'proxy_read_timeout 2ms;',
      'proxy_send_timeout 3ms;',
      `proxy_set_header X-A "a; b 'c'";`,
      'proxy_set_header X-B "";',
      'proxy_hide_header X-C;',
      'add_header X-C "d" always;',
      'set_real_ip_from 10.0.0.0/8;',
      'set_real_ip_from 2001:db8::/32;',
      'real_ip_header X-Real-IP;',
      'real_ip_recursive on;',
      'set $ctr_bg_flow shop.web.blue.$ctr_bg_kind;',
    ])
      expect(text).toContain(`${line}\n`);
  });

  test('where services share a host, /bg names them', () => {
    const two = release('v1', {}, ['web', 'api']);
    const [web, api] = two.services.map((one, index) => ({
      ...one,
      routes: [route('a.b', index ? '/api' : '/')],
    }));
    const services = [web, api].filter((one) => one !== undefined);
    const placed = place({ ...two, services, front: { ...front, publicColor: true } }, emptyHost, 'test');
    expect(renderGeneration(placed)['http.conf']).toContain('return 200 "web blue\\napi blue\\n";');
  });

  test('no key is in any file that is rendered', () => {
    const files = renderGeneration(generation({}, { certificates: [certificate('0123456789ab', '*')] }));
    expect(Object.values(files).join()).not.toContain('canary');
    expect(files['generation.json']).toContain('0123456789ab');
  });
});

test.each([
  ['a.b', 'exact'],
  ['x.b', 'wild'],
  ['*.b', 'wild'],
  ['x.y.b', 'all'],
  ['*', 'all'],
])('the certificate of %s is the one that fits best', (host, id) => {
  const certificates = [certificate('all', '*'), certificate('wild', '*.b'), certificate('exact', 'a.b')];
  expect(certificateFor(host, certificates)?.id).toBe(id);
});

/** Every place where something of a user's reaches nginx, whatever readers should have refused before. */
const HOSTILE = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...'"\'\\${};#\n\r\t /.:*@~=-aZ0'), maxLength: 12 }),
);
const PLACES: Readonly<Record<string, (value: string) => Generation>> = {
  host: (value) => generation({ routes: [route(value)] }),
  path: (value) => generation({ routes: [route('a.b', value)] }),
  'request header': (value) =>
    generation({ handling: { ...routing.handling, requestHeaders: { 'X-A': value } } }),
  'response header': (value) =>
    generation({ handling: { ...routing.handling, responseHeaders: { 'X-A': value } } }),
  'header name': (value) =>
    generation({ handling: { ...routing.handling, requestHeaders: { [value]: 'a' } } }),
  'trusted address': (value) =>
    generation({}, { realIp: { from: [value], header: 'X-Real-IP', recursive: true } }),
  'address header': (value) =>
    generation({}, { realIp: { from: ['10.0.0.1'], header: value, recursive: true } }),
  certificate: (value) => generation({}, { certificates: [certificate(value, '*')] }),
};

describe('nothing that nginx could misread is written', () => {
  test.each(Object.keys(PLACES))('whatever a %s is', (name) => {
    const make = PLACES[name];
    const skeletonOf = (text: string): string => text.replace(/"[^"]*"/g, '""').replace(/[^{};]/g, '');
    const plain = skeletonOf(renderGeneration(make?.('x') ?? generation({}))['http.conf']);
    fc.assert(
      fc.property(HOSTILE, (value) => {
        let text: string;
        try {
          text = renderGeneration(make?.(value) ?? generation({}))['http.conf'];
        } catch (error) {
          expect(error).toMatchObject({ code: 'INTERNAL' });
          return;
        }
        // These two have a meaning of their own.
        if (value === (name === 'path' ? '/' : '*')) return;
        expect(skeletonOf(text)).toBe(plain);
      }),
      { numRuns: 400 },
    );
  });
});
