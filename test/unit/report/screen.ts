/** A terminal of so many columns: takes what is written to it, and shows what a person would see. */
export function createScreen(columns = 80, rows = 24) {
  const written: string[] = [];
  const resized = new Set<() => void>();
  return {
    columns,
    rows,
    isTTY: true,
    write: (text: string) => written.push(text),
    on(event: string, listener: (error: Error) => void) {
      if (event === 'resize') resized.add(listener as () => void);
    },
    off: (_: 'resize', listener: () => void) => resized.delete(listener),
    resize(width: number) {
      this.columns = width;
      for (const listener of resized) listener();
    },
    listeners: () => resized.size,
    text: () => written.join(''),
    lines: () => show(written).lines,
    /** Rows that were written again though they showed the same already. */
    needless: () => show(written).needless,
  };
}

type Grid = string[];
type Cursor = { row: number; column: number };

/** Only the sequences that are used here; anything else would be a surprise, and so an error. */
function show(written: readonly string[]): { lines: string[]; needless: string[] } {
  const grid: Grid = [''];
  const cursor: Cursor = { row: 0, column: 0 };
  const needless: string[] = [];
  for (const text of written) {
    const before = [...grid];
    const touched = new Set<number>();
    // eslint-disable-next-line no-control-regex -- it is a terminal
    for (const [piece] of text.matchAll(/\u001B\[[0-9;?]*[A-Za-z]|\r|\n|[^\u001B\r\n]+/gu)) {
      if (piece === '\n') cursor.row += 1;
      else if (piece === '\r') cursor.column = 0;
      else if (piece.startsWith('\u001B')) control(piece, grid, cursor);
      else touched.add(put(piece, grid, cursor));
      while (grid.length <= cursor.row) grid.push('');
    }
    for (const row of touched) if (before[row] === grid[row]) needless.push(grid[row] ?? '');
  }
  const last = grid.findLastIndex((line) => line.trim() !== '');
  return { lines: grid.map((line) => line.trimEnd()).slice(0, last + 1), needless };
}

function put(piece: string, grid: Grid, cursor: Cursor): number {
  const line = [...(grid[cursor.row] ?? '').padEnd(cursor.column)];
  const characters = [...piece];
  line.splice(cursor.column, characters.length, ...characters);
  grid[cursor.row] = line.join('');
  cursor.column += characters.length;
  return cursor.row;
}

function control(sequence: string, grid: Grid, cursor: Cursor): void {
  const amount = Number(sequence.slice(2, -1)) || 1;
  const command = sequence.at(-1);
  const line = (grid[cursor.row] ?? '').slice(0, cursor.column);
  if (command === 'A') cursor.row = Math.max(0, cursor.row - amount);
  else if (command === 'B') cursor.row += amount;
  else if (command === 'K') grid[cursor.row] = line;
  else if (command === 'J') grid.splice(cursor.row, grid.length, line);
  else if (command !== 'm' && !sequence.includes('?2026'))
    throw new Error(`unexpected sequence ${JSON.stringify(sequence)}`);
}
