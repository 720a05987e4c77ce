// What names mean in a cell: those of its sheet before those of the workbook, relative parts told from the cell.
import { LAST_COLUMN, LAST_ROW, parseArea } from '../book/address.ts';
import type { Book } from '../book/book-model.ts';
import { hasContent, namesOf, parsePartRoot, relationsOf } from '../book/parts.ts';
import { type XmlNode, attributeOf, childOf } from '../book/xml-edit.ts';
import type { Corner } from './references.ts';
import { rewriteReferences } from './rewrite-references.ts';
import { decodeEscapes } from '../xml/xml-text.ts';
import type { WorkbookTable } from './table-references.ts';

/** A cell that uses a name. */
export interface UsedIn {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** The formula that a name stands for in a cell, or null where no such name is. */
export type NameLookup = (name: string, home: number, at: UsedIn) => string | null;

function wrapped(value: number, by: number, last: number): number {
  return ((value - 1 + by - 1) % last) + 1;
}

/** A name's relative parts are written as seen from A1, and go around the sheet's edges. */
function seenFrom(formula: string, { row, column }: UsedIn): string {
  const moved = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row === null || corner.isRowFixed ? corner.row : wrapped(corner.row, row, LAST_ROW),
    column: corner.column === null || corner.isColumnFixed ? corner.column : wrapped(corner.column, column, LAST_COLUMN),
  });
  return rewriteReferences(formula, (reference) => ({
    ...reference,
    from: moved(reference.from),
    to: reference.to === null ? null : moved(reference.to),
  }));
}

/** Looks names up in a workbook, whatever their case. */
export function createNameLookup(book: Book): NameLookup {
  const byName = new Map<string, string>();
  const key = (name: string, sheet: number | null): string => `${sheet ?? ''}!${name.toLowerCase()}`;
  for (const { name, formula, sheet } of namesOf(book)) byName.set(key(name, sheet), formula);
  return (name, home, at) => {
    const formula = byName.get(key(name, home)) ?? byName.get(key(name, null));
    return formula === undefined ? null : seenFrom(formula, at);
  };
}

/** A character that an attribute cannot hold, as `_x000a_`. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

function columnName(node: XmlNode): string {
  const name = decodeEscapes(attributeOf(node, 'name')?.value ?? '');
  return name.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function countOf(root: XmlNode, name: string, otherwise: number): number {
  const said = attributeOf(root, name)?.value;
  return said !== undefined && /^\d+$/.test(said) ? Number(said) : otherwise;
}

/** The tables of a workbook, sheets in their order. */
export function tablesOf(book: Book): readonly WorkbookTable[] {
  const tables: WorkbookTable[] = [];
  for (const { index, part, kind } of book.sheets) {
    if (kind !== 'worksheet') continue;
    for (const relation of relationsOf(book, part)) {
      if (relation.kind !== 'table' || relation.isExternal || !hasContent(book, relation.target)) continue;
      const root = parsePartRoot(book, relation.target);
      const area = parseArea(attributeOf(root, 'ref')?.value ?? '');
      if (area === null) continue;
      const columns = (childOf(root, 'tableColumns')?.children ?? []).filter(({ name }) => name === 'tableColumn').map(columnName);
      const names = ['name', 'displayName'].map((name) => decodeEscapes(attributeOf(root, name)?.value ?? '').toLowerCase());
      const [headerRows, totalRows] = [countOf(root, 'headerRowCount', 1), countOf(root, 'totalsRowCount', 0)];
      const isFiltered = childOf(root, 'autoFilter')?.children.some(({ name }) => name === 'filterColumn') ?? false;
      tables.push({ names, area: { sheet: index, ...area }, headerRows, totalRows, isFiltered, columns });
    }
  }
  return tables;
}
