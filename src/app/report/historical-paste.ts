// Cells pasted from a spreadsheet, laid over the grid from one of its cells. Pure.

/** Where a pasted text lands. */
export interface PastedCell {
  readonly row: number;
  readonly column: number;
  readonly value: string;
}

/** Rows and columns of a copied range: lines, tabs between cells, quotes around a cell that holds either. */
export function parsePastedCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const plain = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === '\t') endCell();
    else if (character === '\n') {
      endCell();
      rows.push([]);
    } else cell += character;
  }
  endCell();
  return rows;
}

/** The pasted cells that lie in the grid, and how many do not. Blank cells change nothing: they are left out. */
export function placePastedCells(
  text: string,
  start: { readonly row: number; readonly column: number },
  grid: { readonly rows: number; readonly columns: number },
): { readonly cells: readonly PastedCell[]; readonly outside: number } {
  const all = parsePastedCells(text).flatMap((line, down) =>
    line.map((value, right) => ({ row: start.row + down, column: start.column + right, value: value.trim() })),
  );
  const filled = all.filter(({ value }) => value !== '');
  const cells = filled.filter(({ row, column }) => row < grid.rows && column < grid.columns);
  return { cells, outside: filled.length - cells.length };
}
