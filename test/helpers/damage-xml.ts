// Damage within a text of XML: tags, attributes and contents lost, doubled, exchanged or said again; the same picks give the same damage.
type Pick = (below: number) => number;

/** What a value may wrongly be. */
const VALUES: readonly string[] = [
  ['', '-1', '0', '1', '999999999999', '1e5', ' 3 ', 'true', 'x', '#REF!', '4294967296', '1E+400'],
  ['A1', 'A0', 'ZZZ9', 'XFD1048576', 'A1:B2', 'A1:A1 B2', 'A1:A1048576', 'SUM(', 'SUM(A1:A3)', "'[1]x'!A1"],
  ['{{x', '{{', '{{ZB-2.06.month}}', '&#x41;', '&amp;', '&nope;'],
].flat();

interface Piece {
  readonly from: number;
  readonly to: number;
}

const piecesOf = (text: string, pattern: RegExp, from = 0): readonly Piece[] =>
  [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ from: from + index, to: from + index + match.length }));

function replaced(text: string, { from, to }: Piece, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}

/** One of the attributes (or, with quotes, values) of a tag. */
function attributePiece(text: string, tag: Piece, pattern: RegExp, pick: Pick): Piece | null {
  const found = piecesOf(text.slice(tag.from, tag.to), pattern, tag.from);
  return found[pick(Math.max(1, found.length))] ?? null;
}

/** The whole element that a tag opens, or null. */
function elementOf(text: string, tag: Piece): Piece | null {
  const name = /^<([\w:]+)[^>]*[^/]>$/.exec(text.slice(tag.from, tag.to))?.[1];
  const close = name === undefined ? -1 : text.indexOf(`</${name}>`, tag.to);
  return name === undefined || close < 0 ? null : { from: tag.from, to: close + name.length + 3 };
}

/** A copy with one damage. */
export function damagedXml(text: string, pick: Pick): string {
  const tags = piecesOf(text, /<[^>]*>/g);
  const tag = tags[pick(Math.max(1, tags.length))];
  if (tag === undefined) return text;
  const value = VALUES[pick(VALUES.length)] ?? '';
  switch (pick(8)) {
    case 0:
      return replaced(text, tag, '');
    case 1: {
      const lost = attributePiece(text, tag, /\s[\w:]+="[^"]*"/g, pick);
      return lost === null ? text : replaced(text, lost, '');
    }
    case 2:
    case 3: {
      const said = attributePiece(text, tag, /"[^"]*"/g, pick);
      return said === null ? text : replaced(text, said, `"${value}"`);
    }
    case 4:
      return replaced(text, { from: tag.to, to: Math.max(tag.to, text.indexOf('<', tag.to)) }, value);
    case 5: {
      const element = elementOf(text, tag) ?? tag;
      return pick(2) === 0 ? replaced(text, element, '') : text.slice(0, element.to) + text.slice(element.from);
    }
    case 6: {
      const other = tags[pick(tags.length)] ?? tag;
      const [first, second] = tag.from < other.from ? [tag, other] : [other, tag];
      const swapped = replaced(text, second, text.slice(first.from, first.to));
      return first === second ? text : replaced(swapped, first, text.slice(second.from, second.to));
    }
    default:
      return `${text.slice(0, tag.from)}<!-- x --><?x?>${text.slice(tag.from)}`;
  }
}
