// A workbook whose lists grow: every part that knows a row of them is read, and changed where its rows move.
import { type SheetRefusal, type Result, ok, refuse } from '../result.ts';
import type { Book, Growth } from '../book/book-model.ts';
import { getPartText, hasContent, hasPart, parsePartRoot, relationsOf, relationsPartOf, withParts } from '../book/parts.ts';
import { applyEdits, attributeOf } from '../book/xml-edit.ts';
import { CONTENT_TYPE_SPACES, RELATION_SPACES } from '../xml/xml-spaces.ts';
import { blocksOf, growContext, type GrowContext } from './grow-context.ts';
import { isTextPart } from './old-drawings.ts';
import { FOLLOWED, listEditsOfPart, linkEdits } from './part-edits.ts';

// The chain of calculation: taken out whole once formulas stand in other cells. Programs make a new one when they open the file.

const CONTENT_TYPES = '[Content_Types].xml';

/** The changes that take the chain out, with its relationship and its content type; none where there is no chain. */
function removeCalcChain(book: Book): ReadonlyMap<string, string | null> {
  const chains = relationsOf(book, book.workbookPart).filter(({ kind, isExternal }) => kind === 'calcChain' && !isExternal);
  const changes = new Map<string, string | null>();
  if (chains.length === 0) return changes;
  const ids = new Set(chains.map(({ id }) => id));
  const parts = new Set(chains.map(({ target }) => target.toLowerCase()));
  for (const { target } of chains) if (hasPart(book, target)) changes.set(target, null);
  const relations = relationsPartOf(book.workbookPart);
  changes.set(
    relations,
    withoutNodes(book, relations, RELATION_SPACES, (value) => ids.has(value('Id'))),
  );
  changes.set(
    CONTENT_TYPES,
    withoutNodes(book, CONTENT_TYPES, CONTENT_TYPE_SPACES, (value) => parts.has(value('PartName').replace(/^\//, '').toLowerCase())),
  );
  return changes;
}

/** A part's text without those of the root's children whose attributes say so. */
function withoutNodes(book: Book, part: string, home: ReadonlySet<string>, isGone: (value: (name: string) => string) => boolean): string {
  const gone = parsePartRoot(book, part, { home }).children.filter((node) => isGone((name) => attributeOf(node, name)?.value ?? ''));
  return applyEdits(
    getPartText(book, part),
    gone.map(({ from, to }) => ({ from, to, text: '' })),
  );
}

/** A part, how it was found, and the sheet that it hangs on, if any. */
interface Found {
  readonly part: string;
  readonly kind: string;
  readonly sheet: number | null;
}

/** A workbook with grown lists, and what a person should look at (WB_TEXT_REFERENCE). */
export interface GrownBook {
  readonly book: Book;
  readonly warnings: readonly SheetRefusal[];
}

/**
 * Inserts copies of each block's last row and moves, grows and rewrites everything in the workbook that names rows: one shift a sheet for
 * all its blocks (docs/rules/workbook.md, Lists that grow). Blocks are the blank's, with 0 rows to add they change nothing. No list data is
 * written. Refuses WB_LIST_BLOCKED {cell, construct, sheet} for what cannot be kept, before anything is changed, and WB_DAMAGED.
 */
export function growBook(book: Book, growths: readonly Growth[]): Result<GrownBook> {
  const context = growContext(book, growths);
  if (context.growths.length === 0) return ok({ book, warnings: [] });
  const changes = new Map<string, string | null>();
  let movesFormulas = false;
  for (const found of partsOf(book)) {
    const links = linkEdits(context, found.part, found.sheet);
    if (links !== null) changes.set(relationsPartOf(found.part), links);
    if (found.kind === 'vmlDrawing' && !isTextPart(book, found.part)) {
      // Its notes could not move with their cells.
      if (blocksOf(context, found.sheet).length > 0) return refuse('WB_DAMAGED', { detail: `${found.part}: encoding` });
      continue;
    }
    const text = getPartText(book, found.part);
    const read = listEditsOfPart(context, { ...found, text, growth: blocksOf(context, found.sheet) });
    if (!read.ok) return read;
    const { edits } = read.value;
    movesFormulas ||= read.value.movesFormulas;
    if (edits.length > 0) changes.set(found.part, applyEdits(text, edits));
  }
  const [first] = context.blocked;
  if (first !== undefined) return { ok: false, refusal: first };
  const grown = withParts(book, changes);
  const done = movesFormulas ? withParts(grown, removeCalcChain(grown)) : grown;
  return ok({ book: done, warnings: keepDistinctWarnings(context) });
}

/** All text parts that hang together with the workbook, by their relationships, sheets in their order. */
function partsOf(book: Book): readonly Found[] {
  const sheets = new Map(book.sheets.map((sheet) => [sheet.part, sheet.index]));
  const seen = new Set<string>([book.workbookPart]);
  const found: Found[] = [{ part: book.workbookPart, kind: 'officeDocument', sheet: null }];
  for (const { part, index } of book.sheets) {
    if (seen.has(part) || !hasPart(book, part)) continue;
    seen.add(part);
    found.push({ part, kind: 'sheet', sheet: index });
  }
  for (let at = 0; at < found.length; at++) {
    const from = found[at];
    for (const { target, kind, isExternal } of from === undefined ? [] : relationsOf(book, from.part)) {
      if (isExternal || seen.has(target) || !FOLLOWED.has(kind) || !hasContent(book, target)) continue;
      seen.add(target);
      found.push({ part: target, kind, sheet: sheets.get(target) ?? from?.sheet ?? null });
    }
  }
  return found;
}

function keepDistinctWarnings({ warnings }: GrowContext): readonly SheetRefusal[] {
  return [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()];
}
