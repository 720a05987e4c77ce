// Refused cells of a sheet in packed lines, a line a row: kept with the sheet, read back row by row.
import { z } from 'zod';
import { troubleSchema } from '../../../contract/core/shapes.ts';
import { getTextAt, type PackedLines, packLines, placeOf } from '../../../sheets/read/packed-lines.ts';
import type { RowIssue } from './layout.ts';

const troublesShape = z.array(troubleSchema);

/** Packs the troubles that stand in a row; those of the sheet as a whole (row 0) are left out. */
export function packTroubles(troubles: readonly RowIssue[]): PackedLines {
  const byRow = Map.groupBy(
    troubles.filter(({ row }) => row > 0),
    ({ row }) => row,
  );
  return packLines([...byRow].map(([number, ofRow]) => ({ number, text: JSON.stringify(ofRow) })));
}

/** The troubles of a row. */
export function unpackTroubles(packed: PackedLines, row: number): readonly RowIssue[] {
  const at = placeOf(packed, row);
  return at < 0 ? [] : troublesShape.parse(JSON.parse(getTextAt(packed, at)));
}
