// `map propose`: a map of proposals out of a blank's labels, each with how sure it is and why. Nothing is chosen where two are equal.
import type { CellRange } from '../../../sheets/write/xlsx-document.ts';
import type { Proposal, Proposed } from '../../../contract/bureau/workbooks.ts';
import type { MapCell, MapKeep, MapList, MapValue, MapCheck } from '../../../contract/bureau/workbook-map.ts';
import { parseColumnNumber, parseArea, printCell, type Book, type BookSheet } from '../../../sheets/book/book-model.ts';
import { createSheetView, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { labelGrid, type LabelGrid } from './label-grid.ts';
import { createDatedReader, classifyForm, titlesOf } from './propose/sheet-sense.ts';
import { UNREAD_AT_MOST } from './propose/choose-unit.ts';
import { type BaseIdentity, findScope, type FormScope, printOtherScope } from './propose/form-scope.ts';
import { type Lexicon, lexiconOf, type ProposeFacts } from './propose/lexicon.ts';
import { type FigureProposal, proposeFigures } from './propose/propose-figures.ts';
import { createFieldReader, type HeadProposal, proposeHeads } from './propose/propose-heads.ts';
import { proposeLists } from './propose/propose-lists.ts';
import { labelReader, type LabelReading } from './propose/read-label.ts';
import { hashSha256 } from '../../core/db/database-files.ts';

// Proposals for checks: formulas of the sheet that say whether its figures agree.

const TEXTS = /"((?:[^"]|"")*)"/g;
const AGREES = /^(?:.{0,6})(?:相符|通过|平衡|一致|无误|正确|合格)$/;
const DENIES = /不|未|错|非/;
/** A comparison that is the whole formula: its result is TRUE or FALSE. */
const COMPARES = /[<>=]/;

/** Cells that must give a certain result, with what they give where all is well. */
function proposeChecks(view: SheetView, isInList: (row: number) => boolean): readonly MapCheck[] {
  return [...view.formulaCells()].flatMap((cell): MapCheck[] => {
    const formula = cell.formula ?? '';
    if (isInList(cell.row)) return [];
    const texts = [...formula.matchAll(TEXTS)].map(([, text = '']) => text.replaceAll('""', '"'));
    const well = texts.filter((text) => AGREES.test(text) && !DENIES.test(text));
    // A text that the formula only compares with is none that it gives.
    const given = well.filter((text) => !new RegExp(`[=<>]\\s*"${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`).test(formula));
    const isJudgement = cell.stored.kind === 'boolean' && COMPARES.test(formula.replace(TEXTS, '')) && texts.length === 0;
    const ok = given.length > 0 ? [...new Set(given)] : isJudgement ? [true] : [];
    return ok.length === 0 ? [] : [{ sheet: view.sheet.name, cell: printCell(cell), ok, state: 'proposed' }];
  });
}

export type { ProposeFacts } from './propose/lexicon.ts';

/** A proposed map, with what is said of it. */
export interface ProposedMap extends Proposed {
  readonly map: MapValue;
}

interface SheetPart {
  readonly figures: readonly FigureProposal[];
  readonly unsure: readonly FigureProposal[];
  readonly heads: readonly HeadProposal[];
  readonly lists: ReturnType<typeof proposeLists>;
  readonly checks: MapValue['checks'];
}

function blockOf({ firstRow, templateRows, columns }: MapList): CellRange {
  const numbers = Object.keys(columns).flatMap((letters) => parseColumnNumber(letters) ?? []);
  return { top: firstRow, left: Math.min(...numbers), bottom: firstRow + templateRows - 1, right: Math.max(...numbers) };
}

interface Proposing {
  readonly book: Book;
  readonly lexicon: Lexicon;
  readonly read: (text: string) => LabelReading;
  readonly keep: readonly MapKeep[];
  readonly base: BaseIdentity | null;
}

function areaOf(range: string): readonly CellRange[] {
  const area = parseArea(range);
  return area === null ? [] : [area];
}

function proposeSheet({ book, lexicon, read, keep, base }: Proposing, sheet: BookSheet, grid: LabelGrid): SheetPart {
  const kept = keep.filter((one) => one.sheet === sheet.name).flatMap(({ range }) => areaOf(range));
  const isKept = (range: string): boolean =>
    areaOf(range).some((area) =>
      kept.some((one) => area.left <= one.right && one.left <= area.right && area.top <= one.bottom && one.top <= area.bottom),
    );
  const lists = proposeLists(book, grid, lexicon).filter(
    ({ entry }) => !kept.some((one) => one.top <= blockOf(entry).bottom && blockOf(entry).top <= one.bottom),
  );
  const blocks = lists.map(({ entry }) => blockOf(entry));
  const heads = proposeHeads(book, grid, lexicon).filter(({ entry }) => !isKept(entry.cell));
  const taken = [...blocks, ...kept, ...heads.flatMap(({ entry }) => areaOf(entry.cell))];
  const scope = findScope(grid, { titles: titlesOf(grid), read, fieldOf: createFieldReader(lexicon), base });
  const { chosen, unsure } = proposeFigures({ book, grid, lexicon, read, taken, notes: scope.notes });
  const checks = proposeChecks(grid.view, (row) => blocks.some(({ top, bottom }) => row >= top && row <= bottom));
  return scopedPart({ figures: chosen, unsure, heads, lists, checks }, scope);
}

