// Compares one cell of a filled workbook with the blank's, or with what was to be written there.
import { decodeCharacters } from './markup.ts';
import { parseAreaPlace, formatCellName, moveAreas, moveCell, moveFormula, shiftSharedFormula } from './moves.ts';
import type { ExpectedValue } from './second-reading.ts';
import { areAlike, type CellParts, type CellText, hasFormula, partsOf } from './sheet-rows.ts';
import { noteCell, placeKey, type SheetFindings, type SheetTask, formatShownValue, stringOf } from './sheet-task.ts';

/** The formula that each shared number stands for, and where. */
export type SharedFormulas = Map<string, { readonly row: number; readonly column: number; readonly text: string }>;

/** One comparison of two cells. */
export interface CellPair {
  readonly source: CellText | null;
  readonly cell: CellText;
  /** 0: the cell itself; n: in the nth copy of its row. */
  readonly copy: number;
  /** The style of a cell that the blank does not have. */
  readonly emptyStyle: string;
  readonly blankShared: SharedFormulas;
  readonly shared: SharedFormulas;
  /** The place of the array formula or data table that this cell's value comes from, if any. */
  readonly owner: number | null;
  /** Formulas of neighbouring template rows in this column. */
  readonly neighbours: readonly string[];
}

/** What the attributes of a written cell may lose: they belong to the value that was there. */
const OF_THE_VALUE = new Set(['t', 'ph', 'cm', 'vm']);
const ERRORS = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#BUSY!',
  '#UNKNOWN!',
]);

/** Compares a pair and notes what differs. */
export function compareCell(task: SheetTask, findings: SheetFindings, pair: CellPair): void {
  const { source, cell, copy } = pair;
  const key = placeKey(cell.row, cell.column);
  const value = task.expected.get(key);
  const found = partsOf(cell);
  const wanted = source === null ? null : partsOf(source);
  if (source !== null && source.placeFrom > 0 && cell.placeFrom === 0)
    noteCell(task, findings, key, { what: 'address', wanted: 'r', found: null });
  if (value !== undefined) {
    findings.seen.add(key);
    compareWritten(task, findings, { key, value, found, wanted, emptyStyle: pair.emptyStyle });
    return;
  }
  if (wanted === null) {
    noteCell(task, findings, key, { what: 'cell added', wanted: null, found: cell.text });
    return;
  }
  const isResult = found.formula !== null || pair.owner !== null;
  const written = (parts: CellParts): string => attributesText(parts, new Set(isResult ? ['t'] : []));
  if (written(wanted) !== written(found)) noteCell(task, findings, key, { what: 'cell', wanted: written(wanted), found: written(found) });
  if (wanted.others !== found.others) noteCell(task, findings, key, { what: 'cell content', wanted: wanted.others, found: found.others });
  if ((wanted.formula === null) !== (found.formula === null))
    noteCell(task, findings, key, { what: 'formula', wanted: wanted.formula?.text ?? null, found: found.formula?.text ?? null });
  else if (!isResult) compareConstant(task, findings, { key, wanted, found });
  else {
    if (found.formula !== null) compareFormula(task, findings, { key, pair, wanted, found });
    compareResult(task, findings, { key, owner: pair.owner ?? key, wanted, found, isNew: copy > 0 });
  }
}

/**
 * Whether a cell needs no closer look: written as the blank has it, where nothing else is to stand, and no formula that moves or should have a
 * new result. Most cells are such ones.
 */
export function isUntouched({ moves, expected, recalculated, notCalculated }: SheetTask, source: CellText, cell: CellText): boolean {
  const key = placeKey(cell.row, cell.column);
  if (expected.has(key) || recalculated.has(key) || notCalculated.has(key)) return false;
  return areAlike(source, cell) && (!moves.isAny || !hasFormula(cell));
}

