// The rows of a long ledger in memory: kept by column, and put together one at a time.
import { once } from '../../core/keep-once.ts';

/** Rows in their order. Each is made anew whenever it is asked for: a hundred thousand of them then take the room of their values alone. */
export interface KeptRows<R> extends Iterable<R> {
  readonly length: number;
  /** The row at this place (from 0). */
  readonly at: (place: number) => R;
  /** The row of this number of the sheet. */
  readonly numbered: (number: number) => R;
}

/** Rows that are still being read. */
interface GrowingRows<R> extends KeptRows<R> {
  /** Keeps the row of this number of the sheet: its values, in the order of the columns. */
  readonly add: (number: number, values: readonly unknown[]) => void;
}

/** Starts on rows of so many columns. `make` puts one together. */
export function keptRows<R>(columns: number, make: (number: number, valueOf: (column: number) => unknown) => R): GrowingRows<R> {
  const numbers: number[] = [];
  // A column ends with the last value in it: one that no row fills takes no room.
  const values = Array.from({ length: columns }, (): unknown[] => []);
  // One function for all rows: it tells the values of the row that is being put together.
  let current = 0;
  const valueOf = (column: number): unknown => values[column]?.[current] ?? null;
  const at = (place: number): R => {
    const number = numbers[place];
    if (number === undefined) throw new RangeError(`no row ${place}`);
    current = place;
    return make(number, valueOf);
  };
  const places = once(() => new Map(numbers.map((number, place) => [number, place])));
  return {
    get length() {
      return numbers.length;
    },
    at,
    numbered: (number) => at(places().get(number) ?? -1),
    add: (number, given) => {
      for (let column = 0; column < values.length; column += 1) {
        const [kept, value] = [values[column], given[column] ?? null];
        if (kept === undefined || value === null) continue;
        while (kept.length < numbers.length) kept.push(null);
        kept.push(value);
      }
      numbers.push(number);
    },
    *[Symbol.iterator]() {
      for (let place = 0; place < numbers.length; place += 1) yield at(place);
    },
  };
}
