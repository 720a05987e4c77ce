// Long lists of rows in windows: which windows are wanted, and the next row with trouble without reading them all. Pure.

/** Rows of one question. */
export const WINDOW = 200;

/** The windows that hold the rows from `first` to `last`; always the first one, which tells how many there are. */
export function listWindowsFor(first: number, last: number): readonly number[] {
  const [from, to] = [Math.floor(Math.max(0, first) / WINDOW), Math.floor(Math.max(0, last) / WINDOW)];
  const wanted = Array.from({ length: Math.max(0, to - from) + 1 }, (_, at) => from + at);
  return from === 0 ? wanted : [0, ...wanted];
}

/** A row of a list of rows with trouble. One that was put right, or left out, may still stand in the list. */
export interface ListedRow {
  readonly place: number;
  readonly troubles: readonly unknown[];
  readonly isLeftOut: boolean;
}

interface ListedWindow<R> {
  readonly rows: readonly R[];
  readonly total: number;
}

/** The first window, of `count`, whose last row lies at or behind `place`. */
async function windowOf<R extends ListedRow>(
  place: number,
  count: number,
  windowAt: (at: number) => Promise<ListedWindow<R>>,
): Promise<number> {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const last = (await windowAt(middle)).rows.at(-1);
    if (last !== undefined && last.place < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row that was found, and its place in the list. */
export interface FoundRow<R> {
  readonly row: R;
  readonly at: number;
}

/** The nearest row with trouble after (`1`) or before (`-1`) a place among all rows; from the other end where there is none. */
export async function findNextListed<R extends ListedRow>(
  from: number,
  direction: 1 | -1,
  windowAt: (at: number) => Promise<ListedWindow<R>>,
): Promise<FoundRow<R> | null> {
  const count = Math.ceil((await windowAt(0)).total / WINDOW);
  if (count === 0) return null;
  const start = await windowOf(from, count, windowAt);
  const isWanted = (row: R): boolean => row.troubles.length > 0 && !row.isLeftOut;
  const isBeyond = (row: R): boolean => (direction === 1 ? row.place > from : row.place < from);
  const look = async (at: number, isFit: (row: R) => boolean): Promise<FoundRow<R> | null> => {
    const { rows } = await windowAt(at);
    const nth = direction === 1 ? rows.findIndex(isFit) : rows.findLastIndex(isFit);
    const row = rows[nth];
    return row === undefined ? null : { row, at: at * WINDOW + nth };
  };
  // The window it began in is looked at again last: what lies on the other side of the place.
  for (let step = 0; step <= count; step += 1) {
    const at = (((start + step * direction) % count) + count) % count;
    const found = await look(at, (row) => isWanted(row) && (step > 0 || isBeyond(row)));
    if (found !== null) return found;
  }
  return null;
}
