// What typed money and leases are looked at a second time for: slips of the hand that no rule forbids. Each is told once it stands, beside its undo.
import { addDays, addMonths, convertMillisecondsToInstant, getDayOfInstant, monthOf, parseDay } from '../../domain/time/calendar.ts';
import { settle } from '../../domain/money/money.ts';
import { MOST_AMOUNT, printSquareMetres } from '../../domain/values/quantity.ts';
import type { Refusal } from '../../domain/values/result.ts';
import type { RecordField } from '../../contract/records/field.ts';
import { parseStudios, RECORD_KINDS } from '../../contract/records/record-kinds.ts';
import { listRecordsWhere, recordById, type RecordValues } from '../core/db/record-store.ts';
import type { Tx } from '../core/db/tx.ts';
import { listStatementsOfTenant } from '../money/sql/statements.ts';
import { duesOf } from '../money/sql/dues.ts';
import { getTenantName } from './record-label.ts';
import { lastDayOf, type Proposed, type RuleGround } from './rule.ts';

/** A payment of so many times what is owed has a digit too many. */
const SLIP = 10;

/** What no amount of a base comes to, fen: more is a slip even where nothing is owed to hold it against. */
const MOST = 1_000_000_000;

/** What a tenant owes now and, where that is nothing, what its dearest month came to, fen. */
function owedOf({ db }: Tx, tenant: number): { readonly open: number; readonly dearest: number } {
  const { charges, payments, datesOf } = duesOf(db, tenant);
  // A row beyond the bound is no measure, and must not keep anybody from correcting it.
  const isBorne = ({ amount }: { readonly amount: number }): boolean => Math.abs(amount) <= MOST_AMOUNT;
  const { open, months } = settle(charges.filter(isBorne), payments.filter(isBorne), datesOf);
  return { open, dearest: Math.max(0, ...months.map(({ due }) => due)) };
}

function paymentWarnings({ tx }: RuleGround, { id, values }: Proposed): readonly Refusal[] {
  const [tenant, day, amount] = [Number(values.tenant_id), String(values.paid_on), Number(values.amount)];
  const asked = 'tenant_id = ? AND paid_on = ? AND amount = ? AND id <> ?';
  const isTwice = listRecordsWhere(tx.db, 'payment', asked, [tenant, day, amount, id ?? 0]).length > 0;
  const { open, dearest } = owedOf(tx, tenant);
  const usual = open > 0 ? open : dearest;
  return [
    ...(isTwice ? [{ code: 'PAYMENT_TWICE', data: { tenant: getTenantName(tx.db, tenant), day, amount } } as const] : []),
    ...(usual > 0 && amount >= SLIP * usual
      ? [{ code: 'PAYMENT_LARGE', data: { tenant: getTenantName(tx.db, tenant), amount, usual } } as const]
      : []),
  ];
}

function depositWarnings({ tx }: RuleGround, { values }: Proposed): readonly Refusal[] {
  const tenant = Number(values.tenant_id);
  const { open } = values.kind === 'out' ? owedOf(tx, tenant) : { open: 0 };
  return open > 0 ? [{ code: 'DEPOSIT_BACK_OWED', data: { tenant: getTenantName(tx.db, tenant), open } }] : [];
}

/** Dues and payments of a month further ahead than the next one. */
function monthWarnings({ tx }: RuleGround, { values, changed }: Proposed): readonly Refusal[] {
  const next = addMonths(monthOf(getDayOfInstant(convertMillisecondsToInstant(tx.nowMs))), 1);
  const { month } = values;
  return typeof month === 'string' && changed.has('month') && month > next ? [{ code: 'MONEY_MONTH_AHEAD', data: { month, next } }] : [];
}

/** The first amount of a record, of those that are changed, that is more than any base is owed. */
function largeWarnings({ kind, values, changed }: Proposed): readonly Refusal[] {
  const { fields }: { readonly fields: readonly RecordField[] } = RECORD_KINDS[kind];
  const amounts = fields.filter(({ name, type }) => (type === 'money' || type === 'signed_money') && changed.has(name));
  const amount = amounts.map(({ name }) => Number(values[name])).find((one) => Math.abs(one) > MOST);
  return amount === undefined ? [] : [{ code: 'MONEY_LARGE', data: { amount, limit: MOST } }];
}

