// SQL: contacts and phones that are kept longer than was chosen, by kind and tenant.
import { z } from 'zod';
import { RETENTION_KINDS } from '../../../contract/safety/retention-shapes.ts';
import type { DueLine, RetentionKind } from '../../../contract/safety/retention-shapes.ts';
import type { Connection } from '../../core/db/connection.ts';
import { rowsOf } from '../../core/db/rows.ts';

/** Rows that hold somebody's name or number, with the day since which it is no longer needed. */
const KEPT: Readonly<Record<RetentionKind, string>> = {
  tenants: `SELECT t.id AS tenant_id, max(min(l.ends_on, coalesce(l.left_on, l.ends_on))) AS day FROM tenant t
    JOIN lease l ON l.tenant_id = t.id AND l.retired_at IS NULL WHERE coalesce(t.phone, '') <> '' OR coalesce(t.contact, '') <> '' GROUP BY t.id`,
  bookings: `SELECT tenant_id, date((ends_at + 480) * 60, 'unixepoch') AS day FROM booking WHERE coalesce(phone, '') <> '' OR coalesce(contact, '') <> ''`,
  waiting: `SELECT tenant_id, day FROM waiting_entry WHERE coalesce(phone, '') <> '' OR coalesce(contact, '') <> ''`,
  hosts: `SELECT tenant_id, "until" AS day FROM host WHERE "until" IS NOT NULL`,
};

const NAME = `(SELECT f.name FROM tenant_fact f WHERE f.tenant_id = k.tenant_id AND f.retired_at IS NULL ORDER BY f.starts_on DESC LIMIT 1)`;

const lineRow = z.object({ tenant: z.int(), name: z.string().nullable(), records: z.int(), since: z.string(), due: z.string() });

/** What of one kind is due on a day, the longest first. A month that lacks the day ends a little later, never sooner. */
function dueOf(db: Connection, kind: RetentionKind, months: number, today: string): readonly DueLine[] {
  const sql = `SELECT k.tenant_id AS tenant, ${NAME} AS name, count(*) AS records, min(k.day) AS since, min(date(k.day, @span)) AS due
    FROM (${KEPT[kind]}) k WHERE date(k.day, @span) <= @today GROUP BY k.tenant_id ORDER BY due, k.tenant_id`;
  return rowsOf(db, sql, lineRow, { span: `+${months} months`, today }).map((line) => ({ kind, ...line, name: line.name ?? '' }));
}

/** What is due of all kinds, in their order. */
export function allDue(db: Connection, months: Readonly<Record<RetentionKind, number>>, today: string): readonly DueLine[] {
  return RETENTION_KINDS.flatMap((kind) => dueOf(db, kind, months[kind], today));
}
