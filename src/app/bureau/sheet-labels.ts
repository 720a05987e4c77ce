// Which words of a sheet name a cell: those left of it in its row, and the heads over it. Kept with an entry when a person confirms it. Pure.
import type { CellAt } from './cell-address.ts';
import type { SheetGeometry } from './sheet-geometry.ts';

/** Column numbers and letters under heads: 甲, 乙, 1, (2). */
const INDEX = /^(?:[甲乙丙丁戊己庚辛壬癸]|[-—–]+|\(?\d{1,2}\)?|[①-⑳])$/;

/** A text without blanks and breaks. */
export function stripBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function isWordy(text: string): boolean {
  const short = stripBlanks(text);
  return short !== '' && !INDEX.test(short) && !short.includes('{{');
}

/** A line over a table that is no head of a column: 计量单位：万元, 表号：…. */
function isLine(text: string): boolean {
  return /[:：]/.test(stripBlanks(text).replace(/^其中[:：]/, ''));
}

function textAt({ cellAt }: SheetGeometry, at: CellAt): string {
  const cell = cellAt(at);
  return cell === null || cell.kind === 'formula' || cell.kind === 'number' ? '' : cell.text;
}

/** The words left of a cell in its row, from the left: what the row is called, and its unit. */
function labelsLeft(geometry: SheetGeometry, { row, column }: CellAt): readonly string[] {
  const labels: string[] = [];
  let at = 1;
  while (at < column) {
    const cell = geometry.cellAt({ row, column: at });
    const text = textAt(geometry, { row, column: at });
    if (isWordy(text)) labels.push(text.trim());
    at = cell === null ? at + 1 : cell.column + cell.columns;
  }
  return labels;
}

/** The heads over a cell, outermost first. */
export function listHeadsOver(geometry: SheetGeometry, { row, column }: CellAt): readonly string[] {
  const heads: string[] = [];
  let at = row - 1;
  while (at >= 1) {
    const text = textAt(geometry, { row: at, column });
    if (isWordy(text) && !isLine(text)) heads.unshift(text.trim());
    else if (heads.length > 0) break;
    at = (geometry.cellAt({ row: at, column })?.row ?? at) - 1;
  }
  return heads;
}

/** The words by which a person knows a cell: of its row, and of its column from the outside in. Empty where there are none. */
export function labelsOf(geometry: SheetGeometry, at: CellAt): readonly string[] {
  return [...labelsLeft(geometry, at), ...listHeadsOver(geometry, at)];
}
