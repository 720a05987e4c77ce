// Marks that turn the direction of writing: nobody sees them, and a name that holds one reads as another.

const MARK = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const MARKS = new RegExp(MARK, 'g');

/** Removes the marks from a text. */
export function removeDirectionMarks(text: string): string {
  return MARK.test(text) ? text.replaceAll(MARKS, '') : text;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function readList(list: readonly unknown[]): readonly unknown[] {
  let read: unknown[] | null = null;
  for (const [at, one] of list.entries()) {
    const plain = removeDirectionMarksWithin(one);
    if (plain === one) continue;
    read ??= [...list];
    read[at] = plain;
  }
  return read ?? list;
}

/** Removes the marks from every text in lists and fields; what holds none, bytes too, is the same value. */
export function removeDirectionMarksWithin<T>(value: T): T;
export function removeDirectionMarksWithin(value: unknown): unknown {
  if (typeof value === 'string') return removeDirectionMarks(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return readList(value);
  if (!isPlainObject(value)) return value;
  const fields = Object.entries(value);
  const read = fields.map(readList);
  return read.every((field, at) => field === fields[at]) ? value : Object.fromEntries(read.map(([name, one]) => [String(name), one]));
}
