// New shared strings: gathered while cells are written, then put behind the last one, so that no number changes.
import { escapeCellText } from '../xml/xml-text.ts';
import { type RichChange, shouldPreserveSpace, replaceRich } from './rich-text.ts';
import type { SharedStrings } from './parts.ts';
import { type Edit, applyEdits, attributeOf, parseNodeAt, prefixOf, setAttribute } from './xml-edit.ts';

/** Strings to be added, and by how many more cells shared strings are used. */
export interface StringWriter {
  readonly strings: SharedStrings;
  /** By markup: the number each gets. */
  readonly added: Map<string, number>;
  uses: number;
}

export function createStringWriter(strings: SharedStrings): StringWriter {
  return { strings, added: new Map(), uses: 0 };
}

/** `<t>` with a text, in the prefix of what it stands in. */
export function createTextMarkup(prefix: string, text: string): string {
  return `<${prefix}t${shouldPreserveSpace(text) ? ' xml:space="preserve"' : ''}>${escapeCellText(text)}</${prefix}t>`;
}

/** The number of a new string that shows `text`. */
export function addText(writer: StringWriter, text: string): number {
  const prefix = prefixOf(writer.strings.root);
  return add(writer, `<${prefix}si>${createTextMarkup(prefix, text)}</${prefix}si>`);
}

/** The number of a new string that is the string `number` with characters replaced; the old one may be in use elsewhere. */
export function addRich(writer: StringWriter, number: number, changes: readonly RichChange[]): number {
  const { text, from, scope } = writer.strings;
  const at = from[number];
  if (at === undefined) throw new Error(`no shared string ${number}`);
  return add(writer, replaceRich(text, parseNodeAt(text, at, scope), changes));
}

function add(writer: StringWriter, markup: string): number {
  const known = writer.added.get(markup);
  if (known !== undefined) return known;
  const number = writer.strings.texts.length + writer.added.size;
  writer.added.set(markup, number);
  return number;
}

/** The part's new text; its counts, where it has any, go along. */
export function createStringsText({ strings, added, uses }: StringWriter): string {
  const { text, root, to } = strings;
  const edits: Edit[] = [];
  const uniqueCount = attributeOf(root, 'uniqueCount');
  const count = attributeOf(root, 'count');
  if (uniqueCount !== null && added.size > 0) edits.push(setAttribute(root, text, 'uniqueCount', `${strings.texts.length + added.size}`));
  if (count !== null && /^\d+$/.test(count.value) && uses !== 0)
    edits.push(setAttribute(root, text, 'count', `${Math.max(0, Number(count.value) + uses)}`));
  const markup = [...added.keys()].join('');
  if (markup !== '' && root.isEmpty) {
    const slash = text.lastIndexOf('/', root.openTo);
    edits.push({ from: slash, to: root.openTo, text: `>${markup}</${root.raw}>` });
  } else if (markup !== '') {
    const at = to.at(-1) ?? root.openTo;
    edits.push({ from: at, to: at, text: markup });
  }
  return applyEdits(text, edits);
}
