// How high a sheet's rows are, before and after its lists have grown: what a picture that keeps its size is measured by.
import { ROW } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';
import type { SheetGrowth } from '../book/book-model.ts';
import { moveRow } from './shift.ts';

/** In EMU, of which a point has 12,700. */
const EMU_IN_POINT = 12_700;
const USUAL_POINTS = 15;
/** A walk over more rows than any picture spans. */
const MOST_STEPS = 100_000;

/** Heights by row in EMU; hidden rows have none. */
export interface RowHeights {
  readonly of: (row: number) => number;
}

/** A place in a sheet's height: a row from 1 and an offset in EMU. */
export interface HeightPlace {
  readonly row: number;
  readonly offset: number;
}

/** The heights of the rows of a sheet's part. */
export function createRowHeights(scan: SheetScan | null): RowHeights {
  const usual = scan?.defaultHeight ?? USUAL_POINTS;
  const known = new Map<number, number>();
  for (let place = 0; place < (scan?.rows.count ?? 0); place++) {
    if (scan === null) break;
    const { number, from, openTo, flags } = scan.rows;
    const points = /\sht\s*=\s*["']([\d.]+)/.exec(scan.text.slice(from[place], openTo[place]))?.[1];
    const isHidden = ((flags[place] ?? 0) & ROW.isHidden) !== 0;
    if (isHidden || points !== undefined) known.set(number[place] ?? 0, isHidden ? 0 : Math.round(Number(points) * EMU_IN_POINT));
  }
  return { of: (row) => known.get(row) ?? Math.round(usual * EMU_IN_POINT) };
}

/** Where something ends that began at `from` and ended at `to` of the blank, and keeps its height while rows come in between. */
export function endOfSize(heights: RowHeights, growth: SheetGrowth, from: HeightPlace, to: HeightPlace): HeightPlace {
  let left = to.offset;
  for (let row = from.row; row < to.row; row++) left += heights.of(row);
  const after = heightsAfter(heights, growth);
  let row = moveRow(growth, from.row);
  for (let step = 0; step < MOST_STEPS && left >= after(row) && left > 0; step++) {
    left -= after(row);
    row += 1;
  }
  return { row, offset: left };
}

/** Heights by the new row: copies are as high as the last template row. */
function heightsAfter(heights: RowHeights, growth: SheetGrowth): (row: number) => number {
  return (row) => {
    let down = 0;
    for (const { last, added } of growth) {
      if (row <= last + down) return heights.of(row - down);
      if (row <= last + down + added) return heights.of(last);
      down += added;
    }
    return heights.of(row - down);
  };
}
