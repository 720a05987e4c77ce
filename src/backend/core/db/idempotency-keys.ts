// Keys of pages' calls that wrote, kept in the transaction of the write for a day: a call that comes again, after a crash too, gets its first answer.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { type Connection, findFirstRow, prepareStatement } from './rows.ts';

const KEPT_MS = 86_400_000;

/** A call that writes: its page's key, and who asks what. */
export interface KeyedCall {
  readonly key: string;
  readonly request: string;
  /** False where the answer may hold a secret that is shown once: then only the key is kept. */
  readonly isAnswerKept: boolean;
}

function withoutBytes(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return hash('sha256', new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  if (Array.isArray(value)) return value.map(withoutBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutBytes(inner)]));
}

/** Computes the digest of what a call asks: of a method, with an input. */
export function digestRequest(method: string, input: unknown): string {
  return hash('sha256', JSON.stringify([method, withoutBytes(input)]), 'base64url');
}

/** Keeps what a call's transaction answers, with the key, and drops those of the day before. Where several belong to one call, the last one's. */
export function keepAnswer(db: Connection, { key, request, isAnswerKept }: KeyedCall, atMs: number, answer: unknown): void {
  prepareStatement(db, 'DELETE FROM idempotency_key WHERE at_ms < ?').run(atMs - KEPT_MS);
  const sql = `INSERT INTO idempotency_key (key, at_ms, request, answer) VALUES (?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET answer = excluded.answer`;
  prepareStatement(db, sql).run(key, atMs, request, isAnswerKept ? JSON.stringify(answer) : null);
}

const keptRow = z.object({ request: z.string(), answer: z.string().nullable() });

/** What a call with this key answered; null where none wrote within a day. `answer` null: it was not kept, or somebody was forgotten. */
export function findKeptAnswer(db: Connection, key: string, nowMs: number): z.infer<typeof keptRow> | null {
  const sql = 'SELECT request, answer FROM idempotency_key WHERE key = ? AND at_ms >= ?';
  return findFirstRow(db, sql, keptRow, [key, nowMs - KEPT_MS]);
}
