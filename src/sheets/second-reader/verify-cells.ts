// Looks at the cells of a filled row: placeholders that are left, what formulas show, and whose results an array formula gives.
import { parseAreaPlace, type CellArea } from './moves.ts';
import { type CellText, hasFormula, partsOf } from './sheet-rows.ts';
import { noteCell, placeKey, type SheetFindings, type SheetTask, formatShownValue, type ShownValue } from './sheet-task.ts';

/** The area of an array formula or data table. */
export interface FormulaArea extends CellArea {
  /** The place of its formula. */
  readonly owner: number;
}

/** A sheet being read. */
interface Looking {
  readonly task: SheetTask;
  readonly findings: SheetFindings;
  readonly areas: readonly FormulaArea[];
}

/** Notes the areas of a row's array formulas and data tables. */
export function noteAreas({ areas }: { readonly areas: FormulaArea[] }, cells: readonly CellText[]): void {
  for (const cell of cells) {
    if (!cell.text.includes('ref', cell.openTo)) continue;
    const { formula } = partsOf(cell);
    const attribute = (name: string): string => formula?.attributes.find(([own]) => own === name)?.[1] ?? '';
    const area = attribute('t') === 'shared' ? null : parseAreaPlace(attribute('ref'));
    if (area !== null) areas.push({ ...area, owner: placeKey(cell.row, cell.column) });
  }
}

/** The formula that gives a cell its value from elsewhere, or null. */
export function ownerOf({ areas }: Pick<Looking, 'areas'>, { row, column }: CellText): number | null {
  const area = areas.findLast(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right);
  return area === undefined || area.owner === placeKey(row, column) ? null : area.owner;
}

/** Looks for placeholders that are left, and notes what formulas and checks show. */
export function lookAt(walk: Looking, cells: readonly CellText[]): void {
  const { task, findings } = walk;
  for (const cell of cells) {
    const isFormula = hasFormula(cell) || ownerOf(walk, cell) !== null;
    const key = placeKey(cell.row, cell.column);
    const isChecked = task.checked.has(key);
    if (isFormula) {
      findings.hasFormulas = true;
      if (task.moves.isAny || task.recalculated.has(key) || task.notCalculated.has(key)) findings.formulas.add(key);
      if (cell.type === 'n' && !isChecked) continue;
    } else if (!isChecked && !mayHoldPlaceholder(task, cell)) continue;
    const parts = partsOf(cell);
    if (!isFormula && task.searchesPlaceholders && isPlaceholderLeft(task, key, parts, cell))
      noteCell(task, findings, key, { what: 'placeholder', wanted: null, found: '{{' });
    if (!isFormula && !isChecked) continue;
    const shown = formatShownValue(parts, task.strings);
    const isFailing = isFormula && saysNo(shown);
    if (isFailing) findings.failing.push(key);
    if (isFailing || isChecked) findings.shown.set(key, shown);
  }
}

/** Whether a cell without formula is worth a search: most are numbers, and most books have no placeholder. */
function mayHoldPlaceholder({ searchesPlaceholders, marked }: SheetTask, { type, text }: CellText): boolean {
  if (!searchesPlaceholders) return false;
  if (type === 's') return marked.size > 0;
  return (type === 'inlineStr' || type === 'str') && (text.includes('{') || text.includes('&#'));
}

/** FALSE, an error, or a text that says so. */
function saysNo(shown: ShownValue): boolean {
  if (shown?.kind === 'boolean') return !shown.value;
  return shown?.kind === 'error' || (shown?.kind === 'text' && /错|不符|不平/.test(shown.text));
}

function isPlaceholderLeft(task: SheetTask, key: number, parts: ReturnType<typeof partsOf>, cell: CellText): boolean {
  const value = task.expected.get(key);
  if (value?.kind === 'text') return false;
  if (
    task.keep.some(({ top, left, bottom, right }) => cell.row >= top && cell.row <= bottom && cell.column >= left && cell.column <= right)
  )
    return false;
  if (parts.type === 's') return task.marked.has(Number(parts.value));
  const shown = formatShownValue(parts, task.strings);
  return shown?.kind === 'text' && shown.text.includes('{{');
}
