// Small questions to ask of XML whose namespace doesn't matter: a part's kind is known, and old and strict files name it differently.
import type { XmlNode } from '../book/xml-edit.ts';

/** A name without its namespace. */
export function localName({ name }: XmlNode): string {
  return name.replace(/^\{[^}]*\}/, '');
}

/** All elements under one, however deep, in the text's order. */
export function allUnder(node: XmlNode): readonly XmlNode[] {
  return node.children.flatMap((child) => [child, ...allUnder(child)]);
}

/** The first child with this local name, or null. */
export function childCalled(node: XmlNode | null, local: string): XmlNode | null {
  return node?.children.find((child) => localName(child) === local) ?? null;
}
