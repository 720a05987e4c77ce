// What the history calls the things that its rows name by number: tenants, studios, equipment, bookings; retired ones too.
import { z } from 'zod';
import type { HistoryNames } from '../../../contract/format-history.ts';
import { instant, printInstant } from '../../../domain/time/calendar.ts';
import { type Connection, findFirstRow } from '../db/rows.ts';
import { memoizeByKey } from '../memoize.ts';

const nameRow = z.object({ name: z.string() });
const TENANT = 'SELECT name FROM tenant_fact WHERE tenant_id = ? ORDER BY retired_at IS NOT NULL, starts_on DESC LIMIT 1';
/** A tenant that was merged has handed its facts over: the row of the merge says what it was called. */
const MERGED = `SELECT json_extract(after, '$.name') AS name FROM history
  WHERE entity = 'tenant' AND action = 'merged' AND json_extract(after, '$.merged') = ? ORDER BY seq DESC LIMIT 1`;
const STUDIO = 'SELECT code AS name FROM studio WHERE id = ?';
const EQUIPMENT = 'SELECT name FROM equipment WHERE id = ?';
const bookingRow = z.object({ tenant: z.int(), studio: z.int(), startsAt: z.int() });
const BOOKING = 'SELECT tenant_id AS tenant, studio_id AS studio, starts_at AS startsAt FROM booking WHERE id = ?';

/** What stands for a thing that is not in the base. */
const NOBODY = '—';

/** Names of the base's things; what figures and relations are called is the report's to say. */
export function createHistoryNames(db: Connection, report: Pick<HistoryNames, 'figure' | 'relation'>): HistoryNames {
  const nameIn = (sql: string, id: number) => findFirstRow(db, sql, nameRow, [id])?.name;
  const named = (sql: string) => memoizeByKey((id: number) => nameIn(sql, id) ?? NOBODY);
  const tenant = memoizeByKey((id: number) => nameIn(TENANT, id) ?? nameIn(MERGED, id) ?? NOBODY);
  const studio = named(STUDIO);
  return {
    tenant,
    studio,
    equipment: named(EQUIPMENT),
    booking: memoizeByKey((id: number) => {
      const found = findFirstRow(db, BOOKING, bookingRow, [id]);
      return found === null ? NOBODY : `${tenant(found.tenant)} ${studio(found.studio)} ${printInstant(instant(found.startsAt))}`;
    }),
    ...report,
  };
}
