import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { place, stageBeside } from '../../../src/plan/index.ts';
import { GenerationDocument } from '../../../src/proxy/documents.ts';
import { linksTo } from '../../../src/proxy/links.ts';
import { exactly } from '../../../src/proxy/preview.ts';
import { rebuildGeneration } from '../../../src/proxy/rebuild.ts';
import { renderGeneration } from '../../../src/proxy/render.ts';
import type { Generation, Preview, PreviewWays, Route, ShareKey } from '../../../src/types/index.ts';
import { containersOf, serving } from '../../support/host-view.ts';
import { release, route } from '../../support/release.ts';

const KEY = 'canary.of+the=key_0123456789';
const key = { id: '0123456789ab', value: () => KEY };
const all: PreviewWays = { header: 'X-Preview', cookie: true, host: 'preview.test', key };
const view = serving(release('v1', { routes: [route('a.test')] }));

function staged(ways: PreviewWays, routes: Route[] = [route('a.test')]): Generation {
  const next = place(release('v2', { routes }), view, 'test');
  return stageBeside({ next, ways }, view, 'test');
}

describe('what is staged', () => {
  test('without a way changes nothing of what nginx does', () => {
    const plain = place(release('v1', { routes: [route('a.test')] }), view, 'test');
    const without = (generation: Generation): string =>
      renderGeneration(generation)['http.conf'].replaceAll(generation.id, 'ID');
    expect(without(staged({ cookie: false }))).toBe(without(plain));
  });

  test('the key is in one file, which nobody is shown', () => {
    const files = renderGeneration(staged(all));
    const holding = Object.entries(files).filter(([, content]) => content.includes('canary'));
    expect(holding.map(([name]) => name)).toEqual(['preview.maps']);
    expect(files['generation.json']).toContain('"key":{"id":"0123456789ab"}');
    expect(renderGeneration(staged({ ...all, key: { id: key.id } }))).not.toHaveProperty('preview.maps');
  });

  test('lies where only the gate leads to, and what serves stays as it is', () => {
    const generation = staged(all);
    const at = `/~${generation.preview?.next.id}`;
    const text = renderGeneration(generation)['http.conf'];
    expect(text).toContain(`location ${at}/ {\n    internal;\n`);
    expect(text).toContain('proxy_pass http://shop.web~staged$request_uri;');
    expect(text).toContain('location / {\n    proxy_pass http://shop.web;\n');
    expect(text).toContain('proxy_set_header X-Preview "";');
  });

  test('has its own port without a key: its first host answers for every other name', () => {
    const ways: PreviewWays = { cookie: false, port: { address: '127.0.0.1', port: 8081 } };
    const files = renderGeneration(staged(ways, [route('b.test'), route('c.test', '/api')]));
    const servers = files['http.conf'].split(/^server \{/m).slice(1);
    const byPort = servers.filter((one) => one.includes('listen 8081'));
    expect(byPort.map((one) => /listen .*;\n.*;/.exec(one)?.[0].replace(/\s+/g, ' '))).toEqual([
      'listen 8081 default_server; server_name b.test;',
      'listen 8081; server_name c.test;',
    ]);
    expect(byPort[0]).toContain('proxy_pass http://shop.web~staged$request_uri;');
    expect(byPort[0]).toContain('add_header Cache-Control "private, no-store" always;');
    expect(servers.find((one) => one.includes('server_name a.test;'))).not.toContain('~staged');
    expect(files).not.toHaveProperty('preview.maps');
  });

  test('a host that only it has, and the one of the preview, are unknown to the public', () => {
    const text = renderGeneration(staged(all, [route('new.test')]))['http.conf'];
    for (const host of ['new.test', 'preview.test']) {
      const server = text.split(/^server \{/m).find((one) => one.includes(`server_name ${host};`)) ?? '';
      expect(server).toContain('return 404 "no project serves this host\\n";');
      expect(server).not.toContain('proxy_pass http://shop.web;');
    }
  });

  test.each<[string, Partial<Preview>]>([
    ['looked at', { ways: all }],
    ['shared by a cookie', { share: { part: 0.05, key: { kind: 'own' } } }],
    ['shared by an address', { share: { part: 0.25, key: { kind: 'address' } } }],
    ['shared by a header', { share: { part: 0.25, key: { kind: 'header', name: 'x-tenant' } } }],
    ['shared by a cookie of its own', { share: { part: 1, key: { kind: 'cookie', name: 'session' } } }],
    ['mirrored', { mirror: { part: 0.1, methods: ['GET', 'HEAD'] } }],
  ])('is known, %s, when a document is written anew, and not taken for what serves', (_, wishes) => {
    const routes = [route('a.test'), route('a.test', '/api')];
    const next = place(release('v2', { routes }), view, 'test');
    const preview = { next, ways: { cookie: false }, ...wishes };
    const both = serving(release('v1', { routes }));
    const generation = stageBeside(preview, both, 'test');
    const containers = [...both.containers, ...containersOf(next)];
    const rebuilt = rebuildGeneration(generation, renderGeneration(generation)['http.conf'], containers);
    expect(rebuilt).toMatchObject({ services: [{ name: 'web', color: 'blue' }] });
    expect(rebuilt?.services).toHaveLength(1);
    const { share, mirror } = wishes;
    expect(rebuilt?.preview).toEqual({
      ...{ ways: { cookie: false }, ...(share && { share }), ...(mirror && { mirror }) },
      next: expect.objectContaining({ id: next.id, release: next.release }),
    });
    const [service] = rebuilt?.preview?.next.services ?? [];
    expect(service).toMatchObject({ name: 'web', color: 'green', instances: next.services[0]?.instances });
    // The host of the preview is taken for one of its own.
    expect(service?.routes).toEqual(expect.arrayContaining(routes));
    // What was rebuilt can be written and read again.
    const text = rebuilt && renderGeneration(rebuilt)['generation.json'];
    expect(v.parse(GenerationDocument, JSON.parse(text ?? ''))).toEqual(rebuilt);
  });

  test('is nothing that can be written anew when its containers are gone', () => {
    const generation = staged(all);
    const text = renderGeneration(generation)['http.conf'];
    expect(rebuildGeneration(generation, text, view.containers)).toBeUndefined();
  });
});

describe('a share of the public', () => {
  const shared = (key: ShareKey, routes?: Route[], ways: PreviewWays = { cookie: false }): string => {
    const { preview } = staged(ways, routes);
    if (preview === undefined) throw new Error('nothing is staged');
    const generation = stageBeside({ ...preview, share: { part: 0.05, key } }, view, 'test');
    return renderGeneration(generation)['http.conf'];
  };
  const serverOf = (text: string, host: string): string =>
    text.split(/^server \{/m).find((one) => one.includes(`server_name ${host};`)) ?? '';

  test('is divided by the place that a client is given, differently for each release', () => {
    const text = shared({ kind: 'own' });
    const release = staged({ cookie: false }).preview?.next.release;
    expect(text).toMatch(new RegExp(`split_clients "${release} \\$ctr_bg_\\w+_client" .*\\{\n {2}5.00% 1;`));
    const server = serverOf(text, 'a.test');
    expect(server.match(/add_header Set-Cookie \$ctr_bg_\w+_place always;/g)).toHaveLength(2);
    expect(server).toMatch(/if \(\$ctr_bg_\w+_chosen\) \{\n {4}rewrite \^ \/~[0-9a-f]{12}\$uri last;/);
  });

  test.each<[ShareKey, string]>([
    [{ kind: 'address' }, '$remote_addr'],
    [{ kind: 'cookie', name: 'session' }, '$cookie_session'],
    [{ kind: 'header', name: 'X-Tenant' }, '$http_x_tenant'],
  ])('is divided by %p, without a cookie of its own', (key, variable) => {
    const text = shared(key);
    expect(text).toContain(` ${variable}" $ctr_bg_`);
    expect(text).not.toContain('Set-Cookie');
  });

  test('answers as it will when it serves, and is recorded as what it will be', () => {
    const text = shared({ kind: 'address' });
    expect(text).not.toContain('no-store');
    expect(text).toContain(`set $ctr_bg_generation ${staged({ cookie: false }).preview?.next.id};`);
  });

  test('is of hosts alone that both have', () => {
    const routes = [route('a.test'), route('new.test')];
    const text = shared({ kind: 'own' }, routes);
    expect(serverOf(text, 'a.test')).toContain('~staged');
    expect(serverOf(text, 'new.test')).toBe('');
    const keyed = shared({ kind: 'own' }, routes, all);
    expect(serverOf(keyed, 'new.test')).toContain('_open)');
    for (const host of ['new.test', 'preview.test']) expect(serverOf(keyed, host)).not.toContain('_chosen)');
    expect(() => shared({ kind: 'own' }, [route('b.test')])).toThrow(
      expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining('no host in common') }),
    );
  });

  test('is written down, and read back', () => {
    const { preview } = staged({ cookie: false });
    const share = { part: 0.05, key: { kind: 'header', name: 'X-Tenant' } } as const;
    const generation = preview && stageBeside({ ...preview, share }, view, 'test');
    const document = generation && renderGeneration(generation)['generation.json'];
    expect(v.parse(GenerationDocument, JSON.parse(document ?? ''))).toMatchObject({ preview: { share } });
  });
});

describe('what is mirrored', () => {
  const mirrored = (methods: readonly string[], routes?: Route[]): string => {
    const { preview } = staged({ cookie: false }, routes);
    if (preview === undefined) throw new Error('nothing is staged');
    const generation = stageBeside({ ...preview, mirror: { part: 0.1, methods } }, view, 'test');
    return renderGeneration(generation)['http.conf'];
  };
  const next = staged({ cookie: false }).preview?.next.id;

  test('is a part of the safe requests, without a body, and recorded apart', () => {
    const text = mirrored(['GET', 'HEAD']);
    expect(text).toContain('  10.00% 1;');
    expect(text).toMatch(/"~\^\(GET\|HEAD\) \$" \$ctr_bg_\w+_drawn;/);
    expect(text).toContain(`|shop.web.green.http|${next}~mirrored|`);
    expect(text).toContain(`    mirror /~${next}~0;\n    mirror_request_body off;\n`);
    expect(text).toContain('    proxy_pass http://shop.web~staged$request_uri;');
    expect(text).toContain('    proxy_pass_request_body off;');
    // Nobody but nginx itself gets there.
    expect(text).not.toContain('rewrite');
  });

  test('has a body where methods are asked for that have one', () => {
    const text = mirrored(['GET', 'POST']);
    expect(text).not.toContain('mirror_request_body off');
    expect(text).not.toContain('proxy_pass_request_body off');
  });

  test('goes where the same path is, and nowhere without one', () => {
    const text = mirrored(['GET'], [route('a.test', '/other')]);
    expect(text).not.toContain('    mirror /');
  });
});

test('the pattern of a key matches the key alone', () => {
  const keys = fc.string({ unit: fc.constantFrom(...'aB0._~+/=-'), minLength: 16, maxLength: 20 });
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      expect(new RegExp(exactly(one)).test(one)).toBe(true);
      expect(new RegExp(exactly(one)).test(other)).toBe(one === other);
    }),
  );
});

describe('links', () => {
  const now = Date.parse('2026-11-25T00:00:00Z');
  const expires = now / 1000 + 8 * 3600;

  test('are signed as nginx checks them, and hold no key', () => {
    const { links, until } = linksTo(staged(all), { port: 8080 }, KEY, now);
    const signature = createHash('md5').update(`${expires} shop ${KEY}`).digest('base64url');
    expect(links).toEqual([`http://preview.test:8080/?ctr_bg_preview=${expires}.${signature}`]);
    expect(until).toBe('2026-11-25T08:00:00.000Z');
    expect(links.join()).not.toContain('canary');
  });

  test('lead to the hosts of what is staged where the preview has none of its own', () => {
    const { host: _none, ...ways } = all;
    const routes = [route('a.test'), route('a.test', '/api'), route('*.b.test')];
    const { links } = linksTo(staged(ways, routes), { port: 80 }, KEY, now);
    expect(links.map((link) => link.split('?')[0])).toEqual(['http://a.test/', '/']);
  });
});
