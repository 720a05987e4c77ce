// Use cases: an accounting period as it stands, its closing and reopening, and its vouchers as one workbook.
import type { accountingMethods, AccountingPeriod } from '../../contract/money/accounting.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import { type BookedEntries, drawUpVouchers } from '../../domain/money/vouchers.ts';
import { convertMillisecondsToInstant, getDayOfInstant, lastDayOf, type Month, monthOf } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import type { Base } from '../core/db/open.ts';
import type { Connection } from '../core/db/rows.ts';
import { type Actor, appendHistory, inTx, readTx } from '../core/db/tx.ts';
import { readSetting } from '../core/records/settings.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';
import { renderVouchers } from './render/vouchers-xlsx.ts';
import { addClosing, findClosing, findLastClosed, listBookedEntries, reopenClosing } from './sql/booked.ts';

function sumsOf({ charges, payments, deposits }: BookedEntries): AccountingPeriod['sums'] {
  const now = charges.filter(({ isBefore }) => !isBefore);
  const charged = (on: 'rent' | 'studio' | 'changes'): number => sumSafe(now.filter((one) => one.on === on).map(({ amount }) => amount));
  const held = (kind: 'in' | 'out' | 'kept'): number => sumSafe(deposits.filter((one) => one.kind === kind).map(({ amount }) => amount));
  return {
    rent: charged('rent'),
    studio: charged('studio'),
    changes: charged('changes'),
    billed: sumSafe(now.map(({ amount }) => amount)),
    received: sumSafe(payments.map(({ amount }) => amount)),
    depositsIn: held('in'),
    depositsOut: held('out'),
    depositsKept: held('kept'),
  };
}

function periodOf(db: Connection, month: Month): AccountingPeriod {
  const closing = findClosing(db, month);
  const entries = listBookedEntries(db, month);
  const earlier = {
    billed: sumSafe(entries.charges.filter((one) => !one.isBefore && one.month < month).map(({ amount }) => amount)),
    received: sumSafe(entries.payments.filter(({ day }) => monthOf(day) < month).map(({ amount }) => amount)),
  };
  const closed = closing === null ? null : { atMs: closing.atMs, who: closing.who };
  return { month, closed, last: findLastClosed(db), sums: sumsOf(entries), earlier };
}

/** What is booked in a month, and whether its accounts are closed. */
export function getPeriod(base: Base, { month }: Asked<typeof accountingMethods.period>): AccountingPeriod {
  return readTx(base, (db) => periodOf(db, month));
}

/**
 * Closes the accounts of a month, and of those before it: from then on the database refuses to change what they hold, and what is entered
 * later belongs to the next period. Refuses PERIOD_CLOSED `{month}`, PERIOD_NOT_OVER `{month, until}`.
 */
export function closePeriod(base: Base, actor: Actor, { month }: Asked<typeof accountingMethods.close>): Result<AccountingPeriod> {
  return inTx(base, actor, (tx) => {
    if (findClosing(tx.db, month) !== null) return refuse('PERIOD_CLOSED', { month });
    const until = lastDayOf(month);
    if (getDayOfInstant(convertMillisecondsToInstant(tx.nowMs)) <= until) return refuse('PERIOD_NOT_OVER', { month, until });
    const id = addClosing(tx, month);
    appendHistory(tx, { action: 'close', entity: 'accounting_closing', entityId: id, after: { month } });
    return ok(periodOf(tx.db, month));
  });
}

/** Opens the last closed period again; what was entered since goes back to its own month. Refuses PERIOD_NOT_LAST `{month, last}`, REASON_NEEDED `{month}`. */
export function reopenPeriod(base: Base, actor: Actor, wish: Asked<typeof accountingMethods.reopen>): Result<AccountingPeriod> {
  const { month } = wish;
  const reason = wish.reason.trim();
  return inTx(base, actor, (tx) => {
    const last = findLastClosed(tx.db);
    const closing = last === month ? findClosing(tx.db, month) : null;
    if (closing === null) return refuse('PERIOD_NOT_LAST', last === null ? { month } : { month, last });
    if (reason === '') return refuse('REASON_NEEDED', { month });
    reopenClosing(tx, closing.id, reason);
    appendHistory(tx, { action: 'reopen', entity: 'accounting_closing', entityId: closing.id, after: { month }, reason });
    return ok(periodOf(tx.db, month));
  });
}

/** The vouchers of a period on the base's accounts, as they stand now. Refuses VOUCHERS_NONE `{month}`. */
export function getVouchers(
  base: Base,
  { month }: Asked<typeof accountingMethods.vouchers>,
): Result<Answer<typeof accountingMethods.vouchers>> {
  return readTx(base, (db) => {
    const vouchers = drawUpVouchers(month, listBookedEntries(db, month));
    if (vouchers.length === 0) return refuse('VOUCHERS_NONE', { month });
    const bytes = renderVouchers(month, vouchers, readSetting(db, 'accounts'), createTenantNameLookup(db));
    const name = `凭证_${month}${findClosing(db, month) === null ? '_未结账' : ''}.xlsx`;
    return ok({ name, bytes, sha256: hashSha256(bytes) });
  });
}
