import { expect, test } from '@jest/globals';
import { isSpent } from '../../../src/proxy/drain.ts';
import { readFlows } from '../../../src/proxy/flows.ts';

const seen = (http: boolean, websockets: boolean) => () => Promise.resolve({ http, websockets });
const both = seen(true, true);

test.each([
  ['nothing', { http: false, websockets: false }, both, false],
  ['all', { http: true, websockets: true }, both, true],
  ['requests, while WebSockets are open', { http: true, websockets: false }, seen(true, true), false],
  ['requests, while no WebSocket is open', { http: true, websockets: false }, seen(true, false), true],
  ['WebSockets, while requests run', { http: false, websockets: true }, seen(true, true), false],
  ['WebSockets, while no request runs', { http: false, websockets: true }, seen(false, true), true],
])('when the budget of %s is spent, blue is let go as it should', async (_name, spent, look, expected) => {
  expect(await isSpent(spent, look)).toBe(expected);
});

test('what is under way is read off the answers, and what is not answered counts as under way', () => {
  const flows = (http: string, websocket: string) => readFlows(`http ${http}\r\nwebsocket ${websocket}\r\n`);
  expect(flows('PASSED', 'REJECTED_DRY_RUN')).toEqual({ http: false, websockets: true });
  expect(flows('PASSED', 'PASSED')).toEqual({ http: false, websockets: false });
  expect(flows('', '')).toEqual({ http: true, websockets: true });
});
