import { describe, expect, test } from '@jest/globals';
import { place } from '../../../src/plan/index.ts';
import { renderGeneration, renderMain, renderingId } from '../../../src/proxy/render.ts';
import { containerSettings } from '../../support/container-settings.ts';
import { emptyHost, release, route } from '../../support/release.ts';

const placed = (...args: Parameters<typeof release>) => place(release(...args), emptyHost, 'test');

describe('renderGeneration', () => {
  test('routes to every instance of a service by its address', () => {
    const text = renderGeneration(placed('v1', { replicas: 2 }))['http.conf'];
    expect(text).toContain('upstream shop.web {');
    expect(text).toContain(
      '  server 10.210.1.238:8080; # shop-web-blue-1\n  server 10.210.1.239:8080; # shop-web-blue-2\n',
    );
    expect(text).toContain('listen 80 default_server;');
  });

  test('a named host is no default server', () => {
    const text = renderGeneration(placed('v1', { routes: [route('shop.example.com')] }))['http.conf'];
    expect(text).toContain('listen 80;\n  server_name shop.example.com;');
  });

  test('the colour is told in public only when the project asks for it', () => {
    const generation = placed('v1');
    expect(renderGeneration(generation)['http.conf']).not.toContain('location = /bg');
    expect(
      renderGeneration({ ...generation, front: { ...generation.front, publicColor: true } })['http.conf'],
    ).toContain('return 200 "blue\\n";');
    expect(renderGeneration(generation)['control.conf']).toContain('location = /bg/shop');
  });

  test('what is written to the volume holds no settings of the containers', () => {
    const generation = placed('v1', {
      container: containerSettings({ environment: { PASSWORD: 'canary' } }),
    });
    expect(Object.values(renderGeneration(generation)).join()).not.toContain('canary');
  });
});

test('the main configuration keeps idle connections, and includes what it is told', () => {
  const text = renderMain(['projects/*/live']);
  expect(text).toContain('keepalive_min_timeout 5000ms;');
  expect(text).toContain('include /etc/ctr-bg/projects/*/live/http.conf;');
  expect(text).toContain(`# ctr-bg ${renderingId()}`);
});
