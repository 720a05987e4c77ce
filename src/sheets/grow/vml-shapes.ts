// Shapes in an old drawing (VML): notes and controls, found by their places in the text. Such parts are not always good XML.
import { decodeCharacters } from '../xml/xml-reader.ts';

/** A value inside a shape's data: `from` to `to` of the text. */
export interface VmlValue {
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** A shape with data of a sheet. */
export interface VmlShape {
  /** `_x0000_s1026`, also where the shape has a name of its own besides; not asked for of notes. */
  readonly id: string;
  /** `Note` or the kind of a control. */
  readonly kind: string;
  readonly values: readonly VmlValue[];
}

const DATA = /<((?:[\w.-]+:)?ClientData)\b([^>]*[^/>])?>([\s\S]*?)<\/\1\s*>/g;
const VALUE = /<((?:[\w.-]+:)?([\w.-]+))(?:\s[^>]*)?>([^<]*)<\/\1\s*>/g;

/** The shapes of an old drawing that say where they stand or what they are linked to. */
export function listVmlShapes(text: string): readonly VmlShape[] {
  return [...text.matchAll(DATA)].map((match) => {
    const [whole, , attributes = '', inner = ''] = match;
    const start = match.index + whole.indexOf('>', whole.indexOf(attributes) + attributes.length) + 1;
    const values = [...inner.matchAll(VALUE)].map((found) => {
      const [element, , name = '', value = ''] = found;
      const from = start + found.index + element.indexOf('>') + 1;
      return { name, value: decodeCharacters(value), from, to: from + value.length };
    });
    const kind = /\bObjectType\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? '';
    return { id: kind === 'Note' ? '' : shapeIdBefore(text, match.index), kind, values };
  });
}

/** The id of the shape that the data at `at` belongs to. */
function shapeIdBefore(text: string, at: number): string {
  let tag = '';
  for (const match of text.slice(0, at).matchAll(/<(?:[\w.-]+:)?shape\b[^>]*>/g)) tag = match[0];
  return /:spid\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? /\sid\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '';
}
