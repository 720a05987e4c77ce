// Which areas a formula reads, told from its text alone; and whether it is one of those whose text doesn't tell.
// What names mean in a cell: those of its sheet before those of the workbook, relative parts told from the cell.
import { parseArea, LAST_COLUMN, LAST_ROW, type Book } from '../book/book-model.ts';
import { type AllReads, type OwnedArea, type FormulaEntry, getEntryArea } from './dirty-formulas.ts';
import { areasOf, boxOf, isOutside, joinAreas, findSheetIndex } from './reference-values.ts';
import { parsePrefix, matchPrefixAt, type Corner } from './references.ts';
import { findTableArea, getWholeTable, parseTableReference, type WorkbookTable } from './table-references.ts';
import { type Token, tokensOf } from './tokens.ts';
import { isError, type SheetArea } from './values.ts';
import { hasContent, namesOf, parsePartRoot, relationsOf } from '../book/parts.ts';
import { type XmlNode, attributeOf, childOf } from '../book/xml-edit.ts';
import { rewriteReferences } from './rewrite-references.ts';
import { decodeEscapes } from '../xml/xml-text.ts';

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

/** What reading needs to know of the workbook. */
export interface ReadContext {
  readonly sheets: readonly string[];
  readonly names: NameLookup;
  readonly tables: readonly WorkbookTable[];
}

interface FormulaReads {
  readonly areas: readonly SheetArea[];
  readonly isOpen: boolean;
  readonly isVolatile: boolean;
  readonly isPlaced: boolean;
}

const VOLATILE: ReadonlySet<string> = new Set(['TODAY', 'NOW', 'RAND', 'RANDBETWEEN', 'RANDARRAY']);
const PLACED: ReadonlySet<string> = new Set(['ROW', 'COLUMN', 'CELL']);
const OPEN: ReadonlySet<string> = new Set(['INDIRECT', 'OFFSET']);
const DEEPEST_NAMES = 20;

interface Walk {
  readonly at: FormulaEntry;
  readonly context: ReadContext;
  readonly areas: SheetArea[];
  isOpen: boolean;
  isVolatile: boolean;
  isPlaced: boolean;
  depth: number;
}

/** A reference to a table, as the area it means: one that is not known may be anything. */
function readTable(text: string, walk: Walk): void {
  const reference = parseTableReference(text);
  const area = reference === null ? null : findTableArea(walk.context.tables, reference, walk.at);
  if (area === null) walk.isOpen = true;
  else if (!isError(area)) walk.areas.push(area);
}

function readName(text: string, walk: Walk): void {
  const { at, context } = walk;
  const prefix = matchPrefixAt(text, 0);
  const sheet = parsePrefix(prefix);
  if (isOutside(sheet) || walk.depth > DEEPEST_NAMES) return;
  const home = sheet === null || sheet.first === '' ? at.sheet : findSheetIndex(context.sheets, sheet.first);
  const name = text.slice(prefix.length);
  const formula = context.names(name, home, at);
  const table = formula === null ? findTableArea(context.tables, getWholeTable(name), at) : null;
  if (table !== null && !isError(table)) walk.areas.push(table);
  if (formula === null) return;
  walk.depth += 1;
  readFormula(formula, walk);
  walk.depth -= 1;
}

function readToken({ kind, text, reference }: Token, walk: Walk): void {
  if (reference !== null) {
    if (reference.sheet === null) walk.areas.push({ sheet: walk.at.sheet, ...boxOf(reference) });
    if (reference.sheet === null || isOutside(reference.sheet)) return;
    const areas = areasOf(reference, walk.context.sheets, walk.at.sheet);
    if (!isError(areas)) walk.areas.push(...areas.areas);
  } else if (kind === 'function') {
    const name = text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, '');
    walk.isVolatile ||= VOLATILE.has(name);
    walk.isOpen ||= OPEN.has(name);
    walk.isPlaced ||= PLACED.has(name);
  } else if (kind === 'structured') readTable(text, walk);
  else if (kind === 'name') readName(text, walk);
}

/** `A1:INDEX(…)`: whatever lies between the areas on one sheet may be read. */
function spanned(areas: readonly SheetArea[]): readonly SheetArea[] {
  return [...Map.groupBy(areas, ({ sheet }) => sheet).values()].flatMap((ofSheet) => {
    const joined = joinAreas(':', { kind: 'areas', areas: ofSheet }, { kind: 'areas', areas: [] });
    return isError(joined) ? [] : joined.areas;
  });
}

/** The first argument of OFFSET says from where, and is not read. */
function isStartOfOffset(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.kind !== 'reference' || tokens[index + 1]?.kind !== 'comma') return false;
  return tokens[index - 1]?.kind === 'open' && tokens[index - 2]?.text.toUpperCase() === 'OFFSET';
}

function readFormula(formula: string, walk: Walk): void {
  const before = walk.areas.length;
  const tokens = tokensOf(formula);
  for (const [index, token] of tokens.entries()) if (!isStartOfOffset(tokens, index)) readToken(token, walk);
  if (tokens.some(({ kind, text }) => kind === 'operator' && text === ':')) walk.areas.push(...spanned(walk.areas.splice(before)));
}

/** A data table reads its input cells, and the row above and the column before it. */
function readDataTable(entry: FormulaEntry): readonly SheetArea[] {
  const { sheet, inputs } = entry;
  const area = getEntryArea(entry);
  const cells = inputs.flatMap((input) => parseArea(input) ?? []);
  return [
    { ...area, sheet, top: Math.max(1, area.top - 1), left: Math.max(1, area.left - 1) },
    ...cells.map((cell) => ({ sheet, ...cell })),
  ];
}

/** What the formula of an entry reads. References to nothing (`#REF!`) and to other workbooks count as nothing. */
export function readsOf(entry: FormulaEntry, context: ReadContext): FormulaReads {
  if (entry.kind === 'dataTable') return { areas: readDataTable(entry), isOpen: false, isVolatile: false, isPlaced: false };
  const walk: Walk = { at: entry, context, areas: [], isOpen: false, isVolatile: false, isPlaced: false, depth: 0 };
  readFormula(entry.formula, walk);
  return { areas: walk.areas, isOpen: walk.isOpen, isVolatile: walk.isVolatile, isPlaced: walk.isPlaced };
}

/** What all entries read, and the cells they fill. */
export function collectReads(entries: readonly FormulaEntry[], context: ReadContext): AllReads {
  const read: OwnedArea[] = [];
  const open: number[] = [];
  const volatile = new Set<number>();
  const placed = new Set<number>();
  for (const [index, entry] of entries.entries()) {
    const { areas, isOpen, isVolatile, isPlaced } = readsOf(entry, context);
    // A formula that stands in a changed area is calculated again as well.
    for (const area of [getEntryArea(entry), ...areas]) read.push({ area, owner: index });
    if (isOpen) open.push(index);
    if (isVolatile) volatile.add(index);
    if (isPlaced) placed.add(index);
  }
  return { areas: read, open, volatile, placed };
}
