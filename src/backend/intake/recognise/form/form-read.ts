// What a tenant's monthly form says, as read.
import type { SalesSums } from '../../../../domain/report/facts.ts';
import type { FormField, FormHidden, FormLocked, FormSingle } from '../../../../domain/form/form-layout.ts';
import type { ReplySingles } from '../../../../domain/form/reply-differences.ts';
import type { Refusal } from '../../../../domain/values/result.ts';
import type { RowIssue } from '../layout.ts';

/** A cell of the form that later refusals name. `found` is what stands in it. */
export interface FormSpot {
  readonly row: number;
  /** Its header or label, as written. */
  readonly column: string;
  readonly cell: string;
  readonly found: string;
}

/** A used row: `row` is the sheet's own number. Money in fen, time in minutes. */
export interface FormRow extends SalesSums {
  readonly row: number;
  readonly platform: string;
  readonly goodsClass: string;
}

export interface FormRead extends ReplySingles {
  readonly version: number;
  /** What the hidden sheet says, by field; null where there is none. Cells as `_form!B1`. */
  readonly hidden: Readonly<Record<FormHidden, FormSpot>> | null;
  /** The title, whose words before `formatTitleTail` name a base; null where none is found. */
  readonly title: FormSpot | null;
  readonly locked: Readonly<Record<FormLocked, FormSpot>>;
  /** The columns' letters and headers, by field. */
  readonly columns: Readonly<Record<FormField, string>>;
  readonly headers: Readonly<Record<FormField, string>>;
  readonly headerRow: number;
  /** Rows that are used. */
  readonly read: number;
  readonly rows: readonly FormRow[];
  readonly singles: ReadonlyMap<FormSingle, FormSpot>;
  /** Where nothing was sold: the key that its zero stands under, as the first row of the body has it (may be empty). */
  readonly zero: { readonly row: number; readonly platform: string; readonly goodsClass: string } | null;
  readonly troubles: readonly RowIssue[];
  readonly notes: readonly Refusal[];
}
