// What tells whether long work was done: read before it begins and after a crash.
import { z } from 'zod';
import type { Connection } from '../db/connection.ts';
import { hashSha256 } from '../db/sha256.ts';
import { prepareStatement } from '../db/statements.ts';
import { queryInt } from '../db/rows.ts';

/** Work that is one long transaction. */
export type Work =
  | { readonly kind: 'import'; readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }
  | { readonly kind: 'close'; readonly month: string }
  | { readonly kind: 'undo'; readonly batch: number };

/** What tells the old state from the new one. */
export const proofSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), batch: z.int(), sha256: z.array(z.string()) }),
  z.object({ kind: z.literal('close'), month: z.string(), revision: z.int() }),
  z.object({ kind: z.literal('undo'), batch: z.int() }),
]);
type Proof = z.infer<typeof proofSchema>;

/** The newest batch's number, 0 before the first. */
function newestBatchId(db: Connection): number {
  return queryInt(db, 'SELECT max(id) FROM import_batch') ?? 0;
}

/** Whether a batch after `batch` took a file with one of these hashes. */
function tookAnyOf(db: Connection, batch: number, hashes: readonly string[]): boolean {
  const found = prepareStatement(
    db,
    `SELECT 1 FROM intake i JOIN received_file f ON f.id = i.file_id
     WHERE i.batch_id > ? AND f.sha256 IN (SELECT value FROM json_each(?)) LIMIT 1`,
  ).get(batch, JSON.stringify(hashes));
  return found !== undefined;
}

function newestRevision(db: Connection, month: string): number {
  return queryInt(db, 'SELECT max(revision) FROM filing WHERE month = ?', [month]) ?? 0;
}

function wasUndone(db: Connection, batch: number): boolean {
  return prepareStatement(db, 'SELECT 1 FROM import_batch WHERE id = ? AND undone_ms IS NOT NULL').get(batch) !== undefined;
}

/** What the base says before the work begins. */
export function proofOf(db: Connection, work: Work): Proof {
  switch (work.kind) {
    case 'import':
      return { kind: 'import', batch: newestBatchId(db), sha256: work.files.map(({ bytes }) => hashSha256(bytes)) };
    case 'close':
      return { kind: 'close', month: work.month, revision: newestRevision(db, work.month) };
    default:
      return work;
  }
}

/** Whether the work that the proof was taken for has been done since. */
export function isDone(db: Connection, proof: Proof): boolean {
  switch (proof.kind) {
    case 'import':
      return tookAnyOf(db, proof.batch, proof.sha256);
    case 'close':
      return newestRevision(db, proof.month) > proof.revision;
    default:
      return wasUndone(db, proof.batch);
  }
}
