// Compares the rows of a worksheet: each at the place it must have, copies of template rows behind their block.
import { type CellPair, compareCell, findEffectiveFormula, isUntouched, type SharedFormulas } from './compare-cell.ts';
import { attributesOf, isSound } from './markup.ts';
import { type FormulaArea, lookAt, noteAreas, ownerOf } from './verify-cells.ts';
import { moveRow } from './moves.ts';
import { type Asides, type CellText, cellsOf, partsOf, type RowText, rowsOf, type SheetText } from './sheet-rows.ts';
import { differenceOf } from './second-reading.ts';
import { noteCell, placeKey, getRowOfKey, type SheetFindings, type SheetTask } from './sheet-task.ts';

/** A row that must be there: the blank's row at its new place, or a copy of it. */
interface DueRow {
  readonly row: number;
  readonly source: RowText;
  readonly copy: number;
}

interface Walk {
  readonly task: SheetTask;
  readonly findings: SheetFindings;
  readonly blankShared: SharedFormulas;
  readonly shared: SharedFormulas;
  /** Formulas of the template rows, by their place in the blank. */
  readonly templates: ReadonlyMap<number, string>;
  /** Areas of array formulas and data tables met so far, in the filled sheet. */
  readonly areas: FormulaArea[];
  /** Rows in which something is written, recalculated or asked. */
  readonly busyRows: ReadonlySet<number>;
}

/** Compares all rows and cells; what is found goes to `findings`. */
export function compareRows(
  task: SheetTask,
  findings: SheetFindings,
  sheets: { readonly blank: SheetText; readonly filled: SheetText },
): void {
  const between: { readonly blank: Asides; readonly filled: Asides } = {
    blank: { loose: [], asides: [] },
    filled: { loose: [], asides: [] },
  };
  const asked = [...task.expected.keys(), ...task.checked].map(getRowOfKey);
  const walk: Walk = {
    task,
    findings,
    blankShared: new Map(),
    shared: new Map(),
    templates: templateFormulas(task, sheets.blank),
    areas: [],
    busyRows: new Set([...asked, ...[...task.recalculated, ...task.notCalculated].map(getRowOfKey)]),
  };
  const due = dueRows(task, sheets.blank.rows, between.blank);
  const there = rowsOf(sheets.filled.rows, between.filled);
  let wanted = due.next();
  let last = 0;
  for (const row of there) {
    if (row.row <= last) noteRow(walk, row.row, { what: 'order of rows', wanted: String(last + 1), found: String(row.row) });
    last = row.row;
    while (wanted.done !== true && wanted.value.row < row.row) {
      lostRow(walk, wanted.value);
      wanted = due.next();
    }
    if (wanted.done !== true && wanted.value.row === row.row) {
      compareRow(walk, wanted.value, row);
      wanted = due.next();
    } else addedRow(walk, row);
  }
  for (; wanted.done !== true; wanted = due.next()) lostRow(walk, wanted.value);
  const asides = [between.blank, between.filled].map((one) => [...one.loose, ...(task.moves.isAny ? [] : one.asides)].join(' '));
  if (asides[0] !== asides[1])
    findings.differences.push(
      differenceOf({ part: task.part, cell: '', what: 'content between rows', wanted: asides[0] ?? '', found: asides[1] ?? '' }),
    );
}

function* dueRows({ blocks }: SheetTask, rows: string, between: Asides): Generator<DueRow> {
  let block = 0;
  let template: RowText | null = null;
  for (const source of rowsOf(rows, between)) {
    for (let one = blocks[block]; one !== undefined && source.row > one.last; one = blocks[block]) {
      yield* copiesOf(template, one);
      template = null;
      block += 1;
    }
    if (source.row === blocks[block]?.last) template = source;
    yield { row: moveRow(blocks, source.row), source, copy: 0 };
  }
  for (const one of blocks.slice(block)) {
    yield* copiesOf(template, one);
    template = null;
  }

  function* copiesOf(source: RowText | null, { last, added }: { readonly last: number; readonly added: number }): Generator<DueRow> {
    if (source === null) return;
    const first = moveRow(blocks, last);
    for (let copy = 1; copy <= added; copy += 1) yield { row: first + copy, source, copy };
  }
}

/** The formulas in the rows of blocks, as they read there. */
function templateFormulas({ blocks }: SheetTask, { rows }: SheetText): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const last = blocks.at(-1)?.last;
  if (last === undefined) return found;
  const shared: SharedFormulas = new Map();
  for (const row of rowsOf(rows)) {
    if (row.row > last) break;
    const isTemplate = blocks.some((block) => row.row >= block.first && row.row <= block.last);
    if (!isTemplate && !row.text.includes('shared')) continue;
    for (const cell of cellsOf(row)) {
      const formula = findEffectiveFormula(partsOf(cell), cell, shared);
      if (formula !== null && isTemplate) found.set(placeKey(cell.row, cell.column), formula);
    }
  }
  return found;
}

