// Use case: the statistics ledger (统计台账) of some months, on the screen and as a workbook.
import type { Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import { addMonths, lastDayOf } from '../../../domain/time/calendar.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { readTx } from '../../core/db/tx.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { createLedgerBytes } from '../render/ledger-xlsx.ts';
import { type MonthLedger, readLedger } from '../render/ledger.ts';
import { readHead } from '../sql/filings.ts';
import { sanitiseFileNamePart } from '../../core/files/file-name.ts';
import { formatPeriodPart } from '../render/report-file-name.ts';
import type { KeptFile } from '../../core/files/kept-file.ts';

type Question = Asked<typeof filingMethods.ledger>;

/** Room for the months and the extension. */
const NAME_BYTES = 140;

/** Every indicator over the months. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function ledgerOf(base: Base, { until, months }: Question): Result<MonthLedger> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, (db) => ok(readLedger(db, profile.value, until, months)));
}

/** The ledger as a workbook, `填报单位_统计台账_2025年11月-2026年10月.xlsx`. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function exportLedger(base: Base, question: Question): Result<KeptFile> {
  const ledger = ledgerOf(base, question);
  if (!ledger.ok) return ledger;
  const { until, months } = question;
  const { head } = readTx(base, (db) => readHead(db, until, lastDayOf(until)));
  const filer = head['填报单位'] ?? '';
  const bytes = createLedgerBytes({ filer, uscc: head['统一社会信用代码'] ?? '' }, ledger.value);
  const span = `${formatPeriodPart(addMonths(until, 1 - months))}-${formatPeriodPart(until)}`;
  const name = [sanitiseFileNamePart(filer, NAME_BYTES), '统计台账', `${span}.xlsx`].filter((part) => part !== '').join('_');
  return ok({ name, bytes, sha256: hashSha256(bytes) });
}
