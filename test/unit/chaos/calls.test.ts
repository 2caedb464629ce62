import { describe, expect, test } from '@jest/globals';
import { createCounter, requestLabel, shellLabel } from '../../../laboratory/chaos/call.ts';
import {
  allInjections,
  caseName,
  parseCase,
  seeded,
  sequences,
  shuffled,
} from '../../../laboratory/chaos/choose.ts';
import { encodeCommand } from '../../../src/engine/shell-protocol.ts';
import { SWITCH } from '../../../src/proxy/scripts.ts';

/** How the chaos suite tells calls from one another, and chooses among them. */
describe('a call is told by what it is', () => {
  test.each([
    ['POST', '/v1.41/containers/0123456789ab/start', 'POST /containers/:id/start'],
    ['GET', '/containers/ctr-bg-proxy/json', 'GET /containers/:id/json'],
    ['GET', '/v1.41/containers/json?all=1', 'GET /containers/json'],
    ['POST', '/v1.41/containers/create?name=shop-web-blue-1', 'POST /containers/create'],
    ['DELETE', '/v1.41/containers/0123456789ab?force=1', 'DELETE /containers/:id'],
    ['GET', '/v1.41/images/registry.example.com/team/shop:1/json', 'GET /images/:name/json'],
    ['POST', '/v1.41/networks/0123456789ab/connect', 'POST /networks/:id/connect'],
    ['GET', '/version', 'GET /version'],
  ])('%s %s', (method, url, label) => expect(requestLabel(method, url)).toBe(label));

  test('a command of the shell by its program, or by the name of its script', () => {
    const lines = (text: string): string[] => text.trimEnd().split('\n').slice(1);
    const program = encodeCommand(1, { kind: 'program', argv: ['rm', '-rf', '/etc/ctr-bg/x'] });
    const script = encodeCommand(2, { kind: 'script', text: SWITCH.text, values: ['a b'] });
    expect(shellLabel(lines(program))).toBe('shell rm');
    expect(shellLabel(lines(script))).toBe('shell switch');
  });

  test('and by how many of its like came before', () => {
    const { next } = createCounter();
    const all = ['a', 'b', 'a'].map(next);
    expect(all.map(({ nth }) => nth)).toEqual([1, 1, 2]);
  });
});

describe('cases', () => {
  const calls = [
    { label: 'GET /version', nth: 1 },
    { label: 'POST /containers/create', nth: 1 },
  ];

  test('are written so that they can be given back', () => {
    const [first, , last] = allInjections(calls, ['kill-after', 'hang', 'cut']);
    const injections = [first, last].flatMap((one) => one ?? []);
    const { scenario, find } = parseCase(caseName('deploy', injections));
    expect({ scenario, found: find([]) }).toEqual({ scenario: 'deploy', found: injections });
  });

  test('name a call by its number as well', () => {
    const found = parseCase('deploy:2:kill-after').find(calls);
    expect(found).toEqual([{ call: calls[1], fault: 'kill-after' }]);
    expect(() => parseCase('deploy:3:kill-after').find(calls)).toThrow('has these calls');
    expect(() => parseCase('deploy:1:burns').find(calls)).toThrow('no such case');
  });

  test('kill nothing else at a lookup, where nothing of ctr-bg has changed', () => {
    const killed = allInjections(calls, ['nginx-dies', 'cut']).map(
      ({ call, fault }) => `${call.label} ${fault}`,
    );
    expect(killed).toEqual([
      'GET /version cut',
      'POST /containers/create nginx-dies',
      'POST /containers/create cut',
    ]);
  });

  test('come in an order that the seed decides', () => {
    const all = allInjections(calls);
    expect(shuffled(all, seeded(1))).toEqual(shuffled(all, seeded(1)));
    expect(shuffled(all, seeded(1))).not.toEqual(shuffled(all, seeded(2)));
    expect(sequences(all, 5, seeded(3))).toEqual(sequences(all, 5, seeded(3)));
    for (const one of sequences(all, 50, seeded(4))) expect([2, 3, 4]).toContain(one.length);
  });
});
