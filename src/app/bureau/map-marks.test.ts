// How entries stand over the blank, and the way from one that needs somebody to the next.
import { describe, expect, it } from 'vitest';
import type { SheetPicture } from '../../contract/bureau/workbooks.ts';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import { countTones, findNextReview, findSheetBeside, listConfirmableMarks, markAt, marksOf, type MarkSource } from './map-marks.ts';

function picture(sheet: string, texts: Readonly<Record<string, readonly [row: number, column: number]>> = {}): SheetPicture {
  const cells = Object.entries(texts).map(([text, [row, column]]) => ({
    row,
    column,
    text,
    kind: 'text' as const,
    rows: 1,
    columns: 1,
    isBold: false,
    align: 'left' as const,
    hasBorder: false,
    fill: null,
  }));
  return { sheet, state: 'visible', widths: [], heights: [], cells, isCut: false };
}

const MAP: MapValue = {
  version: 1,
  workbook: { file: '月报.xlsx', sha256: 'a'.repeat(64) },
  placeholders: true,
  cells: [
    { sheet: '一', cell: 'D11', figure: 'ZB-2.01.month', state: 'proposed' },
    { sheet: '一', cell: 'D12', figure: 'ZB-2.02.month', state: 'proposed' },
    { sheet: '二', cell: 'B2', figure: 'ZB-2.06.month' },
  ],
  heads: [],
  lists: [
    {
      sheet: '一',
      rows: 'ZB-4',
      firstRow: 20,
      templateRows: 2,
      columns: { A: 'name', C: 'paid' },
      onOverflow: 'insertRows',
      state: 'proposed',
    },
  ],
  checks: [{ sheet: '二', cell: 'B9', ok: [true], state: 'proposed' }],
  keep: [{ sheet: '二', range: 'A1:C3' }],
};

const said = { unit: null, reason: '行名相同' };
const SOURCE: MarkSource = {
  map: MAP,
  pictures: [picture('一', { '{{ZB-2.07.month}}': [13, 4], '{{ZB-2.08.month}}': [11, 4] }), picture('二', { '{{只是文字}}': [2, 3] })],
  proposals: [
    { ...said, sheet: '一', cell: 'D11', figure: 'ZB-2.01.month', confidence: 0.8 },
    { ...said, sheet: '一', cell: 'D12', figure: 'ZB-2.02.month', confidence: 0.79 },
  ],
  unsure: [
    { ...said, sheet: '一', cell: 'E2', figure: 'ZB-2.01.month_ly', confidence: 0.6 },
    { ...said, sheet: '一', cell: 'E2', figure: 'ZB-2.01.ytd_ly', confidence: 0.6 },
  ],
  lists: [{ sheet: '一', rows: 'ZB-4', firstRow: 20, templateRows: 2, confidence: 0.9, reason: '栏名相同' }],
  errors: [{ refusal: { code: 'WB_FORMULA_CELL', data: { cell: 'B2' } }, sheet: '二', cell: 'B2' }],
  aside: new Set(),
};

const at = (sheet: string, row: number, column: number) => ({ sheet, row, column });

describe('marks', () => {
  const marks = marksOf(SOURCE);

  it('tell sure proposals from those to look at, from 0.8 on', () => {
    expect(markAt(marks, at('一', 11, 4))).toMatchObject({ tone: 'strong', confidence: 0.8, reason: '行名相同' });
    expect(markAt(marks, at('一', 12, 4))?.tone).toBe('weak');
    expect(markAt(marks, at('一', 21, 2))).toMatchObject({ tone: 'strong', confidence: 0.9 });
  });

  it('show equal candidates until they are put aside or something is chosen', () => {
    expect(markAt(marks, at('一', 2, 5))?.candidates.map(({ figure }) => figure)).toEqual(['ZB-2.01.month_ly', 'ZB-2.01.ytd_ly']);
    expect(markAt(marksOf({ ...SOURCE, aside: new Set(['一!E2']) }), at('一', 2, 5))).toBe(null);
    const chosen = { ...MAP, cells: [...MAP.cells, { sheet: '一', cell: 'E2', figure: 'ZB-2.01.ytd_ly' }] };
    expect(markAt(marksOf({ ...SOURCE, map: chosen }), at('一', 2, 5))?.tone).toBe('confirmed');
  });

  it('find placeholders besides what is mapped and kept, and none where they are switched off', () => {
    expect(markAt(marks, at('一', 13, 4))?.tone).toBe('placeholder');
    expect(markAt(marks, at('二', 2, 3))?.tone).toBe('keep');
    expect(markAt(marksOf({ ...SOURCE, map: { ...MAP, placeholders: false } }), at('一', 13, 4))).toBe(null);
  });

  it('say what is wrong, and count everything', () => {
    expect(markAt(marks, at('二', 2, 2))).toMatchObject({ tone: 'confirmed', isWrong: true });
    expect(countTones(marks)).toEqual({ confirmed: 1, strong: 3, weak: 1, unsure: 1, placeholder: 1, keep: 1, wrong: 1 });
  });

  it('are not confirmed together where something is wrong with them', () => {
    const errors = [...SOURCE.errors, { refusal: { code: 'WB_LOCKED_CELL' as const, data: {} }, sheet: '一', cell: 'D11' }];
    expect(listConfirmableMarks(marksOf({ ...SOURCE, errors })).map(({ entry }) => entry?.kind)).toEqual(['lists', 'checks']);
  });
});

describe('the next cell that needs somebody', () => {
  const marks = marksOf(SOURCE);
  const { pictures } = SOURCE;

  it('comes row by row and sheet by sheet, there and back', () => {
    const way = [at('一', 1, 1)];
    for (let step = 0; step < 6; step += 1)
      way.push(findNextReview({ marks, pictures }, way.at(-1) ?? at('一', 1, 1), 1, true) ?? at('', 0, 0));
    expect(way.slice(1)).toEqual([at('一', 2, 5), at('一', 11, 4), at('一', 12, 4), at('一', 20, 1), at('二', 2, 2), at('二', 9, 2)]);
    expect(findNextReview({ marks, pictures }, at('二', 9, 2), 1, true)).toEqual(at('一', 2, 5));
    expect(findNextReview({ marks, pictures }, at('一', 2, 5), -1, true)).toEqual(at('二', 9, 2));
  });

  it('is none at the end for Tab, which then leaves the sheet', () => {
    expect(findNextReview({ marks, pictures }, at('二', 9, 2), 1, false)).toBe(null);
    expect(findNextReview({ marks: [], pictures }, at('一', 1, 1), 1, true)).toBe(null);
  });
});

describe('the sheet beside', () => {
  const sheets = ['甲', '乙', '丙'].map((sheet) => ({ sheet }) as SheetPicture);

  it('is the one before or behind, from its first cell; beyond both ends there is none', () => {
    expect(findSheetBeside(sheets, '乙', -1)).toEqual({ sheet: '甲', row: 1, column: 1 });
    expect(findSheetBeside(sheets, '乙', 1)).toEqual({ sheet: '丙', row: 1, column: 1 });
    expect([findSheetBeside(sheets, '甲', -1), findSheetBeside(sheets, '丙', 1)]).toEqual([null, null]);
  });
});
