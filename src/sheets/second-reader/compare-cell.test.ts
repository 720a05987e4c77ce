// The second reader on single cells: what may be written, what must be kept, what must not be left.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeReading, listDamages } from '../../../test/helpers/each-damage.ts';
import { workbookByHand, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import { compareFilled } from './compare-filled.ts';
import type { ExpectedFill, ExpectedValue, SecondReading } from './second-reading.ts';

const NOTHING: ExpectedFill = {
  cells: [],
  growths: [],
  recalculated: [],
  notCalculated: [],
  knownErrors: [],
  checks: [],
  keep: [],
  searchesPlaceholders: true,
};
const STRINGS = '<si><t>甲</t></si><si><t>报告期：{{head.报告期}}</t></si><si><r><rPr><b/></rPr><t>□</t></r><r><t>专业 □综合</t></r></si>';
const COLUMNS = '<cols><col min="2" max="3" style="5"/></cols>';

interface Pair {
  readonly before: string;
  readonly after: string;
  /** Shared strings behind the blank's. */
  readonly added?: string;
  readonly expected?: Partial<ExpectedFill>;
}

function compare({ before, after, added = '', expected = {} }: Pair): SecondReading {
  const book = (rows: string, strings: string, calc: string): Buffer =>
    workbookByHand({
      sheets: { 表: worksheet(rows).replace('<sheetData>', `${COLUMNS}<sheetData>`) },
      strings,
      parts: [workbookPart(calc)],
    });
  return compareFilled({
    blank: book(before, STRINGS, ''),
    filled: book(after, STRINGS + added, '<calcPr fullCalcOnLoad="1"/>'),
    expected: { ...NOTHING, searchesPlaceholders: false, ...expected },
  });
}

function workbookPart(calc: string) {
  const names =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  return {
    name: 'xl/workbook.xml',
    content: `<workbook ${names}><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets><definedNames/>${calc}<extLst/></workbook>`,
  };
}

/** Rows of every kind of cell and attribute: blank, and with B2, C2 and B4 written, D2 emptied, B3 to D3 worked out again, E3 not. */
const ODD_BLANK = [
  '<row r="1" spans="1:5" ht="20" customHeight="1" s="3" customFormat="1" hidden="1" outlineLevel="1"><c r="A1" s="1" cm="1" vm="2" ph="1"><v>1</v></c>',
  '<c r="B1" t="inlineStr"><is><r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c><c r="C1" t="b"><v>1</v></c>',
  '<c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="d"><v>2026-10-01</v></c></row>',
  '<row r="2"><c r="A2" s="2" t="s"><v>0</v></c><c r="B2" s="3"/><c r="C2" s="4" t="s"><v>0</v></c><c r="D2" s="5"><v>9</v></c></row>',
  '<row r="3"><c r="A3"><f aca="1">B2*2</f><v>4</v></c><c r="B3"><f>B2*3</f><v>0</v></c>',
  '<c r="C3"><f t="array" ref="C3:D3">{1,2}*B2</f><v>0</v></c><c r="D3"><v>0</v></c><c r="E3" t="str"><f>X()</f><v>x</v></c></row>',
  '<row r="4"><c r="A4" t="str"><f>C2</f><v>甲</v></c><c r="B4" t="d"/></row>',
].join('');
const ODD_FILLED = ODD_BLANK.replace('<c r="B2" s="3"/>', '<c r="B2" s="3"><v>1.5</v></c>')
  .replace('<c r="C2" s="4" t="s"><v>0</v></c>', '<c r="C2" s="4" t="s"><v>3</v></c>')
  .replace('<c r="D2" s="5"><v>9</v></c>', '<c r="D2" s="5"/>')
  .replace('<f>B2*3</f><v>0</v>', '<f>B2*3</f><v>4.5</v>')
  .replace('{1,2}*B2</f><v>0</v></c><c r="D3"><v>0</v>', '{1,2}*B2</f><v>1.5</v></c><c r="D3"><v>3</v>')
  .replace('<c r="E3" t="str"><f>X()</f><v>x</v></c>', '<c r="E3"><f>X()</f></c>')
  .replace('<c r="B4" t="d"/>', '<c r="B4" t="d"><v>2026-10-03</v></c>');

const one = (cell: string): string => `<row r="2">${cell}</row>`;
const written = (value: ExpectedValue, cell = 'A2'): Partial<ExpectedFill> => ({ cells: [{ sheet: '表', cell, value }] });

/** What the first difference says; `ok` where there is none. */
function verdict(pair: Pair): string {
  const answer = compare(pair);
  return answer.ok ? 'ok' : `${answer.differences[0].cell} ${answer.differences[0].detail}`;
}

describe('a written cell', () => {
  const cases: readonly (readonly [what: string, before: string, after: string, value: ExpectedValue, verdict: string])[] = [
    ['a number', '<c r="A2" s="3"/>', '<c r="A2" s="3"><v>12.30</v></c>', { kind: 'number', digits: '12.30' }, 'ok'],
    [
      'a number by other digits',
      '<c r="A2" s="3"/>',
      '<c r="A2" s="3"><v>12.3</v></c>',
      { kind: 'number', digits: '12.30' },
      '表!A2 value: 12.30 → n 12.3',
    ],
    ['a number as text', '<c r="A2"/>', '<c r="A2" t="s"><v>0</v></c>', { kind: 'number', digits: '0' }, '表!A2 value: 0 → s 0'],
    ['a number over a boolean', '<c r="A2" t="b"><v>1</v></c>', '<c r="A2"><v>1</v></c>', { kind: 'number', digits: '1' }, 'ok'],
    [
      'a number that kept the boolean',
      '<c r="A2" t="b"><v>1</v></c>',
      '<c r="A2" t="b"><v>1</v></c>',
      { kind: 'number', digits: '1' },
      '表!A2 value: 1 → b 1',
    ],
    ['another style', '<c r="A2" s="3"/>', '<c r="A2" s="4"><v>1</v></c>', { kind: 'number', digits: '1' }, '表!A2 style: 3 → 4'],
    ['an unknown attribute lost', '<c r="A2" odd="1"/>', '<c r="A2"><v>1</v></c>', { kind: 'number', digits: '1' }, '表!A2 cell: odd=1 → '],
    [
      'what belongs to the value that was there lost',
      '<c r="A2" t="e" ph="1" cm="1" vm="1"><v>#N/A</v></c>',
      '<c r="A2"><v>1</v></c>',
      { kind: 'number', digits: '1' },
      'ok',
    ],
    ['an extension kept', '<c r="A2"><v>1</v><extLst/></c>', '<c r="A2"><v>2</v><extLst/></c>', { kind: 'number', digits: '2' }, 'ok'],
    [
      'an extension lost',
      '<c r="A2"><v>1</v><extLst/></c>',
      '<c r="A2"><v>2</v></c>',
      { kind: 'number', digits: '2' },
      '表!A2 cell content: <extLst/> → ',
    ],
    ['nothing', '<c r="A2" s="3"><v>1</v></c>', '<c r="A2" s="3"/>', { kind: 'empty' }, 'ok'],
    [
      'nothing, where something is left',
      '<c r="A2" s="3"><v>1</v></c>',
      '<c r="A2" s="3"><v>1</v></c>',
      { kind: 'empty' },
      '表!A2 value: — → 1',
    ],
    ['an inline text', '<c r="A2"/>', '<c r="A2" t="inlineStr"><is><t>=1+1</t></is></c>', { kind: 'text', text: '=1+1' }, 'ok'],
    ['a text as a formula', '<c r="A2"/>', '<c r="A2"><f>1+1</f><v>2</v></c>', { kind: 'text', text: '=1+1' }, '表!A2 formula: — → 1+1'],
    [
      'a text that looks like an escape',
      '<c r="A2"/>',
      '<c r="A2" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>',
      { kind: 'text', text: '_x0041_' },
      'ok',
    ],
    [
      'one that is not escaped',
      '<c r="A2"/>',
      '<c r="A2" t="inlineStr"><is><t>_x0041_</t></is></c>',
      { kind: 'text', text: '_x0041_' },
      '表!A2 value: _x0041_ → A',
    ],
    [
      'spaces kept',
      '<c r="A2"/>',
      '<c r="A2" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>',
      { kind: 'text', text: ' a' },
      'ok',
    ],
    [
      'spaces that programs drop',
      '<c r="A2"/>',
      '<c r="A2" t="inlineStr"><is><t> a</t></is></c>',
      { kind: 'text', text: ' a' },
      '表!A2 spaces:  a → a',
    ],
    [
      'a wide space, which nobody drops',
      '<c r="A2"/>',
      '<c r="A2" t="inlineStr"><is><t>\u3000a</t></is></c>',
      { kind: 'text', text: '\u3000a' },
      'ok',
    ],
    ['an ISO day', '<c r="A2" t="d"/>', '<c r="A2" t="d"><v>2026-10-01</v></c>', { kind: 'date', iso: '2026-10-01' }, 'ok'],
    ['a serial', '<c r="A2"/>', '<c r="A2"><v>46296</v></c>', { kind: 'serial', digits: '46296' }, 'ok'],
    ['a value nowhere', '<c r="A2"/>', '<c r="A2"/>', { kind: 'number', digits: '1' }, '表!A2 value: 1 → n '],
    [
      'a cell of an unsound text',
      '<c r="A2"/>',
      '<c r="A2" t="inlineStr"><is><t>a & b</t></is></c>',
      { kind: 'text', text: 'a & b' },
      '表!2:2 unsound markup: — → <row r="2"><c r="A2" t="inlineStr"><is><t>a & b</t></is></c></row>',
    ],
  ];
  it.each(cases)('%s', (_, before, after, value, answer) => {
    expect(verdict({ before: one(before), after: one(after), expected: written(value) })).toBe(answer);
  });

  it('that the blank does not have takes the row’s style, else the column’s', () => {
    const styled = (style: string): string => `<row r="2" s="7" customFormat="1"><c r="B2"${style}><v>1</v></c></row>`;
    const expected = written({ kind: 'number', digits: '1' }, 'B2');
    expect(verdict({ before: '<row r="2" s="7" customFormat="1"/>', after: styled(' s="7"'), expected })).toBe('ok');
    expect(verdict({ before: '<row r="2" s="7" customFormat="1"/>', after: styled(''), expected })).toBe('表!B2 style: 7 → 0');
    expect(verdict({ before: '', after: one('<c r="B2" s="5"><v>1</v></c>'), expected })).toBe('ok');
    expect(verdict({ before: '', after: one('<c r="B2" s="6"><v>1</v></c>'), expected })).toBe('表!B2 style: 5 → 6');
    expect(verdict({ before: '', after: '<row r="2" ht="3"><c r="B2" s="5"><v>1</v></c></row>', expected })).toContain('row added');
    expect(verdict({ before: one('<c r="D2"/>'), after: one('<c r="D2"/><c r="B2" s="5"><v>1</v></c>'), expected })).toContain(
      'order of cells',
    );
  });

  it('may hold a new shared string, or one that is there already', () => {
    const expected = written({ kind: 'text', text: '乙' });
    const before = one('<c r="A2" t="s"><v>0</v></c>');
    expect(verdict({ before, after: one('<c r="A2" t="s"><v>3</v></c>'), added: '<si><t>乙</t></si>', expected })).toBe('ok');
    expect(verdict({ before, after: before, expected })).toBe('表!A2 value: 乙 → 甲');
    expect(verdict({ before, after: before, expected: written({ kind: 'text', text: '甲' }) })).toBe('ok');
  });

  it('keeps its runs where characters of a rich text were replaced', () => {
    const expected = written({ kind: 'text', text: '☑专业 □综合', keepsRuns: true });
    const before = one('<c r="A2" t="s"><v>2</v></c>');
    const after = one('<c r="A2" t="s"><v>3</v></c>');
    const ticked = (format: string): string => `<si><r>${format}<t>☑</t></r><r><t>专业 □综合</t></r></si>`;
    expect(verdict({ before, after, added: ticked('<rPr><b/></rPr>'), expected })).toBe('ok');
    expect(verdict({ before, after, added: ticked(''), expected })).toBe('表!A2 runs: <rPr><b/></rPr>| → |');
    expect(verdict({ before, after, added: '<si><t>☑专业 □综合</t></si>', expected })).toContain('runs');
  });
});

describe('a formula', () => {
  const formula = (result: string): string =>
    one(`<c r="A2"${result.startsWith('<') ? '' : ' t="e"'}><f>B2*2</f>${result.startsWith('<') ? result : `<v>${result}</v>`}</c>`);
  const at = { sheet: '表', cell: 'A2' };

  it('keeps its result unless it was worked out again', () => {
    expect(verdict({ before: formula('<v>1</v>'), after: formula('<v>1</v>') })).toBe('ok');
    expect(verdict({ before: formula('<v>1</v>'), after: formula('<v>2</v>') })).toBe('表!A2 result: n 1 → n 2');
    expect(verdict({ before: formula('<v>1</v>'), after: formula('<v>2</v>'), expected: { recalculated: [at] } })).toBe('ok');
    expect(verdict({ before: formula('<v>1</v>'), after: formula('<v>二</v>'), expected: { recalculated: [at] } })).toBe(
      '表!A2 result: n 1 → n 二',
    );
    expect(
      verdict({ before: formula('<v>1</v>'), after: formula('<v>2</v>').replace('*2', '*3'), expected: { recalculated: [at] } }),
    ).toContain('formula');
  });

  it('has no result where it was not calculated, and is one where it is said to be', () => {
    expect(verdict({ before: formula('<v>1</v>'), after: one('<c r="A2"><f>B2*2</f></c>'), expected: { notCalculated: [at] } })).toBe('ok');
    expect(verdict({ before: formula('<v>1</v>'), after: formula('<v>1</v>'), expected: { notCalculated: [at] } })).toContain(
      'not calculated',
    );
    expect(verdict({ before: one('<c r="A2"/>'), after: one('<c r="A2"/>'), expected: { recalculated: [at] } })).toBe(
      '表!A2 no formula: formula → —',
    );
  });

  it('has no error that the blank did not have, unless it was named', () => {
    const error = (known: boolean): Pair => ({
      before: formula('<v>1</v>'),
      after: formula('#VALUE!'),
      expected: { recalculated: [at], knownErrors: known ? [at] : [] },
    });
    expect(verdict(error(false))).toBe('表!A2 new error: n 1 → e #VALUE!');
    const answer = compare(error(true));
    expect(answer.ok && answer.newErrors).toEqual([{ ...at, error: '#VALUE!', formula: 'B2*2' }]);
    expect(answer.ok && answer.checks).toEqual([{ ...at, value: '#VALUE!', ok: false }]);
    expect(verdict({ before: formula('#N/A'), after: formula('#VALUE!'), expected: { recalculated: [at] } })).toBe('ok');
  });

  it('is told of when it says FALSE, an error, or a text that says so; the map’s checks always', () => {
    const text = (value: string): string =>
      `<c r="A2" t="str"><f>X</f><v>${value}</v></c><c r="B2" t="b"><f>Y</f><v>0</v></c><c r="C2"><v>3</v></c>`;
    const checks = [
      { sheet: '表', cell: 'A2', ok: ['全部相符', true] },
      { sheet: '表', cell: 'C2', ok: [3] },
    ];
    const answer = (value: string) => {
      const both = one(text(value));
      const reading = compare({ before: both, after: both, expected: { checks } });
      return reading.ok && reading.checks.map(({ cell, value: shown, ok }) => [cell, shown, ok]);
    };
    expect(answer('全部相符')).toEqual([
      ['A2', '全部相符', true],
      ['C2', 3, true],
      ['B2', false, false],
    ]);
    expect(answer('收支不平')).toEqual([
      ['A2', '收支不平', false],
      ['C2', 3, true],
      ['B2', false, false],
    ]);
  });
});

describe('the rest', () => {
  it('has no placeholder left, but in what was written and in kept ranges', () => {
    const rows = one('<c r="A2" t="s"><v>1</v></c>');
    const searching = { searchesPlaceholders: true };
    expect(verdict({ before: rows, after: rows })).toBe('ok');
    expect(verdict({ before: rows, after: rows, expected: searching })).toBe('表!A2 placeholder: — → {{');
    expect(verdict({ before: rows, after: rows, expected: { ...searching, keep: [{ sheet: '表', range: 'A1:B4' }] } })).toBe('ok');
    const name = one('<c r="A2" t="inlineStr"><is><t>{{店}}</t></is></c>');
    expect(verdict({ before: rows, after: name, expected: { ...searching, ...written({ kind: 'text', text: '{{店}}' }) } })).toBe('ok');
    expect(verdict({ before: name, after: name, expected: searching })).toBe('表!A2 placeholder: — → {{');
  });

  it('is as it was: cells, rows, their order and all that they have', () => {
    const row =
      '<row r="2" ht="20" spans="1:2"><c r="A2" s="1"><v>1</v></c><c r="B2" s="2" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="b"><v>1</v></c></row>';
    const damages: readonly (readonly [string, string])[] = [
      ['ht="20"', 'ht="21"'],
      ['spans="1:2"', 'spans="1:3"'],
      ['s="1"', 's="2"'],
      ['<v>1</v>', '<v>1.0</v>'],
      [' t="s"', ''],
      ['<v>0</v>', '<v>1</v>'],
      ['<c r="A2" s="1"><v>1</v></c>', ''],
      ['<row r="3"><c r="A3" t="b"><v>1</v></c></row>', ''],
      ['t="b"', 't="n"'],
      ['</row><row', '</row><row r="2"/><row'],
      ['<c r="B2"', '<c r="A2"/><c r="B2"'],
      ['</c></row>', '</c><c r="C2"/></row>'],
      ['</c></row>', '</c></row>x'],
      ['<row r="3">', '<row r="4">'],
    ];
    expect(verdict({ before: row, after: row })).toBe('ok');
    const missed = damages.filter(([from, to]) => verdict({ before: row, after: row.replace(from, to) }) === 'ok');
    expect(missed).toEqual([]);
  });

  it('may have odd contents in a row beside what is written, as long as they stay', () => {
    const row = (cell: string, rest: string): string => `<row r="2"><c r="A2"/>${cell}${rest}</row>`;
    const expected = written({ kind: 'number', digits: '1' }, 'B2');
    const [before, odd] = [row('<c r="B2"/>', '<extLst><ext uri="x"/></extLst>'), '<extLst><ext uri="x"/></extLst>'];
    expect(verdict({ before, after: row('<c r="B2"><v>1</v></c>', odd), expected })).toBe('ok');
    expect(verdict({ before, after: row('<c r="B2"><v>1</v></c>', ''), expected })).toBe(`表!2:2 content of a row: ${odd} → `);
    expect(verdict({ before: row('<c r="B2"/>', ''), after: row('<c r="B2"><v>1</v></c>', odd), expected })).toBe(
      `表!2:2 content of a row:  → ${odd}`,
    );
    expect(verdict({ before: `${row('', '')}<!-- 甲 -->`, after: `${row('', '')}<!-- 乙 -->` })).toBe(
      ' content between rows: <!-- 甲 --> → <!-- 乙 -->',
    );
  });

  it('has every single damage found, beside cells that were written, worked out again or emptied: as is reviewed', async () => {
    const at = (cell: string) => ({ sheet: '表', cell });
    const expected: Partial<ExpectedFill> = {
      cells: [
        { ...at('B2'), value: { kind: 'number', digits: '1.5' } },
        { ...at('C2'), value: { kind: 'text', text: '乙' } },
        { ...at('D2'), value: { kind: 'empty' } },
        { ...at('B4'), value: { kind: 'date', iso: '2026-10-03' } },
      ],
      recalculated: ['B3', 'C3', 'D3'].map(at),
      notCalculated: [at('E3')],
      checks: [{ ...at('D3'), ok: [true] }],
      searchesPlaceholders: true,
    };
    const lines = listDamages(ODD_FILLED).map(([what, after]) => {
      const reading = compare({ before: ODD_BLANK, after, added: '<si><t>乙</t></si>', expected });
      return `${what}: ${describeReading(reading)}`;
    });
    expect(describeReading(compare({ before: ODD_BLANK, after: ODD_FILLED, added: '<si><t>乙</t></si>', expected }))).toBe('ok');
    expect(lines.length).toBeGreaterThan(100);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      path.join(import.meta.dirname, '../../../test/fixtures/second-reader/plain-damages.txt'),
    );
  });

  it('says when the map names a sheet or a cell that is none', () => {
    const expected = { checks: [{ sheet: '无', cell: 'A1', ok: [1] }] };
    expect(verdict({ before: '', after: '', expected })).toBe('无!A1 no such cell: — → —');
  });
});
