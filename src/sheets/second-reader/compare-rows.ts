// Compares the rows of a worksheet: each at the place it must have, copies of template rows behind their block.
import { type CellPair, compareCell, findEffectiveFormula, type SharedFormulas } from './compare-cell.ts';
import { attributesOf, isSound } from './markup.ts';
import { type FormulaArea, lookAt, noteAreas, ownerOf } from './verify-cells.ts';
import { moveRow } from './moves.ts';
import { type Moving, type NotedCell, lookQuickly, type QuickLook } from './compare-plain.ts';
import { type Asides, readRow, type RowBytes, rowsOf, decodeBytes } from './row-bytes.ts';
import { areAlike, type CellText, cellsOf, partsOf, type RowText, type SheetText } from './sheet-rows.ts';
import { differenceOf } from './second-reading.ts';
import { noteCell, placeKey, getRowOfKey, type SheetFindings, type SheetTask } from './sheet-task.ts';

/** A row that must be there: the blank's row at its new place, or a copy of it. */
interface DueRow {
  readonly row: number;
  readonly source: RowBytes;
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
  /** Those of them in which cells without a formula are asked for. */
  readonly askedRows: ReadonlySet<number>;
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
    askedRows: new Set(asked),
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

function* dueRows({ blocks }: SheetTask, rows: Uint8Array, between: Asides): Generator<DueRow> {
  let block = 0;
  let template: RowBytes | null = null;
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

  function* copiesOf(source: RowBytes | null, { last, added }: { readonly last: number; readonly added: number }): Generator<DueRow> {
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
    const read = readRow(row);
    if (!isTemplate && !read.text.includes('shared')) continue;
    for (const cell of cellsOf(read)) {
      const formula = findEffectiveFormula(partsOf(cell), cell, shared);
      if (formula !== null && isTemplate) found.set(placeKey(cell.row, cell.column), formula);
    }
  }
  return found;
}

function compareRow(walk: Walk, due: DueRow, row: RowBytes): void {
  const look = due.copy === 0 ? quickLook(walk, due.source, row) : null;
  if (look === null) {
    compareText(walk, { source: readRow(due.source), copy: due.copy }, readRow(row));
    return;
  }
  walk.findings.hasFormulas ||= look.hasFormula;
  for (const column of look.moved) walk.findings.formulas.add(placeKey(row.row, column));
  for (const cell of look.cells) compareNoted(walk, cell, { source: due.source, row });
}

/** A look by bytes, where no formula of another cell reaches into the row. */
function quickLook({ task, areas, busyRows, askedRows }: Walk, source: RowBytes, row: RowBytes): QuickLook | null {
  if (areas.some(({ top, bottom }) => row.row >= top && row.row <= bottom)) return null;
  const isAsked = (column: number): boolean => {
    const key = placeKey(row.row, column);
    return task.expected.has(key) || task.checked.has(key);
  };
  const isInBlock = task.blocks.some(({ first, last }) => source.row >= first && source.row <= last);
  return lookQuickly(source, row, {
    formulas: task.moves.isAny || busyRows.has(row.row),
    strings: task.searchesPlaceholders && task.marked.size > 0,
    texts: task.searchesPlaceholders,
    asked: askedRows.has(row.row) ? isAsked : null,
    moving: isInBlock ? null : movingOf(task, row.row),
  });
}

/** What moves in a row that stands in no block, where anything does. */
function movingOf({ moves, blocks, recalculated, notCalculated }: SheetTask, row: number): Moving | null {
  if (!moves.isAny) return null;
  return {
    blocks,
    isRecalculated: (column) => recalculated.has(placeKey(row, column)),
    isLost: (column) => notCalculated.has(placeKey(row, column)),
  };
}

/** Compares one cell of a row whose other cells are as they should be. */
function compareNoted(walk: Walk, noted: NotedCell, { source, row }: { readonly source: RowBytes; readonly row: RowBytes }): void {
  const cellOf = (one: RowBytes, [from, to]: NotedCell['blank']): CellText | undefined =>
    cellsOf({ row: one.row, text: decodeBytes(one.bytes, from, to), openTo: 0 })[0];
  const [wanted, found] = [cellOf(source, noted.blank), cellOf(row, noted.filled)];
  if (wanted === undefined || found === undefined) throw new Error('a cell that was there is not');
  if (!noted.isAlike && !areAlike(wanted, found) && !isSound(found.text))
    noteRow(walk, row.row, { what: 'unsound markup', wanted: null, found: readRow(row).text });
  compareCell(walk.task, walk.findings, pairOf(walk, { source: wanted, cell: found, copy: 0, emptyStyle: '0' }));
  lookAt(walk, [found]);
}

/** Compares the rows as text, cell by cell. */
function compareText(walk: Walk, { source, copy }: { readonly source: RowText; readonly copy: number }, row: RowText): void {
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
  if (hasFormula || task.marked.size > 0 || (task.searchesPlaceholders && row.text.includes('{{'))) lookAt(walk, cellsOf(row));
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
  noteRow(walk, row, { what: copy > 0 ? 'copied row lost' : 'row lost', wanted: readRow(source).text, found: null });
}

/** A row that the blank does not have: it holds nothing but written cells. */
function addedRow(walk: Walk, bytes: RowBytes): void {
  const { task, findings } = walk;
  const row = readRow(bytes);
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
