// The formulas of a scanned sheet by their places in its text, row by row: the text is known to be well-formed.
import { isSpaceCode } from '../xml/xml-names.ts';
import { CELL, getCellsOfRow } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';
import { childOf, parseNodeAt, type XmlNode } from '../book/xml-edit.ts';

/** A cell with a formula: its `<f>`. */
export interface ScannedCell {
  readonly column: number;
  readonly formula: XmlNode;
}

/** A row that has formulas, by its place in the scan, and its cells with a formula from left to right. */
export interface FormulaRow {
  readonly place: number;
  readonly number: number;
  readonly formulas: readonly ScannedCell[];
}

/** The value of an attribute without a prefix within a tag, by its places. */
export function readAttributeAt(
  text: string,
  tag: { readonly nameTo: number; readonly to: number },
  name: string,
): readonly [from: number, to: number] | null {
  let at = tag.nameTo;
  while (at < tag.to) {
    while (isSpaceCode(text.charCodeAt(at))) at++;
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals >= tag.to) return null;
    const own = text.slice(at, equals).trimEnd();
    let quote = equals + 1;
    while (isSpaceCode(text.charCodeAt(quote))) quote++;
    const end = text.indexOf(text.charAt(quote), quote + 1);
    if (end < 0) return null;
    if (own === name) return [quote + 1, end];
    at = end + 1;
  }
  return null;
}

/** The rows with formulas of a scanned sheet. */
export function* listFormulaRows(scan: SheetScan): Generator<FormulaRow> {
  const { text, rows, cells, scope, rowScopes } = scan;
  for (let place = 0; place < rows.count; place++) {
    const [from, to] = getCellsOfRow(rows, cells, place);
    const formulas: ScannedCell[] = [];
    for (let at = from; at < to; at++) {
      if (((cells.kind[at] ?? 0) & CELL.hasFormula) === 0) continue;
      const formula = childOf(parseNodeAt(text, cells.from[at] ?? 0, rowScopes.get(place) ?? scope), 'f');
      if (formula !== null) formulas.push({ column: cells.column[at] ?? 0, formula });
    }
    if (formulas.length > 0) yield { place, number: rows.number[place] ?? 0, formulas };
  }
}
