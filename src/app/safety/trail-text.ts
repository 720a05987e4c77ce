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
