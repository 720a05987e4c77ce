// Which part is changed how once lists have grown, by the relationship that leads to it.
import { type Result, ok } from '../result.ts';
import { hasPart, parsePartRoot, getPartText, relationsPartOf } from '../book/parts.ts';
import { scanOf } from '../book/sheet-view.ts';
import { applyEdits, attributeOf, childOf, type Edit, getTextOfNode, listNodesUnder, parseXml, type XmlNode } from '../book/xml-edit.ts';
import { RELATION_SPACES } from '../xml/xml-spaces.ts';
import { type SheetGrowth, parseArea } from '../book/book-model.ts';
import { block, type GrowContext, isAtOrBelow } from './grow-context.ts';
import { listCommentEdits, listOldDrawingEdits } from './grow-notes.ts';
import { type GrownRows, growRows } from './grow-rows.ts';
import { createRowHeights, endOfSize, type HeightPlace, type RowHeights } from './row-heights.ts';
import { listSheetEdits, attributeEdits } from './sheet-edits.ts';
import { judgeExtensionsOf } from './sheet-extensions.ts';
import { changeAttribute, changeElementText, growLocation, listReferenceEdits, listSourceEdits, changeZeroBasedRow } from './text-edits.ts';
import { listElementsUnder, getLocalName, findChild } from './xml-walk.ts';
import { growFreeFormula, growName, growRuleFormula, growSeriesFormula, judgeFormula } from './grow-formulas.ts';
import { growArea, moveRow } from './shift.ts';

// Pictures, shapes and charts on a sheet whose lists grow: their anchors, and cells that shapes show.

/** A drawing being read; `heights` are asked for only where a shape that keeps its size has rows put into it. */
interface DrawingPlace {
  readonly context: GrowContext;
  readonly sheet: number | null;
  readonly growth: SheetGrowth;
  readonly text: string;
  readonly heights: () => RowHeights;
}

function listDrawingEdits(place: DrawingPlace, root: XmlNode): readonly Edit[] {
  return listElementsUnder(root).flatMap((node) => {
    const name = getLocalName(node);
    if (name === 'twoCellAnchor') return twoCellEdits(place, node);
    if (name === 'oneCellAnchor') return cornerEdits(place, findChild(node, 'from'));
    const cells = name === 'cameraTool' ? ['cellRange'] : name === 'sp' || name === 'cxnSp' || name === 'pic' ? ['textlink'] : [];
    return listReferenceEdits(place.context, node, cells, place.sheet);
  });
}

/** Both corners move as single cells. `oneCell` keeps the size, so where rows come between its corners only the first moves by them. */
function twoCellEdits(place: DrawingPlace, anchor: XmlNode): readonly Edit[] {
  const { growth, text, heights } = place;
  const kind = attributeOf(anchor, 'editAs')?.value ?? 'twoCell';
  if (kind === 'absolute') return [];
  const [from, to] = [findChild(anchor, 'from'), findChild(anchor, 'to')];
  const [first, last] = [placeOf(text, from), placeOf(text, to)];
  const isCut = first !== null && last !== null && moveRow(growth, first.row) - first.row !== moveRow(growth, last.row) - last.row;
  if (kind !== 'oneCell' || !isCut) return [...cornerEdits(place, from), ...cornerEdits(place, to)];
  const end = endOfSize(heights(), growth, first, last);
  return [...cornerEdits(place, from), ...cornerAt(text, to, end)];
}

function cornerEdits({ growth, text }: DrawingPlace, corner: XmlNode | null): readonly Edit[] {
  const row = findChild(corner, 'row');
  return row === null ? [] : changeElementText(text, row, (value) => changeZeroBasedRow(value, (number) => moveRow(growth, number)));
}

