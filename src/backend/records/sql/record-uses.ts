// Who still refers to a record: what is named when it cannot be retired.
import { z } from 'zod';
import { type Connection, prepareStatement } from '../../core/db/rows.ts';

/** How many records of one kind are named; the rest is counted. */
const NAMED = 5;

/** A table's records that refer to something: the column that says which, and what each is called. */
interface Use {
  readonly kind: string;
  readonly where: string;
  readonly label: string;
}

const MONTHS = { label: 'month' } as const;

const OF_TENANT: readonly Use[] = [
  { kind: 'lease', where: 'tenant_id = @id', label: 'contract' },
  { kind: 'booking', where: 'tenant_id = @id', label: 'number' },
  { kind: 'account', where: 'tenant_id = @id', label: "platform || ' ' || handle" },
  { kind: 'host', where: 'tenant_id = @id', label: 'number' },
  { kind: 'compliance_case', where: 'tenant_id = @id', label: 'number' },
  { kind: 'paper', where: 'tenant_id = @id', label: 'kind' },
  { kind: 'headcount', where: 'tenant_id = @id', ...MONTHS },
  { kind: 'sales_line', where: 'tenant_id = @id', ...MONTHS },
  { kind: 'online_retail', where: 'tenant_id = @id', ...MONTHS },
  { kind: 'source_choice', where: 'tenant_id = @id', ...MONTHS },
  { kind: 'live_session', where: 'tenant_id = @id', label: 'key' },
  { kind: 'shop_day', where: 'tenant_id = @id', label: 'day' },
  { kind: 'charge', where: 'tenant_id = @id', ...MONTHS },
  { kind: 'payment', where: 'tenant_id = @id', label: 'paid_on' },
  { kind: 'deposit_move', where: 'tenant_id = @id', label: 'day' },
  { kind: 'booking_series', where: 'tenant_id = @id', label: 'starts_on' },
  { kind: 'waiting_entry', where: "tenant_id = @id AND state = 'waiting'", label: 'day' },
];

const OF_STUDIO: readonly Use[] = [
  { kind: 'lease', where: 'id IN (SELECT lease_id FROM lease_studio WHERE studio_id = @id)', label: 'contract' },
  { kind: 'booking', where: 'studio_id = @id', label: 'number' },
  { kind: 'blackout', where: 'studio_id = @id', label: 'reason' },
  { kind: 'calendar_exception', where: 'studio_id = @id', label: 'day' },
  { kind: 'rate_plan', where: 'studio_id = @id', label: 'starts_on' },
  { kind: 'studio_link', where: '@id IN (whole_id, part_id)', label: 'starts_on' },
  { kind: 'booking_series', where: 'studio_id = @id', label: 'starts_on' },
  { kind: 'waiting_entry', where: "studio_id = @id AND state = 'waiting'", label: 'day' },
];

/** Live bookings on days that no other lease of the tenant covers. */
const OF_LEASE: readonly Use[] = [
  {
    kind: 'booking',
    where: `state NOT IN ('cancelled', 'no_show') AND EXISTS (SELECT 1 FROM lease l WHERE l.id = @id AND l.tenant_id = booking.tenant_id
      AND date((booking.starts_at + 480) * 60, 'unixepoch') BETWEEN l.starts_on AND min(l.ends_on, coalesce(l.left_on, l.ends_on))
      AND NOT EXISTS (SELECT 1 FROM lease o WHERE o.tenant_id = l.tenant_id AND o.id <> l.id AND o.retired_at IS NULL
        AND date((booking.starts_at + 480) * 60, 'unixepoch') BETWEEN o.starts_on AND min(o.ends_on, coalesce(o.left_on, o.ends_on))))
      AND tenant_id = (SELECT tenant_id FROM lease WHERE id = @id)`,
    label: 'number',
  },
];

const OF_ACCOUNT: readonly Use[] = ['live_session', 'shop_day'].map((kind) => ({
  kind,
  where: `EXISTS (SELECT 1 FROM account a WHERE a.id = @id AND a.tenant_id = ${kind}.tenant_id AND a.platform = ${kind}.platform AND a.handle = ${kind}.handle
    AND NOT EXISTS (SELECT 1 FROM account o WHERE o.id <> a.id AND o.retired_at IS NULL AND o.tenant_id = a.tenant_id AND o.platform = a.platform AND o.handle = a.handle))`,
  label: kind === 'shop_day' ? 'day' : 'key',
}));

/** Live bookings that take some of it along. */
const OF_EQUIPMENT: readonly Use[] = [
  { kind: 'booking', where: 'id IN (SELECT booking_id FROM booking_equipment WHERE equipment_id = @id)', label: 'number' },
];

/** What was given back or kept of a deposit, where without this move there would not have been enough. */
const OF_DEPOSIT: readonly Use[] = [
  {
    kind: 'deposit_move',
    where: `kind <> 'in' AND tenant_id = (SELECT tenant_id FROM deposit_move WHERE id = @id AND kind = 'in')
      AND (SELECT coalesce(sum(CASE o.kind WHEN 'in' THEN o.amount ELSE -o.amount END), 0) FROM deposit_move o
        WHERE o.retired_at IS NULL AND o.tenant_id = deposit_move.tenant_id AND o.id <> @id AND o.day <= deposit_move.day) < 0`,
    label: 'day',
  },
];

const USES: Readonly<Record<string, readonly Use[]>> = {
  tenant: OF_TENANT,
  studio: OF_STUDIO,
  lease: OF_LEASE,
  account: OF_ACCOUNT,
  equipment: OF_EQUIPMENT,
  deposit_move: OF_DEPOSIT,
};

const labels = z.array(z.string());

/** What refers to a record, as `lease:HT-1`; `kind:…` with a count where there are many. */
export function usesOf(db: Connection, entity: string, id: number): readonly string[] {
  return (USES[entity] ?? []).flatMap(({ kind, where, label }) => {
    const sql = `SELECT ${label} FROM ${kind} WHERE retired_at IS NULL AND ${where} ORDER BY id LIMIT ${NAMED + 1}`;
    const found = labels.parse(prepareStatement(db, sql).pluck().all({ id }));
    const named = [...new Set(found.slice(0, NAMED))].map((one) => `${kind}:${one}`);
    return found.length > NAMED ? [...named, `${kind}:…`] : named;
  });
}
