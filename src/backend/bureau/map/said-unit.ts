// The unit that the words beside and over a cell speak of: brackets and units of its row, of its column's heads, the line over the table.
import { unitKindOf } from '../../../domain/report/units.ts';
import type { CellAt, Book } from '../../../sheets/book/book-model.ts';
import { findRowUnit, type GridLabel, type LabelGrid } from './label-grid.ts';
import { flattenText, parseLabel } from './label-text.ts';
import { createLineFinder, listUnitLines } from './propose/target-labels.ts';
import { readFormatUnits, type ReadUnit, readUnits, resolveScale } from './propose/unit-words.ts';
import { formatOf } from '../../../sheets/book/sheet-view.ts';

/** What the words of a cell say of its unit. `isRate`: a head speaks of growth or of a share, so the row's unit is not that column's. */
export interface SaidUnits {
  /** What its number format, its row's labels and its heads say, each by itself, the nearest first. */
  readonly beside: readonly (readonly ReadUnit[])[];
  readonly head: readonly ReadUnit[];
  readonly line: readonly ReadUnit[];
  readonly isRate: boolean;
}

const RATE_HEAD = /同比|环比|增长|增幅|增速|占比|比重|百分/;
const RATE_ROW = /率|占比|比重|同比|增长|增幅|增速/;

function ofLabel({ text }: GridLabel): readonly ReadUnit[] {
  const whole = readUnits(text);
  if (whole.length > 0) return whole;
  const { core, note } = parseLabel(text);
  const noted = note.split(';').flatMap((part) => readUnits(part));
  return noted.length > 0 || core === '' ? noted : readUnits(core);
}

/** The labels of the cell's own row, the nearest first: where an empty cell ends them, another table begins, which does not speak. */
export function listOwnLabels(grid: LabelGrid, { row, column }: CellAt): readonly GridLabel[] {
  const own: GridLabel[] = [];
  let right = column;
  for (const label of grid.labelsLeft({ row, column })) {
    const isNamed = own.some(({ text }) => readUnits(text).length === 0);
    const between = Array.from({ length: right - label.area.right - 1 }, (_, index) => label.area.right + 1 + index);
    if (isNamed && between.some((at) => grid.kindAt(row, at) === 'empty')) break;
    own.push(label);
    right = label.area.left;
  }
  return own;
}

/** Reads the units said of the cells of one sheet. */
export function createUnitReader(book: Book, grid: LabelGrid): (at: CellAt) => SaidUnits {
  const lineFor = createLineFinder(listUnitLines(grid));
  return (at) => {
    const labels = listOwnLabels(grid, at);
    const heads = grid.headsAbove(at);
    const row = findRowUnit(grid, at, labels);
    const named = labels.filter((label) => readUnits(label.text).length === 0).slice(0, 1);
    const format = readFormatUnits(formatOf(book, grid.view.styleAt(at.row, at.column)).code);
    const rows = [...(row === null ? [] : [row]), ...named].map(ofLabel);
    const inner = heads.toReversed().map(ofLabel);
    return {
      beside: [format, ...rows, ...inner].filter((units) => units.length > 0),
      head: inner.flat(),
      line: lineFor(at.row)?.units ?? [],
      isRate: heads.some(({ text }) => RATE_HEAD.test(flattenText(text))) || named.some(({ text }) => RATE_ROW.test(flattenText(text))),
    };
  };
}

/** Whether a unit that was read is the one in which a figure would be written. */
function isSame(read: ReadUnit, wanted: string): boolean {
  if (read.kind !== unitKindOf(wanted)) return false;
  return read.kind === 'count' ? read.unit !== null && (read.unit === '万') === (wanted === '万') : read.unit === wanted;
}

/** The text of the unit that speaks against `wanted`, null where none does. The line over a table is not asked. */
export function findContradictingUnit({ beside, head, isRate }: SaidUnits, wanted: string): string | null {
  const sources = beside.map((units) => units.map((read) => resolveScale(read, wanted)));
  const all = sources.flat();
  if (unitKindOf(wanted) === 'percent') {
    if (isRate || all.length === 0 || all.some((read) => isSame(read, wanted))) return null;
    return all[0]?.text ?? null;
  }
  const percent = head.find(({ kind }) => kind === 'percent');
  if (percent !== undefined && !head.some((read) => isSame(resolveScale(read, wanted), wanted))) return percent.text;
  // A text that names its unit once must name this one: what two texts contradict each other in, a person says.
  const alike = sources.map((units) => units.filter(({ kind }) => kind === unitKindOf(wanted))).filter((units) => units.length > 0);
  const other = alike.find((units) => !units.some((read) => isSame(read, wanted)));
  return (other ?? (alike.length === 0 ? all : []))[0]?.text ?? null;
}

/** What the line over a table says against `wanted`: only of its own kind, since a line speaks of amounts or of areas alone. */
export function findContradictingLine({ beside, line }: SaidUnits, wanted: string): string | null {
  const alike = line.map((read) => resolveScale(read, wanted)).filter(({ kind }) => kind === unitKindOf(wanted) && kind !== 'count');
  if (beside.length > 0 || alike.length === 0 || alike.some((read) => isSame(read, wanted))) return null;
  return alike[0]?.text ?? null;
}

/** The unit of a figure that a person picks for a cell, the profile's being `own`: what the sheet says, null where it says nothing that fits. */
export function chooseUnit(said: SaidUnits, own: string): string | null {
  const kind = unitKindOf(own);
  const fits = [...said.beside.flat(), ...said.line]
    .map((read) => resolveScale(read, own))
    .find((read) => read.kind === kind && read.unit !== null);
  if (fits === undefined) return null;
  return kind === 'count' && fits.unit !== '万' ? own : fits.unit;
}
