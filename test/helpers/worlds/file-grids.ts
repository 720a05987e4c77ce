// Sheets as grids of cells, with the header somewhere near the top and the columns in any order.
import * as XLSX from '@e965/xlsx';
import type { RawCell } from './file-cells.ts';
import type { SheetSpec } from './file-sheets.ts';
import type { Chance } from './random.ts';

export interface Grid {
  readonly name: string;
  readonly cells: RawCell[][];
}

/** Header somewhere in rows 1-6, columns in any order, columns nobody filled left out now and then, a blank row here and there. */
export function gridOf(chance: Chance, { name, rows }: SheetSpec): Grid {
  const all = Object.keys(rows[0] ?? {});
  const isEmpty = (column: string): boolean => rows.every((row) => row[column] === null || row[column] === '');
  const kept = all.filter((column) => !isEmpty(column) || chance.is(0.5));
  const columns = name === '基地' ? all : chance.shuffled(chance.is(0.2) ? [...kept, '序号'] : kept);
  const title = chance.is(0.5) ? [`深圳市湾区直播产业运营有限公司 ${name}`, ...columns.slice(1).map(() => null)] : columns.map(() => null);
  const above = Array.from({ length: chance.int(0, 5) }, (_, nth) => (nth === 0 ? title : columns.map(() => null)));
  const heads = columns.map((column) => (chance.is(0.1) ? column.replace('(', ' （').replace(')', '）') : column));
  const body = rows.flatMap((row, nth) => {
    const cells = columns.map((column) => (column === '序号' ? nth + 1 : (row[column] ?? null)));
    return name !== '基地' && chance.is(0.02) ? [columns.map(() => null), cells] : [cells];
  });
  return { name, cells: [...above, heads, ...body] };
}

export function byLibrary(grids: readonly Grid[]): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const { name, cells } of grids) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells), name);
  const written: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true });
  if (!Buffer.isBuffer(written)) throw new Error('no bytes');
  return written;
}
