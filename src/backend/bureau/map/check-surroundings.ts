// What a person should know about a blank before it is filled: links to outside, volatile formulas, placeholders where none are filled.
import { printCell, type Book, type BookSheet } from '../../../sheets/book/book-model.ts';
import { odditiesOf } from '../../../sheets/book/oddities.ts';
import { hasPart, listOutsideLinks, getPartText, relationsOf } from '../../../sheets/book/parts.ts';
import { createSheetView, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { createTroubleAt } from './map-schema.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbooks.ts';
import { canHoldPlaceholder } from './placeholder-text.ts';

/** Functions whose result is another at each opening: what is stored is kept. */
const VOLATILE = /(?<![\w.])(TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i;
/** The same without a look behind, which takes long on large sheets. */
const MAYBE_VOLATILE = /(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i;
const IN_QUOTES = /"(?:[^"]|"")*"/g;
const PLACEHOLDER = /\{\{[^{}]{1,80}\}\}/g;
const MARGIN_LINE = /<(?:[\w.-]+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^>]*)?>([^<]*)</g;

function linkWarnings(book: Book): readonly WorkbookFinding[] {
  return listOutsideLinks(book).map((target) => ({ refusal: { code: 'WB_OUTSIDE_LINK', data: { target } }, sheet: '', cell: '' }));
}

function oddityWarnings(book: Book): readonly WorkbookFinding[] {
  return odditiesOf(book).map(({ what, part }) => ({ refusal: { code: 'WB_ODD_PACKAGE', data: { part, what } }, sheet: '', cell: '' }));
}

/** The first cell of a sheet for each volatile function. */
function volatileWarnings(view: SheetView): readonly WorkbookFinding[] {
  if (!MAYBE_VOLATILE.test(view.text)) return [];
  const found = new Map<string, WorkbookFinding>();
  for (const cell of view.formulaCells()) {
    const name = VOLATILE.exec((cell.formula ?? '').replace(IN_QUOTES, ''))?.[1]?.toUpperCase();
    if (name !== undefined && !found.has(name))
      found.set(name, createTroubleAt('WB_VOLATILE', view.sheet.name, printCell(cell), { function: name }));
  }
  return [...found.values()];
}

function elsewhere(sheet: string, place: string, texts: Iterable<string>, cell = ''): readonly WorkbookFinding[] {
  const found = new Set([...texts].flatMap((text) => text.match(PLACEHOLDER) ?? []));
  return [...found].map((text) => createTroubleAt('WB_PLACEHOLDER_ELSEWHERE', sheet, cell, { place, text }));
}

function marginLines(view: SheetView): readonly string[] {
  const tail = view.text.slice(view.text.lastIndexOf('sheetData') + 1);
  return canHoldPlaceholder(tail) ? [...tail.matchAll(MARGIN_LINE)].map(([, text = '']) => text) : [];
}

/** The texts of the parts of these kinds that belong to `part`, without their tags. */
function textsOfParts(book: Book, part: string, kinds: ReadonlySet<string>): readonly string[] {
  const targets = relationsOf(book, part).filter(({ kind, isExternal, target }) => kinds.has(kind) && !isExternal && hasPart(book, target));
  return targets.flatMap(({ target }) => {
    const text = getPartText(book, target);
    return [canHoldPlaceholder(text.replace(/<[^>]*>/g, '')) ? text.replace(/<[^>]*>/g, '') : '', ...textsOfParts(book, target, CHARTS)];
  });
}

const DRAWINGS: ReadonlySet<string> = new Set(['drawing']);
const CHARTS: ReadonlySet<string> = new Set(['chart', 'chartEx', 'diagramData']);
const COMMENTS: ReadonlySet<string> = new Set(['comments', 'threadedComment']);

function formulaWarnings(view: SheetView): readonly WorkbookFinding[] {
  if (!canHoldPlaceholder(view.text)) return [];
  return [...view.formulaCells()].flatMap((cell) => elsewhere(view.sheet.name, 'formula_text', [cell.formula ?? ''], printCell(cell)));
}

/** Placeholders in a sheet's name, margins, drawings, charts, comments and formulas, which nobody fills. */
function placeholdersElsewhere(book: Book, sheet: BookSheet): readonly WorkbookFinding[] {
  const own = [
    ...elsewhere(sheet.name, 'sheet_name', [sheet.name]),
    ...elsewhere(sheet.name, 'textbox', textsOfParts(book, sheet.part, DRAWINGS)),
    ...elsewhere(sheet.name, 'comment', textsOfParts(book, sheet.part, COMMENTS)),
  ];
  if (sheet.kind !== 'worksheet') return own;
  const view = createSheetView(book, sheet.index);
  return [...own, ...elsewhere(sheet.name, 'header', marginLines(view)), ...formulaWarnings(view)];
}

/** What is worth knowing about a blank whatever its map says; `searches` is off where the map does without placeholders. */
export function listSurroundingWarnings(book: Book, searches: boolean): readonly WorkbookFinding[] {
  const volatile = book.sheets.flatMap((sheet) => (sheet.kind === 'worksheet' ? volatileWarnings(createSheetView(book, sheet.index)) : []));
  return [
    ...linkWarnings(book),
    ...oddityWarnings(book),
    ...volatile,
    ...(searches ? book.sheets.flatMap((sheet) => placeholdersElsewhere(book, sheet)) : []),
  ];
}
