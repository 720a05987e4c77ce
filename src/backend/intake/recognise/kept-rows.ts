// The rows of a long ledger in memory: kept by column, and put together one at a time.

/** Rows in their order. Each is made again whenever it is asked for: a hundred thousand of them then take the room of their values alone. */
export interface KeptRows<R> extends Iterable<R> {
  readonly length: number;
  /** The row at this place (from 0). */
  readonly at: (place: number) => R;
  /** The row of this number of the sheet. */
  readonly numbered: (number: number) => R;
}

/** The values of rows, by column; a column ends with the last value in it, so that one that no row fills takes no room. */
export interface KeptValues {
  readonly numbers: readonly number[];
  readonly columns: readonly (readonly unknown[])[];
}

/** Rows that are still being read. */
interface Growing {
  /** Keeps the row of this number of the sheet: its values, in the order of the columns. */
  readonly add: (number: number, values: readonly unknown[]) => void;
}

/** Starts on the values of rows of so many columns. */
export function createValuesStore(count: number): KeptValues & Growing {
  const numbers: number[] = [];
  const columns = Array.from({ length: count }, (): unknown[] => []);
  return {
    numbers,
    columns,
    add: (number, given) => {
      for (let column = 0; column < columns.length; column += 1) {
        const [kept, value] = [columns[column], given[column] ?? null];
        if (kept === undefined || value === null) continue;
        while (kept.length < numbers.length) kept.push(null);
        kept.push(value);
      }
      numbers.push(number);
    },
  };
}

/** Starts on rows of so many columns. `make` puts one together. */
export function createRowsStore<R>(columns: number, make: MakeRow<R>): KeptRows<R> & Growing {
  const kept = createValuesStore(columns);
  const rows = rowsOf(kept, make);
  return Object.assign(rows, { add: kept.add });
}

/** Puts a row together, out of its number and the value of each column. */
type MakeRow<R> = (number: number, valueOf: (column: number) => unknown) => R;

/** Rows of these values, with those that are added meanwhile. */
export function rowsOf<R>({ numbers, columns }: KeptValues, make: MakeRow<R>): KeptRows<R> {
  // One function for all rows: it tells the values of the row that is being put together.
  let current = 0;
  const valueOf = (column: number): unknown => columns[column]?.[current] ?? null;
  const at = (place: number): R => {
    const number = numbers[place];
    if (number === undefined) throw new RangeError(`no row ${place}`);
    current = place;
    return make(number, valueOf);
  };
  const places = new Map<number, number>();
  const placeOf = (number: number): number => {
    while (places.size < numbers.length) places.set(numbers[places.size] ?? 0, places.size);
    return places.get(number) ?? -1;
  };
  return {
    get length() {
      return numbers.length;
    },
    at,
    numbered: (number) => at(placeOf(number)),
    *[Symbol.iterator]() {
      for (let place = 0; place < numbers.length; place += 1) yield at(place);
    },
  };
}