function cornerAt(text: string, corner: XmlNode | null, { row, offset }: HeightPlace): readonly Edit[] {
  const [rows, offsets] = [findChild(corner, 'row'), findChild(corner, 'rowOff')];
  return [
    ...(rows === null ? [] : changeElementText(text, rows, () => String(row - 1))),
    ...(offsets === null ? [] : changeElementText(text, offsets, () => String(offset))),
  ];
}

function placeOf(text: string, corner: XmlNode | null): HeightPlace | null {
  const [rows, offsets] = [findChild(corner, 'row'), findChild(corner, 'rowOff')];
  if (rows === null) return null;
  const row = Number(getTextOfNode(text, rows));
  return Number.isInteger(row) ? { row: row + 1, offset: offsets === null ? 0 : Number(getTextOfNode(text, offsets)) } : null;
}

/** A part of a sheet that is read for growing. */
interface SheetPart {
  readonly context: GrowContext;
  readonly sheet: number;
  readonly growth: SheetGrowth;
  readonly text: string;
}

/** The edits of a table: its area, its filter, and the formulas of its columns. */
function listTableEdits({ context, sheet, growth, text }: SheetPart, root: XmlNode): readonly Edit[] {
  const area = parseArea(attributeOf(root, 'ref')?.value ?? '');
  const count = (name: string, usual: number): number => Number(attributeOf(root, name)?.value ?? usual);
  const first = area === null ? null : { row: area.top + count('headerRowCount', 1), column: area.left };
  const nodes = listElementsUnder(root);
  if (area !== null && first !== null) {
    const bottom = area.bottom - count('totalsRowCount', 0);
    const isCut = growth.some((one) => one.first <= area.bottom && one.last >= area.top && !(one.first >= first.row && one.last <= bottom));
    if (isCut) block(context, sheet, { row: area.top, column: area.left }, 'table_range');
    const isMapped = attributeOf(root, 'tableType')?.value === 'xml' || nodes.some(({ name }) => name === 'xmlColumnPr');
    if (isMapped && isAtOrBelow(growth, area.bottom)) block(context, sheet, { row: area.top, column: area.left }, 'xml_map');
  }
  return [
    ...changeAttribute(root, 'ref', (ref) => growArea(growth, ref)),
    ...nodes.flatMap((node) => {
      if (node.name !== 'calculatedColumnFormula' && node.name !== 'totalsRowFormula') return attributeEdits(growth, node);
      judgeFormula(context, getTextOfNode(text, node), sheet, first ?? '');
      const base = node.name === 'calculatedColumnFormula' ? first : null;
      return changeElementText(text, node, (formula) => growRuleFormula(context, formula, sheet, base));
    }),
  ];
}

/** Cells that are mapped to XML one by one: none may stand at or below a block. */
function judgeXmlCells({ context, sheet, growth }: SheetPart, root: XmlNode): void {
  for (const node of listElementsUnder(root)) {
    const area = node.name === 'singleXmlCell' ? parseArea(attributeOf(node, 'r')?.value ?? '') : null;
    if (area !== null && isAtOrBelow(growth, area.bottom)) block(context, sheet, { row: area.top, column: area.left }, 'xml_map');
  }
}

/** What a pivot table puts out may not stand at or below a block. */
function judgePivot({ context, sheet, growth }: SheetPart, root: XmlNode): void {
  const location = root.children.find(({ name }) => name === 'location');
  const area = parseArea((location === undefined ? null : attributeOf(location, 'ref')?.value) ?? '');
  if (area !== null && isAtOrBelow(growth, area.bottom)) block(context, sheet, { row: area.top, column: area.left }, 'pivot_table');
}

// Charts whose series refer to sheets that grow: their references, and the stored results of those that changed, which are dropped.

