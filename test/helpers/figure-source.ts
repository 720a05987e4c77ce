// Where a part of a figure comes from, as an explanation tells it, for tests of how it is shown.
import type { FigurePart } from '../../src/contract/report/explain-shapes.ts';

/** A row of a file that was imported and not changed since. */
export const FILE_SOURCE = {
  kind: 'file',
  batch: 12,
  file: '甲.xlsx',
  sheet: '8 月',
  row: 17,
  takenBy: { who: '周敏', atMs: Date.UTC(2026, 10, 2, 1, 5) },
  changedBy: null,
} as const satisfies FigurePart['source'];
