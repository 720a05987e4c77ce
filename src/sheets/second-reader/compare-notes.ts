// Compares drawings of notes (VML) that are no sound XML: tag by tag, with the rows of notes by their rules.
import { type SiteContext, canTextBecome } from './reference-sites.ts';
import { type Difference, differenceOf } from './second-reading.ts';
import type { TreeNode } from './xml-tree.ts';

/** The differences of two VML texts. */
export function compareNotes(
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
