// Use case: what was said and what was written out for a month, with the bytes as they were kept.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { filingMethods } from '../../contract/report/filing.ts';
import { addMonths, type Day, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { archiveOf, findArchivedBytes, receiptOf, submissionsOf } from '../report/sql/filing-papers.ts';
import { readSetting } from '../core/records/settings.ts';

/** Everything said of a month on its way to the bureau, oldest first. */
export function listSubmissions(base: Base, { month }: Asked<typeof filingMethods.submissions>): Answer<typeof filingMethods.submissions> {
  return { submissions: submissionsOf(base.db, month) };
}

/** The scan of a submission. Refuses KEPT_FILE_UNKNOWN. */
export function getSubmissionScan(base: Base, { id }: Asked<typeof filingMethods.receipt>): Result<KeptFile> {
  const scan = receiptOf(base.db, id);
  return scan === null ? refuse('KEPT_FILE_UNKNOWN', { id }) : ok({ ...scan, sha256: hashSha256(scan.bytes) });
}

/** For how many years papers are kept at least. */
export function getYearsKept(base: Base): number {
  return readSetting(base.db, 'papers.years');
}

/** The last day until which a month's papers are kept at least: so many years after its end. Nothing is ever removed by the program. */
export function computeKeptUntil(base: Base, month: Month): Day {
  return lastDayOf(addMonths(month, 12 * getYearsKept(base)));
}

/** Everything that was ever exported, newest first; of one month, if given. */
export function listArchive(base: Base, { month }: Asked<typeof filingMethods.archive>): Answer<typeof filingMethods.archive> {
  const files = archiveOf(base.db, month).map((row) => ({ ...row, keptUntil: computeKeptUntil(base, row.month) }));
  return { years: getYearsKept(base), files };
}

/**
 * An exported file again; `kind` as the archive lists it, since a bureau's workbook and the report's own files are numbered apart. Refuses
 * KEPT_FILE_UNKNOWN, BASE_DAMAGED where the bytes no longer have the hash they were kept under.
 */
export function getArchivedFile(base: Base, asked: Asked<typeof filingMethods.artifact>): Result<KeptFile> {
  const found = findArchivedBytes(base.db, asked);
  if (found === null) return refuse('KEPT_FILE_UNKNOWN', { id: asked.id });
  return hashSha256(found.bytes) === found.sha256 ? ok(found) : refuse('BASE_DAMAGED', { detail: found.name });
}
