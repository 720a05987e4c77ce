// A small part as a tree, read with saxes: names with their prefixes, attributes and texts in order.
import { SaxesParser } from 'saxes';

/** An element; a comment is one named `#comment`, an instruction `#instruction`. */
export interface TreeNode {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly (TreeNode | string)[];
}

interface OpenNode extends TreeNode {
  readonly children: (TreeNode | string)[];
}

/** The root element, or null where the text is no sound XML (a document type counts as unsound). */
export function readTree(text: string): TreeNode | null {
  const parser = new SaxesParser({ xmlns: true });
  const top: OpenNode = node('#top', '', []);
  const open: OpenNode[] = [top];
  const faults: string[] = [];
  const add = (child: TreeNode | string): void => void open.at(-1)?.children.push(child);
  parser.on('error', ({ message }) => void faults.push(message));
  parser.on('doctype', (doctype) => void faults.push(doctype));
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes).map(({ name, value }) => [name, value] as const);
    const child = { ...node(tag.name, tag.uri, attributes), local: tag.local };
    add(child);
    open.push(child);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('comment', (comment) => add(node('#comment', '', [['text', comment]])));
  parser.on('processinginstruction', ({ target, body }) => add(node('#instruction', '', [[target, body]])));
  parser.write(text).close();
  const roots = top.children.filter((child) => typeof child !== 'string' && !child.name.startsWith('#'));
  const [root] = roots;
  return faults.length === 0 && roots.length === 1 && typeof root === 'object' ? root : null;
}

function node(name: string, uri: string, attributes: TreeNode['attributes']): OpenNode {
  return { name, local: name, uri, attributes, children: [] };
}

/** The child elements. */
export function elementsOf(parent: TreeNode, local?: string): readonly TreeNode[] {
  return parent.children.filter((child) => typeof child === 'object').filter((child) => local === undefined || child.local === local);
}

/** The first child element of a local name, or null. */
export function childOf(parent: TreeNode, local: string): TreeNode | null {
  return elementsOf(parent, local)[0] ?? null;
}

/** The value of an attribute by its written name, or null. */
export function valueOf(parent: TreeNode, name: string): string | null {
  return parent.attributes.find(([own]) => own === name)?.[1] ?? null;
}

/** The value of an attribute by its name without prefix, or null. */
export function localValueOf(parent: TreeNode, local: string): string | null {
  return parent.attributes.find(([own]) => own.slice(own.indexOf(':') + 1) === local)?.[1] ?? null;
}

/** The text in an element. */
export function textOf(parent: TreeNode): string {
  return parent.children.map((child) => (typeof child === 'string' ? child : '')).join('');
}
