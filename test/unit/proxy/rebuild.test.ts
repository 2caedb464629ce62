import { describe, expect, test } from '@jest/globals';
import { rebuildGeneration } from '../../../src/proxy/rebuild.ts';
import { renderGeneration } from '../../../src/proxy/render.ts';
import { place } from '../../../src/plan/index.ts';
import { containersOf } from '../../support/host-view.ts';
import { emptyHost, front, release, route } from '../../support/release.ts';

/** What a configuration was rendered from is read out of it again, with what its containers know. */
const routed = release('v1', { replicas: 2 }, ['web', 'api']);
const services = routed.services.map((service, index) => ({
  ...service,
  routes: index === 0 ? [route('*'), route('a.example.com')] : [route('a.example.com', '/api', true)],
}));
const certificate = { id: 'abcdefabcdef', hosts: ['a.example.com'] };
const generation = place(
  { ...routed, services, front: { ...front, publicColor: true, certificates: [certificate] } },
  emptyHost,
  'test',
  8443,
);
const text = renderGeneration(generation)['http.conf'];
const containers = containersOf(generation);

describe('rebuildGeneration', () => {
  test('finds services, colours, addresses, routes and certificates', () => {
    const rebuilt = rebuildGeneration(generation, text, containers);
    expect(rebuilt?.front).toEqual({
      publicColor: true,
      certificates: [certificate],
      redirect: true,
      httpsPort: 8443,
    });
    const shape = (of: typeof generation | undefined) =>
      of?.services.map(({ name, color, configHash, port, routes, instances, stopGrace, image }) => ({
        ...{ name, color, configHash, port, instances, stopGrace, reference: image.reference },
        routes: routes.map(({ host, path, strip }) => `${host}${path} ${strip}`).sort(),
      }));
    expect(shape(rebuilt)).toEqual(shape(generation));
    expect({ id: rebuilt?.id, release: rebuilt?.release }).toEqual({
      id: generation.id,
      release: generation.release,
    });
    // What was rebuilt can be written and read again.
    expect(rebuilt && JSON.parse(renderGeneration(rebuilt)['generation.json'])).toEqual(rebuilt);
  });

  test('gives up where configuration and containers do not say', () => {
    expect(rebuildGeneration(generation, 'server {}', containers)).toBeUndefined();
    expect(rebuildGeneration({ ...generation, id: '0'.repeat(12) }, text, containers)).toBeUndefined();
    expect(rebuildGeneration(generation, text, containers.slice(1))).toBeUndefined();
  });
});
