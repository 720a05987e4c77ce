// The runs of a cell's rich text: the pieces that have a format of their own, in which alone a placeholder may lie.
import { removeEscapes } from '../../../sheets/xml/xml-text.ts';
import type { Book } from '../../../sheets/book/book-model.ts';
import { stringsOf } from '../../../sheets/book/shared-strings.ts';
import type { SheetView } from '../../../sheets/book/sheet-view.ts';
import { attributeOf, childOf, getTextOfNode, parseXml, type XmlNode } from '../../../sheets/book/xml-edit.ts';

/** An element of a part, with the text that its places count in. */
interface Piece {
  readonly text: string;
  readonly node: XmlNode;
}

/** An element parsed by itself: its root's opening tag, which declares the prefixes, goes around it. */
function pieceOf(part: string, from: number, to: number): Piece | null {
  const tag = /<(?![?!])([^\s/>]+)[^>]*>/.exec(part);
  if (tag === null) return null;
  const text = `${tag[0]}${part.slice(from, to)}</${tag[1] ?? ''}>`;
  const root = parseXml(text);
  const [node] = root.ok ? root.value.children : [];
  return node === undefined ? null : { text, node };
}

/** The element that holds a cell's text: its shared string, or its inline one. */
function holderOf(book: Book, cell: Piece): Piece | null {
  if (attributeOf(cell.node, 't')?.value !== 's') {
    const inline = childOf(cell.node, 'is');
    return inline === null ? null : { text: cell.text, node: inline };
  }
  const value = childOf(cell.node, 'v');
  const strings = stringsOf(book);
  if (value === null || strings === null) return null;
  const index = Number(getTextOfNode(cell.text, value));
  const [from, to] = [strings.from[index], strings.to[index]];
  return from === undefined || to === undefined ? null : pieceOf(strings.text, from, to);
}

/** The texts of a cell's runs; null where its text is plain. */
export function findRunsAt(book: Book, view: SheetView, row: number, column: number): readonly string[] | null {
  const span = view.cellSpan(row, column);
  const cell = span === null ? null : pieceOf(view.text, span.from, span.to);
  const holder = cell === null ? null : holderOf(book, cell);
  const runs = holder === null ? [] : holder.node.children.filter((node) => node.name === 'r');
  if (holder === null || runs.length === 0) return null;
  return runs.map((run) => {
    const text = childOf(run, 't');
    return text === null ? '' : removeEscapes(getTextOfNode(holder.text, text));
  });
}
