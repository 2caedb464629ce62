import { createLineSplitter, type LineSplitter } from './streams.ts';
import { brokenAnswer } from './failure.ts';

/** JSON values of a stream that holds one on each line; a line that is not JSON throws ENGINE_BROKEN_ANSWER. */
export function createNdjsonReader(what: string, onValue: (value: unknown) => void): LineSplitter {
  return createLineSplitter((line) => {
    if (line.trim() !== '') onValue(parseJson(line, what));
  });
}

/** JSON.parse whose error is ENGINE_BROKEN_ANSWER and does not quote the text, which may hold secrets. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw brokenAnswer(
      what,
      text.trim() === '' ? 'it is empty' : `its ${text.length} characters are not JSON`,
    );
  }
}
