// As much of a DOM as React asks for to keep a tree of elements up to date in Node: one size for all, no events, no styles.
import type { Language } from '../../src/contract/core/language.ts';
import { findInside, listAround, readSelectors } from './bare-selectors.ts';

/** What a component has put on screen at a node: the element's name and all its props. */
export interface Shown {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** An element or a text of the tree. */
export interface BareNode {
  readonly nodeType: number;
  readonly childNodes: BareNode[];
  parentNode: BareNode | null;
  nodeValue: string | null;
  shown: Shown | null;
}

/** Hears of what leaves the page, and of the element that is given the focus or pressed by the page itself. */
interface Outside {
  readonly onOut: (what: 'copied' | 'saved' | 'printed', text: string) => void;
  readonly onElement: (what: 'focused' | 'clicked', node: BareNode) => void;
}

const ELEMENT = 1;
const TEXT = 3;
const DOCUMENT = 9;

function takeOut(node: BareNode): void {
  const siblings = node.parentNode?.childNodes;
  if (siblings !== undefined) siblings.splice(siblings.indexOf(node), 1);
  node.parentNode = null;
}

const STYLE = { setProperty: () => undefined, removeProperty: () => undefined };
/** Every element has the same size, far below the window: rows are drawn, charts, which need a canvas, are not. */
const SIZE = { clientWidth: 1200, clientHeight: 160, offsetWidth: 1200, offsetHeight: 160, scrollWidth: 1200, scrollHeight: 160 };
const RECT = { left: 0, top: 100_000, right: 1200, bottom: 100_160, width: 1200, height: 160, x: 0, y: 100_000 };

/** What an element says of itself by `data-`. */
function dataOf({ shown }: BareNode): Readonly<Record<string, string>> {
  const data = Object.entries(shown?.props ?? {}).filter(([key, value]) => key.startsWith('data-') && value !== undefined);
  return Object.fromEntries(data.map(([key, value]) => [key.slice('data-'.length), String(value)]));
}

function attributeOf({ shown }: BareNode, name: string): string | null {
  const value = shown?.props[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function createNode(nodeType: number, nodeName: string, ownerDocument: BareDocument, text: string | null = null): BareNode {
  const childNodes: BareNode[] = [];
  const insertBefore = (child: BareNode, before: BareNode | null): BareNode => {
    takeOut(child);
    childNodes.splice(before === null ? childNodes.length : childNodes.indexOf(before), 0, child);
    child.parentNode = node;
    return child;
  };
  const node = {
    nodeType,
    nodeName,
    tagName: nodeName,
    namespaceURI: 'http://www.w3.org/1999/xhtml',
    ownerDocument,
    childNodes,
    parentNode: null,
    nodeValue: text,
    shown: null,
    style: STYLE,
    get firstChild() {
      return childNodes[0] ?? null;
    },
    get lastChild() {
      return childNodes.at(-1) ?? null;
    },
    set textContent(content: string) {
      for (const child of childNodes.slice()) takeOut(child);
      if (content !== '') insertBefore(createNode(TEXT, '#text', ownerDocument, content), null);
    },
    appendChild: (child: BareNode) => insertBefore(child, null),
    insertBefore,
    removeChild: (child: BareNode) => takeOut(child),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    setAttribute: () => undefined,
    getAttribute: (name: string) => attributeOf(node, name),
    removeAttribute: () => undefined,
    ...SIZE,
    scrollTop: 0,
    scrollLeft: 0,
    get dataset() {
      return dataOf(node);
    },
    classList: { add: () => undefined, remove: () => undefined, toggle: () => undefined },
    getBoundingClientRect: () => RECT,
    scrollTo: () => undefined,
    scrollIntoView: () => undefined,
    select: () => undefined,
    querySelector: (selector: string) => findInside(node, selector)[0] ?? null,
    querySelectorAll: (selector: string) => findInside(node, selector),
    closest: (selector: string) => listAround(node).find(readSelectors(selector)) ?? null,
    contains: (other: BareNode | null | undefined) => other !== null && other !== undefined && listAround(other).includes(node),
    matches: (selector: string) => readSelectors(selector)(node),
    focus: () => ownerDocument.focusOn(node),
    click: () => ownerDocument.clickOn(node),
  } as BareNode;
  return node;
}

/** What elements ask of their document. */
interface BareDocument {
  readonly focusOn: (node: BareNode) => void;
  readonly clickOn: (node: BareNode) => void;
}

function createDocument({ onOut, onElement }: Outside, language: Language): { readonly document: BareDocument; readonly body: BareNode } {
  const document = {
    nodeType: DOCUMENT,
    nodeName: '#document',
    title: '',
    documentElement: { lang: language, style: STYLE, dataset: {} },
    hidden: false,
    visibilityState: 'visible',
    createElement: (name: string) => {
      const node: BareNode & { download?: string } = createNode(ELEMENT, name.toUpperCase(), document);
      return Object.assign(node, { click: () => onOut('saved', node.download ?? '') });
    },
    createTextNode: (text: string) => createNode(TEXT, '#text', document, text),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    querySelector: () => null,
    querySelectorAll: () => [],
    getElementById: () => null,
    focusOn: (node: BareNode) => {
      Object.assign(document, { activeElement: node });
      onElement('focused', node);
    },
    clickOn: (node: BareNode) => onElement('clicked', node),
  };
  const body = createNode(ELEMENT, 'BODY', document);
  Object.assign(document, { body, activeElement: body });
  return { document, body };
}

function createStorage(): object {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** Stands in for a class of elements that the page asks after: what `isOne` says is one of them. */
function createElementClass(isOne: (node: BareNode) => boolean): object {
  const isNode = (value: unknown): value is BareNode => typeof value === 'object' && value !== null && 'childNodes' in value;
  return Object.defineProperty(() => undefined, Symbol.hasInstance, { value: (value: unknown) => isNode(value) && isOne(value) });
}

const AnyElement = createElementClass((node) => node.nodeType === ELEMENT);
const NoElement = createElementClass(() => false);

/** Sees nothing: nothing here has a size. */
function NoObserver(): object {
  return { observe: () => undefined, unobserve: () => undefined, disconnect: () => undefined };
}

/** From here on a wait is one until a person pauses: it is over when a test says so, however long a busy machine takes. */
const PAUSE_MS = 100;
/** From here on it is one for something else, and never over. */
const LONG_MS = 1000;

/** Keeps what waits for a pause. */
function createTimers() {
  const held = new Map<number, () => void>();
  let last = 0;
  const setTimeout = (run: () => void, ms = 0): unknown => {
    if (ms < PAUSE_MS) return globalThis.setTimeout(run, ms);
    last -= 1;
    if (ms < LONG_MS) held.set(last, run);
    return last;
  };
  const clearTimeout = (timer: never): void => (held.delete(timer) ? undefined : globalThis.clearTimeout(timer));
  const takePaused = (): readonly (() => void)[] => {
    const runs = [...held.values()];
    held.clear();
    return runs;
  };
  return { setTimeout, clearTimeout, takePaused };
}

/** An empty document in the global scope. */
interface BareDom {
  readonly createRootNode: () => BareNode;
  /** What waited until a person pauses. */
  readonly takePaused: () => readonly (() => void)[];
  readonly remove: () => void;
}

/** Gives the global scope a window with an empty document until `remove`. */
export function installBareDom({ onOut, onElement }: Outside, language: Language): BareDom {
  const { document, body } = createDocument({ onOut, onElement }, language);
  const { takePaused, ...timers } = createTimers();
  const window = {
    document,
    HTMLIFrameElement: NoElement,
    location: { href: 'http://127.0.0.1/', host: '127.0.0.1', origin: 'http://127.0.0.1', protocol: 'http:', hash: '' },
    localStorage: createStorage(),
    sessionStorage: createStorage(),
    innerWidth: 1920,
    innerHeight: 1080,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
    navigation: { addEventListener: () => undefined, removeEventListener: () => undefined },
    ...timers,
    ResizeObserver: NoObserver,
    setInterval: () => 0,
    clearInterval: () => undefined,
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: () => undefined,
    getSelection: () => null,
    print: () => onOut('printed', ''),
    open: () => onOut('printed', 'pdf'),
  };
  Object.assign(document, { defaultView: window });
  const globals = {
    window,
    document,
    localStorage: window.localStorage,
    Element: AnyElement,
    HTMLElement: AnyElement,
    navigator: { clipboard: { writeText: async (text: string) => onOut('copied', text) }, userAgent: '' },
    HTMLInputElement: createElementClass(readSelectors('input')),
    HTMLTextAreaElement: createElementClass(readSelectors('textarea')),
    Node: AnyElement,
    CSS: { escape: (text: string) => text },
    getComputedStyle: () => ({}),
    ResizeObserver: NoObserver,
    IntersectionObserver: NoObserver,
    MutationObserver: NoObserver,
    requestIdleCallback: () => 0,
    cancelIdleCallback: () => undefined,
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: () => undefined,
    IS_REACT_ACT_ENVIRONMENT: true,
  };
  const before = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const remove = (): void => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
  };
  const createRootNode = (): BareNode => {
    const node = createNode(ELEMENT, 'DIV', document);
    node.parentNode = body;
    return node;
  };
  return { createRootNode, takePaused, remove };
}