/** What is proposed on a sheet that nothing but a label or two calls ours is never surer than this. */
const OTHER_FORM_AT_MOST = 0.75;

const ONLY_LABELS = '只有标目相同，看不出是基地的报表';

/** Lowers how sure something is, with the reason. */
function lowered<T extends { readonly confidence: number; readonly reason: string }>(all: readonly T[], most: number, why: string): T[] {
  return all.map((one) => (one.confidence <= most ? one : { ...one, confidence: most, reason: `${one.reason}；${why}` }));
}

function loweredPart({ figures, unsure, heads, lists, checks }: SheetPart): SheetPart {
  const low = <T extends { readonly confidence: number; readonly reason: string }>(all: readonly T[]): T[] =>
    lowered(all, OTHER_FORM_AT_MOST, ONLY_LABELS);
  return { figures: low(figures), unsure: low(unsure), heads: low(heads), lists: low(lists), checks };
}

/** Nobody is sure of what a sheet asks of somebody else, or of another amount; a list of all tenants is asked of the base all the same. */
function scopedPart({ figures, unsure, heads, lists, checks }: SheetPart, { ofSheet, ofFigures }: FormScope): SheetPart {
  const ofOthers = lists.length > 0 ? ofSheet : ofFigures;
  const low = <T extends { readonly confidence: number; readonly reason: string }>(all: readonly T[], words: string | null): readonly T[] =>
    words === null ? all : lowered(all, UNREAD_AT_MOST, printOtherScope(words));
  return {
    figures: low(figures, ofOthers),
    unsure: low(unsure, ofOthers),
    heads: low(heads, ofOthers),
    lists: low(lists, ofSheet),
    checks,
  };
}

/** What is proposed on each sheet: sure only where the sheet, or the workbook around a sheet that is no other form, is a report of a base. */
function proposeSheets(proposing: Proposing): readonly SheetPart[] {
  const { book, lexicon, read } = proposing;
  const sheets = book.sheets.filter(({ kind, state }) => kind === 'worksheet' && state === 'visible');
  const seen = sheets.map((sheet) => {
    const grid = labelGrid(createSheetView(book, sheet.index));
    const dated = createDatedReader(grid, read);
    return { part: proposeSheet({ ...proposing, read: dated }, sheet, grid), evidence: classifyForm(lexicon, grid, read, titlesOf(grid)) };
  });
  const isOurBook = seen.some(({ evidence }) => evidence.isOurs);
  return seen.map(({ part, evidence }) => (isOurBook && !evidence.isForeign ? part : loweredPart(part)));
}

function shownFigure({ sheet, cell, figure, unit, confidence, reason }: FigureProposal): Proposal {
  return { sheet, cell, figure, unit, confidence, reason };
}

function shownHead({ entry, confidence, reason }: HeadProposal): Proposal {
  return { sheet: entry.sheet, cell: entry.cell, figure: `head.${entry.field}`, unit: null, confidence, reason };
}

function cellEntry({ sheet, cell, figure, unit, label }: FigureProposal): MapCell {
  return { sheet, cell, figure, ...(unit === null ? {} : { unit }), label, state: 'proposed' };
}

/**
 * Proposes a map for a blank called `file`. Hidden sheets are left alone, and so are formulas, filled and locked cells, and the ranges of
 * `keep`. A proposal whose unit was read nowhere stays below one half.
 */
export function proposeMap(input: {
  readonly book: Book;
  readonly facts: ProposeFacts;
  readonly file: string;
  readonly keep?: readonly MapKeep[];
  /** The base that is asked; left out where nobody knows. */
  readonly base?: BaseIdentity | null;
}): ProposedMap {
  const { book, facts, file, keep = [], base = null } = input;
  const lexicon = lexiconOf(facts);
  const proposing = { book, lexicon, read: labelReader(lexicon), keep, base };
  const parts = proposeSheets(proposing);
  const figures = parts.flatMap((part) => part.figures);
  const heads = parts.flatMap((part) => part.heads);
  const lists = parts.flatMap((part) => part.lists);
  return {
    map: {
      version: 1,
      workbook: { file, sha256: hashSha256(book.blank) },
      placeholders: true,
      cells: figures.map(cellEntry),
      heads: heads.map(({ entry }) => entry),
      lists: lists.map(({ entry }) => entry),
      checks: parts.flatMap((part) => part.checks),
      keep,
    },
    proposals: [...figures.map(shownFigure), ...heads.map(shownHead)],
    unsure: parts.flatMap((part) => part.unsure.map(shownFigure)),
    lists: lists.map(({ entry, confidence, reason }) => {
      const { sheet, rows, firstRow, templateRows } = entry;
      return { sheet, rows, firstRow, templateRows, confidence, reason };
    }),
  };
}
