// One sheet's XML: cells first, then what Excel wants after them, in the order the schema fixes.
import { LAST_COLUMN, LAST_ROW } from '../book/book-model.ts';
import { canStartFormula } from '../formula-start.ts';
import {
  type CellContent,
  type CellDoc,
  type CellValidation,
  type ColumnDoc,
  type ConditionalLook,
  formatColumnLetters,
  formatRangeName,
  type ListValidation,
  type MarginLine,
  type PrintDoc,
  type SheetDoc,
  type SheetProtection,
  type ValidationTexts,
} from './xlsx-document.ts';
import type { CellStyle, StyleSheet } from './xlsx-styles.ts';
import { escapeAttribute, escapeCellText, escapeXml } from '../xml/xml-text.ts';

/** What Excel holds of a rule's texts (ECMA-376 part 1, 18.3.1.32). */
const TITLE_LIMIT = 32;
const TEXT_LIMIT = 255;

function attribute(name: string, text: string | undefined, limit: number): string {
  if (text === undefined) return '';
  if (text.length > limit) throw new RangeError(`a rule's ${name} holds ${limit} characters`);
  return ` ${name}="${escapeAttribute(text)}"`;
}

function textsXml({ promptTitle, promptText, errorTitle, errorText }: ValidationTexts): string {
  return [
    attribute('errorTitle', errorTitle, TITLE_LIMIT),
    attribute('error', errorText, TEXT_LIMIT),
    attribute('promptTitle', promptTitle, TITLE_LIMIT),
    attribute('prompt', promptText, TEXT_LIMIT),
  ].join('');
}

