// Finds elements of a rendered screen by the few selectors that the page asks with, and what an element is around and within.
import type { BareNode, Shown } from './bare-dom.ts';

/** What the library's controls are to a selector. */
const TAGS: readonly (readonly [RegExp, string])[] = [
  [/^Input\.TextArea$/, 'textarea'],
  [/^(?:Input|AutoComplete|DatePicker|Select|Checkbox)/, 'input'],
  [/^(?:Button|Switch)$/, 'button'],
  [/^link$/, 'a'],
];

function tagOf(name: string): string {
  return TAGS.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

/** Props by the names of attributes where these differ. */
const PROPS: Readonly<Record<string, string>> = { tabindex: 'tabIndex', class: 'className' };

function attributeOf({ name, props }: Shown, key: string): string | null {
  const value = key === 'type' && name === 'Button' ? props['htmlType'] : props[PROPS[key] ?? key];
  return typeof value === 'string' || typeof value === 'number' || value === true ? `${value}` : null;
}

const PARTS = /:not\((?<not>[^)]*)\)|(?<off>:disabled)|\.(?<css>[\w-]+)|\[(?<key>[\w-]+)(?:="(?<value>[^"]*)")?\]|(?<tag>[a-z]\w*)/gi;

type Match = (node: BareNode) => boolean;

/** Reads a part of a selector by the groups that it was found with. */
function readPart({ not, off, css, key, value, tag }: Readonly<Record<string, string | undefined>>): (shown: Shown) => boolean {
  if (not !== undefined) {
    const parts = readParts(not);
    return (shown) => !parts.every((part) => part(shown));
  }
  if (off !== undefined) return ({ props }) => props['disabled'] === true;
  if (css !== undefined) return (shown) => (attributeOf(shown, 'class') ?? '').split(' ').includes(css);
  if (key === undefined) return ({ name }) => tagOf(name) === tag;
  return (shown) => {
    const found = attributeOf(shown, key);
    return value === undefined ? found !== null : found === value;
  };
}

function readParts(selector: string): readonly ((shown: Shown) => boolean)[] {
  return [...selector.matchAll(PARTS)].map(({ groups = {} }) => readPart(groups));
}

/** Reads a selector without blanks. */
function readOne(selector: string): Match {
  const parts = readParts(selector);
  return ({ shown }) => shown !== null && parts.every((part) => part(shown));
}

/** An element and what it stands in, the innermost first. */
export function listAround(node: BareNode): readonly BareNode[] {
  const around: BareNode[] = [];
  for (let one: BareNode | null = node; one !== null; one = one.parentNode) around.push(one);
  return around;
}

/** Whether these, the innermost first, stand around each other somewhere around an element. */
function isInside(node: BareNode, around: readonly Match[]): boolean {
  let outer: BareNode | null = node;
  return around.every((isOuter) => {
    do outer = outer?.parentNode ?? null;
    while (outer !== null && !isOuter(outer));
    return outer !== null;
  });
}

/** Reads selectors: `form input, textarea`. */
export function readSelectors(selectors: string): Match {
  const all = selectors.split(',').map((selector) => {
    const [isLast, ...around] = (selector.match(/(?:\[[^\]]*\]|\([^)]*\)|\S)+/g) ?? []).map(readOne).toReversed();
    return (node: BareNode): boolean => isLast?.(node) === true && isInside(node, around);
  });
  return (node) => all.some((isMatch) => isMatch(node));
}

function findMatches(node: BareNode, isMatch: Match): readonly BareNode[] {
  return node.childNodes.flatMap((child) => [...(isMatch(child) ? [child] : []), ...findMatches(child, isMatch)]);
}

/** What the selectors find in an element, in the order of the screen. */
export function findInside(node: BareNode, selectors: string): readonly BareNode[] {
  return findMatches(node, readSelectors(selectors));
}
