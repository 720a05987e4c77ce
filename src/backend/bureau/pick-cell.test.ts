// A cell that a person picks by hand: its unit is the sheet's, what is open is counted, and the value is seen before it is taken.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formByHand } from '../../../test/helpers/form-by-hand.ts';
import { MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { saveMap, lookWorkbook } from './workbooks.ts';
import { addWorkbook } from './kept-workbooks.ts';
import { pickCell } from './fill-month.ts';

const FORM = {
  rows: [
    ['月报表', '', '', '', ''],
    ['指标', '单位', '本月', '累计', '备注'],
    ['直播成交额', '亿元', '', '', ''],
    ['观看人次', '万人次', '', '', ''],
    ['实际结算交易额', '', '', '', ''],
    ['填报单位：', '', '', '', ''],
  ],
  merges: ['A1:E1', 'B6:E6'],
};
const month = parseMonth('2026-10');

let one: RecordBase;
let id: number;
beforeEach(async () => {
  one = openRecordBase();
  const blank = { name: '区表.xlsx', bytes: formByHand({ 表: FORM }) };
  ({ id } = valueOf(await addWorkbook(one.base, MANAGER, { name: null, blank, map: null })));
});
afterEach(() => one.close());

async function picked(cell: string, figure: string) {
  if (month === null) throw new Error('month');
  const { figures } = valueOf(await pickCell(one.base, { id, sheet: '表', cell, month }));
  return figures.find((it) => it.figure === figure);
}

describe('a cell picked by hand', () => {
  it('takes 亿元 and 万人次 from its row, and asks where the sheet names no unit', async () => {
    expect(await picked('C3', 'ZB-2.06.month')).toMatchObject({ unit: '亿元', isAsked: false });
    expect(await picked('C4', 'ZB-2.04.month')).toMatchObject({ unit: '万', isAsked: false });
    expect(await picked('C5', 'ZB-2.09.month')).toMatchObject({ unit: null, isAsked: true });
    expect(await picked('C5', 'ZB-2.19.month')).toMatchObject({ unit: null, isAsked: false });
  });

  it('shows what would stand there in that unit, beside the month before', async () => {
    // Nothing has been reported in this base: an empty month prints as its unit does, one before the base as none.
    const found = await picked('C3', 'ZB-2.06.month');
    expect(found?.text).toMatch(/^(?:0\.0000|—)$/);
    expect(found?.before).toMatch(/^(?:0\.0000|—)$/);
  });
});

describe('what is open', () => {
  it('is every labelled cell without an entry, and an entry whose unit nobody names; only then nothing is', async () => {
    const view = valueOf(await lookWorkbook(one.base, { id }));
    const bare = { ...view.map, cells: [], heads: [{ sheet: '表', cell: 'B6', field: '填报单位' }], lists: [], checks: [] };
    const open = async (cells: typeof view.map.cells, edition: number) =>
      valueOf(await saveMap(one.base, MANAGER, { id, edition, map: { ...bare, cells } }));
    const none = await open([], view.edition);
    expect(none.open.map(({ refusal: { code }, cell }) => `${code} ${cell}`)).toEqual(
      ['C3', 'D3', 'C4', 'D4', 'C5', 'D5'].map((cell) => `WB_OPEN_CELL ${cell}`),
    );
    const settled = {
      ...bare,
      keep: [
        { sheet: '表', range: 'C3:D4' },
        { sheet: '表', range: 'D5' },
      ],
    };
    const entry = { sheet: '表', cell: 'C5', figure: 'ZB-2.09.month' };
    const unitless = valueOf(await saveMap(one.base, MANAGER, { id, edition: none.edition, map: { ...settled, cells: [entry] } }));
    expect(unitless.open.map(({ refusal: { code }, cell }) => `${code} ${cell}`)).toEqual(['WB_NO_UNIT C5']);
    const all = valueOf(
      await saveMap(one.base, MANAGER, { id, edition: unitless.edition, map: { ...settled, cells: [{ ...entry, unit: '万元' }] } }),
    );
    expect(all.open).toEqual([]);
  });
});
