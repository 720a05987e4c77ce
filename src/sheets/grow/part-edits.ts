// Which part is changed how once lists have grown, by the relationship that leads to it.
import { type Result, ok } from '../result.ts';
import { prepareEdits, hasPart, parsePartRoot, getPartText, relationsPartOf } from '../book/parts.ts';
import { scanOf } from '../book/sheet-view.ts';
import { applyEdits, attributeOf, type Edit, parseXml, type XmlNode } from '../book/xml-edit.ts';
import { RELATION_SPACES } from '../xml/xml-spaces.ts';
import type { SheetGrowth } from '../book/growth.ts';
import { listChartEdits } from './grow-chart.ts';
import type { GrowContext } from './grow-context.ts';
import { listDrawingEdits } from './grow-drawing.ts';
import { listWorkbookEdits } from './grow-names.ts';
import { listCommentEdits, listOldDrawingEdits } from './grow-notes.ts';
import { judgePivot, judgeXmlCells, listTableEdits } from './grow-table.ts';
import { type RowsGrown, growRows } from './grow-rows.ts';
import { createRowHeights } from './row-heights.ts';
import { listSheetEdits } from './sheet-edits.ts';
import { findSheetData, withRows, removeRows } from './sheet-data.ts';
import { judgeExtensionsOf } from './sheet-extensions.ts';
import { changeAttribute, growLocation, listReferenceEdits, listSourceEdits } from './text-edits.ts';
import { listElementsUnder, getLocalName } from './xml-walk.ts';

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
export function listEditsOfPart(context: GrowContext, place: PartPlace): Result<RowsGrown> {
  const { kind, text, part, sheet, growth } = place;
  if (kind === 'vmlDrawing') return still(sheet === null ? [] : listOldDrawingEdits(context, sheet, growth, text));
  // A sheet that doesn't grow reaches one that does only by its name.
  if (kind === 'sheet' && growth.length === 0 && !text.includes('!')) return still([]);
  if (kind === 'sheet' && sheet !== null) return sheetPartEdits(context, { ...place, sheet });
  const parsed = parseXml(text, { part });
  if (!parsed.ok) return parsed;
  return still(READERS.get(kind)?.(context, place, parsed.value) ?? []);
}

/** A sheet: its rows by their own quick way, and all around them as XML. */
function sheetPartEdits(context: GrowContext, place: PartPlace & { readonly sheet: number }): Result<RowsGrown> {
  const { text, part, sheet, growth } = place;
  const data = findSheetData(text);
  const outer = removeRows(text, data);
  const parsed = parseXml(outer, { part });
  if (!parsed.ok) return parsed;
  const around = prepareEdits(
    context.book,
    part,
    withRows(listSheetEdits({ context, sheet, part, text: outer, growth }, parsed.value), data),
  );
  if (data === null) return still(around);
  return ok(growRows(context, sheet, text, around));
}

function still(edits: readonly Edit[]): Result<RowsGrown> {
  return ok({ edits, movesFormulas: false, grown: null });
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