/** What of a lease decides where and when it is. */
const PLACED_BY = ['tenant_id', 'starts_on', 'ends_on', 'studios'];

/** Two leases are of one place where neither names a studio, or both name the same. */
function areOfOnePlace(one: RecordValues, other: RecordValues): boolean {
  const [studios, others] = [parseStudios(one.studios), new Set(parseStudios(other.studios))];
  return studios.length === 0 || others.size === 0 || studios.some((studio) => others.has(studio));
}

function leaseWarnings({ tx }: RuleGround, { id, values, changed }: Proposed): readonly Refusal[] {
  const area = Number(values.area);
  const [whole] = listRecordsWhere(tx.db, 'base_area', 'month = (SELECT max(month) FROM base_area WHERE retired_at IS NULL)', []);
  const most = whole?.values.floor_area ?? null;
  const other = listRecordsWhere(tx.db, 'lease', 'tenant_id = ? AND id <> ?', [values.tenant_id ?? 0, id ?? 0]).find(
    (lease) =>
      areOfOnePlace(values, lease.values) &&
      lease.values.starts_on <= lastDayOf(values) &&
      String(values.starts_on) <= lastDayOf(lease.values),
  );
  return [
    ...(changed.has('area') && most !== null && area > most
      ? [{ code: 'LEASE_AREA_LARGE', data: { area: printSquareMetres(area), most: printSquareMetres(most) } } as const]
      : []),
    ...(other === undefined || !PLACED_BY.some((field) => changed.has(field))
      ? []
      : [
          {
            code: 'LEASE_OVERLAPS',
            data: { contract: other.values.contract, from: other.values.starts_on, until: lastDayOf(other.values) },
          } as const,
        ]),
  ];
}

/** What of a lease its months are billed by. */
const BILLED_BY = ['starts_on', 'ends_on', 'left_on', 'monthly_rent', 'free_minutes', 'own_rate', 'studios'];
const ENDS = new Set(['ends_on', 'left_on']);

/** Months whose statements were made by a lease as it was before: those that its change reaches, from the earlier end on where only the end moves. */
function billedWarnings({ tx }: RuleGround, { id, values, changed }: Proposed): readonly Refusal[] {
  const before = id === null ? null : recordById(tx.db, 'lease', id);
  const moved = BILLED_BY.filter((field) => changed.has(field));
  if (before === null || moved.length === 0) return [];
  const [ends, starts] = [
    [lastDayOf(before.values), lastDayOf(values)].toSorted(),
    [before.values.starts_on, String(values.starts_on)].toSorted(),
  ];
  const lastBoth = parseDay(ends[0] ?? '');
  const reached = lastBoth !== null && moved.every((field) => ENDS.has(field)) ? addDays(lastBoth, 1) : starts[0];
  const [first, last] = [reached?.slice(0, 7) ?? '', ends[1]?.slice(0, 7) ?? ''];
  const tenant = before.values.tenant_id;
  const billed = listStatementsOfTenant(tx.db, tenant, String).map(({ month }) => month);
  const months = [...new Set(billed)].filter((month) => month >= first && month <= last);
  return months.length === 0 ? [] : [{ code: 'LEASE_BILLED', data: { months } }];
}

function listKindWarnings(ground: RuleGround, proposed: Proposed): readonly Refusal[] {
  switch (proposed.kind) {
    case 'payment':
      return [...paymentWarnings(ground, proposed), ...monthWarnings(ground, proposed)];
    case 'charge':
      return monthWarnings(ground, proposed);
    case 'deposit_move':
      return depositWarnings(ground, proposed);
    case 'lease':
      return [...leaseWarnings(ground, proposed), ...billedWarnings(ground, proposed)];
    default:
      return [];
  }
}

/** What to look at again in a payment, a charge, a deposit's move or a lease. */
export function listMoneyWarnings(ground: RuleGround, proposed: Proposed): readonly Refusal[] {
  const warnings = listKindWarnings(ground, proposed);
  return warnings.some(({ code }) => code === 'PAYMENT_LARGE') ? warnings : [...largeWarnings(proposed), ...warnings];
}
