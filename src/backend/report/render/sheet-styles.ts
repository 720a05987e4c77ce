// Looks of the report's cells in a workbook: thin rules inside, medium ones above and below, open at both sides.
import type { CellBorder, CellStyle } from '../../../sheets/write/xlsx-styles.ts';
import type { DocCell, DocColumn } from './report-model.ts';

const FORM_FONT = '宋体';
export const TITLE_FONT = '黑体';
const BODY_SIZE = 10;
/** Excel shows #### for a text cell of more characters than this, unless its format is General. */
const MOST_OF_TEXT_FORMAT = 255;

/** Rules around the cell at `column` of `columns`: the table's own sides stay open. */
export function getEdgesAt(place: {
  readonly first: boolean;
  readonly last: boolean;
  readonly column: number;
  readonly columns: number;
}): CellBorder {
  return {
    top: place.first ? 'medium' : 'thin',
    bottom: place.last ? 'medium' : 'thin',
    ...(place.column > 0 ? { left: 'thin' as const } : {}),
    ...(place.column < place.columns - 1 ? { right: 'thin' as const } : {}),
  };
}

/** A column's head. */
export function createHeadStyle(border: CellBorder): CellStyle {
  return { font: FORM_FONT, size: BODY_SIZE, bold: true, align: 'center', vertical: 'center', wrap: true, format: '@', border };
}

/** The row of 甲, 乙, 1, 2. */
export function createCodeStyle(border: CellBorder): CellStyle {
  return { font: FORM_FONT, size: 9, align: 'center', vertical: 'center', format: '@', border };
}

/** A cell of the body. */
export function createBodyStyle(cell: DocCell, kind: DocColumn['kind'], total: boolean, border: CellBorder): CellStyle {
  const format = cell.number?.format ?? (cell.text.length > MOST_OF_TEXT_FORMAT ? 'General' : '@');
  return {
    font: FORM_FONT,
    size: BODY_SIZE,
    ...(total ? { bold: true } : {}),
    align: cell.align,
    vertical: 'center',
    ...(kind === 'words' ? { wrap: true } : {}),
    ...(cell.indent > 0 ? { indent: cell.indent } : {}),
    format,
    border,
  };
}

/** A line of the head or foot. */
export function createLineStyle(look: Pick<CellStyle, 'align' | 'border' | 'wrap' | 'shrink' | 'color' | 'size'> = {}): CellStyle {
  return { font: FORM_FONT, size: BODY_SIZE, vertical: 'center', format: '@', ...look };
}
