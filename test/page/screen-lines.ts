// What is on a rendered screen as text: an element a line with its props, what it says behind them.
import type { BareNode, Shown } from './bare-dom.ts';

export type Props = Readonly<Record<string, unknown>>;

/** Of a long list the first ones: all others look alike. */
const CHILDREN_TOLD = 14;
/** Of the rows of a table. */
const ROWS_TOLD = 3;
/** What is in an element stands on its own line where that is no longer. */
const LINE_WIDTH = 170;
/** Numbers that React makes up. */
const UNSAID = new Set(['id', 'htmlFor', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-activedescendant', 'ref']);
/** Props that say the same by false as by not being there. */
const FALSE_AS_NONE = new Set(['disabled', 'loading', 'aria-invalid', 'aria-required', 'open']);

/** Cuts a long text; its length stays. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}…(${text.length})`;
}

function isText(node: BareNode): boolean {
  return node.nodeType === 3;
}

/** Every word in an element. */
export function saysOf(node: BareNode): string {
  return isText(node) ? (node.nodeValue ?? '') : node.childNodes.map(saysOf).join('');
}

/** The name of an element: its label, else what it says, else its title. */
export function nameOf(node: BareNode): string {
  const { 'aria-label': label, title } = node.shown?.props ?? {};
  const says = saysOf(node).trim();
  return typeof label === 'string' ? label : says === '' && typeof title === 'string' ? title : says;
}

/** Every element below a node, in the order of the screen. */
export function elementsOf(node: BareNode): readonly BareNode[] {
  return [...(node.shown === null ? [] : [node]), ...node.childNodes.flatMap(elementsOf)];
}

/** The number of a staging is another one each time. */
export function maskUuid(text: string): string {
  return text.replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '(uuid)');
}

/** A prop as text: functions and elements by a sign, undefined left out; a day as it reads here, wherever the machine is. */
export function valueText(value: unknown): string | undefined {
  const format: unknown = Reflect.get(Object(value), 'format');
  if (typeof format === 'function') return String(Reflect.apply(format, value, ['YYYY-MM-DD']));
  return JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'function') return 'ƒ';
    if (typeof one === 'string') return maskUuid(one);
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    if ('$$typeof' in one) return '<>';
    return 'current' in one ? undefined : one;
  });
}

function propsText(props: Props): string {
  return Object.entries(props)
    .filter(([key]) => !UNSAID.has(key))
    .flatMap(([key, value]) => {
      const text = valueText(value);
      if (text === undefined || (text === 'false' && FALSE_AS_NONE.has(key)) || (key === 'className' && value === '')) return [];
      if (text === 'true' || text === '"ƒ"') return [key];
      return [key === 'className' ? `.${String(value)}` : `${key}=${cut(text, 240)}`];
    })
    .join(' ');
}

/** An element that says nothing by itself: only what is in it is told. */
function isPlain({ name, props }: Shown): boolean {
  return name === 'slot' || Object.keys(props).length === 0;
}

/** Lines of a node and what is in it, `told` of many children. */
export function linesOf(node: BareNode, indent = '', told = CHILDREN_TOLD): readonly string[] {
  if (isText(node)) return [`${indent}“${node.nodeValue ?? ''}”`];
  const { shown, childNodes } = node;
  if (shown === null) return childNodes.flatMap((child) => linesOf(child, indent, told));
  const isLeaf = childNodes.every(isText);
  const text = isLeaf && saysOf(node) !== '' ? ` “${saysOf(node)}”` : '';
  if (isPlain(shown) && !isLeaf) return childNodes.flatMap((child) => linesOf(child, indent, told));
  const head = `${indent}${`${shown.name} ${propsText(shown.props)}`.trim()}${text}`;
  if (isLeaf) return [head];
  const most = shown.props['role'] === 'rowgroup' && told === CHILDREN_TOLD ? ROWS_TOLD : told;
  const more = childNodes.length - most;
  const inside = (more > 2 ? childNodes.slice(0, most) : childNodes).map((child) => linesOf(child, `${indent}  `, told));
  const lines = [...inside.flat(), ...(more > 2 ? [`${indent}  … ${more} more`] : [])];
  const [first = ''] = lines;
  if (lines.length === 1) return [`${head} > ${first.trim()}`];
  const row = `${head}: ${lines.map((line) => line.trim()).join(' · ')}`;
  return inside.every(({ length }) => length === 1) && row.trim().length <= LINE_WIDTH ? [row] : [head, ...lines];
}
