// The second reader: opens a filled workbook again and compares it with the blank, cell by cell and part by part.
import { compareEntries, type PartPair } from './compare-entries.ts';
import { type ChainFacts, compareChain, compareLists, compareStrings, compareWorkbook, columnStylesOf } from './compare-parts.ts';
import { compareRows } from './compare-rows.ts';
import { compareTrees } from './compare-tree.ts';
import { blocksOf, moveCell, movesOf, type Moves } from './moves.ts';
import { mapPackage, type MappedSheet, type PackageMap } from './package-map.ts';
import { type Difference, differenceOf, type ExpectedFill, type SecondReading } from './second-reading.ts';
import { sharedStringsOf, type SharedStrings } from './shared-strings.ts';
import { checksOf, type ReadSheet } from './sheet-checks.ts';
import { splitSheet } from './sheet-rows.ts';
import { expectationsOf, keyOf, createFindings, noteCell, type SheetFindings, type SheetTask } from './sheet-task.ts';
import { readTree, type TreeNode } from './xml-tree.ts';
import { type SiteContext, canTextBecome } from './reference-sites.ts';

/** The differences of two VML texts. */
function compareNotes(
  part: string,
  context: SiteContext,
  texts: { readonly blank: string; readonly filled: string },
): readonly Difference[] {
  const [wanted, found] = [piecesOf(texts.blank), piecesOf(texts.filled)];
  const index = wanted.findIndex((piece, at) => !isFine(context, wanted, { at, piece, found: found[at] ?? '' }));
  const at = index < 0 && wanted.length !== found.length ? Math.min(wanted.length, found.length) : index;
  return at < 0 ? [] : [differenceOf({ part, cell: '', what: 'notes', wanted: wanted[at] ?? '', found: found[at] ?? '' })];
}

/** Tags and texts in turn. */
function piecesOf(text: string): readonly string[] {
  return text.split(/(<[^>]*>)/);
}

function isFine(
  context: SiteContext,
  pieces: readonly string[],
  { at, piece, found }: { readonly at: number; readonly piece: string; readonly found: string },
): boolean {
  if (piece === found && !context.moves.isAny) return true;
  const local = /^<(?:\w+:)?(Row|Anchor)\s*>$/.exec(pieces[at - 1] ?? '')?.[1];
  if (local === undefined) return piece === found;
  const row = node('Row', [rowBeside(pieces, at)]);
  return canTextBecome(context, [node('ClientData', [row]), node(local, [piece])], { value: piece, found });
}

/** The text of the `Row` in the same note. */
function rowBeside(pieces: readonly string[], at: number): string {
  let from = at;
  while (from > 0 && !/^<(?:\w+:)?ClientData\b/.test(pieces[from] ?? '')) from -= 1;
  for (let index = from; index < pieces.length && !/^<\/(?:\w+:)?ClientData\b/.test(pieces[index] ?? ''); index += 1)
    if (/^<(?:\w+:)?Row\s*>$/.test(pieces[index] ?? '')) return pieces[index + 1] ?? '';
  return '';
}

function node(local: string, children: readonly (TreeNode | string)[]): TreeNode {
  return { name: local, local, uri: '', attributes: [], children };
}

/** What is compared. */
export interface FilledWorkbook {
  readonly blank: Uint8Array;
  readonly filled: Uint8Array;
  readonly expected: ExpectedFill;
}

/** Roots of parts in which references stand, so that growing lists may change them. */
const WITH_REFERENCES = new Set([
  'worksheet',
  'chartsheet',
  'chartSpace',
  'wsDr',
  'comments',
  'ThreadedComments',
  'table',
  'pivotCacheDefinition',
  'xml',
  'formControlPr',
  'namedSheetViews',
  'singleXmlCells',
]);
const MOST_DIFFERENCES = 20;

interface Comparison {
  readonly expected: ExpectedFill;
  readonly map: PackageMap;
  readonly moves: Moves;
  readonly parts: ReadonlyMap<string, PartPair>;
  readonly strings: { readonly blank: SharedStrings | null; readonly filled: SharedStrings | null };
  readonly marked: ReadonlySet<number>;
  readonly differences: Difference[];
}

/**
 * Compares a filled workbook with its blank and with what was to be written (docs/rules/workbook.md, Self-check):
 * every written cell, every other cell, part, element and style at its place, no placeholder and no new error left,
 * the rest of the package byte for byte. Shares no code with the writer. The answer is the first differences, or
 * what the sheets' own checks say.
 */
