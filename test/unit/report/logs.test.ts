/* eslint-disable no-control-regex -- colours begin with one */
import { describe, expect, test } from '@jest/globals';
import { createLogText, openWatchView, renderResult, type LogTextLine } from '../../../src/report/index.ts';
import type { ResultDocument } from '../../../src/types/index.ts';
import { createScreen } from './screen.ts';
import { DIGEST } from './steps.ts';

const PLAIN = { mode: 'plain', color: false, showHosts: false, timestamps: false, prefix: true } as const;
const line: LogTextLine = {
  project: 'shop',
  host: 'one',
  container: 'shop-web-blue-1',
  service: 'web',
  color: 'blue',
  at: '2026-11-25T03:40:01.000000001Z',
  stream: 'stdout',
  text: 'GET / \u001B[31m500\u001B[0m\u001B]0;title\u0007\u001B[2J',
};

describe('a line of a log', () => {
  test('goes to a program as it was written, after its name, with room for the other colour', () => {
    const text = createLogText(PLAIN);
    text.expect([{ name: line.container, color: 'blue' }]);
    expect(text.line(line)).toBe(`web-blue-1  | ${line.text}\n`);
    const green = { ...line, container: 'shop-web-green-1', color: 'green', text: 'new' } as const;
    expect(text.line(green)).toBe('web-green-1 | new\n');
  });

  test('moves, hides and names nothing on a terminal; its colours stay where there are colours', () => {
    const plain = createLogText({ ...PLAIN, mode: 'tty', prefix: false });
    expect(plain.line(line)).toMatch(/^GET \/ 500 *\n$/);
    const colored = createLogText({ ...PLAIN, mode: 'tty', prefix: false, color: true }).line(line);
    expect(colored).toMatch(/^GET \/ \u001B\[31m500\u001B\[0m *\u001B\[0m\n$/);
  });

  test('has its host and its time where they are wanted', () => {
    const text = createLogText({ ...PLAIN, showHosts: true, timestamps: true });
    expect(text.line({ ...line, text: 'hello' })).toBe(`one: web-blue-1 | ${line.at} hello\n`);
  });

  test('is one object for a program that asks for JSON', () => {
    expect(JSON.parse(createLogText({ ...PLAIN, mode: 'json' }).line(line))).toEqual(line);
  });
});

const status = (color: 'blue' | 'green'): ResultDocument => ({
  ok: true,
  command: 'status',
  project: 'shop',
  release: 'ba9876543210',
  hosts: [
    {
      host: 'local',
      services: [
        {
          name: 'web',
          image: 'registry.example.com/shop:2',
          digest: DIGEST,
          color,
          replicas: 1,
          state: 'running',
          routes: ['shop.example.com'],
        },
      ],
    },
  ],
});

test('a table that is too wide for the terminal has the rest below its rows', () => {
  const lines = renderResult(status('green'), { color: false, columns: 80 }).trimEnd().split('\n');
  expect(lines.slice(1)).toEqual([
    'SERVICE  COLOR  ROLE  IMAGE                        DIGEST        REPLICAS',
    expect.stringMatching(/^web {6}green {2}live {2}registry.example.com\/shop:2 {2}\w{12} {2}1$/),
    '    state running',
    '    routes shop.example.com',
  ]);
  expect(renderResult(status('green'), { color: false }).trimEnd().split('\n')).toHaveLength(3);
});

describe('a result that is watched', () => {
  test('stays in its place on a terminal, where only what changes is written', () => {
    const screen = createScreen(60);
    const view = openWatchView({ stream: screen, mode: 'tty', color: false });
    for (const color of ['blue', 'blue', 'green'] as const) view.show(status(color));
    expect(screen.lines().filter((text) => text.startsWith('web'))).toEqual([
      expect.stringContaining('green'),
    ]);
    expect(screen.needless()).toEqual([]);
    for (const text of screen.lines()) expect(text.length).toBeLessThan(60);
    view.stop();
    expect(screen.listeners()).toBe(0);
  });

  test('is told anew elsewhere, if it is another one', () => {
    const screen = createScreen();
    const view = openWatchView({ stream: screen, mode: 'json', color: false });
    for (const color of ['blue', 'blue', 'green'] as const) view.show(status(color));
    expect(screen.text().trimEnd().split('\n')).toHaveLength(2);
  });
});
