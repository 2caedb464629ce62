import { describe, expect, test } from '@jest/globals';
import {
  lanesOf,
  placeOf,
  readAgainst,
  readBudgets,
  readHeader,
  readLane,
  targetOf,
} from '../../../src/prove/index.ts';

describe('budgets', () => {
  test('are failed=0 and wrong=0 unless they are given otherwise', () => {
    expect(readBudgets([])).toEqual([
      { name: 'failed', limit: 0 },
      { name: 'wrong', limit: 0 },
    ]);
    expect(readBudgets(['failed=3,p99=250ms', 'gap=1m30s'])).toEqual([
      { name: 'failed', limit: 3 },
      { name: 'wrong', limit: 0 },
      { name: 'p99', limit: 250 },
      { name: 'gap', limit: 90_000 },
    ]);
  });

  test.each(['lost=0', 'failed=-1', 'failed', 'failed=1.5', 'p99=250', ''])('%j is refused', (text) => {
    expect(() => readBudgets([text])).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});

describe('lanes', () => {
  const common = { rate: 90, path: '/shop' };

  test('are by default three that share the rate', () => {
    expect(lanesOf([], common)).toEqual([
      { kind: 'keep-alive', name: 'keep-alive', path: '/shop', rate: 30, connections: 10 },
      // 15 visitors who pause half a second on average ask 30 times a second.
      { kind: 'think', name: 'think', path: '/shop', pause: 1000, connections: 15 },
      { kind: 'new-connection', name: 'new-connection', path: '/shop', rate: 30 },
    ]);
  });

  test('have what they are told, and those of a kind are told apart', () => {
    const lanes = ['think:rate=10,path=/a?b=c:d', 'think:rate=10', 'sse:path=/events,ids,connections=2'];
    expect(lanesOf(lanes.map(readLane), common)).toMatchObject([
      { name: 'think', path: '/a?b=c:d', connections: 5 },
      { name: 'think-2', path: '/shop', connections: 5 },
      { name: 'sse', path: '/events', ids: true, connections: 2 },
    ]);
  });

  test.each([
    ['telnet', /does not know/],
    ['slow', /needs a path/],
    ['sse:path=/a,ids=yes', /does not know/],
    ['keep-alive:bytes=3', /does not know/],
    ['keep-alive:rate=5001', /5000 at most/],
    ['keep-alive:connections=0', /connections/],
    ['keep-alive:path=/a b', /no path/],
    ['keep-alive:path=/a\r\nHost: other', /no path/],
    ['think:pause=0s', /more than 0/],
    ['think:rate=5000,pause=1m', /visitors/],
  ])('%j is refused', (text, why) => {
    expect(() => lanesOf([readLane(text)], common)).toThrow(why);
  });

  test('send together no more than may be', () => {
    const wish = readLane('new-connection:rate=3000');
    expect(() => lanesOf([wish, wish], common)).toThrow(/5000 at most/);
    expect(() =>
      lanesOf(
        Array.from({ length: 21 }, () => readLane('new-connection')),
        common,
      ),
    ).toThrow(/20 lanes/);
  });
});

describe('where the load goes', () => {
  const services = [
    {
      name: 'web',
      image: 'shop:1',
      digest: '',
      color: 'blue' as const,
      replicas: 1,
      routes: ['shop.example.com/api'],
    },
  ];
  const host = { host: 'local', services, publish: { port: 8080 } };

  test.each([
    [
      host,
      'unix:///var/run/docker.sock',
      { host: '127.0.0.1', port: 8080, hostHeader: 'shop.example.com', path: '/api' },
    ],
    [host, 'ssh://me@example.com', { host: 'example.com', port: 8080 }],
    [{ ...host, publish: { port: 80, address: '10.0.0.5' } }, 'ssh://me@example.com', { host: '10.0.0.5' }],
  ])('is the public port of %j behind %s', (document, endpoint, expected) => {
    expect(placeOf(document, endpoint)).toMatchObject(expected);
  });

  test('is nowhere when nothing serves, or it cannot be reached from here', () => {
    expect(() => placeOf({ host: 'local', services: [] }, 'unix:///x')).toThrow(
      expect.objectContaining({ code: 'NOTHING_LIVE' }),
    );
    const inside = { ...host, publish: { port: 80, address: '127.0.0.1' } };
    expect(() => placeOf(inside, 'ssh://me@example.com')).toThrow(/--against|alone/);
  });

  test('may be said', () => {
    expect(readAgainst('8081')).toEqual({ host: '127.0.0.1', port: 8081, path: '/' });
    expect(readAgainst('https://staging.example.com/shop?x=1')).toEqual({
      host: 'staging.example.com',
      port: 443,
      hostHeader: 'staging.example.com',
      secure: true,
      path: '/shop?x=1',
    });
    for (const text of ['0', '70000', 'staging', 'ftp://a', 'http://me:secret@a'])
      expect(() => readAgainst(text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });

  test('has headers, of which Host names the application', () => {
    const headers = ['Host: a.example.com', 'Authorization: Basic x'].map(readHeader);
    expect(targetOf(readAgainst('8081'), headers, 'X-Release')).toEqual({
      host: '127.0.0.1',
      port: 8081,
      hostHeader: 'a.example.com',
      headers: ['Authorization: Basic x'],
      versionHeader: 'x-release',
    });
    for (const text of ['nothing', 'Connection: close', 'A: b\r\nC: d'])
      expect(() => readHeader(text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
