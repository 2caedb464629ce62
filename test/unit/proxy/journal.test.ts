import { describe, expect, test } from '@jest/globals';
import { noteLine, parseJournal } from '../../../src/proxy/journal.ts';
import type { JournalNote } from '../../../src/types/index.ts';

const intent: JournalNote = {
  kind: 'intent',
  id: '1a2b3c4d',
  command: 'up',
  by: { user: 'me', machine: 'laptop' },
  retain: 3,
  from: null,
  to: 'd7d786b5a867',
  services: [{ name: 'web', image: 'shop:2', digest: 'sha256:2', color: 'green', replicas: 1 }],
};
const decision: JournalNote = { kind: 'decision', id: '1a2b3c4d', way: 'back', because: 'it is\n"ill"' };
const written = (...notes: JournalNote[]): string =>
  notes.map((note, index) => `\n${1000 + index} ${noteLine(note)}\n`).join('');

describe('a journal', () => {
  test('is read as it was written, with the times of the proxy', () => {
    expect(parseJournal(written(intent, decision))).toEqual([
      { ...intent, at: 1_000_000 },
      { ...decision, at: 1_001_000 },
    ]);
  });

  test('loses the note that was torn at any place, and none beside it', () => {
    const line = written(decision);
    for (let length = 0; length < line.length - 1; length++) {
      const text = written(intent) + line.slice(0, length) + written(intent);
      expect(parseJournal(text)).toEqual([
        { ...intent, at: 1_000_000 },
        { ...intent, at: 1_000_000 },
      ]);
    }
  });

  test('passes over what is no note: other words, other fields, notes of a later version', () => {
    const strange = [
      '{}',
      'x',
      '5 {}',
      `7 {"kind":"later","id":"1"}`,
      `7 ${noteLine(intent)} `,
      '9 {"kind":',
    ];
    expect(parseJournal(strange.join('\n'))).toEqual([]);
    expect(parseJournal('')).toEqual([]);
  });

  test('a note is one line whatever is in it, and no longer than it has to be', () => {
    const long = noteLine({ ...decision, because: `${'x'.repeat(5000)}\n` });
    expect(long).not.toContain('\n');
    expect(long.length).toBeLessThan(500);
  });
});
