// Where a figure comes from: its formula, and the parts it was made of with the source of each.
import type { Month } from '../time/calendar.ts';
import type { SALES_SOURCES } from '../base/catalogue.ts';
import type { Figure } from './figures.ts';

/** A cell that a person corrected before its file was taken: what the file says there, and what stands for it. */
export interface CorrectedCell {
  readonly column: string;
  readonly found: string;
  readonly text: string;
  readonly who: string;
}

/** A row of a file that was imported. `changedBy`: who changed the record by hand since, and when (ms since the epoch). */
export interface FileSource {
  readonly kind: 'file';
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly row: number | null;
  readonly changedBy: { readonly who: string; readonly atMs: number } | null;
  /** Cells of the row that were corrected on the way in; left out where there are none. */
  readonly corrected?: readonly CorrectedCell[];
}

/** Somebody who typed it. */
export interface PersonSource {
  readonly kind: 'person';
  readonly who: string;
  readonly atMs: number;
}

/** Where one part comes from. */
export type PartSource =
  | FileSource
  | PersonSource
  /** A platform's sessions and shop-days, rolled up: how many rows of which files. */
  | { readonly kind: 'sessions'; readonly files: readonly { readonly batch: number; readonly file: string; readonly rows: number }[] }
  | { readonly kind: 'filed'; readonly month: Month; readonly revision: number; readonly figure: string }
  | {
      readonly kind: 'historical';
      readonly month: Month;
      readonly figure: string;
      readonly origin: string;
      readonly entered: FileSource | PersonSource | null;
    }
  /** Another figure of a report, computed: explain that one. */
  | { readonly kind: 'figure'; readonly month: Month; readonly figure: string }
  | { readonly kind: 'unknown' };

/** What somebody chose to count, instead of the strongest source, and why. */
export interface ChosenSource {
  readonly source: (typeof SALES_SOURCES)[number];
  readonly reason: string;
  readonly who: string;
  readonly atMs: number;
}

/** One part. `raw` in base units, null where it is no amount; `value` is `raw` printed without rounding. `group`: a studio, where parts are listed by it. */
export interface ExplanationPart {
  readonly what: string;
  readonly value: string;
  readonly raw: number | null;
  readonly group: string | null;
  readonly source: PartSource;
  /** Set where the line counts because a person chose its source; left out where the strongest counts. */
  readonly choice?: ChosenSource;
}

/** What a figure is made of. `additive`: the parts' raw amounts add up to the figure's. */
export interface Explanation {
  readonly figure: string;
  readonly month: Month;
  readonly formula: string;
  readonly value: Figure;
  readonly additive: boolean;
  readonly parts: readonly ExplanationPart[];
}
