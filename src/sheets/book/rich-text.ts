// Characters replaced within a text of many runs: each run keeps its format, and nothing but the changed characters is touched.
import { decodeEscapes, escapeCellText } from '../xml/xml-text.ts';
import { type Edit, type XmlNode, applyEdits, attributeOf, setAttribute, getTextOfNode } from './xml-edit.ts';

/** `from` becomes `to`: where `at` says (a place in the shown text), else where it first stands and nothing has been replaced yet. */
export type RichChange = readonly [from: string, to: string, at?: number];

/** Characters of the shown text that become others. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A `t` of a text, and where its characters begin in the whole text. */
interface Run {
  readonly node: XmlNode;
  readonly text: string;
  readonly at: number;
}

/**
 * The markup of `node` (a `si` or `is` of `text`) with these characters replaced. Where a change reaches over runs, its new characters go to the
 * first of them. Readings (`rPh`) go where the text becomes longer or shorter, since they count characters.
 * @throws Error where a `from` does not stand in the text.
 */
export function replaceRich(text: string, node: XmlNode, changes: readonly RichChange[]): string {
  const runs = runsOf(text, node);
  const places = placesOf(runs.map((run) => run.text).join(''), changes);
  const edits = runs.flatMap((run) => runEdits(text, run, places));
  if (places.some((place) => place.to - place.from !== place.text.length))
    for (const { name, from, to } of node.children) if (name === 'rPh' || name === 'phoneticPr') edits.push({ from, to, text: '' });
  const moved = edits.map((edit) => ({ ...edit, from: edit.from - node.from, to: edit.to - node.from }));
  return applyEdits(text.slice(node.from, node.to), moved);
}

/** A plain text with these characters replaced. @throws Error where a `from` does not stand in it. */
export function replacePlain(shown: string, changes: readonly RichChange[]): string {
  return applyEdits(shown, placesOf(shown, changes));
}

function runsOf(text: string, node: XmlNode): readonly Run[] {
  const nodes = node.children.flatMap((child) => (child.name === 'r' ? child.children : [child])).filter(({ name }) => name === 't');
  let at = 0;
  return nodes.map((one) => {
    const run = { node: one, text: decodeEscapes(getTextOfNode(text, one)), at };
    at += run.text.length;
    return run;
  });
}

function placesOf(shown: string, changes: readonly RichChange[]): readonly Place[] {
  const places: Place[] = [];
  const isFree = (from: number, to: number): boolean => places.every((place) => to <= place.from || from >= place.to);
  for (const [wanted, text, told] of changes) {
    let from = told ?? shown.indexOf(wanted);
    while (told === undefined && from >= 0 && !isFree(from, from + wanted.length)) from = shown.indexOf(wanted, from + 1);
    if (wanted === '' || from < 0 || !shown.startsWith(wanted, from) || !isFree(from, from + wanted.length))
      throw new Error(`"${wanted}" does not stand in "${shown}"`);
    places.push({ from, to: from + wanted.length, text });
  }
  return places.map((place) => narrowed(shown, place)).toSorted((one, other) => one.from - other.from);
}

/** Only what really changes: what begins and ends alike is left to the run that it stands in. */
function narrowed(shown: string, { from, to, text }: Place): Place {
  let start = 0;
  while (start < text.length && from + start < to && shown[from + start] === text[start]) start += 1;
  let end = 0;
  while (end < text.length - start && to - end > from + start && shown[to - end - 1] === text[text.length - end - 1]) end += 1;
  const isWhole = shown.slice(from + start, to - end).isWellFormed() && text.slice(start, text.length - end).isWellFormed();
  return isWhole ? { from: from + start, to: to - end, text: text.slice(start, text.length - end) } : { from, to, text };
}

function runEdits(text: string, run: Run, places: readonly Place[]): readonly Edit[] {
  const end = run.at + run.text.length;
  const edits = places
    .filter((place) => (place.from === place.to ? isInsertedIn(run, place.from) : place.from < end && place.to > run.at))
    .map((place) => ({
      from: Math.max(0, place.from - run.at),
      to: Math.min(run.text.length, place.to - run.at),
      // A change that began in a run before has left its characters there.
      text: place.from >= run.at ? place.text : '',
    }));
  return edits.length === 0 ? [] : textEdits(text, run.node, applyEdits(run.text, edits));
}

/** Pure additions go to the run that ends where they stand; at the very beginning, to the first. */
function isInsertedIn(run: Run, at: number): boolean {
  return (at > run.at && at <= run.at + run.text.length) || (at === 0 && run.at === 0);
}

/** A `t` that shows other characters. */
function textEdits(text: string, node: XmlNode, shown: string): readonly Edit[] {
  const space = shouldPreserveSpace(shown) && attributeOf(node, 'xml:space') === null ? ' xml:space="preserve"' : '';
  if (node.isEmpty) {
    const open = text.slice(node.from, node.openTo).replace(/\s*\/>$/, '');
    return [{ from: node.from, to: node.to, text: `${open}${space}>${escapeCellText(shown)}</${node.raw}>` }];
  }
  const content = { from: node.openTo, to: node.closeFrom, text: escapeCellText(shown) };
  return space === '' ? [content] : [setAttribute(node, text, 'xml:space', 'preserve'), content];
}

/** Whether a reader might fold or cut blanks of a text that is not marked as holding them. */
export function shouldPreserveSpace(shown: string): boolean {
  return /^\s|\s$|[\t\n]|\s{2}/.test(shown);
}
