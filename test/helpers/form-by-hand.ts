// Forms as a person lays them out: rows of texts, empty cells, figures and formulas, with merges, made into a workbook by hand.
import { formatColumnLetters } from '../../src/sheets/write/xlsx-document.ts';
import { MAIN, workbookByHand, worksheet } from './workbook-by-hand.ts';
import type { HandPart } from './zip-by-hand.ts';

/**
 * A cell of a form: text, a number, `=A1+1` a formula, '' an empty cell, null no cell at all. `percent`, `text`, `date` and `open` choose its
 * format (`open`: unlocked); `runs` make rich text; `stored` is a formula's result.
 */
export type FormCell =
  | string
  | number
  | null
  | {
      readonly value: string | number;
      readonly style?: 'plain' | 'percent' | 'text' | 'date' | 'open';
      readonly runs?: readonly string[];
      readonly stored?: string | boolean;
    };

export interface FormSheet {
  readonly rows: readonly (readonly FormCell[])[];
  readonly merges?: readonly string[];
  readonly isProtected?: boolean;
  /** XML before the sheet's data, such as widths of columns. */
  readonly before?: string;
  /** XML behind the sheet's data, such as a header. */
  readonly after?: string;
}

const STYLES = ['plain', 'percent', 'text', 'date', 'open'] as const;
const FORMATS = { plain: 0, percent: 10, text: 49, date: 14, open: 0 } as const;

const STYLES_PART = `<styleSheet xmlns="${MAIN}"><cellXfs count="5">${STYLES.map(
  (style) => `<xf numFmtId="${FORMATS[style]}"${style === 'open' ? ' applyProtection="1"><protection locked="0"/></xf>' : '/>'}`,
).join('')}</cellXfs></styleSheet>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function textOf(text: string): string {
  return `<t xml:space="preserve">${escaped(text)}</t>`;
}

function cellXml(cell: FormCell, place: string): string {
  if (cell === null) return '';
  const { value, style = 'plain', runs, stored } = typeof cell === 'object' ? cell : { value: cell };
  const open = `<c r="${place}" s="${STYLES.indexOf(style)}"`;
  if (runs !== undefined) return `${open} t="inlineStr"><is>${runs.map((run) => `<r>${textOf(run)}</r>`).join('')}</is></c>`;
  if (value === '') return `${open}/>`;
  if (typeof value === 'number') return `${open}><v>${value}</v></c>`;
  if (!value.startsWith('=')) return `${open} t="inlineStr"><is>${textOf(value)}</is></c>`;
  const formula = `<f>${escaped(value.slice(1))}</f>`;
  if (typeof stored === 'boolean') return `${open} t="b">${formula}<v>${stored ? 1 : 0}</v></c>`;
  return stored === undefined ? `${open}>${formula}<v>0</v></c>` : `${open} t="str">${formula}<v>${escaped(stored)}</v></c>`;
}

function sheetXml({ rows, merges = [], isProtected = false, before = '', after = '' }: FormSheet): string {
  const data = rows.map((cells, row) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${formatColumnLetters(column + 1)}${row + 1}`)).join('');
    return `<row r="${row + 1}">${inside}</row>`;
  });
  const merged = merges.length === 0 ? '' : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  const whole = worksheet(data.join(''), `${isProtected ? '<sheetProtection sheet="1"/>' : ''}${merged}${after}`);
  return whole.replace('<sheetData>', `${before}<sheetData>`);
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of a workbook with these sheets, by name; a further part with the name of a standard one takes its place. */
export function formByHand(sheets: Readonly<Record<string, FormSheet>>, more: readonly HandPart[] = []): Buffer {
  const names = Object.keys(sheets);
  const links = names.map(
    (_, index) => `<Relationship Id="r${index + 1}" Type="${LINKS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const relations = `<Relationships xmlns="${PACKAGE}">${links.join('')}<Relationship Id="st" Type="${LINKS}/styles" Target="styles.xml"/></Relationships>`;
  const own: readonly HandPart[] = [
    { name: 'xl/styles.xml', content: STYLES_PART },
    { name: 'xl/_rels/workbook.xml.rels', content: relations },
  ];
  return workbookByHand({
    sheets: Object.fromEntries(Object.entries(sheets).map(([name, sheet]) => [name, sheetXml(sheet)])),
    parts: [...own.filter(({ name }) => !more.some((other) => other.name === name)), ...more],
  });
}
