// Marks cells of an opened workbook: a fill on each, the rest of its look as it was, and a column made wide enough to be read.
import type { Book } from './book-model.ts';
import { hasPart, parsePartRoot, getPartText, findRelatedPart, withParts } from './parts.ts';
import { findRowPlace } from './sheet-arrays.ts';
import { scanOf, createSheetView } from './sheet-view.ts';
import { type Edit, type XmlNode, applyEdits, attributeOf, childOf, parseNodeAt, prefixOf, setAttribute } from './xml-edit.ts';

/** A cell to mark; both count from 1. */
export interface CellMark {
  readonly row: number;
  readonly column: number;
}

/** The fill of a mark: a yellow that print and phones show. */
const FILL = 'FFFFFF00';

/** The styles part with a yellow fill, and with a marked twin of each of these formats; null where it has no such lists. */
function markedStyles(
  text: string,
  root: XmlNode,
  styles: readonly number[],
): { readonly text: string; readonly twins: ReadonlyMap<number, number> } | null {
  const [fills, formats] = [childOf(root, 'fills'), childOf(root, 'cellXfs')];
  if (fills === null || formats === null || fills.isEmpty || formats.isEmpty) return null;
  const filled = fills.children.filter(({ name }) => name === 'fill').length;
  const own = formats.children.filter(({ name }) => name === 'xf');
  const prefix = prefixOf(fills);
  const fill = `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${FILL}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
  const twins = new Map(styles.map((style, nth) => [style, own.length + nth] as const));
  const markup = styles.map((style) => twinOf(text, own[style] ?? own[0], filled)).join('');
  const edits: Edit[] = [
    { from: fills.closeFrom, to: fills.closeFrom, text: fill },
    { from: formats.closeFrom, to: formats.closeFrom, text: markup },
  ];
  for (const [list, count] of [
    [fills, filled + 1],
    [formats, own.length + styles.length],
  ] as const)
    if (attributeOf(list, 'count') !== null) edits.push(setAttribute(list, text, 'count', `${count}`));
  return { text: applyEdits(text, edits), twins };
}

/** A format's markup with the fill. */
function twinOf(text: string, format: XmlNode | undefined, fill: number): string {
  if (format === undefined) return '';
  const edits = [setAttribute(format, text, 'fillId', `${fill}`), setAttribute(format, text, 'applyFill', '1')];
  const moved = edits.map((edit) => ({ ...edit, from: edit.from - format.from, to: edit.to - format.from }));
  return applyEdits(text.slice(format.from, format.to), moved);
}

/** The workbook with these cells of a sheet marked; those that the sheet has no element for stay as they are, as do all in a workbook without styles. */
export function markCells(book: Book, sheet: number, marks: readonly CellMark[]): Book {
  const part = findRelatedPart(book, book.workbookPart, 'styles');
  const view = createSheetView(book, sheet);
  const cells = marks.flatMap((mark) => {
    const span = view.cellSpan(mark.row, mark.column);
    return span === null ? [] : [{ ...mark, from: span.from, style: view.styleAt(mark.row, mark.column) }];
  });
  if (part === null || !hasPart(book, part) || cells.length === 0) return book;
  const styles = markedStyles(getPartText(book, part), parsePartRoot(book, part), [...new Set(cells.map((cell) => cell.style))]);
  if (styles === null) return book;
  const scan = scanOf(book, sheet);
  const edits = cells.map(({ row, from, style }) => {
    const node = parseNodeAt(scan.text, from, scan.rowScopes.get(findRowPlace(scan.rows, row)) ?? scan.scope);
    return setAttribute(node, scan.text, 's', `${styles.twins.get(style) ?? style}`);
  });
  return withParts(
    book,
    new Map([
      [part, styles.text],
      [view.sheet.part, applyEdits(scan.text, edits)],
    ]),
  );
}

/** The workbook with a column of a sheet at this width (in characters). Columns that shared its width keep theirs. */
export function widenColumn(book: Book, sheet: number, column: number, width: number): Book {
  const { part } = createSheetView(book, sheet).sheet;
  const { text, data, prefix } = scanOf(book, sheet);
  if (data === null) return book;
  const columns = childOf(parsePartRoot(book, part, { skip: data }), 'cols');
  const own = `<${prefix}col min="${column}" max="${column}" width="${width}" customWidth="1"/>`;
  if (columns === null)
    return withText(book, part, text, { from: data.from, to: data.from, text: `<${prefix}cols>${own}</${prefix}cols>` });
  const spans = columns.children.filter(({ name }) => name === 'col');
  const [covering] = spans.filter((node) => numberIn(node, 'min') <= column && column <= numberIn(node, 'max'));
  if (covering !== undefined) return withText(book, part, text, splitSpan(text, covering, column, width));
  const next = spans.find((node) => numberIn(node, 'min') > column)?.from ?? columns.closeFrom;
  return withText(book, part, text, { from: next, to: next, text: own });
}

function withText(book: Book, part: string, text: string, edit: Edit): Book {
  return withParts(book, new Map([[part, applyEdits(text, [edit])]]));
}

function numberIn(node: XmlNode, name: string): number {
  return Number(attributeOf(node, name)?.value ?? 0);
}

/** A span of columns as those before, the one, and those after. */
function splitSpan(text: string, span: XmlNode, column: number, width: number): Edit {
  const [min, max] = [numberIn(span, 'min'), numberIn(span, 'max')];
  const piece = (from: number, to: number, more: readonly (readonly [string, string])[] = []): string => {
    if (from > to) return '';
    const edits = [['min', `${from}`] as const, ['max', `${to}`] as const, ...more].map(([name, value]) =>
      setAttribute(span, text, name, value),
    );
    const moved = edits.map((edit) => ({ ...edit, from: edit.from - span.from, to: edit.to - span.from }));
    return applyEdits(text.slice(span.from, span.to), moved);
  };
  const wide = piece(column, column, [
    ['width', `${width}`],
    ['customWidth', '1'],
    ['hidden', '0'],
  ]);
  return { from: span.from, to: span.to, text: `${piece(min, column - 1)}${wide}${piece(column + 1, max)}` };
}
