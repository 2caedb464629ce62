/** A terminal of so many columns: takes what is written to it, and shows what a person would see. */
export function createScreen(columns = 80, rows = 24) {
  const written: string[] = [];
  return {
    columns,
    rows,
    isTTY: true,
    write: (text: string) => written.push(text),
    text: () => written.join(''),
    lines: () => show(written.join('')),
  };
}

type Cursor = { row: number; column: number };

/** Only the sequences that log-update uses; anything else would be a surprise, and so an error. */
function show(text: string): string[] {
  const grid: string[] = [''];
  const cursor: Cursor = { row: 0, column: 0 };
  // eslint-disable-next-line no-control-regex -- it is a terminal
  for (const [piece] of text.matchAll(/\u001B\[[0-9;?]*[A-Za-z]|\n|[^\u001B\n]+/gu)) {
    if (piece === '\n') Object.assign(cursor, { row: cursor.row + 1, column: 0 });
    else if (piece.startsWith('\u001B')) control(piece, grid, cursor);
    else put(piece, grid, cursor);
    while (grid.length <= cursor.row) grid.push('');
  }
  return grid.map((line) => line.trimEnd()).slice(0, grid.findLastIndex((line) => line.trim() !== '') + 1);
}

function put(piece: string, grid: string[], cursor: Cursor): void {
  const line = [...(grid[cursor.row] ?? '').padEnd(cursor.column)];
  const characters = [...piece];
  line.splice(cursor.column, characters.length, ...characters);
  grid[cursor.row] = line.join('');
  cursor.column += characters.length;
}

function control(sequence: string, grid: string[], cursor: Cursor): void {
  const amount = Number(sequence.slice(2, -1)) || 1;
  const command = sequence.at(-1);
  if (command === 'A') cursor.row -= amount;
  else if (command === 'B') cursor.row += amount;
  else if (command === 'G') cursor.column = amount - 1;
  else if (command === 'K')
    grid[cursor.row] = sequence.includes('2') ? '' : (grid[cursor.row] ?? '').slice(0, cursor.column);
  else if (command !== 'm') throw new Error(`unexpected sequence ${JSON.stringify(sequence)}`);
}