export function compareFilled({ blank, filled, expected }: FilledWorkbook): SecondReading {
  const entries = compareEntries(blank, filled);
  const stop = firstOf(entries.differences);
  if (stop !== null) return stop;
  const map = mapPackage((part) => treeOf(entries.parts.get(part)?.blank() ?? null), [...entries.parts.keys()]);
  if (map === null) return failed('workbook', 'unreadable');
  const lost = entries.gone.filter((name) => name !== map.calcChainPart || !expected.growths.some(({ added }) => added > 0));
  if (lost.length > 0) return failed(lost.join(' '), 'part lost');
  const strings = stringsOf(entries.parts, map.stringsPart);
  const comparison: Comparison = {
    expected,
    map,
    moves: movesOf(
      map.sheets.map(({ name }) => name),
      expected.growths,
    ),
    parts: entries.parts,
    strings,
    marked: expected.searchesPlaceholders ? (strings.filled?.holding('{{') ?? new Set()) : new Set(),
    differences: [],
  };
  const sheets = map.sheets.map((sheet) => compareSheet(comparison, sheet));
  compareOthers(comparison, sheets);
  const answer = firstOf(comparison.differences);
  if (answer !== null) return answer;
  return {
    ok: true,
    checks: checksOf(comparison, sheets),
    newErrors: sheets.flatMap(({ findings }) => findings.newErrors),
    cells: expected.cells.length,
    parts: entries.parts.size,
  };
}

function firstOf(differences: readonly Difference[]): SecondReading | null {
  const [first, ...others] = differences;
  return first === undefined ? null : { ok: false, differences: [first, ...others.slice(0, MOST_DIFFERENCES - 1)] };
}

function failed(part: string, what: string): SecondReading {
  return { ok: false, differences: [differenceOf({ part, cell: '', what })] };
}

function treeOf(text: string | null): ReturnType<typeof readTree> {
  return text === null ? null : readTree(text);
}

function stringsOf(parts: ReadonlyMap<string, PartPair>, part: string | null): Comparison['strings'] {
  const pair = part === null ? undefined : parts.get(part);
  const blank = sharedStringsOf(pair?.blank() ?? '');
  return { blank, filled: pair?.isSame === true ? blank : sharedStringsOf(pair?.filled() ?? '') };
}

/** Compares a worksheet; other sheets have no cells and are compared as other parts are. */
function compareSheet(comparison: Comparison, sheet: MappedSheet): ReadSheet {
  const findings = createFindings();
  const pair = comparison.parts.get(sheet.part);
  const blank = pair === undefined ? null : splitSheet(pair.blank() ?? '');
  if (pair === undefined || blank === null) return { sheet, isWorksheet: false, findings };
  const filled = pair.isSame ? blank : splitSheet(pair.filled() ?? '');
  if (filled === null) {
    comparison.differences.push(differenceOf({ part: sheet.part, cell: '', what: 'unreadable' }));
    return { sheet, isWorksheet: true, findings };
  }
  const { moves, strings, marked, expected } = comparison;
  const task: SheetTask = {
    part: sheet.part,
    sheet: sheet.index,
    name: sheet.name,
    moves,
    blocks: blocksOf(moves, sheet.index),
    blankStrings: strings.blank,
    strings: strings.filled,
    ...expectationsOf(expected, { name: sheet.name, sheet: sheet.index, moves }),
    searchesPlaceholders: expected.searchesPlaceholders,
    marked,
    columnStyle: columnStylesOf(blank.around.includes('style') ? readTree(blank.around) : null),
  };
  compareRows(task, findings, { blank, filled });
  compareAround(comparison, task, { blank: blank.around, filled: filled.around });
  missedCells(task, findings);
  comparison.differences.push(...findings.differences);
  return { sheet, isWorksheet: true, findings };
}

/** What stands around the rows: the same text, or the same elements with their references moved. */
function compareAround(
  { moves, differences }: Comparison,
  { part, sheet, blocks }: SheetTask,
  texts: { readonly blank: string; readonly filled: string },
): void {
  if (texts.blank === texts.filled && !moves.isAny) return;
  const [blank, filled] = [readTree(texts.blank), readTree(texts.filled)];
  if (blank === null || filled === null) differences.push(differenceOf({ part, cell: '', what: 'unsound markup' }));
  else {
    comparePrologues(part, texts, differences);
    compareTrees({ part, context: { moves, sheet, blocks }, differences }, blank, filled);
  }
}

/** What stands before the root: the declaration, its quotes and encoding, a byte order mark. */
function comparePrologues(part: string, texts: { readonly blank: string; readonly filled: string }, differences: Difference[]): void {
  const prologue = (text: string): string => text.slice(0, Math.max(0, text.search(/<[^?!]/)));
  if (prologue(texts.blank) !== prologue(texts.filled))
    differences.push(differenceOf({ part, cell: '', what: 'declaration', wanted: prologue(texts.blank), found: prologue(texts.filled) }));
}

