// The labels of each empty cell of a sheet, read: its row's, its heads', the code and the unit that its row names.
import { isIn } from '../../../../sheets/book/address.ts';
import type { CellAt } from '../../../../sheets/book/address.ts';
import type { CellRange } from '../../../../sheets/write/xlsx-document.ts';
import { flatText } from '../label-text.ts';
import { headsAbove, isWordy, labelsLeft } from '../label-grid.ts';
import type { GridLabel, LabelGrid } from '../label-grid.ts';
import type { LabelReading } from './read-label.ts';
import { readUnitLine } from './unit-words.ts';
import type { ReadUnit } from './unit-words.ts';

/** A label and where it stands. */
export interface PlacedReading extends LabelReading {
  readonly area: CellRange;
}

/** An empty cell with all that names it. */
export interface Target extends CellAt {
  /** The nearest label in its row that is no unit and no code. */
  readonly label: PlacedReading;
  /** Labels farther left in its row, the nearest first: side heads. */
  readonly outer: readonly PlacedReading[];
  /** Heads of its column, outermost first, without those that stand over the labels too. */
  readonly heads: readonly PlacedReading[];
  /** The units that stand among the heads by themselves. */
  readonly headUnits: readonly ReadUnit[];
  /** True where nothing empty lies between the cell and the labels of its row. */
  readonly isBeside: boolean;
  /** What stands in the row's column of codes, empty where there is none. */
  readonly code: string;
  /** The units of the row's column of units. */
  readonly rowUnits: readonly ReadUnit[];
  /** The units of the line over the table, with the line. */
  readonly line: { readonly text: string; readonly units: readonly ReadUnit[] } | null;
}

type Read = (text: string) => LabelReading;

/** How much of a sheet is looked at: forms are no lists of thousands. */
const MOST_ROWS = 600;
const MOST_COLUMNS = 120;
const CODE_HEAD = /^(?:指标)?(?:代码|行次|编码|序码|栏次|指标代码)$/;
const CODE = /^\d{1,3}$/;

/** Codes and labels of a row, to the left of a cell. */
function codeLeft(grid: LabelGrid, { row, column }: CellAt): string {
  for (let at = column - 1; at >= 1; at -= 1) {
    const cell = grid.view.cellAt(row, at);
    const stored = cell?.stored;
    const text = stored?.kind === 'text' ? flatText(stored.text) : stored?.kind === 'number' ? stored.digits : '';
    if (CODE.test(text) && headsAbove(grid, { row, column: at }).some((head) => CODE_HEAD.test(flatText(head.text)))) return text;
  }
  return '';
}

interface Line {
  readonly row: number;
  readonly text: string;
  readonly units: readonly ReadUnit[];
}

function unitLines(grid: LabelGrid): readonly Line[] {
  return [...grid.view.cells({ top: 1, left: 1, bottom: MOST_ROWS, right: MOST_COLUMNS })].flatMap(({ row, stored }): Line[] => {
    const text = stored.kind === 'text' ? stored.text : '';
    const units = text.length > 40 ? [] : readUnitLine(text);
    return units.length === 0 ? [] : [{ row, text: text.trim(), units }];
  });
}

/** The line that counts for a row: the nearest above, else the first below, which then stands at the foot. */
function lineFor(lines: readonly Line[], row: number): Line | null {
  return lines.findLast((line) => line.row <= row) ?? lines[0] ?? null;
}

function placed(read: Read, label: GridLabel): PlacedReading {
  return { ...read(label.text), area: label.area };
}

/** Heads that belong to the cell's column alone: what reaches over the labels as well is a title. */
function ownHeads(read: Read, heads: readonly GridLabel[], label: PlacedReading): readonly PlacedReading[] {
  return heads.filter(({ area }) => area.left > label.area.left).map((head) => placed(read, head));
}

function targetAt(grid: LabelGrid, read: Read, lines: readonly Line[], at: CellAt): Target | null {
  const left = labelsLeft(grid, at).map((label) => placed(read, label));
  const words = left.filter((label) => !label.isUnit);
  const [label, ...outer] = words;
  if (label === undefined) return null;
  const own = ownHeads(read, headsAbove(grid, at), label);
  const heads = own.filter((head) => !head.isUnit);
  const headUnits = own.flatMap((head) => (head.isUnit ? head.units : []));
  const rowUnits = left.find((one) => one.isUnit)?.units ?? [];
  const line = lineFor(lines, at.row);
  const isBeside = grid.kindAt(at.row, at.column - 1) === 'text';
  return { ...at, label, outer, heads, headUnits, isBeside, code: codeLeft(grid, at), rowUnits, line };
}

/** The empty cells of a sheet that have a label in their row; cells inside merges and in `taken` are left out. */
export function targetsOf(grid: LabelGrid, read: Read, taken: readonly CellRange[]): readonly Target[] {
  const lines = unitLines(grid);
  const { lastRow, lastColumn } = grid.view;
  const targets: Target[] = [];
  for (let row = 1; row <= Math.min(lastRow, MOST_ROWS); row += 1) {
    for (let column = 2; column <= Math.min(lastColumn, MOST_COLUMNS); column += 1) {
      const area = grid.areaAt(row, column);
      const isFirst = area.top === row && area.left === column;
      if (!isFirst || grid.kindAt(row, column) !== 'empty' || taken.some((one) => isIn(one, { row, column }))) continue;
      const target = targetAt(grid, read, lines, { row, column });
      if (target !== null && isWordy(target.label.text)) targets.push(target);
    }
  }
  return targets;
}
