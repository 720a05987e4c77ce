// Use case: what was said and what was written out for a month, with the bytes as they were kept.
import { addMonths, lastDayOf, parseMonth } from '../../domain/time/calendar.ts';
import type { Day, Month } from '../../domain/time/calendar.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import { sha256Of } from '../core/db/sha256.ts';
import { archiveOf, artifactById, filledById, receiptOf, submissionsOf } from '../report/sql/filing-papers.ts';
import type { ArchiveRow, SubmissionRow } from '../report/sql/filing-papers.ts';
import { readSetting } from '../core/records/settings.ts';

/** Everything said of a month on its way to the bureau, oldest first. */
export function listSubmissions(base: Base, month: Month): SubmissionRow[] {
  return submissionsOf(base.db, month);
}

/** The scan of a submission. Refuses KEPT_FILE_UNKNOWN. */
export function submissionScan(base: Base, id: number): Result<KeptFile> {
  const scan = receiptOf(base.db, id);
  return scan === null ? refuse('KEPT_FILE_UNKNOWN', { id }) : ok({ name: scan.name, bytes: scan.bytes, sha256: sha256Of(scan.bytes) });
}

/** For how many years papers are kept at least. */
export function yearsKept(base: Base): number {
  return readSetting(base.db, 'papers.years');
}

/** The last day until which a month's papers are kept at least: so many years after its end. Nothing is ever removed by the program. */
export function keptUntil(base: Base, month: Month): Day {
  return lastDayOf(addMonths(month, 12 * yearsKept(base)));
}

/** An exported file, and until when it is kept at least. */
export type ArchivedLine = ArchiveRow & { readonly keptUntil: Day };

/** Everything that was ever exported, newest first; of one month, if given. */
export function listArchive(base: Base, month: Month | null): ArchivedLine[] {
  return archiveOf(base.db, month).map((row) => {
    const own = parseMonth(row.month);
    if (own === null) throw new Error(`no month: ${row.month}`);
    return { ...row, keptUntil: keptUntil(base, own) };
  });
}

/**
 * An exported file again; `kind` as the archive lists it, since a bureau's workbook and the report's own files are numbered apart. Refuses
 * KEPT_FILE_UNKNOWN, BASE_DAMAGED where the bytes no longer have the hash they were kept under.
 */
export function archivedFile(base: Base, id: number, kind: ArchiveRow['kind'] = 'xlsx'): Result<KeptFile> {
  const found = kind === 'workbook' ? filledById(base.db, id) : artifactById(base.db, id);
  if (found === null) return refuse('KEPT_FILE_UNKNOWN', { id });
  const sha256 = sha256Of(found.bytes);
  if (sha256 !== found.sha256) return refuse('BASE_DAMAGED', { detail: found.name });
  return ok({ name: found.name, bytes: found.bytes, sha256 });
}