/** Cells that should be there and were not met: written ones with a value, results, formulas. */
function missedCells(task: SheetTask, findings: SheetFindings): void {
  for (const [key, value] of task.expected) {
    const isEmpty = value.kind === 'empty' || (value.kind === 'text' && value.text === '');
    if (!isEmpty && !findings.seen.has(key)) noteCell(task, findings, key, { what: 'cell not written', wanted: value.kind });
  }
  for (const key of [...task.recalculated, ...task.notCalculated])
    if (!findings.formulas.has(key)) noteCell(task, findings, key, { what: 'no formula', wanted: 'formula' });
}

/** All parts besides the worksheets' rows. */
function compareOthers(comparison: Comparison, sheets: readonly ReadSheet[]): void {
  const { map, parts, differences, strings, expected } = comparison;
  const worksheets = new Set(sheets.filter(({ isWorksheet }) => isWorksheet).map(({ sheet }) => sheet.part));
  const names = new Set(map.sheets.map(({ name }) => name));
  for (const { sheet, cell } of [...expected.cells, ...expected.recalculated, ...expected.notCalculated, ...expected.checks])
    if (!names.has(sheet) || keyOf(cell).length === 0)
      differences.push(differenceOf({ part: '', cell: `${sheet}!${cell}`, what: 'no such cell' }));
  for (const [part, pair] of parts) {
    if (worksheets.has(part)) continue;
    if (part === map.stringsPart) {
      if (pair.isSame) continue;
      if (strings.blank === null || strings.filled === null) differences.push(differenceOf({ part, cell: '', what: 'unreadable' }));
      else differences.push(...compareStrings(part, strings.blank, strings.filled));
    } else comparePart(comparison, { part, pair, sheets });
  }
}

/** The beginning of parts that are the largest beside the sheets and hold no reference: one that stayed as it was need not be read. */
const WITHOUT_REFERENCES = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?<(?:[\w.-]+:)?(?:styleSheet|pivotCacheRecords)[\s/>]/;

interface OtherPart {
  readonly part: string;
  readonly pair: PartPair;
  readonly sheets: readonly ReadSheet[];
}

function comparePart(comparison: Comparison, { part, pair, sheets }: OtherPart): void {
  const { map, moves, differences, parts } = comparison;
  const isWorkbook = part === map.workbookPart;
  if (pair.isSame && !moves.isAny && !isWorkbook) return;
  if (pair.isSame && !/\.(?:xml|vml|rels)$/i.test(part)) return;
  const before = pair.blank() ?? '';
  if (pair.isSame && WITHOUT_REFERENCES.test(before)) return;
  const texts = { blank: before, filled: pair.isSame ? before : (pair.filled() ?? '') };
  const owner = map.owners.get(part) ?? null;
  const task = { part, context: { moves, sheet: owner, blocks: blocksOf(moves, owner) }, differences };
  const blank = readTree(texts.blank);
  const filled = pair.isSame ? blank : readTree(texts.filled);
  if (blank === null || filled === null) {
    if (/\.vml$/i.test(part) && blank === null) differences.push(...compareNotes(part, task.context, texts));
    else if (!pair.isSame) differences.push(differenceOf({ part, cell: '', what: 'part changed' }));
    return;
  }
  if (!pair.isSame) comparePrologues(part, texts, differences);
  const goneChain = map.calcChainPart === null || parts.has(map.calcChainPart) ? null : map.calcChainPart;
  if (isWorkbook)
    compareWorkbook(
      task,
      { blank, filled },
      sheets.some(({ findings }) => findings.hasFormulas),
    );
  else if (part === map.calcChainPart) differences.push(...compareChain(part, { blank, filled }, chainFacts(moves, sheets)));
  else if (filled.local === 'Types' || filled.local === 'Relationships') compareLists(task, { blank, filled }, goneChain);
  else if (moves.isAny && WITH_REFERENCES.has(filled.local)) compareTrees(task, blank, filled);
  else if (!pair.isSame) differences.push(differenceOf({ part, cell: '', what: 'part changed' }));
}

function chainFacts(moves: Moves, sheets: readonly ReadSheet[]): ChainFacts {
  const indexes = new Map(sheets.map(({ sheet }) => [sheet.id, sheet.index]));
  return {
    formulas: new Map(sheets.map(({ sheet, findings }) => [sheet.id, findings.formulas])),
    movedPlace: (id, cell) => moveCell(blocksOf(moves, indexes.get(id) ?? null), cell),
  };
}
