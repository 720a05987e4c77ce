// A sheet's part while it is read for growing.
import type { SheetGrowth } from '../book/book-model.ts';
import type { GrowContext } from './grow-context.ts';

export interface SheetPlace {
  readonly context: GrowContext;
  readonly sheet: number;
  readonly part: string;
  readonly text: string;
  /** The sheet's own blocks; none where only others grow. */
  readonly growth: SheetGrowth;
}
