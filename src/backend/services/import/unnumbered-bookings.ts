// Finds the stored bookings that rows without a 预约号 are about: those of their slot and tenant that once had none either.
import { changedFields, recordsWhere } from '../../repos/record-store.ts';
import type { RecordValues, StoredRecord } from '../../repos/record-store.ts';
import type { BookingState } from '../../../domain/catalogue.ts';
import type { RowOfKind } from '../../imports/read-batch.ts';
import type { SheetRun } from './context.ts';

/** A row whose studio and tenant are found. */
export interface PlacedBooking {
  readonly line: RowOfKind<'bookings'>;
  readonly studioId: number;
  readonly tenantId: number;
  readonly state: BookingState;
  readonly isHistory: boolean;
  readonly values: RecordValues;
}

const OF_SLOT = "studio_id = ? AND tenant_id = ? AND starts_at = ? AND ends_at = ? AND number LIKE 'A-%'";

/** Rows paired with stored bookings by row number, and rows that repeat another word for word. */
export interface Paired {
  readonly paired: ReadonlyMap<number, StoredRecord>;
  readonly repeats: ReadonlySet<number>;
}

function slotOf({ studioId, tenantId, line }: PlacedBooking): string {
  return `${studioId}|${tenantId}|${line.fields.startsAt}|${line.fields.endsAt}`;
}

/** A booking that a row of another file of this import is about already: only its exact like may be the same. */
function isSpokenFor(run: SheetRun, stored: StoredRecord): boolean {
  const claim = run.context.claims.get(`unnumbered|${stored.id}`);
  return claim !== undefined && claim.run !== run;
}

function pairSlot(run: SheetRun, rows: readonly PlacedBooking[], into: Map<number, StoredRecord>): void {
  const [first] = rows;
  if (first === undefined) return;
  const { startsAt, endsAt } = first.line.fields;
  const left = recordsWhere(run.context.tx.db, 'booking', OF_SLOT, [first.studioId, first.tenantId, startsAt, endsAt]);
  const pair = (row: PlacedBooking, isLike: (stored: StoredRecord) => boolean): void => {
    const at = left.findIndex(isLike);
    const [stored] = at < 0 ? [] : left.splice(at, 1);
    if (stored === undefined) return;
    into.set(row.line.row, stored);
    run.context.claims.set(`unnumbered|${stored.id}`, { run, spot: { row: row.line.row, column: '', found: '' }, values: row.values, isRefused: false });
  };
  // What a row says word for word comes first, so that the order of rows does not matter.
  for (const row of rows) pair(row, (stored) => Object.keys(changedFields(stored, row.values)).length === 0);
  for (const row of rows) if (!into.has(row.line.row)) pair(row, (stored) => !isSpokenFor(run, stored));
}

/** Pairs the rows of one sheet that have no number. */
export function pairUnnumbered(run: SheetRun, placed: readonly PlacedBooking[]): Paired {
  const paired = new Map<number, StoredRecord>();
  const repeats = new Set<number>();
  const unnumbered = placed.filter(({ line }) => line.fields.number === null);
  for (const group of Map.groupBy(unnumbered, slotOf).values()) {
    const byContent = new Map<string, PlacedBooking>();
    for (const row of group) {
      const content = JSON.stringify(row.values);
      if (byContent.has(content)) repeats.add(row.line.row);
      else byContent.set(content, row);
    }
    pairSlot(run, [...byContent.values()], paired);
  }
  return { paired, repeats };
}
