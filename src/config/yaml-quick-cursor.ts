import type { SourceLocation } from '../types/index.ts';
import type { Located } from './located.ts';
import { MOST_VALUES } from './yaml-limits.ts';

/** Leaves the quick reader, for the library to read or refuse the text. */
export class GiveUp extends Error {}

export function giveUp(): never {
  throw new GiveUp();
}

/** What an anchor marked, and to how many values it comes. */
type Anchored = { readonly value: Located; readonly size: number };

/** A place in the text that moves on, and what was seen before it. */
export class Cursor {
  readonly text: string;
  readonly file: string;
  readonly anchors = new Map<string, Anchored>();
  position = 0;
  /** Of the line that the position is in: its number, and where it begins. */
  line = 1;
  lineStart = 0;
  values = 0;

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
  }

  get column(): number {
    return this.position - this.lineStart;
  }

  get next(): string {
    return this.text[this.position] ?? '\n';
  }

  here(): SourceLocation {
    return { file: this.file, line: this.line, column: this.column + 1 };
  }

  count(values: number): void {
    this.values += values;
    if (this.values > MOST_VALUES) giveUp();
  }

  /** The text that a sticky pattern finds here, and behind it; undefined when there is none. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  skipSpaces(): void {
    while (this.text[this.position] === ' ') this.position++;
  }

  /** What is left of this line holds no value. */
  isLineOver(): boolean {
    if (this.position >= this.text.length || this.text[this.position] === '\n') return true;
    return this.text[this.position] === '#' && /[ \n]/.test(this.text[this.position - 1] ?? '\n');
  }

  /** To the first character that is more than space and comment, on this line or a later one. */
  toContent(): void {
    for (;;) {
      this.skipSpaces();
      if (this.position >= this.text.length || !this.isLineOver()) return;
      const end = this.text.indexOf('\n', this.position);
      this.position = end < 0 ? this.text.length : end + 1;
      if (end < 0) return;
      this.line++;
      this.lineStart = this.position;
    }
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }
}