function compareRow(walk: Walk, { source, copy }: DueRow, row: RowText): void {
  const { task } = walk;
  const hasFormula = mayHoldFormula(row.text);
  const isSame = copy === 0 && source.text === row.text && !walk.busyRows.has(row.row) && !(task.moves.isAny && hasFormula);
  if (!isSame) {
    if (!isSound(row.text)) noteRow(walk, row.row, { what: 'unsound markup', wanted: null, found: row.text });
    const loose: { readonly blank: string[]; readonly filled: string[] } = { blank: [], filled: [] };
    const wanted = cellsOf(source, loose.blank);
    const found = cellsOf(row, loose.filled);
    const traits = [rowTraits(source), rowTraits(row)] as const;
    if (traits[0].hasNumber && !traits[1].hasNumber) noteRow(walk, row.row, { what: 'address', wanted: 'r', found: null });
    if (traits[0].own !== traits[1].own) noteRow(walk, row.row, { what: 'row', wanted: traits[0].own, found: traits[1].own });
    if (found.length <= wanted.length && traits[0].spans !== traits[1].spans)
      noteRow(walk, row.row, { what: 'spans', wanted: traits[0].spans, found: traits[1].spans });
    if (loose.blank.join('') !== loose.filled.join(''))
      noteRow(walk, row.row, { what: 'content of a row', wanted: loose.blank.join(''), found: loose.filled.join('') });
    noteAreas(walk, found);
    compareCells(walk, { wanted, found, copy, row: row.row, rowStyle: traits[0].style });
    lookAt(walk, found);
    return;
  }
  if (hasFormula) noteAreas(walk, cellsOf(row));
  // The cells that an array formula fills stand in the calculation chain as well.
  const isFilled = task.moves.isAny && walk.areas.some(({ top, bottom }) => row.row >= top && row.row <= bottom);
  if (hasFormula || isFilled || task.marked.size > 0 || (task.searchesPlaceholders && row.text.includes('{{'))) lookAt(walk, cellsOf(row));
}

/** Whether a row's text may hold a formula element, under any prefix. */
function mayHoldFormula(text: string): boolean {
  return /[<:]f[\s/>]/.test(text);
}

function rowTraits({ text, openTo }: RowText): {
  readonly own: string;
  readonly spans: string;
  readonly style: string | null;
  readonly hasNumber: boolean;
} {
  const attributes = attributesOf(text.slice(0, openTo));
  const value = (name: string): string | null => attributes.find(([own]) => own === name)?.[1] ?? null;
  const isCustom = ['1', 'true'].includes(value('customFormat') ?? '0');
  return {
    own: attributes
      .filter(([name]) => name !== 'r' && name !== 'spans')
      .map(([name, own]) => `${name}=${own}`)
      .join(' '),
    spans: value('spans') ?? '',
    style: isCustom ? (value('s') ?? '0') : null,
    hasNumber: value('r') !== null,
  };
}

interface CellRows {
  readonly wanted: readonly CellText[];
  readonly found: readonly CellText[];
  readonly copy: number;
  readonly row: number;
  readonly rowStyle: string | null;
}

function compareCells(walk: Walk, { wanted, found, copy, row, rowStyle }: CellRows): void {
  const { task, findings } = walk;
  let at = 0;
  let last = 0;
  for (const cell of found) {
    if (cell.row !== row || cell.column <= last) noteRow(walk, row, { what: 'order of cells', wanted: String(row), found: cell.text });
    last = cell.column;
    for (let lost = wanted[at]; lost !== undefined && lost.column < cell.column; lost = wanted[at]) {
      noteCell(task, findings, placeKey(row, lost.column), { what: 'cell lost', wanted: lost.text, found: null });
      at += 1;
    }
    const source = wanted[at]?.column === cell.column ? (wanted[at] ?? null) : null;
    if (source !== null) at += 1;
    if (source !== null && isUntouched(task, source, cell) && ownerOf(walk, cell) === null) continue;
    compareCell(task, findings, pairOf(walk, { source, cell, copy, emptyStyle: rowStyle ?? task.columnStyle(cell.column) }));
  }
  for (const lost of wanted.slice(at))
    noteCell(task, findings, placeKey(row, lost.column), { what: 'cell lost', wanted: lost.text, found: null });
}

function pairOf(walk: Walk, pair: Pick<CellPair, 'source' | 'cell' | 'copy' | 'emptyStyle'>): CellPair {
  const { source } = pair;
  const { templates, blankShared, shared } = walk;
  const beside = source === null ? [] : [source.row - 1, source.row + 1].map((row) => templates.get(placeKey(row, source.column)));
  return { ...pair, blankShared, shared, owner: ownerOf(walk, pair.cell), neighbours: beside.filter((formula) => formula !== undefined) };
}

function lostRow(walk: Walk, { row, source, copy }: DueRow): void {
  noteRow(walk, row, { what: copy > 0 ? 'copied row lost' : 'row lost', wanted: source.text, found: null });
}

/** A row that the blank does not have: it holds nothing but written cells. */
function addedRow(walk: Walk, row: RowText): void {
  const { task, findings } = walk;
  const loose: string[] = [];
  const cells = cellsOf(row, loose);
  const { own } = rowTraits(row);
  if (!isSound(row.text)) noteRow(walk, row.row, { what: 'unsound markup', wanted: null, found: row.text });
  if (own !== '' || loose.length > 0 || cells.length === 0) noteRow(walk, row.row, { what: 'row added', wanted: null, found: row.text });
  for (const cell of cells) {
    if (cell.row !== row.row) noteRow(walk, row.row, { what: 'order of cells', wanted: String(row.row), found: cell.text });
    compareCell(task, findings, pairOf(walk, { source: null, cell, copy: 0, emptyStyle: task.columnStyle(cell.column) }));
  }
  lookAt(walk, cells);
}

function noteRow(
  { task, findings }: Walk,
  row: number,
  facts: { readonly what: string; readonly wanted: string | null; readonly found: string | null },
): void {
  findings.differences.push(differenceOf({ part: task.part, cell: `${task.name}!${row}:${row}`, ...facts }));
}