function attributesText(parts: CellParts, besides: ReadonlySet<string>): string {
  return parts.attributes
    .filter(([name]) => !besides.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

interface Written {
  readonly key: number;
  readonly value: ExpectedValue;
  readonly found: CellParts;
  readonly wanted: CellParts | null;
  readonly emptyStyle: string;
}

function compareWritten(task: SheetTask, findings: SheetFindings, { key, value, found, wanted, emptyStyle }: Written): void {
  const note = (what: string, wantedText: string | null, quoteCell: string | null): void =>
    noteCell(task, findings, key, { what, wanted: wantedText, found: quoteCell });
  if (found.formula !== null || (wanted !== null && wanted.formula !== null))
    note('formula', wanted?.formula?.text ?? null, found.formula?.text ?? null);
  const style = wanted?.style ?? emptyStyle;
  if (style !== found.style) note('style', style, found.style);
  const traits = [wanted ?? { ...found, attributes: [] }, found].map((parts) => attributesText(parts, new Set([...OF_THE_VALUE, 's'])));
  if (traits[0] !== traits[1]) note('cell', traits[0] ?? '', traits[1] ?? '');
  if ((wanted?.others ?? '') !== found.others) note('cell content', wanted?.others ?? '', found.others);
  if (value.kind === 'text' && value.text !== '')
    compareText(task, findings, { key, text: value.text, keepsRuns: value.keepsRuns === true, found, wanted });
  else if (value.kind === 'text' || value.kind === 'empty') {
    if (found.value !== null || found.inline !== null) note('value', null, found.value ?? found.inline);
  } else {
    const [type, text] = value.kind === 'date' ? ['d', value.iso] : ['n', value.digits];
    if (found.type !== type || found.value !== text || found.inline !== null)
      note('value', text, `${found.type} ${found.value ?? found.inline ?? ''}`);
  }
}

interface WrittenText {
  readonly key: number;
  readonly text: string;
  readonly keepsRuns: boolean;
  readonly found: CellParts;
  readonly wanted: CellParts | null;
}

function compareText(task: SheetTask, findings: SheetFindings, { key, text, keepsRuns, found, wanted }: WrittenText): void {
  const string = stringOf(found, task.strings);
  const isDouble = found.type === 's' ? found.inline !== null : found.value !== null;
  if (string === null || string.text !== text || isDouble) {
    noteCell(task, findings, key, { what: 'value', wanted: text, found: string?.text ?? `${found.type} ${found.value ?? ''}` });
    return;
  }
  if (!keepsRuns) {
    if (string.losesSpaces) noteCell(task, findings, key, { what: 'spaces', wanted: text, found: text.trim() });
    return;
  }
  const before = wanted === null ? null : stringOf(wanted, task.blankStrings);
  const runs = [before?.formats ?? [], string.formats ?? []].map((formats) => formats.join('|'));
  if (runs[0] !== runs[1]) noteCell(task, findings, key, { what: 'runs', wanted: runs[0] ?? '', found: runs[1] ?? '' });
}

interface Both {
  readonly key: number;
  readonly wanted: CellParts;
  readonly found: CellParts;
}

function compareConstant(task: SheetTask, findings: SheetFindings, { key, wanted, found }: Both): void {
  if (wanted.value === found.value && wanted.inline === found.inline) return;
  noteCell(task, findings, key, { what: 'value', wanted: wanted.value ?? wanted.inline, found: found.value ?? found.inline });
}

interface FormulaPair extends Both {
  readonly pair: CellPair;
}

function compareFormula(task: SheetTask, findings: SheetFindings, { key, pair, wanted, found }: FormulaPair): void {
  const { source, cell, copy } = pair;
  if (source === null || wanted.formula === null || found.formula === null) return;
  const before = findEffectiveFormula(wanted, source, pair.blankShared);
  const after = findEffectiveFormula(found, cell, pair.shared);
  if (!task.moves.isAny) {
    if (wanted.formula.written !== found.formula.written)
      noteCell(task, findings, key, { what: 'formula', wanted: wanted.formula.written, found: found.formula.written });
    return;
  }
  if (before === null || after === null) {
    noteCell(task, findings, key, { what: 'shared formula', wanted: before, found: after });
    return;
  }
  const place = { sheet: task.sheet, row: source.row, copy };
  const allowed = [null, ...pair.neighbours].map((neighbour) => moveFormula(before, task.moves, { ...place, neighbour }));
  if (!allowed.includes(after)) noteCell(task, findings, key, { what: 'formula', wanted: allowed[0] ?? '', found: after });
  const traits = [formulaTraits(wanted, (name, value) => movedTrait(task, name, value)), formulaTraits(found, (_, value) => value)];
  if (traits[0] !== traits[1]) noteCell(task, findings, key, { what: 'formula', wanted: traits[0] ?? '', found: traits[1] ?? '' });
}

/** The attributes of a formula besides those of sharing. */
function formulaTraits({ formula }: CellParts, each: (name: string, value: string) => string): string {
  const attributes = formula?.attributes ?? [];
  const isShared = attributes.some(([name, value]) => name === 't' && value === 'shared');
  const own = isShared ? attributes.filter(([name]) => !['t', 'si', 'ref'].includes(name)) : attributes;
  const lacksArea =
    isShared && formula?.text !== '' && !attributes.some(([name, value]) => name === 'ref' && parseAreaPlace(value) !== null);
  return own.map(([name, value]) => `${name}=${each(name, value)}`).join(' ') + (lacksArea ? ' no area' : '');
}

function movedTrait({ blocks }: SheetTask, name: string, value: string): string {
  if (name === 'ref') return moveAreas(blocks, value);
  return name === 'r1' || name === 'r2' ? moveCell(blocks, value) : value;
}

/** A cell's formula as it reads there; null for a shared one that nothing defines. Notes what a shared one defines. */
export function findEffectiveFormula({ formula }: CellParts, { row, column }: CellText, shared: SharedFormulas): string | null {
  if (formula === null) return null;
  const text = decodeCharacters(formula.text);
  const number = formula.attributes.find(([name]) => name === 'si')?.[1];
  const isShared = formula.attributes.some(([name, value]) => name === 't' && value === 'shared');
  if (!isShared || number === undefined) return text;
  if (text !== '') {
    shared.set(number, { row, column, text });
    return text;
  }
  const master = shared.get(number);
  return master === undefined ? null : shiftSharedFormula(master.text, row - master.row, column - master.column);
}

interface Results extends Both {
  /** The formula that gives the result: the cell itself, or the array formula that it belongs to. */
  readonly owner: number;
  readonly isNew: boolean;
}

function compareResult(task: SheetTask, findings: SheetFindings, { key, owner, wanted, found, isNew }: Results): void {
  const note = (what: string): void =>
    noteCell(task, findings, key, {
      what,
      wanted: `${wanted.type} ${wanted.value ?? ''}`,
      found: `${found.type} ${found.value ?? found.inline ?? ''}`,
    });
  if (task.notCalculated.has(key) || task.notCalculated.has(owner)) {
    if (showsSomething(found, task.strings)) note('result of a formula that was not calculated');
    return;
  }
  // A formula that changes by itself keeps its result, in copies too; one that gives the same again keeps it however it is written.
  const isKept = wanted.value === found.value && wanted.type === found.type && wanted.inline === found.inline;
  if (isKept) return;
  if (!isNew && !task.recalculated.has(key) && !task.recalculated.has(owner)) {
    note('result');
    return;
  }
  if (found.inline !== null || !isStoredResult(found)) note('result');
  const before = formatShownValue(wanted, task.blankStrings);
  if (found.type !== 'e' || found.value === null || before?.kind === 'error') return;
  const { row, column } = { row: Math.floor(key / 16_384), column: (key % 16_384) + 1 };
  findings.newErrors.push({
    sheet: task.name,
    cell: formatCellName(row, column),
    error: found.value,
    formula: decodeCharacters(found.formula?.text ?? ''),
  });
  if (!task.knownErrors.has(key)) note('new error');
}

/** An empty text shows nothing, whether it is stored or not. */
function showsSomething(parts: CellParts, strings: SheetTask['strings']): boolean {
  const shown = formatShownValue(parts, strings);
  return shown !== null && !(shown.kind === 'text' && shown.text === '');
}

/** Whether type and text of a stored result go together. */
function isStoredResult({ type, value }: CellParts): boolean {
  if (value === null) return false;
  if (type === 'n') return /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value);
  if (type === 'b') return value === '0' || value === '1';
  if (type === 'e') return ERRORS.has(value);
  return type === 'str' || type === 'd';
}
