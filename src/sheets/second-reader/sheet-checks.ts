// What a filled workbook's sheets say of themselves: the map's checks, and every formula that gives FALSE, an error or a text that says so.
import { blocksOf, moveCell, type Moves } from './moves.ts';
import type { MappedSheet, PackageMap } from './package-map.ts';
import type { ExpectedFill, SheetCheck } from './second-reading.ts';
import { keyOf, formatNameOfKey, type SheetFindings, type ShownValue } from './sheet-task.ts';

/** A sheet that has been read. Other sheets than worksheets have no cells. */
export interface ReadSheet {
  readonly sheet: MappedSheet;
  readonly isWorksheet: boolean;
  readonly findings: SheetFindings;
}

interface Asked {
  readonly expected: ExpectedFill;
  readonly map: PackageMap;
  readonly moves: Moves;
}

/** The map's checks in their order, then what the formulas say of themselves. */
export function checksOf({ expected, map, moves }: Asked, sheets: readonly ReadSheet[]): readonly SheetCheck[] {
  const byName = new Map(sheets.map((read) => [read.sheet.name, read]));
  const own = expected.checks.map(({ sheet, cell, ok }) => {
    const index = map.sheets.findIndex(({ name }) => name === sheet);
    const moved = moveCell(blocksOf(moves, index), cell).replaceAll('$', '');
    const [key = -1] = keyOf(moved);
    const value = plainValue(byName.get(sheet)?.findings.shown.get(key) ?? null);
    return { sheet, cell: moved, value, ok: ok.some((one) => one === value) };
  });
  const told = new Set(own.map(({ sheet, cell }) => `${sheet}!${cell}`));
  const found = sheets.flatMap(({ sheet, findings }) =>
    findings.failing.map((key) => ({
      sheet: sheet.name,
      cell: formatNameOfKey(key),
      value: plainValue(findings.shown.get(key) ?? null),
      ok: false,
    })),
  );
  return [...own, ...found.filter(({ sheet, cell }) => !told.has(`${sheet}!${cell}`))];
}

function plainValue(shown: ShownValue): string | number | boolean | null {
  if (shown === null) return null;
  if (shown.kind === 'boolean') return shown.value;
  return shown.kind === 'number' ? Number(shown.text) : shown.text;
}
