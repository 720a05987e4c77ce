// The report's workbook, read back: what it shows, its formulas worked out again, its print settings, its bytes.
import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { sampleFigures, sampleHead, sampleProfile } from '../../../../test/helpers/sample-report.ts';
import { buildReportDoc, type ReportDocInput } from './report-doc.ts';
import type { DocTable, ReportDoc } from './report-model.ts';
import { renderXlsx } from './render-xlsx.ts';

const MONTHS = ['2025-01', '2025-12', '2026-01', '2026-09', '2026-10'];

function docOf(month = '2026-10', changes: Partial<ReportDocInput> = {}): ReportDoc {
  return buildReportDoc({
    profile: sampleProfile(),
    figures: sampleFigures(month),
    head: sampleHead(),
    draft: false,
    revision: 1,
    ...changes,
  });
}

function open(doc: ReportDoc): WorkBook {
  return read(Buffer.from(renderXlsx(doc)), { cellFormula: true, cellNF: true, cellStyles: true });
}

function sheetOf(book: WorkBook, table: DocTable): WorkSheet {
  const name = book.SheetNames.find((one) => one.startsWith(table.id));
  const sheet = name === undefined ? undefined : book.Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet for ${table.id}`);
  return sheet;
}

function cellAt(sheet: WorkSheet, row: number, column: number): CellObject | undefined {
  const cell: unknown = sheet[utils.encode_cell({ r: row, c: column })];
  return typeof cell === 'object' && cell !== null && 't' in cell ? (cell as CellObject) : undefined;
}

/** The sheet's row (from 0) of the row of 甲, 乙, 1, 2: the body begins under it. */
function codeRow(sheet: WorkSheet): number {
  for (let row = 0; row < 40; row += 1) if (cellAt(sheet, row, 0)?.v === '甲') return row;
  throw new Error('no row of codes');
}

/** The value of a formula of ours over the sheet's stored values; SUM skips texts, as spreadsheets do. */
function evaluate(sheet: WorkSheet, formula: string): number {
  const valueAt = (name: string): unknown => {
    const { r, c } = utils.decode_cell(name);
    return cellAt(sheet, r, c)?.v;
  };
  const sum = /^SUM\((\w+):(\w+)\)$/.exec(formula);
  if (sum) {
    const from = utils.decode_cell(sum[1] ?? '');
    const to = utils.decode_cell(sum[2] ?? '');
    let total = 0;
    for (let row = from.r; row <= to.r; row += 1) {
      const value = cellAt(sheet, row, from.c)?.v;
      if (typeof value === 'number') total += value;
    }
    return total;
  }
  const terms = [...formula.matchAll(/([+-]?)(?:(\d+)\*)?([A-Z]+\d+)/g)];
  expect(terms.map((term) => term[0]).join('')).toBe(formula);
  return terms.reduce((total, [, sign, times, name]) => total + Number(`${sign ?? ''}${times ?? '1'}`) * Number(valueAt(name ?? '')), 0);
}

describe('cells', () => {
  it.each(MONTHS)('of %s show what paper shows', (month) => {
    const doc = docOf(month);
    const book = open(doc);
    let compared = 0;
    for (const table of doc.tables) {
      const sheet = sheetOf(book, table);
      const top = codeRow(sheet) + 1;
      table.rows.forEach((row, index) => {
        row.cells.forEach((cell, column) => {
          if (cell === null || cell.text === '') return;
          const found = cellAt(sheet, top + index, column);
          expect([table.id, index, column, found?.w ?? found?.v]).toEqual([table.id, index, column, cell.text]);
          expect(found?.t).toBe(cell.number === null ? 's' : 'n');
          compared += 1;
        });
      });
    }
    expect(compared).toBeGreaterThan(600);
  });

  it.each(MONTHS)('of %s that are formulas give what is stored', (month) => {
    const doc = docOf(month);
    const book = open(doc);
    let formulas = 0;
    for (const table of doc.tables) {
      const sheet = sheetOf(book, table);
      for (const key of Object.keys(sheet)) {
        if (key.startsWith('!')) continue;
        const { r, c } = utils.decode_cell(key);
        const cell = cellAt(sheet, r, c);
        if (cell?.f === undefined) continue;
        expect(Number(evaluate(sheet, cell.f).toPrecision(14))).toBe(Number(Number(cell.v).toPrecision(14)));
        formulas += 1;
      }
    }
    expect(formulas).toBeGreaterThanOrEqual(15);
  });

  it('hold fen exactly, and codes as text', () => {
    const doc = docOf();
    const table = doc.tables[1];
    if (table === undefined) throw new Error('no ZB-2');
    const sheet = sheetOf(open(doc), table);
    const top = codeRow(sheet) + 1;
    expect(cellAt(sheet, top + 5, 3)?.v).toBe(24_382.051_67);
    expect(cellAt(sheet, top, 2)).toMatchObject({ t: 's', v: '01', z: '@' });
    expect(cellAt(sheet, top + 7, 3)?.f).toBe(`D${top + 6}-D${top + 7}`);
  });

  it("never turn a tenant's name into a formula", () => {
    const figures = sampleFigures('2026-10');
    const evil = figures.tenants.map((tenant) => ({ ...tenant, cells: { ...tenant.cells, name: { raw: null, text: '=HYPERLINK("x")' } } }));
    const doc = docOf('2026-10', { figures: { ...figures, tenants: evil } });
    const table = doc.tables[3];
    if (table === undefined) throw new Error('no ZB-4');
    const sheet = sheetOf(open(doc), table);
    const cell = cellAt(sheet, codeRow(sheet) + 1, 1);
    expect(cell).toMatchObject({ t: 's', v: '=HYPERLINK("x")' });
    expect(cell?.f).toBeUndefined();
  });
});

describe('paper', () => {
  it('repeats the heads, prints all of the table, says page x of y', () => {
    const doc = docOf();
    const book = open(doc);
    const names = book.Workbook?.Names ?? [];
    expect(names.filter(({ Name }) => Name === '_xlnm.Print_Titles')).toHaveLength(6);
    expect(names.filter(({ Name }) => Name === '_xlnm.Print_Area')).toHaveLength(6);
    const table = doc.tables[1];
    if (table === undefined) throw new Error('no ZB-2');
    const code = codeRow(sheetOf(book, table)) + 1;
    expect(names.find(({ Name, Ref }) => Name === '_xlnm.Print_Titles' && Ref.includes('ZB-2'))?.Ref).toMatch(
      new RegExp(`\\$${code - 2}:\\$${code}$`),
    );
  });

  it('merges heads that share a group', () => {
    const doc = docOf();
    const table = doc.tables[1];
    if (table === undefined) throw new Error('no ZB-2');
    const sheet = sheetOf(open(doc), table);
    const top = codeRow(sheet) - 2;
    expect(sheet['!merges']).toContainEqual({ s: { r: top, c: 3 }, e: { r: top, c: 4 } });
    expect(sheet['!merges']).toContainEqual({ s: { r: top, c: 0 }, e: { r: top + 1, c: 0 } });
    expect(cellAt(sheet, top, 3)?.v).toBe('本年');
  });

  it('has no two merges that overlap', () => {
    const book = open(docOf('2026-10', { draft: true, explanations: [{ id: 'A05', message: 'a', explanation: 'b' }] }));
    for (const sheet of Object.values(book.Sheets)) {
      const taken = new Set<string>();
      for (const { s, e } of sheet['!merges'] ?? []) {
        for (let r = s.r; r <= e.r; r += 1) {
          for (let c = s.c; c <= e.c; c += 1) {
            expect(taken.has(`${r},${c}`)).toBe(false);
            taken.add(`${r},${c}`);
          }
        }
      }
    }
  });

  it('marks drafts on every sheet, and only them', () => {
    const texts = (doc: ReportDoc): string[] => Object.values(open(doc).Sheets).map((sheet) => utils.sheet_to_csv(sheet));
    expect(texts(docOf('2026-10', { draft: true })).every((text) => text.includes('草稿'))).toBe(true);
    expect(texts(docOf()).some((text) => text.includes('草稿'))).toBe(false);
  });

  it('shows head, foot and seal on every sheet', () => {
    for (const sheet of Object.values(open(docOf()).Sheets)) {
      const text = utils.sheet_to_csv(sheet);
      for (const word of [
        '表号：',
        '制定机关：',
        '文号：',
        '有效期至：',
        '填报单位：深圳市南山区',
        '报告期：2026年10月',
        '计量单位：',
        '单位负责人：陈思远',
        '报出日期：2026-11-05',
        '（公章）',
      ])
        expect(text).toContain(word);
    }
  });
});

describe('bytes', () => {
  it('are the same every time', () => {
    expect(Buffer.from(renderXlsx(docOf())).equals(renderXlsx(docOf()))).toBe(true);
  });
});
