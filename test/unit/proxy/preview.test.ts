import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { place, stageBeside } from '../../../src/plan/index.ts';
import { linksTo } from '../../../src/proxy/links.ts';
import { exactly } from '../../../src/proxy/preview.ts';
import { rebuildGeneration } from '../../../src/proxy/rebuild.ts';
import { renderGeneration } from '../../../src/proxy/render.ts';
import type { Generation, PreviewWays, Route } from '../../../src/types/index.ts';
import { serving } from '../../support/host-view.ts';
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

  test('is not taken for what serves when a document is written anew', () => {
    const generation = staged(all);
    const rebuilt = rebuildGeneration(generation, renderGeneration(generation)['http.conf'], view.containers);
    expect(rebuilt).toMatchObject({ services: [{ name: 'web', color: 'blue', routes: [route('a.test')] }] });
    expect(rebuilt?.services).toHaveLength(1);
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
