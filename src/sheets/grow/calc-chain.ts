// The chain of calculation: taken out whole once formulas stand in other cells. Programs make a new one when they open the file.
import type { Book } from '../book/book-model.ts';
import { hasPart, parsePartRoot, getPartText, relationsOf, relationsPartOf } from '../book/parts.ts';
import { applyEdits, attributeOf } from '../book/xml-edit.ts';
import { CONTENT_TYPE_SPACES, RELATION_SPACES } from '../xml/xml-spaces.ts';

const CONTENT_TYPES = '[Content_Types].xml';

/** The changes that take the chain out, with its relationship and its content type; none where there is no chain. */
export function removeCalcChain(book: Book): ReadonlyMap<string, string | null> {
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
