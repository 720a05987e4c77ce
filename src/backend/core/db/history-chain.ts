// How a row of the history is chained to the one before, and what it says held by a salted digest: a person can go out of the text, the chain stays whole.
import { hash, randomBytes } from 'node:crypto';
import type { SqlValue } from './rows.ts';

const SALT_BYTES = 16;

/** The columns that a row's hash is made over, in this order: who, when, what kind, digests. All of them, always. */
export const HASHED_COLUMNS = `seq, at_ms, who, host, action, entity, entity_id, batch_id, person_id, allowed_by_id, allowed_by,
  content_digest, row_marks, forgotten, previous_hash`;
export const HASHED_COUNT = 15;
/** Where `content_digest` stands among them. */
export const CONTENT_DIGEST_AT = 11;

/** The columns that may be forgotten: what a row says, and the salt without which nobody can try out what it said. */
export const CONTENT_COLUMNS = 'before, after, reason, salt';

/** Creates the salt of a row's content. */
export function createSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64url');
}

/** Computes the digest of what a row says: the values of `CONTENT_COLUMNS`. */
export function computeContentDigest(content: readonly SqlValue[]): string {
  return hash('sha256', JSON.stringify(content), 'base64url');
}

/** Computes the hash that chains a history row to the one before, over the values of `HASHED_COLUMNS`. */
export function computeHistoryHash(hashed: readonly SqlValue[]): string {
  return hash('sha256', JSON.stringify(hashed));
}
