// What every platform export is read into: live sessions, or sums of shop-days.
import type { ExportKind, MappedKind } from '../../../contract/intake/sheet-kinds.ts';
import type { WrittenStart } from '../../../domain/decode/time.ts';
import type { SessionFigures, ShopDayFigures } from '../../../domain/report/roll-up.ts';
import { formatIsoInstant } from '../../../domain/time/calendar.ts';
import type { SheetTable } from '../../../sheets/read/table.ts';
import type { Columns, Layout, RowIssue } from './layout.ts';

/** One live session. A figure the export has no column for is null; a blank cell of a column that is there is 0. */
export interface SessionDraft extends SessionFigures {
  readonly row: number;
  /** The account's id where the export has it. */
  readonly handle: string | null;
  /** Identifies the session within its account: the platform's number, else its start. */
  readonly key: string;
  /** Its start to the second where the file gives one (`2026-10-03T20:15:30`), else to the minute: a stream that breaks may begin again within it. */
  readonly startKey: string;
  /** Wall-clock minutes since the epoch. */
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly title: string | null;
}

/** How a start is written as a session's key. */
export function startKeyOf({ at, second }: WrittenStart): string {
  return second === null ? formatIsoInstant(at) : `${formatIsoInstant(at)}:${String(second).padStart(2, '0')}`;
}

/** The sums of one day of a shop, in fen and counts. */
export interface ShopDayDraft extends ShopDayFigures {
  readonly row: number;
  readonly day: string;
}

/** A platform export as read. Rows that the source itself says to leave out are counted in `read` and in `passedOver`. */
export interface ExportSheet {
  /** The export's name in messages and in `shop_day.export`. */
  readonly kind: ExportKind | MappedKind;
  readonly platform: string;
  readonly read: number;
  readonly passedOver: number;
  readonly sessions: readonly SessionDraft[];
  readonly days: readonly ShopDayDraft[];
  readonly troubles: readonly RowIssue[];
  /** The header of a column as the file writes it, for refusals that come later. */
  readonly headers: { readonly handle: string; readonly start: string };
}

/** What a platform's export is known by. */
export interface ExportLayout<C extends Columns> extends Layout<C> {
  readonly platform: string;
  /** Headers of which one at least must be there besides the required ones; none: the required ones say enough. */
  readonly anyOf?: readonly string[];
}

/** A platform's export, and how it is read. */
export interface ExportReader extends ExportLayout<Columns> {
  readonly read: (sheet: SheetTable) => Omit<ExportSheet, 'kind'>;
}
