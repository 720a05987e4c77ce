// Formulas over every function and edge that is calculated (test/fixtures/workbooks/formulas.txt, one a line, array formulas as `{=…}`), with their inputs: one workbook for LibreOffice and for ours alike.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINKS, MAIN, workbookByHand, worksheet } from './workbook-by-hand.ts';

/** An input cell: a number, a text, a boolean, an error (`#N/A`), or empty. */
type Input = number | string | boolean | null | { readonly error: string } | typeof EMPTY_TEXT;

const NA = { error: '#N/A' };
/** A formula that gives the empty text. */
const EMPTY_TEXT = { formula: '""' } as const;

/** 数据: columns A to J, rows 1 to 10. */
const DATA: readonly (readonly Input[])[] = [
  [1, '抖音', true, 46_300, 10, 'apple', 5, '2026-10-03', 3, 1],
  [2.5, '快手', false, 46_301.5, 20, 'banana', 5, '12', 1, 2],
  [-3, '淘宝', NA, 60, 30, 'cherry', 7, ' 7 ', 2, 2],
  [0, '抖音', null, 61, 40, 'date', -2, '—', 5, 3],
  [1.005, EMPTY_TEXT, 'x', 1, 50, 'elder', 0.5, '12%', 4, 4],
  [2.675, '—', 12, 36_526, 60, 'fig', null, '1,234.5', 8, 5],
  [100_000, '12', '12', 45_351, 70, 'grape', 9, 'TRUE', 7, 6],
  [0.1, ' 7 ', null, 45_350.75, 80, 'hazel', 3, '1e3', 6, 7],
  [0.2, 'abc', { error: '#DIV/0!' }, 46_022, 90, 'iris', 3, 'abc', 10, 8],
  [0.3, 'ABC*d', 0, 0.25, 100, 'jade', 1, '2026年10月', 9, 9],
];

/** 企业: a list with heads. */
const FIRMS: readonly (readonly Input[])[] = [
  ['名称', '类型', '本月', '上月', '面积', '备注'],
  ['甲公司', '服务商', 120.5, 100, 80.25, '已报送'],
  ['乙公司', '主播机构', 30, '—', 45, '未报送'],
  ['丙公司', '服务商', '—', 12, null, EMPTY_TEXT],
  ['丁公司', '品牌方', 0, 0, 12.5, '已报送（补）'],
  ['甲公司', '主播机构', 99.99, 101.01, 30, null],
  ['戊公司', '服务商', 45.678, 44, 60, '已报送'],
];

const SHEETS = ['公式', '数据', '企业', '月1', '月2', '月3'] as const;
const NAMES: Readonly<Record<string, string>> = {
  税率: '0.06',
  本月额: '企业!$C$2:$C$7',
  类型: '企业!$B$2:$B$7',
  基准: '数据!$A$7',
  左邻: '数据!A1048576',
  两倍: '数据!$A$1*2',
  合并额: 'SUM(企业!$C$2:$C$7)',
};

/** A formula; `isArray`: entered as an array formula. */
export interface FormulaCase {
  readonly formula: string;
  readonly isArray: boolean;
}

function caseOf(line: string): FormulaCase {
  const array = /^\{=(.*)\}$/.exec(line);
  return { formula: array?.[1] ?? line, isArray: array !== null };
}

/** All formulas, in the order of their rows: the first stands in A1 of 公式. */
export const FORMULA_CASES: readonly FormulaCase[] = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'workbooks', 'formulas.txt'),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '')
  .map(caseOf);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function inputCell(value: Input, row: number, column: number): string {
  const name = `${String.fromCharCode(64 + column)}${row}`;
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${name}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${name}" t="b"><v>${Number(value)}</v></c>`;
  if (typeof value === 'string') return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  if ('formula' in value) return `<c r="${name}" t="str"><f>${value.formula}</f><v></v></c>`;
  return `<c r="${name}" t="e"><v>${value.error}</v></c>`;
}

function inputSheet(rows: readonly (readonly Input[])[], hidden: readonly number[] = []): string {
  const markup = rows.map((row, index) => {
    const cells = row.map((value, column) => inputCell(value, index + 1, column + 1)).join('');
    return `<row r="${index + 1}"${hidden.includes(index + 1) ? ' hidden="1"' : ''}>${cells}</row>`;
  });
  return worksheet(markup.join(''));
}

function formulaSheet(): string {
  const rows = FORMULA_CASES.map(({ formula, isArray }, index) => {
    const name = `A${index + 1}`;
    return `<row r="${index + 1}"><c r="${name}"><f${isArray ? ` t="array" ref="${name}"` : ''}>${escaped(formula)}</f></c></row>`;
  });
  return worksheet(rows.join(''));
}

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The workbook with the inputs, the names and all formulas, none with a result. */
export function formulaWorkbook(): Buffer {
  const months = [
    inputSheet([
      [1, 2],
      [3, 4],
    ]),
    inputSheet([
      [10, 20],
      [30, 'x'],
    ]),
    inputSheet([[100, 200], [300, 400], [5], [6], ['t'], [7]], [4]),
  ];
  const contents = [formulaSheet(), inputSheet(DATA), inputSheet(FIRMS), ...months];
  const listed = SHEETS.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('');
  const names = Object.entries(NAMES).map(([name, formula]) => `<definedName name="${name}">${escaped(formula)}</definedName>`);
  const overrides = SHEETS.map(
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  ).join('');
  return workbookByHand({
    sheets: Object.fromEntries(SHEETS.map((name, index) => [name, contents[index] ?? ''])),
    parts: [
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr/><sheets>${listed}</sheets><definedNames>${names.join('')}</definedNames></workbook>`,
      },
      {
        name: '[Content_Types].xml',
        content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${overrides}</Types>`,
      },
    ],
  });
}