/** Elements that hold a reference: `c:f`, `c15:f`, `cx:f`, and the full areas of filtered series. */
const REFERENCES: ReadonlySet<string> = new Set(['f', 'sqref']);
/** What a series' reference gave when the chart was last drawn. */
const STORED: ReadonlySet<string> = new Set(['numCache', 'strCache', 'multiLvlStrCache', 'dlblRangeCache', 'lvl']);
/** Within these a reference is a name or title, one cell that stays one. */
const NAMES: ReadonlySet<string> = new Set(['tx', 'txData', 'title', 'filteredSeriesTitle']);
/** Everything in one of these was drawn together. */
const SERIES: ReadonlySet<string> = new Set(['ser', 'data']);

/** The edits of a chart; none where no reference of it changes. */
function listChartEdits(context: GrowContext, text: string, root: XmlNode): readonly Edit[] {
  const visit = (node: XmlNode, isName: boolean): readonly Edit[] => {
    const name = getLocalName(node);
    if (REFERENCES.has(name)) return referenceEdit(context, text, node, isName);
    const edits = node.children.flatMap((child) => visit(child, isName || NAMES.has(name)));
    const ownsStored = SERIES.has(name) || node.children.some((child) => REFERENCES.has(getLocalName(child)));
    return ownsStored && edits.length > 0 ? withoutStored(node, edits) : edits;
  };
  return visit(root, false);
}

function referenceEdit(context: GrowContext, text: string, node: XmlNode, isName: boolean): readonly Edit[] {
  const formula = getTextOfNode(text, node);
  judgeFormula(context, formula, null, formula);
  return changeElementText(text, node, (value) => (isName ? growFreeFormula(context, value) : growSeriesFormula(context, value)));
}

/** The edits, and all stored results under `node` taken out, once each. */
function withoutStored(node: XmlNode, edits: readonly Edit[]): readonly Edit[] {
  const stored = listElementsUnder(node).filter((one) => STORED.has(getLocalName(one)));
  const fresh = stored.filter(
    (one) =>
      !edits.some(({ from, to, text }) => text === '' && from <= one.from && to >= one.to) &&
      !stored.some((other) => other !== one && other.from < one.from && other.to >= one.to),
  );
  return [...edits, ...fresh.map((one) => ({ from: one.from, to: one.to, text: '' }))];
}

// The workbook's own part once lists have grown: defined names, with print areas, titles and filters.

/** The edits of the workbook's part. */
function listWorkbookEdits(context: GrowContext, text: string, root: XmlNode): readonly Edit[] {
  judgeExtensionsOf(context, text, root);
  const names = childOf(root, 'definedNames');
  return (names === null ? [] : listNodesUnder(names, 'definedName')).flatMap((node) => {
    const name = attributeOf(node, 'name')?.value ?? '';
    const local = attributeOf(node, 'localSheetId')?.value ?? '';
    const sheet = /^\d+$/.test(local) ? Number(local) : null;
    judgeFormula(context, getTextOfNode(text, node), sheet, name);
    return changeElementText(text, node, (formula) => growName(context, name, formula, sheet));
  });
}

/** A part being read, and the blocks of the sheet that it hangs on. */
export interface PartPlace {
  readonly part: string;
  readonly kind: string;
  readonly sheet: number | null;
  readonly text: string;
  readonly growth: SheetGrowth;
}

type Reader = (context: GrowContext, place: PartPlace, root: XmlNode) => readonly Edit[];

