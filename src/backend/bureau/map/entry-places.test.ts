// Which cells each entry of a map fills, on a small form made by hand.
import { expect, it } from 'vitest';
import { bookOf } from '../../../../test/helpers/fill-figures.ts';
import { formByHand } from '../../../../test/helpers/form-by-hand.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { listFilledCells, parseMap } from './map-schema.ts';

const LIST = { sheet: '表', rows: 'ZB-4', onOverflow: 'refuse' };

it('an entry fills its cell, its boxes, or every column of every row of its list', async () => {
  const rows = Array.from({ length: 9 }, () => ['甲', '乙', '丙', '丁']);
  const bytes = formByHand({ 表: { rows, merges: ['B2:C2'] } });
  const map = parseMap({
    version: 1,
    workbook: { file: 'a.xlsx', sha256: hashSha256(bytes) },
    cells: [
      { sheet: '表', cell: 'C3', figure: 'ZB-2.06.month', locked: true },
      { sheet: '别的', cell: 'C4', figure: 'ZB-2.06.ytd' },
    ],
    heads: [{ sheet: '表', cell: 'A2:D2', field: '填表人', as: 'boxes' }],
    lists: [
      { ...LIST, firstRow: 5, templateRows: 2, columns: { A: 'seq', C: 'name' } },
      { ...LIST, firstRow: 8, templateRows: 1, columns: { D: 'name' } },
    ],
  });
  if (!map.ok) throw new Error(JSON.stringify(map.refusal));
  const filled = listFilledCells(await bookOf(bytes), map.value);
  const places = filled.map(({ n, kind, index, cells, isLockedToo }) => [
    `${n} ${kind} ${index} ${cells.map(({ row, column }) => `${row}:${column}`).join(' ')}`,
    isLockedToo,
  ]);
  expect(places).toEqual([
    ['1 cells 0 3:3', true],
    ['3 heads 0 2:1 2:2 2:4', false],
    ['4 lists 0 5:1 5:3 6:1 6:3', false],
    ['5 lists 1 8:4', false],
  ]);
});
