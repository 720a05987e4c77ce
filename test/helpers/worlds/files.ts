// A world's ledgers and platform exports as real files, written by two writers of workbooks in turn.
import { writeXlsx } from '../../../src/sheets/write/xlsx-write.ts';
import { baseSheets, bookingSheets, registerSheets, salesSheets, type SheetSpec, studioSheets, tenantSheets } from './file-sheets.ts';
import { type Chance, chanceOf } from './random.ts';
import type { World } from './world.ts';
import { exportFiles, type WorldFile } from './file-exports.ts';
import { byLibrary, gridOf } from './file-grids.ts';

function workbook(chance: Chance, sheets: readonly SheetSpec[]): Uint8Array {
  const grids = sheets.map((sheet) => gridOf(chance, sheet));
  return chance.is(0.5)
    ? byLibrary(grids)
    : writeXlsx({
        sheets: grids.map(({ name, cells }) => ({ name, rows: cells })),
        properties: { title: '台账', creator: '统计员', created: '2026-01-01T00:00:00Z' },
      });
}

/** Sheets that may come in parts: the rows of the first half of a file, and the rest. */
const IN_PARTS = ['销售台账', '月度人员', '预约', '租约', '主播名册'];

function parts(chance: Chance, sheet: SheetSpec): readonly SheetSpec[] {
  if (!IN_PARTS.includes(sheet.name) || sheet.rows.length < 4 || chance.is(0.5)) return [sheet];
  const cut = chance.int(1, sheet.rows.length - 1);
  return [
    { name: sheet.name, rows: sheet.rows.slice(0, cut) },
    { name: sheet.name, rows: sheet.rows.slice(cut) },
  ];
}

/** All files of a world in any order: one workbook of all sheets, one each group, or one each sheet. */
export function worldFiles(world: World, seed: number): readonly WorldFile[] {
  const chance = chanceOf(seed + 104_729);
  const groups = [baseSheets, studioSheets, tenantSheets, registerSheets, salesSheets, bookingSheets].map((make) => make(chance, world));
  const filled = groups.map((sheets) => sheets.filter((sheet) => sheet.rows.length > 0));
  const kind = chance.int(0, 2);
  const books =
    kind === 0
      ? [chance.shuffled(filled.flat())]
      : kind === 1
        ? filled
        : filled.flat().flatMap((sheet) => parts(chance, sheet).map((part) => [part]));
  const ledgers = books
    .filter((sheets) => sheets.length > 0)
    .map((sheets, nth) => ({ name: `台账${nth + 1}.xlsx`, bytes: workbook(chance, sheets), tenant: null, account: null }));
  return chance.shuffled([...ledgers, ...exportFiles(chance, world)]);
}