/** Parts that are read as XML, by the last word of their relationship's type. Sheets and old drawings have their own way. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['officeDocument', (context, { text }, root) => listWorkbookEdits(context, text, root)],
  ['comments', (_, { text, growth }, root) => listCommentEdits(growth, text, root)],
  ['threadedComment', (_, { text, growth }, root) => listCommentEdits(growth, text, root)],
  ['drawing', drawing],
  ['chartUserShapes', drawing],
  ['chart', chart],
  ['chartEx', chart],
  ['table', (context, place, root) => (place.sheet === null ? [] : listTableEdits({ ...place, context, sheet: place.sheet }, root))],
  [
    'tableSingleCells',
    (context, place, root) => {
      if (place.sheet !== null) judgeXmlCells({ ...place, context, sheet: place.sheet }, root);
      return [];
    },
  ],
  [
    'pivotTable',
    (context, place, root) => {
      if (place.sheet !== null) judgePivot({ ...place, context, sheet: place.sheet }, root);
      return [];
    },
  ],
  ['pivotCacheDefinition', (context, _, root) => listElementsUnder(root).flatMap((node) => listSourceEdits(context, node))],
  ['ctrlProp', (context, { sheet }, root) => listReferenceEdits(context, root, ['fmlaLink', 'fmlaRange', 'fmlaGroup', 'fmlaTxbx'], sheet)],
]);

/** The kinds of relationships that are followed. */
export const FOLLOWED: ReadonlySet<string> = new Set([...READERS.keys(), 'vmlDrawing']);

/** The edits of one part. Refuses WB_DAMAGED. */
export function listEditsOfPart(context: GrowContext, place: PartPlace): Result<GrownRows> {
  const { kind, text, part, sheet, growth } = place;
  if (kind === 'vmlDrawing') return still(sheet === null ? [] : listOldDrawingEdits(context, sheet, growth, text));
  // A sheet that doesn't grow reaches one that does only by its name.
  if (kind === 'sheet' && growth.length === 0 && !text.includes('!')) return still([]);
  if (kind === 'sheet' && sheet !== null) return sheetPartEdits(context, { ...place, sheet });
  const parsed = parseXml(text, { part });
  if (!parsed.ok) return parsed;
  return still(READERS.get(kind)?.(context, place, parsed.value) ?? []);
}

/** A sheet: its rows by its scan, and all around them as XML. */
function sheetPartEdits(context: GrowContext, place: PartPlace & { readonly sheet: number }): Result<GrownRows> {
  const { text, part, sheet } = place;
  const scan = context.book.sheets[sheet]?.kind === 'worksheet' ? scanOf(context.book, sheet) : null;
  // Most of a large sheet is rows, which its scan knows.
  const parsed = parseXml(text, { part, skip: scan?.data ?? null });
  if (!parsed.ok) return parsed;
  const around = listSheetEdits({ ...place, context }, parsed.value);
  return scan !== null && scan.rows.count > 0 ? ok(growRows(context, sheet, text, around)) : still(around);
}

function still(edits: readonly Edit[]): Result<GrownRows> {
  return ok({ edits, movesFormulas: false });
}

function drawing(context: GrowContext, place: PartPlace, root: XmlNode): readonly Edit[] {
  judgeExtensionsOf(context, place.text, root);
  const sheet = place.sheet === null ? undefined : context.book.sheets[place.sheet];
  const heights = () => createRowHeights(sheet?.kind === 'worksheet' ? scanOf(context.book, sheet.index) : null);
  return listDrawingEdits({ ...place, context, heights }, root);
}

function chart(context: GrowContext, { text }: PartPlace, root: XmlNode): readonly Edit[] {
  judgeExtensionsOf(context, text, root);
  return listChartEdits(context, text, root);
}

/** The new text of a part's relationships where a link in them names a place of this workbook that moves (`#汇总!A1`), else null. */
export function linkEdits(context: GrowContext, part: string, sheet: number | null): string | null {
  const { book } = context;
  const relations = relationsPartOf(part);
  if (!hasPart(book, relations) || !getPartText(book, relations).includes('#')) return null;
  const edits = parsePartRoot(book, relations, { home: RELATION_SPACES })
    .children.filter((node) => getLocalName(node) === 'Relationship' && attributeOf(node, 'Type')?.value.endsWith('/hyperlink') === true)
    .flatMap((node) =>
      changeAttribute(node, 'Target', (target) => (target.startsWith('#') ? growLocation(context, target, sheet) : target)),
    );
  return edits.length === 0 ? null : applyEdits(getPartText(book, relations), edits);
}
