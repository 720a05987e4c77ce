// One key given twice in an import (docs/rules/imports.md, From bytes to rows): equal figures count once, different ones refuse both rows and name both.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  codeOf,
  everything,
  inEachTest,
  ledger,
  type NamedFile,
  openImportBase,
  refusedLines,
  sheetOf,
  SMALL_WORLD,
  totals,
  troublesOf,
  WORLD_FILE,
} from '../helpers/import-base.ts';

const at = inEachTest(() => openImportBase());

describe('one key twice', () => {
  beforeEach(async () => {
    await at.take(WORLD_FILE);
  });
  const sale = (paid: number, more: readonly string[] = ['抖音', '其他'], code = codeOf(101)): (string | number)[] => [
    '2026-10',
    code,
    ...more,
    1,
    60,
    10,
    1,
    paid,
    0,
    0,
  ];

  it('with equal figures counts once and says so', async () => {
    const outcome = await at.take(ledger('售.xlsx', sheetOf('销售台账', [sale(5), sale(5)])));
    expect(totals(outcome)).toEqual({ added: 1, changed: 0, same: 1 });
    expect(outcome.value.sheets[0]?.tally.notes).toEqual([{ code: 'ROWS_REPEATED', data: { rows: [3] } }]);
  });

  it('with different figures refuses both and names both', async () => {
    const before = everything(at.db);
    const outcome = await at.take(ledger('售.xlsx', sheetOf('销售台账', [sale(5), sale(7), sale(9, ['抖音', '家具类'])])));
    expect(troublesOf(outcome).map(({ row, column, code, data }) => ({ row, column, code, rows: data.rows }))).toEqual([
      { row: 2, column: '月份', code: 'ROW_KEY_TWICE', rows: ['2', '3'] },
      { row: 3, column: '月份', code: 'ROW_KEY_TWICE', rows: ['2', '3'] },
    ]);
    expect(everything(at.db)).toBe(before);
  });

  it('also where the key is spelled in two ways', async () => {
    const outcome = await at.take(ledger('售.xlsx', sheetOf('销售台账', [sale(5), sale(7, ['抖音 ', '其 他'])])));
    expect(troublesOf(outcome).map(({ row, code, data }) => ({ row, code, rows: data.rows }))).toEqual([
      { row: 2, code: 'ROW_KEY_TWICE', rows: ['2', '3'] },
      { row: 3, code: 'ROW_KEY_TWICE', rows: ['2', '3'] },
    ]);
  });

  it("also where a tenant's old and new code name it", async () => {
    await at.take(
      ledger(
        '改.xlsx',
        sheetOf('企业名录', [
          ['晨光传媒', codeOf(201), '直播电商企业', null, null, null, null, null, '2025-03-01', null, null, '2026-05-01', codeOf(101)],
        ]),
      ),
    );
    const outcome = await at.take(
      ledger(
        '人.xlsx',
        sheetOf('月度人员', [
          [codeOf(101), '2026-10', 5, 20],
          [codeOf(201), '2026-10', 6, 20],
        ]),
      ),
    );
    expect(troublesOf(outcome).map(({ row, code, data }) => ({ row, code, rows: data.rows }))).toEqual([
      { row: 2, code: 'ROW_KEY_TWICE', rows: ['2', '3'] },
      { row: 3, code: 'ROW_KEY_TWICE', rows: ['2', '3'] },
    ]);
  });

  it('over two files given together names the other file', async () => {
    const outcome = await at.take([
      ledger('一.xlsx', sheetOf('销售台账', [sale(5)])),
      ledger('二.xlsx', sheetOf('销售台账', [sale(9, ['抖音', '家具类']), sale(7)])),
    ]);
    expect(troublesOf(outcome).map(({ file, row, code, data }) => ({ file, row, code, rows: data.rows }))).toEqual([
      { file: '一.xlsx', row: 2, code: 'ROW_KEY_TWICE', rows: ['2', '二.xlsx 3'] },
      { file: '二.xlsx', row: 3, code: 'ROW_KEY_TWICE', rows: ['一.xlsx 2', '3'] },
    ]);
  });

  it('both items of 基地 that contradict each other are named', async () => {
    const outcome = await at.take(
      ledger('基.xlsx', { 基地: [...(SMALL_WORLD['基地'] ?? []), ['所属区', '福田区'], ['基地类型', '直播电商园区']] }),
    );
    expect(refusedLines(outcome)).toEqual(['基地 5 项目 ROW_KEY_TWICE 所属区', '基地 6 项目 ROW_KEY_TWICE 所属区']);
  });

  it('events of equal key in two files with different attendance are refused', async () => {
    const event = (name: string, ...attendance: readonly number[]): NamedFile =>
      ledger(
        name,
        sheetOf(
          '活动',
          attendance.map((one) => ['2026-10-08', '培训会', '课', one]),
        ),
      );
    const outcome = await at.take([event('一.xlsx', 20), event('二.xlsx', 30)]);
    expect(troublesOf(outcome).map(({ file, row, code }) => [file, row, code])).toEqual([
      ['一.xlsx', 2, 'ROW_KEY_TWICE'],
      ['二.xlsx', 2, 'ROW_KEY_TWICE'],
    ]);
  });

  it('events of equal key in one file are told apart whatever their order', async () => {
    await at.take(
      ledger(
        '一.xlsx',
        sheetOf('活动', [
          ['2026-10-08', '培训会', '课', 20],
          ['2026-10-08', '培训会', '课', 30],
        ]),
      ),
    );
    const outcome = await at.take(
      ledger(
        '二.xlsx',
        sheetOf('活动', [
          ['2026-10-08', '培训会', '课', 30],
          ['2026-10-08', '培训会', '课', 20],
        ]),
      ),
    );
    expect(totals(outcome)).toEqual({ added: 0, changed: 0, same: 2 });
  });

  it('many times names the first rows and the row itself, however many there are', async () => {
    const rows = Array.from({ length: 3000 }, (_, nth) => sale(nth));
    const troubles = troublesOf(await at.take(ledger('多.xlsx', sheetOf('销售台账', rows))));
    expect(troubles).toHaveLength(3000);
    expect(troubles.at(-1)?.data.rows).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '3001']);
    expect(troubles[0]?.data.rows).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  });
});
