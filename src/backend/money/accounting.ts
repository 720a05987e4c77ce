// Use cases: an accounting period as it stands, its closing and reopening, and its vouchers as one workbook.
import type { accountingMethods, AccountingPeriod, ReopenedPeriod } from '../../contract/money/accounting.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import {
  addMonths,
  convertMillisecondsToInstant,
  getDayOfInstant,
  lastDayOf,
  type Month,
  printMoment,
} from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import type { Base } from '../core/db/open.ts';
import type { Connection } from '../core/db/rows.ts';
import { type Actor, appendHistory, inTx, readTx } from '../core/db/tx.ts';
import { computePeriodCopy, type PeriodCopy } from './period-copy.ts';
import { renderVouchers } from './render/vouchers-xlsx.ts';
import {
  addClosing,
  findClosing,
  findLastClosed,
  findPeriodCopy,
  keepClosed,
  listBookedEntries,
  listMonthsToClose,
  reopenClosings,
} from './sql/booked.ts';

function computeCopy(db: Connection, month: Month): PeriodCopy {
  return computePeriodCopy(db, month, listBookedEntries(db, month));
}

/** A period as it was closed, or as it stands. */
function copyOf(db: Connection, month: Month): PeriodCopy {
  return findPeriodCopy(db, month) ?? computeCopy(db, month);
}

function periodOf(db: Connection, month: Month): AccountingPeriod {
  const closing = findClosing(db, month);
  const { sums, earlier } = copyOf(db, month);
  const closed = closing === null ? null : { atMs: closing.atMs, who: closing.who };
  return { month, closed, last: findLastClosed(db), sums, earlier };
}

/** What is booked in a month, and whether its accounts are closed. */
export function getPeriod(base: Base, { month }: Asked<typeof accountingMethods.period>): AccountingPeriod {
  return readTx(base, (db) => periodOf(db, month));
}

/**
 * Closes the accounts of a month, and of those before it: from then on the database refuses to change what they hold, their sums and vouchers
 * stay as they are, and what is entered later belongs to the next period. Refuses PERIOD_CLOSED `{month, at, who}`, PERIOD_NOT_OVER `{month, until}`.
 */
export function closePeriod(base: Base, actor: Actor, { month }: Asked<typeof accountingMethods.close>): Result<AccountingPeriod> {
  return inTx(base, actor, (tx) => {
    const closing = findClosing(tx.db, month);
    if (closing !== null) return refuse('PERIOD_CLOSED', { month, at: printMoment(closing.atMs), who: closing.who });
    const until = lastDayOf(month);
    if (getDayOfInstant(convertMillisecondsToInstant(tx.nowMs)) <= until) return refuse('PERIOD_NOT_OVER', { month, until });
    for (const one of listMonthsToClose(tx.db, month)) {
      const id = addClosing(tx, one, computeCopy(tx.db, one));
      appendHistory(tx, { action: 'close', entity: 'accounting_closing', entityId: id, after: { month: one } });
    }
    return ok(periodOf(tx.db, month));
  });
}

/**
 * Opens a closed period again, and the closed ones after it; those before it stay closed. What was entered since goes back to its own month, or
 * the first that is open after it. Refuses PERIOD_OPEN `{month}`, REASON_NEEDED `{month}`.
 */
export function reopenPeriod(base: Base, actor: Actor, wish: Asked<typeof accountingMethods.reopen>): Result<ReopenedPeriod> {
  const { month } = wish;
  const reason = wish.reason.trim();
  return inTx(base, actor, (tx) => {
    if (findClosing(tx.db, month) === null) return refuse('PERIOD_OPEN', { month });
    if (reason === '') return refuse('REASON_NEEDED', { month });
    const before = addMonths(month, -1);
    keepClosed(tx, before, computeCopy(tx.db, before));
    const reopened = reopenClosings(tx, month, reason);
    for (const one of reopened)
      appendHistory(tx, { action: 'reopen', entity: 'accounting_closing', entityId: one.id, after: { month: one.month }, reason });
    return ok({ ...periodOf(tx.db, month), reopened: reopened.map((one) => one.month) });
  });
}

/** The vouchers of a period: of a closed one as they were closed, else on the base's accounts as they stand now. Refuses VOUCHERS_NONE `{month}`. */
export function getVouchers(
  base: Base,
  { month }: Asked<typeof accountingMethods.vouchers>,
): Result<Answer<typeof accountingMethods.vouchers>> {
  return readTx(base, (db) => {
    const { vouchers, accounts } = copyOf(db, month);
    if (vouchers.length === 0) return refuse('VOUCHERS_NONE', { month });
    const bytes = renderVouchers(month, vouchers, accounts);
    const name = `凭证_${month}${findClosing(db, month) === null ? '_未结账' : ''}.xlsx`;
    return ok({ name, bytes, sha256: hashSha256(bytes) });
  });
}
