// What an entry of the audit trail says of its fields: before and after, by field. Pure.
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';

/** A field as it was and as it became; null where it was not, or is no more. */
export interface TrailChange {
  readonly field: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

function valuesOf(text: string | null): ReadonlyMap<string, string | number | null> {
  if (text === null) return new Map();
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return new Map();
  return new Map(
    Object.entries(parsed).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' || typeof value === 'number' || value === null ? value : JSON.stringify(value),
    ]),
  );
}

/** The fields that the entry speaks of, in its own order. */
export function trailChanges({ before, after }: Pick<HistoryLine, 'before' | 'after'>): readonly TrailChange[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((field) => ({
    field,
    before: was.get(field) ?? null,
    after: is.get(field) ?? null,
  }));
}

/** What is kept while somebody types, word by word. */
const AUTOSAVED: ReadonlySet<string> = new Set(['explanation_draft']);
/** As long as the typing may pause and still be one thing. */
const PAUSE_MINUTES = 30;

function minutesOf(at: string): number {
  return Date.parse(`${at.slice(0, 16)}:00Z`) / 60_000;
}

function areOneTyping(newer: HistoryLine, older: HistoryLine): boolean {
  return (
    AUTOSAVED.has(newer.entity) &&
    newer.entity === older.entity &&
    newer.entityId === older.entityId &&
    newer.who === older.who &&
    newer.action === 'change' &&
    (older.action === 'change' || older.action === 'add') &&
    minutesOf(newer.at) - minutesOf(older.at) <= PAUSE_MINUTES
  );
}

/** The lines, newest first, with what was kept in one go of typing as one: as it was before the first, and as it is after the last. */
export function asTyped(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  const shown: HistoryLine[] = [];
  // The oldest line of the one that is shown last.
  let oldest: HistoryLine | null = null;
  for (const line of lines) {
    const last = shown.at(-1);
    if (last !== undefined && oldest !== null && areOneTyping(oldest, line)) {
      const { action, before } = line;
      shown[shown.length - 1] = { ...last, action, before, isCut: last.isCut || line.isCut };
    } else shown.push(line);
    oldest = line;
  }
  return shown;
}
