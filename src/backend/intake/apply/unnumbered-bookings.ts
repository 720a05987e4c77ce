// Finds the stored bookings that rows without a 预约号 are about: those of their slot and tenant that once had none either.
import { listChangedFields, listRecordsWhere, type RecordValues, type StoredRecord } from '../../core/db/record-store.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import type { RowOfKind } from '../recognise/recognise.ts';
import type { SheetRun } from '../context.ts';

/** A row whose studio and tenant are found. */
export interface PlacedBooking {
  readonly line: RowOfKind<'bookings'>;
  readonly studioId: number;
  readonly tenantId: number;
  readonly state: BookingState;
  readonly isHistory: boolean;
  /** An option whose time has come: it is taken as cancelled. */
  readonly isLapsed: boolean;
}

/** What a row says of its booking. */
type ValuesOf = (placed: PlacedBooking) => RecordValues;

const OF_SLOT = "studio_id = ? AND tenant_id = ? AND starts_at = ? AND ends_at = ? AND number LIKE 'A-%'";

/** Rows paired with stored bookings by row number, and rows that repeat another word for word. */
export interface Paired {
  readonly paired: ReadonlyMap<number, StoredRecord<'booking'>>;
  readonly repeats: ReadonlySet<number>;
}

function slotOf({ studioId, tenantId, line }: PlacedBooking): string {
  return `${studioId}|${tenantId}|${line.fields.startsAt}|${line.fields.endsAt}`;
}

/** Notes that a row of this import is about the booking. */
export function claimUnnumbered(run: SheetRun, bookingId: number, row: number): void {
  run.context.claims.set(`unnumbered|${bookingId}`, { run, spot: { row, column: '', found: '' }, isRefused: false });
}

/**
 * Whether a row that differs may be a later word on the stored booking. Not where a row of another file of this import is about it
 * already, and what was cancelled does not come back: then the slot was booked again.
 */
function isContinued(run: SheetRun, stored: StoredRecord<'booking'>, row: PlacedBooking): boolean {
  const claim = run.context.claims.get(`unnumbered|${stored.id}`);
  return (claim === undefined || claim.run === run) && (stored.values.state !== 'cancelled' || row.state === 'cancelled');
}

function pairSlot(run: SheetRun, rows: readonly PlacedBooking[], valuesOf: ValuesOf, into: Map<number, StoredRecord<'booking'>>): void {
  const [first] = rows;
  if (first === undefined) return;
  const { startsAt, endsAt } = first.line.fields;
  const left = listRecordsWhere(run.context.tx.db, 'booking', OF_SLOT, [first.studioId, first.tenantId, startsAt, endsAt]);
  const pair = (row: PlacedBooking, isLike: (stored: StoredRecord<'booking'>) => boolean): void => {
    const at = left.findIndex(isLike);
    const [stored] = at < 0 ? [] : left.splice(at, 1);
    if (stored === undefined) return;
    into.set(row.line.row, stored);
    claimUnnumbered(run, stored.id, row.line.row);
  };
  // What a row says word for word comes first, so that the order of rows does not matter.
  for (const row of rows) pair(row, (stored) => Object.keys(listChangedFields(stored, valuesOf(row))).length === 0);
  for (const row of rows) if (!into.has(row.line.row)) pair(row, (stored) => isContinued(run, stored, row));
}

/** Pairs the rows of one sheet that have no number. */
export function pairUnnumbered(run: SheetRun, unnumbered: readonly PlacedBooking[], valuesOf: ValuesOf): Paired {
  const paired = new Map<number, StoredRecord<'booking'>>();
  const repeats = new Set<number>();
  for (const group of Map.groupBy(unnumbered, slotOf).values()) {
    const byContent = new Map<string, PlacedBooking>();
    for (const row of group) {
      const content = JSON.stringify(valuesOf(row));
      if (byContent.has(content)) repeats.add(row.line.row);
      else byContent.set(content, row);
    }
    pairSlot(run, [...byContent.values()], valuesOf, paired);
  }
  return { paired, repeats };
}
