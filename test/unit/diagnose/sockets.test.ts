import { expect, test } from '@jest/globals';
import { parseListeners } from '../../../src/diagnose/index.ts';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const line = (local: string, state = '0A') =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000 65534        0 1 1 0 100 0 0 10 0`;

test.each([
  ['0100007F:1F90', [{ address: '127.0.0.1', port: 8080 }]],
  ['00000000:0BB8', [{ address: '0.0.0.0', port: 3000 }]],
  ['00000000000000000000000000000000:1F90', [{ address: '::', port: 8080 }]],
  ['00000000000000000000000001000000:1F90', [{ address: '::1', port: 8080 }]],
  ['0000000000000000FFFF00000100007F:1F90', [{ address: '127.0.0.1', port: 8080 }]],
  // Docker's own name server.
  ['0B00007F:9C41', []],
])('%s', (local, listeners) => expect(parseListeners(`${HEAD}\n${line(local)}\n`)).toEqual(listeners));

test('connections are no listeners', () => {
  expect(parseListeners(`${HEAD}\n${line('0100007F:1F90', '01')}\n`)).toEqual([]);
});
