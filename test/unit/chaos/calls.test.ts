import { describe, expect, test } from '@jest/globals';
import { callName, createCounter, requestLabel, shellLabel } from '../../../laboratory/chaos/call.ts';
import { caseName, parseCase, seeded, shuffled } from '../../../laboratory/chaos/choose.ts';
import { allInjections } from '../../../laboratory/chaos/phases.ts';
import { encodeCommand } from '../../../src/engine/shell-protocol.ts';
import { AT_HAND } from '../../../src/proxy/open.ts';
import { SWITCH } from '../../../src/proxy/switch-scripts.ts';

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
    const place = AT_HAND.findIndex(({ text }) => text === SWITCH.text) + 1;
    const atHand = encodeCommand(3, { kind: 'script', text: `@${place}`, values: ['a b'] });
    expect(shellLabel(lines(atHand))).toBe('shell switch');
  });

  test('and by how many of its like came before', () => {
    const { next } = createCounter();
    const all = ['a', 'b', 'a'].map(next);
    expect(all.map(({ nth }) => nth)).toEqual([1, 1, 2]);
  });
});

describe('cases', () => {
  const both = { blue: true, green: true };
  const calls = ['GET /version', 'shell append', 'POST /containers/create', 'shell probe', 'shell probe'].map(
    createCounter().next,
  );
  const dying = (there: typeof both): string[] =>
    allInjections(calls, there, ['nginx-dies', 'blue-dies', 'green-dies', 'engine-dies']).map(
      ({ call, fault }) => `${callName(call)} ${fault}`,
    );

  test('are written so that they can be given back', () => {
    for (const injection of allInjections(calls, both)) {
      const { scenario, find } = parseCase(caseName('deploy', injection));
      expect({ scenario, found: find([]) }).toEqual({ scenario: 'deploy', found: injection });
    }
  });

  test('name a call by its number as well', () => {
    const found = parseCase('deploy:2:kill-after').find(calls);
    expect(found).toEqual({ call: calls[1], fault: 'kill-after' });
    expect(() => parseCase('deploy:9:kill-after').find(calls)).toThrow('has these calls');
    expect(() => parseCase('deploy:1:burns').find(calls)).toThrow('no such case');
  });

  test('strike every call', () => {
    expect(allInjections(calls, both, ['cut', 'hang'])).toHaveLength(2 * calls.length);
  });

  test('let others die where a phase begins, and whoever is there by then', () => {
    expect(dying(both)).toEqual([
      'shell append#1 nginx-dies',
      'shell append#1 blue-dies',
      'shell append#1 engine-dies',
      'POST /containers/create#1 engine-dies',
      'shell probe#1 nginx-dies',
      'shell probe#1 blue-dies',
      'shell probe#1 green-dies',
      'shell probe#1 engine-dies',
    ]);
    expect(dying({ blue: false, green: false }).join()).not.toMatch(/blue|green/);
  });

  test('put off clocks where a phase begins, and fill the disk wherever something changes', () => {
    const events = allInjections(calls, both, ['clock-back', 'disk-full']);
    const at = (wanted: string): string[] =>
      events.filter(({ fault }) => fault === wanted).map(({ call }) => callName(call));
    expect(at('clock-back')).toEqual(['shell append#1', 'POST /containers/create#1', 'shell probe#1']);
    expect(at('disk-full')).toEqual(calls.slice(1).map(callName));
  });

  test('come in an order that the seed decides', () => {
    const all = allInjections(calls, both);
    expect(shuffled(all, seeded(1))).toEqual(shuffled(all, seeded(1)));
    expect(shuffled(all, seeded(1))).not.toEqual(shuffled(all, seeded(2)));
  });
});
