// A sheet read by its layout: rows decoded, each refused cell named, what is not known left alone.
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../domain/values/result.ts';
import type { Cell, SheetTable } from '../../../sheets/read/table.ts';
import { count, shortText, decodeTurnaroundCell, decodeHoursCell, decodeCodeListCell, decodeYearCell } from './cells.ts';
import { type CellDecoder, defineOptional, defineRequired, figureOf, readSheet } from './layout.ts';

function sheet(...rows: readonly (readonly Cell[])[]): SheetTable {
  return { name: '表', rows: rows.map((cells, index) => ({ number: index + 1, cells })), merged: [], date1904: false };
}

const LAYOUT = {
  columns: {
    name: defineRequired(shortText, '名称'),
    attendance: defineRequired(count, '人数', '参加人数'),
    note: defineOptional(shortText, '说明'),
  },
} as const;

describe('readSheet', () => {
  it('gives rows with their own numbers; blank optional cells and missing columns are null', () => {
    const read = readSheet(
      sheet(['标题'], ['参加人数', '名称', '说明', '主办'], [3, '课', '-', 'x'], [null, null, null, 'x'], ['４', ' 会 ', '好']),
      LAYOUT,
    );
    expect(read.read).toBe(2);
    expect(read.rows).toEqual([
      { row: 3, fields: { name: '课', attendance: 3, note: null } },
      { row: 5, fields: { name: '会', attendance: 4, note: '好' } },
    ]);
    expect([read.headerOf('attendance'), read.has('note'), read.unknown]).toEqual(['参加人数', true, ['主办']]);
    expect(readSheet(sheet(['人数', '名称'], [1, 'a']), LAYOUT)).toMatchObject({ rows: [{ fields: { note: null } }] });
    expect(readSheet(sheet(['人数', '名称'], [1, 'a']), LAYOUT).has('note')).toBe(false);
  });

  it('names every refused cell of a row and gives none of it', () => {
    const error: Cell = { trouble: 'error', text: '#REF!' };
    const formula: Cell = { trouble: 'formula-without-value', text: 'A1+1' };
    const read = readSheet(sheet(['名称', '人数', '说明'], [null, -1, 'x'], [error, formula, null], ['好', 1, null]), LAYOUT);
    expect(read.troubles.map(({ row, column, found, code }) => [row, column, found, code])).toEqual([
      [2, '名称', '', 'CELL_REQUIRED'],
      [2, '人数', '-1', 'CELL_NEGATIVE'],
      [3, '名称', '#REF!', 'CELL_ERROR_VALUE'],
      [3, '人数', 'A1+1', 'CELL_FORMULA_WITHOUT_VALUE'],
    ]);
    expect(read.rows.map(({ row }) => row)).toEqual([4]);
    expect(read.read).toBe(3);
  });

  it('refuses the sheet with one trouble of row 0 where its header cannot be believed', () => {
    const read = readSheet(sheet(['名称', 'x']), LAYOUT);
    expect(read).toMatchObject({ read: 0, rows: [], troubles: [{ row: 0, column: '人数', code: 'SHEET_HEADER_MISSING' }] });
    expect([read.headerOf('name'), read.has('name'), read.unknown]).toEqual(['', false, []]);
  });

  it('remembers what a text decodes to, not what was refused', () => {
    const seen: string[] = [];
    const decode: CellDecoder<string> = (cell) => {
      seen.push(String(cell));
      return cell === '坏' ? refuse('CELL_UNKNOWN_WORD') : ok(String(cell));
    };
    const read = readSheet(sheet(['词'], ['好'], ['坏'], ['好'], ['坏']), { columns: { word: defineRequired(decode, '词') } });
    expect(seen).toEqual(['好', '坏', '坏']);
    expect([read.rows.length, read.troubles.length]).toEqual([2, 2]);
  });

  it('tells a blank figure of a column that is there from a column that is not', () => {
    const read = readSheet(sheet(['名称', '人数'], ['a', 1]), LAYOUT);
    expect([figureOf(read, 'attendance', null), figureOf(read, 'attendance', 5), figureOf(read, 'note', null)]).toEqual([0, 5, null]);
  });
});

describe('decoders of the trade', () => {
  const rule = { date1904: false };
  it('turnaround ends at 240', () => {
    expect([decodeTurnaroundCell(240, rule), decodeTurnaroundCell('241', rule), decodeTurnaroundCell('-', rule)]).toEqual([
      ok(240),
      { ok: false, refusal: { code: 'TURNAROUND_RANGE', data: { found: '241', limit: 240 } } },
      ok(null),
    ]);
  });
  it('free hours become whole minutes', () => {
    expect([decodeHoursCell(10, rule), decodeHoursCell('1.5', rule), decodeHoursCell(0.05, rule)]).toEqual([ok(600), ok(90), ok(3)]);
    expect(decodeHoursCell(0.01, rule)).toMatchObject({ ok: false, refusal: { code: 'CELL_TOO_MANY_DECIMALS' } });
  });
  it('codes are split at any comma, each once', () => {
    expect(decodeCodeListCell('A01、A02，A03;A01 ', rule)).toEqual(ok(['A01', 'A02', 'A03']));
    expect(decodeCodeListCell(101, rule)).toEqual(ok(['101']));
  });
  it('a year lies in 2000-2100', () => {
    expect([decodeYearCell('2026年', rule), decodeYearCell(2100, rule)]).toEqual([ok(2026), ok(2100)]);
    expect(decodeYearCell(1999, rule)).toMatchObject({ refusal: { code: 'CELL_OUT_OF_YEARS' } });
  });
});
