// Marks that turn the direction of writing: nobody sees them, and a name that holds one reads as another.

const MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** The first and the last of them: few texts hold any character between, and looking for one is ten times as fast. */
const [FIRST, LAST] = [0x6_1c, 0x20_69];

/** Removes the marks from a text. */
export function removeDirectionMarks(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= FIRST && code <= LAST) return text.replaceAll(MARKS, '');
  }
  return text;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function readList(list: readonly unknown[]): readonly unknown[] {
  let read: unknown[] | null = null;
  for (let at = 0; at < list.length; at += 1) {
    const plain = removeDirectionMarksWithin(list[at]);
    if (plain === list[at]) continue;
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
