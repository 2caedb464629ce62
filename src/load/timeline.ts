import type { TimelineReport } from './report.ts';

/** Columns that are kept at most; when they are full, two become one. */
const MOST = 120;
const FIRST_WIDTH = 100;

type Column = { answers: number; lost: number; slowest: number };

/** What happened when: columns of equal width over the whole load, in constant memory. */
export class Timeline {
  readonly #start: number;
  #width = FIRST_WIDTH;
  #columns: Column[] = [];

  constructor(start: number) {
    this.#start = start;
  }

  /** `latency` in ms, if it is one that is compared with others. */
  answered(at: number, latency: number | undefined): void {
    const column = this.#columnAt(at);
    if (latency === undefined) return;
    column.answers += 1;
    column.slowest = Math.max(column.slowest, latency);
  }

  lost(at: number): void {
    this.#columnAt(at).lost += 1;
  }

  report(): TimelineReport {
    const of = (what: keyof Column): number[] => this.#columns.map((column) => column[what]);
    return { width: this.#width, answers: of('answers'), lost: of('lost'), slowest: of('slowest') };
  }

  #columnAt(at: number): Column {
    while (at - this.#start >= this.#width * MOST) this.#halve();
    const index = Math.max(0, Math.floor((at - this.#start) / this.#width));
    while (this.#columns.length <= index) this.#columns.push({ answers: 0, lost: 0, slowest: 0 });
    const column = this.#columns[index];
    if (column === undefined) throw new Error(`no column ${index} of a timeline`);
    return column;
  }

  #halve(): void {
    this.#width *= 2;
    const pairs = this.#columns.filter((_, index) => index % 2 === 0);
    this.#columns = pairs.map((first, index) => {
      const second = this.#columns[2 * index + 1] ?? { answers: 0, lost: 0, slowest: 0 };
      return {
        answers: first.answers + second.answers,
        lost: first.lost + second.lost,
        slowest: Math.max(first.slowest, second.slowest),
      };
    });
  }
}
