// Use case of the shift: what changed on the boards since it began, or since they were printed.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { shiftMethods } from '../../contract/desk/shift.ts';
import { convertMillisecondsToInstant, instant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/rows.ts';
import { recordById } from '../core/db/record-store.ts';
import { readTx } from '../core/db/tx.ts';
import { type HistoryFields, listChangesSince, type RecordChange } from '../core/records/record-history.ts';
import { createShortNameLookup, createTenantNameLookup } from '../core/records/tenant-names.ts';
import { createStudioCodeLookup } from './sql/board-studios.ts';

/** Rows of the history that are read at most. */
const MOST_ROWS = 1000;
const PLACE_FIELDS: readonly string[] = ['state', 'studio_id', 'starts_at', 'ends_at', 'tenant_id'];
/** What a guest who comes or leaves turns a booking into: the lists of today say that. */
const PRESENT: readonly unknown[] = ['checked_in', 'completed'];

function pickPlace(fields: HistoryFields | null): HistoryFields {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([field]) => PLACE_FIELDS.includes(field)));
}

/** Whether a row changes what a board shows, besides who is in: a booking that comes or goes, its place or its state. */
function changesBoard({ action, before, after }: RecordChange): boolean {
  if (action === 'add' || action === 'retire' || action === 'restore' || after?.['retired_at'] !== undefined) return true;
  const place = pickPlace(after);
  if (PRESENT.includes(place['state']) || PRESENT.includes(before?.['state'])) return Object.keys(place).some((field) => field !== 'state');
  return Object.keys(place).length > 0;
}

/** Lists what changed on the boards since a minute, that minute included; newest first. */
export function listShiftChanges(base: Base, { since }: Asked<typeof shiftMethods.changes>): Result<Answer<typeof shiftMethods.changes>> {
  return readTx(base, (db) => {
    const [codeOf, nameOf, shortOf] = [createStudioCodeLookup(db), createTenantNameLookup(db), createShortNameLookup(db)];
    const rows = listChangesSince(db, 'booking', since * 60_000, MOST_ROWS);
    const changes = rows.filter(changesBoard).flatMap(({ seq, atMs, action, entityId, before, after }) => {
      const values = entityId === null ? undefined : recordById(db, 'booking', entityId)?.values;
      if (entityId === null || values === undefined) return [];
      const tenant = values.tenant_id;
      return [
        {
          seq,
          booking: entityId,
          at: convertMillisecondsToInstant(atMs),
          action,
          studio: codeOf(values.studio_id),
          tenantName: nameOf(tenant),
          tenantShort: shortOf(tenant),
          from: instant(values.starts_at),
          to: instant(values.ends_at),
          before: pickPlace(before),
          after: pickPlace(after),
        },
      ];
    });
    return ok({ changes });
  });
}
