// SQL: names and numbers of people that the base holds, by kind and tenant, and which of them are kept longer than was chosen.
import { z } from 'zod';
import {
  type DueLine,
  RETENTION_KINDS,
  type RetentionKind,
  type RetentionMonths,
  type KnownPeople,
} from '../../../contract/safety/safety.ts';
import { PSEUDONYMS } from '../../../domain/base/forget-text.ts';
import { type Connection, rowsOf } from '../../core/db/rows.ts';

const SIX_LETTERS = '[A-Z]'.repeat(6);
/** SQL: what stands there of a person; null where nothing does, or a pseudonym of somebody forgotten. */
function ofPerson(column: string): string {
  return `CASE WHEN ${column} GLOB '${PSEUDONYMS.name}${SIX_LETTERS}' OR ${column} GLOB '${PSEUDONYMS.number}${SIX_LETTERS}' THEN NULL ELSE nullif(${column}, '') END`;
}

/** An account that a tenant has is the tenant's. */
const OWN_HANDLE = `CASE WHEN NOT EXISTS (SELECT 1 FROM account a WHERE a.handle = host.handle AND a.retired_at IS NULL) THEN host.handle END`;

/** Rows that hold somebody's name or number, with the day since which it is no longer needed (null: it still is). */
const KEPT: Readonly<Record<RetentionKind, string>> = {
  tenants: `SELECT t.id AS tenant_id, ${ofPerson('t.contact')} AS person, ${ofPerson('t.phone')} AS number,
    max(min(l.ends_on, coalesce(l.left_on, l.ends_on))) AS day FROM tenant t
    LEFT JOIN lease l ON l.tenant_id = t.id AND l.retired_at IS NULL GROUP BY t.id`,
  bookings: `SELECT tenant_id, ${ofPerson('contact')} AS person, ${ofPerson('phone')} AS number, date((ends_at + 480) * 60, 'unixepoch') AS day
    FROM booking WHERE contact IS NOT NULL OR phone IS NOT NULL`,
  waiting: `SELECT tenant_id, ${ofPerson('contact')} AS person, ${ofPerson('phone')} AS number, day FROM waiting_entry`,
  hosts: `SELECT tenant_id, ${ofPerson('nickname')} AS person, ${ofPerson(`(${OWN_HANDLE})`)} AS number, "until" AS day FROM host`,
};

const SOMEBODY = '(k.person IS NOT NULL OR k.number IS NOT NULL)';
const NAME = `(SELECT f.name FROM tenant_fact f WHERE f.tenant_id = k.tenant_id AND f.retired_at IS NULL ORDER BY f.starts_on DESC LIMIT 1)`;

const lineRow = z.object({ tenant: z.int(), name: z.string().nullable(), records: z.int(), since: z.string(), due: z.string() });

/** What of one kind is due on a day, the longest first. A month that lacks the day ends a little later, never sooner. */
function dueOf(db: Connection, kind: RetentionKind, months: number, today: string): readonly DueLine[] {
  const sql = `SELECT k.tenant_id AS tenant, ${NAME} AS name, count(*) AS records, min(k.day) AS since, min(date(k.day, @span)) AS due
    FROM (${KEPT[kind]}) k WHERE ${SOMEBODY} AND date(k.day, @span) <= @today GROUP BY k.tenant_id ORDER BY due, k.tenant_id`;
  return rowsOf(db, sql, lineRow, { span: `+${months} months`, today }).map((line) => ({ kind, ...line, name: line.name ?? '' }));
}

/** What is due of all kinds, in their order. */
export function listAllDue(db: Connection, months: RetentionMonths, today: string): readonly DueLine[] {
  return RETENTION_KINDS.flatMap((kind) => dueOf(db, kind, months[kind], today));
}

const personRow = z.object({
  tenant: z.int(),
  tenantName: z.string().nullable(),
  person: z.string().nullable(),
  number: z.string().nullable(),
  records: z.int(),
  since: z.string().nullable(),
  isDue: z.int(),
});

/** Whose names and numbers the base holds, those that are due first; `search` (empty: all): a piece of a name, a number, a tenant's name. */
export function listPeopleKept(
  db: Connection,
  months: RetentionMonths,
  { today, search, limit }: { readonly today: string; readonly search: string; readonly limit: number },
): KnownPeople['people'] {
  const found = RETENTION_KINDS.flatMap((kind) => {
    const sql = `SELECT k.tenant_id AS tenant, ${NAME} AS tenantName, k.person, k.number, count(*) AS records, max(k.day) AS since,
        coalesce(date(max(k.day), @span) <= @today, 0) AS isDue
      FROM (${KEPT[kind]}) k
      WHERE ${SOMEBODY} AND (@search = '' OR instr(coalesce(k.person, ''), @search) OR instr(coalesce(k.number, ''), @search) OR instr(${NAME}, @search))
      GROUP BY k.tenant_id, k.person, k.number ORDER BY isDue DESC, since, k.tenant_id, k.person, k.number LIMIT @limit`;
    return rowsOf(db, sql, personRow, { span: `+${months[kind]} months`, today, search, limit }).map(({ person, number, ...row }) => ({
      ...row,
      kind,
      name: person ?? '',
      numbers: number === null ? [] : [number],
      tenantName: row.tenantName ?? '',
      isDue: row.isDue === 1,
    }));
  });
  return found.toSorted((a, b) => Number(b.isDue) - Number(a.isDue)).slice(0, limit);
}
