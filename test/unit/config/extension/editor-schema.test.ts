import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { keysAt } from '../../../../src/config/extension/unknown-key.ts';
import type { JsonSchema } from '../../../../src/config/extension/field.ts';

type Shipped = {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly definitions: { readonly service: { readonly properties: Readonly<Record<string, JsonSchema>> } };
};
const shipped = JSON.parse(readFileSync('compose/ctr-bg.schema.json', 'utf8')) as Shipped;

test('editors know every key of x-ctr-bg, in both places, and none that is not there yet', () => {
  const top = shipped.properties['x-ctr-bg'] ?? {};
  const service = shipped.definitions.service.properties['x-ctr-bg'] ?? {};
  expect(keysAt(top, [])).toEqual([
    'proxy',
    'preview',
    'bg',
    'drain',
    'probe',
    'overlap',
    'keep',
    'retain',
    'watch',
    'canary',
    'shadow',
    'engine',
    'hooks',
    'notify',
    'on-unreachable',
    'hosts',
  ]);
  expect(keysAt(top, ['hooks', 'pre-switch'])).toEqual([
    'service',
    'run',
    'entrypoint',
    'local',
    'timeout',
    'each_host',
  ]);
  expect(keysAt(top, ['notify', 0])).toEqual(['webhook', 'slack', 'command', 'on', 'timeout']);
  expect(keysAt(top, ['hosts', 0])).toEqual(['name', 'endpoint', 'groups', 'variables']);
  expect(keysAt(top, ['proxy', 'tls', 0, 'key'])).toEqual(['secret', 'file']);
  expect(keysAt(service, [])).toEqual(['port', 'routes', 'probe', 'drain', 'overlap', 'replicas', 'proxy']);
  expect(keysAt(service, ['routes', 0])).toEqual(['host', 'path', 'strip']);
});

test("and every key of Compose's own", () => {
  expect(Object.keys(shipped.definitions.service.properties)).toEqual(
    expect.arrayContaining(['image', 'depends_on', 'healthcheck', 'pre_start']),
  );
});
