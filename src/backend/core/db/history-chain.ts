// How a row of the history is chained to the one before: over digests of what it says, so that a person can go out of it and the chain stay whole.
import { hash } from 'node:crypto';
import type { SqlValue } from './statements.ts';

/** Who, when, what of a row: its eleven fields in their order, `before`, `after` and `reason` last. */
const CONTENT_AT = 8;

/** What a row's hash is made of, besides the row before. */
export interface ChainedRow {
  readonly fields: readonly SqlValue[];
  /** The person who wrote it, and the manager who lent the right: number, number, name. */
  readonly named: readonly SqlValue[];
  readonly marks: SqlValue;
}

/** The digest of one thing that a row says; null where it says nothing there. */
export function digestOf(text: SqlValue): string | null {
  return text === null ? null : hash('sha256', String(text));
}

/** The digest of all that a row says now. */
export function digestOfLeft(content: readonly SqlValue[]): string {
  return hash('sha256', JSON.stringify(content));
}

/** What a row says: before, after, reason. */
export function contentOf(fields: readonly SqlValue[]): readonly SqlValue[] {
  return fields.slice(CONTENT_AT);
}

/**
 * What is hashed of a row. `digests` stand in place of those of its content, where that has gone. Nothing stands for people and marks where
 * there are none. The word in front keeps a text from passing for a digest.
 */
export function createHashedFields({ fields, named, marks }: ChainedRow, digests: readonly SqlValue[] | null = null): readonly SqlValue[] {
  const more = [...(named.every((one) => one === null) ? [] : named), ...(marks === null ? [] : [marks])];
  return ['digests', ...fields.slice(0, CONTENT_AT), ...(digests ?? contentOf(fields).map(digestOf)), ...more];
}

/** The hash that chains a history row to the one before. */
export function computeHistoryHash(fields: readonly SqlValue[], previous: string): string {
  return hash('sha256', JSON.stringify([...fields, previous]));
}
