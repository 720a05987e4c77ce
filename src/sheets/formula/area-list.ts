// Very many areas as columns of numbers: what all formulas of a workbook read, each with its reader's number.

/** Areas by number; `owner` is whose they are. */
export interface AreaList {
  readonly count: number;
  readonly sheet: Int32Array;
  readonly top: Int32Array;
  readonly left: Int32Array;
  readonly bottom: Int32Array;
  readonly right: Int32Array;
  readonly owner: Int32Array;
}

/** An area to be added. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Takes areas one after the other. */
export interface AreaCollector {
  readonly add: (sheet: number, box: Box, owner: number) => void;
  readonly list: () => AreaList;
}

const FIELDS = 6;

/** An empty collector. */
export function createAreaCollector(): AreaCollector {
  let numbers = new Int32Array(FIELDS * 1024);
  let used = 0;
  return {
    add: (sheet, { top, left, bottom, right }, owner) => {
      if (used === numbers.length) {
        const longer = new Int32Array(numbers.length * 2);
        longer.set(numbers);
        numbers = longer;
      }
      numbers[used] = sheet;
      numbers[used + 1] = top;
      numbers[used + 2] = left;
      numbers[used + 3] = bottom;
      numbers[used + 4] = right;
      numbers[used + 5] = owner;
      used += FIELDS;
    },
    list: () => {
      const count = used / FIELDS;
      const field = (offset: number): Int32Array => {
        const values = new Int32Array(count);
        for (let index = 0; index < count; index += 1) values[index] = numbers[index * FIELDS + offset] ?? 0;
        return values;
      };
      return { count, sheet: field(0), top: field(1), left: field(2), bottom: field(3), right: field(4), owner: field(5) };
    },
  };
}
