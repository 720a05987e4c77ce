// Use case: what was said and what was written out for a month, with the bytes as they were kept.
import type { Month } from '../../../domain/calendar.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { Base } from '../../db/open.ts';
import { sha256Of } from '../../db/sha256.ts';
import { archiveOf, artifactById, receiptOf, submissionsOf } from '../../repos/filing-papers.ts';
import type { ArchiveRow, SubmissionRow } from '../../repos/filing-papers.ts';

/** A kept file's bytes with their hash. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Everything said of a month on its way to the bureau, oldest first. */
export function listSubmissions(base: Base, month: Month): SubmissionRow[] {
  return submissionsOf(base.db, month);
}

/** The scan of a submission. Refuses KEPT_FILE_UNKNOWN. */
export function submissionScan(base: Base, id: number): Result<KeptFile> {
  const scan = receiptOf(base.db, id);
  return scan === null ? refuse('KEPT_FILE_UNKNOWN', { id }) : ok({ name: scan.name, bytes: scan.bytes, sha256: sha256Of(scan.bytes) });
}

/** Everything that was ever exported, newest first; of one month, if given. */
export function listArchive(base: Base, month: Month | null): ArchiveRow[] {
  return archiveOf(base.db, month);
}

/** An exported file again. Refuses KEPT_FILE_UNKNOWN, BASE_DAMAGED where the bytes no longer have the hash they were kept under. */
export function archivedFile(base: Base, id: number): Result<KeptFile> {
  const found = artifactById(base.db, id);
  if (found === null) return refuse('KEPT_FILE_UNKNOWN', { id });
  const sha256 = sha256Of(found.bytes);
  if (sha256 !== found.sha256) return refuse('BASE_DAMAGED', { detail: found.name });
  return ok({ name: found.name, bytes: found.bytes, sha256 });
}