function listFormula({ words, reference }: ListValidation): string {
  if (reference !== undefined) return reference;
  const list = words?.join(',') ?? '';
  // 255 is what Excel holds of a literal list; a longer one must be a range of cells.
  if (list.length > TEXT_LIMIT || words?.some((word) => /[,"]/.test(word)))
    throw new RangeError('a list of these words needs a reference to cells');
  return `"${list}"`;
}

function ruleXml(validation: CellValidation): readonly [attributes: string, formulas: string] {
  const formula = (text: string, number = 1): string => `<formula${number}>${escapeXml(text)}</formula${number}>`;
  switch (validation.kind) {
    case 'custom':
      return ['type="custom"', formula(validation.formula)];
    case 'whole':
    case 'decimal':
    case 'date':
      return [`type="${validation.kind}" operator="between"`, formula(String(validation.from)) + formula(String(validation.to), 2)];
    default:
      return ['type="list"', formula(listFormula(validation))];
  }
}

/** A rule of what may be typed. @throws RangeError for texts or a list that Excel can't hold. */
export function createValidationXml(validation: CellValidation): string {
  const [rule, formulas] = ruleXml(validation);
  const shown = `allowBlank="1" showInputMessage="1" showErrorMessage="1"${textsXml(validation)}`;
  return `<dataValidation ${rule} ${shown} sqref="${formatRangeName(validation.range)}">${formulas}</dataValidation>`;
}

/** A look that holds while its formula does; earlier ones go before later ones. */
function createConditionalFormatXml({ range, formula, style }: ConditionalLook, priority: number, styles: StyleSheet): string {
  const rule = `<cfRule type="expression" dxfId="${styles.lookIdOf(style)}" priority="${priority}"><formula>${escapeXml(formula)}</formula></cfRule>`;
  return `<conditionalFormatting sqref="${formatRangeName(range)}">${rule}</conditionalFormatting>`;
}

/** The protection of a sheet without a password. In this format 0 allows what is named. */
export function createProtectionXml(protect: boolean | SheetProtection): string {
  if (protect === false) return '';
  const { formatColumns, formatRows } = protect === true ? {} : protect;
  const allowed = `${formatColumns ? ' formatColumns="0"' : ''}${formatRows ? ' formatRows="0"' : ''}`;
  return `<sheetProtection sheet="1" objects="1" scenarios="1"${allowed}/>`;
}

const MAX_TEXT = 32_767;
const DECIMAL = /^-?\d+(\.\d+)?$/;
/** Rows are turned into bytes in chunks of about this many characters, so that long sheets stay light. */
const CHUNK = 1 << 18;

/** The texts of all sheets, each kept once. */
export interface SharedTexts {
  readonly numbers: Map<string, number>;
  /** How many cells refer to them. */
  uses: number;
}

interface SheetContext {
  readonly styles: StyleSheet;
  readonly texts: SharedTexts;
  readonly columns: readonly ColumnDoc[];
  readonly letters: string[];
  readonly columnStyles: readonly number[];
}

function numberText(value: number | string): string {
  if (typeof value === 'string') {
    if (!DECIMAL.test(value)) throw new RangeError(`not a decimal number: ${value}`);
    return value;
  }
  if (!Number.isFinite(value)) throw new RangeError('a cell holds finite numbers only');
  return Object.is(value, -0) ? '0' : String(value);
}

function textNumber(texts: SharedTexts, text: string): number {
  if (text.length > MAX_TEXT) throw new RangeError('text too long for a cell');
  texts.uses += 1;
  const known = texts.numbers.get(text);
  if (known !== undefined) return known;
  const number = texts.numbers.size;
  texts.numbers.set(text, number);
  return number;
}

function styleAttribute(id: number): string {
  return id === 0 ? '' : ` s="${id}"`;
}

function textCell(
  context: SheetContext,
  at: string,
  text: string,
  style: { readonly look: CellStyle | undefined; readonly id: number },
): string {
  // It would become a formula once a person retypes it, were it not marked as text.
  const id = canStartFormula(text) ? context.styles.idOf(style.look ?? {}, true) : style.id;
  return `<c r="${at}"${styleAttribute(id)} t="s"><v>${textNumber(context.texts, text)}</v></c>`;
}

function formulaCell(at: string, cell: CellDoc, id: number): string {
  const formula = `<f>${escapeXml(cell.formula ?? '')}</f>`;
  if (cell.number !== undefined) return `<c r="${at}"${styleAttribute(id)}>${formula}<v>${numberText(cell.number)}</v></c>`;
  if (cell.text === undefined) throw new RangeError('a formula needs its stored result');
  return `<c r="${at}"${styleAttribute(id)} t="str">${formula}<v>${escapeCellText(cell.text)}</v></c>`;
}

function cellXml(context: SheetContext, at: string, column: number, content: CellContent): string {
  const columnStyle = context.columnStyles[column] ?? 0;
  if (content === null) return columnStyle === 0 ? '' : `<c r="${at}"${styleAttribute(columnStyle)}/>`;
  const columnLook = context.columns[column]?.style;
  if (typeof content === 'string') return textCell(context, at, content, { look: columnLook, id: columnStyle });
  if (typeof content === 'number') return `<c r="${at}"${styleAttribute(columnStyle)}><v>${numberText(content)}</v></c>`;
  const id = content.style === undefined ? columnStyle : context.styles.idOf(content.style);
  if (content.formula !== undefined) return formulaCell(at, content, id);
  if (content.text !== undefined) return textCell(context, at, content.text, { look: content.style ?? columnLook, id });
  if (content.number !== undefined) return `<c r="${at}"${styleAttribute(id)}><v>${numberText(content.number)}</v></c>`;
  return id === 0 ? '' : `<c r="${at}"${styleAttribute(id)}/>`;
}

function* rowsXml(sheet: SheetDoc, context: SheetContext): Generator<string> {
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    if (number > LAST_ROW) throw new RangeError('too many rows for a sheet');
    const { cells, height, hidden } = 'cells' in row ? row : { cells: row, height: undefined, hidden: undefined };
    if (cells.length > LAST_COLUMN) throw new RangeError('too many columns for a sheet');
    let xml = `<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}${hidden ? ' hidden="1"' : ''}>`;
    for (let column = 0; column < cells.length; column += 1) {
      const letters = (context.letters[column] ??= formatColumnLetters(column + 1));
      xml += cellXml(context, letters + number, column, cells[column] ?? null);
    }
    yield `${xml}</row>`;
  }
}

function columnsXml(columns: readonly ColumnDoc[], styles: StyleSheet): string {
  if (columns.length === 0) return '';
  const parts = columns.map((column, index) => {
    const style = styles.idOf(column.style);
    const width = column.width === undefined ? ' width="9.14"' : ` width="${column.width}" customWidth="1"`;
    return `<col min="${index + 1}" max="${index + 1}"${width}${style === 0 ? '' : ` style="${style}"`}${column.hidden ? ' hidden="1"' : ''}/>`;
  });
  return `<cols>${parts.join('')}</cols>`;
}

function viewXml(sheet: SheetDoc, selected: boolean): string {
  const open = `<sheetView${sheet.hideGrid ? ' showGridLines="0"' : ''}${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`;
  const rows = sheet.freeze?.rows ?? 0;
  const columns = sheet.freeze?.columns ?? 0;
  const chosen = sheet.chosenCell === undefined ? '' : ` activeCell="${sheet.chosenCell}" sqref="${sheet.chosenCell}"`;
  if (rows === 0 && columns === 0)
    return chosen === '' ? `<sheetViews>${open}/></sheetViews>` : `<sheetViews>${open}><selection${chosen}/></sheetView></sheetViews>`;
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const corner = `${formatColumnLetters(columns + 1)}${rows + 1}`;
  return `<sheetViews>${open}><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}"${chosen}/></sheetView></sheetViews>`;
}

function marginLineText(line: MarginLine): string {
  const part = (code: string, text: string | undefined): string => (text ? `&${code}${text}` : '');
  return escapeCellText(`${part('L', line.left)}${part('C', line.center)}${part('R', line.right)}`);
}

function fitAttributes({ fitToPage, fitToWidth }: PrintDoc): string {
  if (fitToPage) return ' fitToWidth="1" fitToHeight="1"';
  return fitToWidth ? ' fitToWidth="1" fitToHeight="0"' : '';
}

function printXml(print: PrintDoc): string {
  const margins = print.margins ?? { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };
  const { left, right, top, bottom, header, footer } = margins;
  const lines = [
    print.header === undefined ? '' : `<oddHeader>${marginLineText(print.header)}</oddHeader>`,
    print.footer === undefined ? '' : `<oddFooter>${marginLineText(print.footer)}</oddFooter>`,
  ].join('');
  return [
    print.centered ? '<printOptions horizontalCentered="1"/>' : '',
    `<pageMargins left="${left}" right="${right}" top="${top}" bottom="${bottom}" header="${header}" footer="${footer}"/>`,
    `<pageSetup paperSize="9" orientation="${print.orientation}"${fitAttributes(print)}/>`,
    lines === '' ? '' : `<headerFooter>${lines}</headerFooter>`,
  ].join('');
}

function afterCellsXml(sheet: SheetDoc, styles: StyleSheet): string {
  const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${formatRangeName(range)}"/>`);
  const validations = (sheet.validations ?? []).map(createValidationXml);
  const texts = (sheet.numbersAsText ?? []).map((range) => `<ignoredError sqref="${formatRangeName(range)}" numberStoredAsText="1"/>`);
  return [
    createProtectionXml(sheet.protect ?? false),
    merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`,
    ...(sheet.conditionalLooks ?? []).map((look, index) => createConditionalFormatXml(look, index + 1, styles)),
    validations.length === 0 ? '' : `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`,
    sheet.print === undefined ? '' : printXml(sheet.print),
    texts.length === 0 ? '' : `<ignoredErrors>${texts.join('')}</ignoredErrors>`,
  ].join('');
}

/** The bytes of one sheet's part; its texts are added to `texts`. @throws RangeError for what no sheet can hold. */
export function createSheetPart(sheet: SheetDoc, selected: boolean, styles: StyleSheet, texts: SharedTexts): Uint8Array {
  const columns = sheet.columns ?? [];
  const context: SheetContext = { styles, texts, columns, letters: [], columnStyles: columns.map((column) => styles.idOf(column.style)) };
  const parts: Buffer[] = [];
  let chunk = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    sheet.print?.fitToWidth || sheet.print?.fitToPage ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    viewXml(sheet, selected),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsXml(columns, styles),
    '<sheetData>',
  ].join('');
  for (const row of rowsXml(sheet, context)) {
    chunk += row;
    if (chunk.length < CHUNK) continue;
    parts.push(Buffer.from(chunk));
    chunk = '';
  }
  parts.push(Buffer.from(`${chunk}</sheetData>${afterCellsXml(sheet, styles)}</worksheet>`));
  return Buffer.concat(parts);
}
