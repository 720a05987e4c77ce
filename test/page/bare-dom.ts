// As much of a DOM as React asks for to keep a tree of elements up to date in Node: no layout, no events, no styles.

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

const ELEMENT = 1;
const TEXT = 3;
const DOCUMENT = 9;

function takeOut(node: BareNode): void {
  const siblings = node.parentNode?.childNodes;
  if (siblings !== undefined) siblings.splice(siblings.indexOf(node), 1);
  node.parentNode = null;
}

function createNode(nodeType: number, nodeName: string, ownerDocument: unknown, text: string | null = null): BareNode {
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
    style: {},
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
    removeAttribute: () => undefined,
    querySelector: () => null,
    querySelectorAll: () => [],
    closest: () => null,
    contains: () => false,
    matches: () => false,
    focus: () => undefined,
  } as BareNode;
  return node;
}

/** Hears of what leaves the page. */
type OnOut = (what: 'copied' | 'saved' | 'printed', text: string) => void;

function createDocument(onOut: OnOut): { readonly document: object; readonly body: BareNode } {
  const document = {
    nodeType: DOCUMENT,
    nodeName: '#document',
    title: '',
    documentElement: { lang: 'zh-CN', style: { setProperty: () => undefined, removeProperty: () => undefined }, dataset: {} },
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

/** Stands in for the classes of elements that the page asks after: nothing here is one of them. */
function NoElement(): void {}

/** Sees nothing: nothing here has a size. */
function NoObserver(): object {
  return { observe: () => undefined, unobserve: () => undefined, disconnect: () => undefined };
}

/** From here on a wait is one for a person. */
const PAUSE_MS = 200;

/** Gives the global scope a window with an empty document until `remove`. */
export function installBareDom(onOut: OnOut): { readonly createRootNode: () => BareNode; readonly remove: () => void } {
  const { document, body } = createDocument(onOut);
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
    // What comes only after a person's pause never comes: how long a busy machine takes is no matter.
    setTimeout: (run: () => void, ms = 0) => (ms < PAUSE_MS ? globalThis.setTimeout(run, ms) : 0),
    clearTimeout: globalThis.clearTimeout,
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
    Element: NoElement,
    HTMLElement: NoElement,
    navigator: { clipboard: { writeText: async (text: string) => onOut('copied', text) }, userAgent: '' },
    HTMLInputElement: NoElement,
    HTMLTextAreaElement: NoElement,
    Node: NoElement,
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
  return { createRootNode, remove };
}
