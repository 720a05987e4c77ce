// One cell out of a scanned sheet: what it stores, and its formula.
import type { CellRange } from '../write/xlsx-document.ts';
import { parseArea, type BookCell, type CellStored } from './book-model.ts';
import { shiftSharedFormula } from '../formula/shared-formula.ts';
import { isShown, decodeEscapes } from '../xml/xml-text.ts';
import { CELL, findRowPlace } from './sheet-arrays.ts';
import type { SheetScan, SharedFormula } from './sheet-scan.ts';
import { attribute } from '../xml/xml-attributes.ts';
import { TOKEN, createXmlReader, decodeCharacters, readNextToken, readTokenText } from '../xml/xml-reader.ts';
import { MAIN_SPACES } from '../xml/xml-spaces.ts';

/** What stands inside a cell's element, read again. */
interface CellContent {
  value: string | null;
  inline: string | null;
  formula: string;
  type: string;
  sharedNumber: string;
  area: CellRange | null;
}

const NO_FORMULA = { formula: null, formulaKind: null, formulaArea: null } as const;

/** The cell at `place` of row `row`. `texts` are the shared strings. */
export function readCell(scan: SheetScan, place: number, row: number, texts: readonly string[]): BookCell {
  const { cells, text } = scan;
  const bits = cells.kind[place] ?? 0;
  const kind = bits & CELL.kindMask;
  const position = { row, column: cells.column[place] ?? 0, style: cells.style[place] ?? 0 };
  if ((bits & (CELL.hasFormula | CELL.isComplex)) === 0 && kind !== CELL.inline) {
    const from = cells.value[place] ?? 0;
    const value = from === 0 ? null : text.slice(from, text.indexOf('<', from));
    return { ...position, stored: storedOf(kind, value === null ? null : decodeCharacters(value), texts), ...NO_FORMULA };
  }
  const content = readContent(scan, place, row);
  const stored: CellStored =
    kind === CELL.inline && content.inline !== null ? { kind: 'text', text: content.inline } : storedOf(kind, content.value, texts);
  if ((bits & CELL.hasFormula) === 0) return { ...position, stored, ...NO_FORMULA };
  return { ...position, stored, ...formulaOf(scan, place, content, position) };
}

function storedOf(kind: number, value: string | null, texts: readonly string[]): CellStored {
  if (value === null) return { kind: 'blank' };
  if (kind === CELL.text || kind === CELL.inline) return { kind: 'text', text: decodeEscapes(value) };
  const plain = value.trim();
  if (plain === '') return { kind: 'blank' };
  if (kind === CELL.shared) return { kind: 'text', text: texts[Number(plain)] ?? '' };
  if (kind === CELL.boolean) return { kind: 'boolean', value: plain === '1' || plain === 'true' };
  if (kind === CELL.error) return { kind: 'error', code: plain };
  return kind === CELL.date ? { kind: 'date', iso: plain } : { kind: 'number', digits: plain };
}

function readContent(scan: SheetScan, place: number, row: number): CellContent {
  const scope = scan.rowScopes.size === 0 ? scan.scope : (scan.rowScopes.get(findRowPlace(scan.rows, row)) ?? scan.scope);
  const reader = createXmlReader(scan.text, MAIN_SPACES, { at: scan.cells.from[place] ?? 0, scope });
  const content: CellContent = { value: null, inline: null, formula: '', type: '', sharedNumber: '', area: null };
  for (;;) {
    const kind = readNextToken(reader);
    if (kind === TOKEN.OPEN) {
      const isInside = reader.outer === 1;
      if (isInside && reader.name === 'v') content.value = reader.isEmpty ? null : '';
      else if (isInside && reader.name === 'is') content.inline = '';
      else if (isInside && reader.name === 'f') {
        content.type = attribute(reader, 't') ?? '';
        content.sharedNumber = attribute(reader, 'si') ?? '';
        content.area = parseArea(attribute(reader, 'ref') ?? '');
      }
    } else if (kind === TOKEN.TEXT || kind === TOKEN.CDATA) {
      if (reader.depth === 2 && reader.names[1] === 'v') content.value = (content.value ?? '') + readTokenText(reader, kind);
      else if (reader.depth === 2 && reader.names[1] === 'f') content.formula += readTokenText(reader, kind);
      else if (reader.names[1] === 'is' && isShown(reader.names, reader.depth, 1)) content.inline += readTokenText(reader, kind);
    } else if (kind === TOKEN.BROKEN) throw new Error('a cell that was sound is broken');
    if (reader.depth === 0) break;
  }
  if (content.inline !== null) content.inline = decodeEscapes(content.inline);
  return content;
}

function formulaOf(
  scan: SheetScan,
  place: number,
  content: CellContent,
  { row, column }: { readonly row: number; readonly column: number },
): Pick<BookCell, 'formula' | 'formulaKind' | 'formulaArea'> {
  const formula = decodeEscapes(content.formula);
  if (content.type === 'array') return { formula, formulaKind: 'array', formulaArea: content.area };
  if (content.type === 'dataTable') return { formula, formulaKind: 'dataTable', formulaArea: content.area };
  if (content.type !== 'shared') return { formula, formulaKind: 'plain', formulaArea: null };
  const master = content.formula === '' ? masterOf(scan, content.sharedNumber, place) : null;
  if (master === null) return { formula, formulaKind: 'shared', formulaArea: null };
  const shared = shiftSharedFormula(decodeEscapes(master.formula), row - master.row, column - master.column);
  return { formula: shared, formulaKind: 'shared', formulaArea: null };
}

/** The formula with this number that was written last before the cell, else the first of all. */
function masterOf(scan: SheetScan, number: string, place: number): SharedFormula | null {
  const list = scan.shared.get(number) ?? [];
  return list.findLast((one) => one.cell <= place) ?? list[0] ?? null;
}
