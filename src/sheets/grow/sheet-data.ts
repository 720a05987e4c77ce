// Where a sheet's rows stand in its text, and the text without them: most of a large sheet is rows, and they are read by their own quick way.
import type { Edit } from '../book/xml-edit.ts';

/** The inside of a sheet's data by its places; `prefix` is that of its tag, the colon included. */
export interface DataPlace {
  readonly openTo: number;
  readonly closeFrom: number;
  readonly prefix: string;
}

/** The sheet's data, or null where there is none, or nothing in it. The text is known to be well-formed. */
export function findSheetData(text: string): DataPlace | null {
  const pattern = /<!--[\s\S]*?-->|<((?:[\w.-]+:)?)sheetData(?:\s[^>]*)?>/g;
  for (const match of text.matchAll(pattern)) {
    const [whole, prefix] = match;
    if (prefix === undefined) continue;
    const openTo = match.index + whole.length;
    const closeFrom = whole.endsWith('/>') ? -1 : text.lastIndexOf(`</${prefix}sheetData`);
    return closeFrom < openTo ? null : { openTo, closeFrom, prefix };
  }
  return null;
}

/** A sheet's text without its rows. */
export function removeRows(text: string, data: DataPlace | null): string {
  return data === null ? text : text.slice(0, data.openTo) + text.slice(data.closeFrom);
}

/** Edits of the text without rows as edits of the whole text. */
export function withRows(edits: readonly Edit[], data: DataPlace | null): readonly Edit[] {
  if (data === null) return edits;
  const cut = data.closeFrom - data.openTo;
  return edits.map((edit) => (edit.from < data.openTo ? edit : { ...edit, from: edit.from + cut, to: edit.to + cut }));
}
