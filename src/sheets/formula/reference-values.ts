// The areas that references name in a workbook, and what the operators between references make of them.
import type { CellRange } from '../write/xlsx-document.ts';
import { LAST_COLUMN, LAST_ROW } from '../book/book-model.ts';
import type { Reference, SheetPart } from './references.ts';
import { type Areas, type FormulaError, isScalar, NULL_ERROR, REF_ERROR, type SheetArea, type Value } from './values.ts';

/** The index of a sheet by its name, without case; -1 where there is none. */
export function findSheetIndex(sheets: readonly string[], name: string): number {
  const wanted = name.toLowerCase();
  return sheets.findIndex((sheet) => sheet.toLowerCase() === wanted);
}

/** Whether a sheet part names another workbook. `[0]` is this one. */
export function isOutside(sheet: SheetPart | null): boolean {
  return sheet !== null && sheet.book !== null && sheet.book !== '[0]';
}

/** The rows and columns of a reference, whole ones to the sheet's edge. */
export function boxOf({ from, to }: Reference): CellRange {
  const end = to ?? from;
  return {
    top: Math.min(from.row ?? 1, end.row ?? 1),
    bottom: Math.max(from.row ?? LAST_ROW, end.row ?? LAST_ROW),
    left: Math.min(from.column ?? 1, end.column ?? 1),
    right: Math.max(from.column ?? LAST_COLUMN, end.column ?? LAST_COLUMN),
  };
}

/** The areas of a reference in a cell of `home`; `#REF!` where a sheet is not there. */
export function areasOf(reference: Reference, sheets: readonly string[], home: number): Areas | FormulaError {
  const { sheet } = reference;
  const first = sheet === null ? home : findSheetIndex(sheets, sheet.first);
  const last = sheet === null ? home : findSheetIndex(sheets, sheet.last);
  if (first === -1 || last === -1) return REF_ERROR;
  const box = boxOf(reference);
  const areas: SheetArea[] = [];
  for (let index = Math.min(first, last); index <= Math.max(first, last); index += 1) areas.push({ sheet: index, ...box });
  return { kind: 'areas', areas };
}

function isAreas(value: Value): value is Areas {
  return !isScalar(value) && value.kind === 'areas';
}

function bounding(one: SheetArea, other: SheetArea): SheetArea {
  return {
    sheet: one.sheet,
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

function common(one: SheetArea, other: SheetArea): SheetArea | null {
  const area = {
    sheet: one.sheet,
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return one.sheet === other.sheet && area.top <= area.bottom && area.left <= area.right ? area : null;
}

/** Two references joined: `:` the area around both, ` ` what they share (`#NULL!` if nothing), `,` both. */
export function joinAreas(operator: ':' | ' ' | ',', left: Value, right: Value): Areas | FormulaError {
  if (!isAreas(left) || !isAreas(right)) return REF_ERROR;
  if (operator === ',') return { kind: 'areas', areas: [...left.areas, ...right.areas] };
  if (operator === ' ') {
    const areas = left.areas.flatMap((one) => right.areas.flatMap((other) => common(one, other) ?? []));
    return areas.length === 0 ? NULL_ERROR : { kind: 'areas', areas };
  }
  const [first, ...others] = [...left.areas, ...right.areas];
  if (first === undefined || others.some(({ sheet }) => sheet !== first.sheet)) return REF_ERROR;
  return { kind: 'areas', areas: [others.reduce(bounding, first)] };
}
