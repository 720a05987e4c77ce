// Small questions to ask of XML whose namespace doesn't matter: a part's kind is known, and old and strict files name it differently.
import type { XmlNode } from '../book/xml-edit.ts';

/** A name without its namespace. */
export function getLocalName({ name }: XmlNode): string {
  return name.replace(/^\{[^}]*\}/, '');
}

/** All elements under one, however deep, in the text's order. */
export function listElementsUnder(node: XmlNode): readonly XmlNode[] {
  return node.children.flatMap((child) => [child, ...listElementsUnder(child)]);
}

/** The first child with this local name, or null. */
export function findChild(node: XmlNode | null, local: string): XmlNode | null {
  return node?.children.find((child) => getLocalName(child) === local) ?? null;
}
