// Renders components of the page in Node: ours run for real, what they put on screen (elements, antd's controls) is kept with all its props.
import * as antd from 'antd';
import {
  cloneElement,
  type ComponentType,
  createElement,
  type FunctionComponent,
  isValidElement,
  type Key,
  type ReactElement,
  type ReactNode,
  useCallback,
  useInsertionEffect,
  useRef,
} from 'react';
import type { BareNode } from './bare-dom.ts';

type Props = Readonly<Record<string, unknown>>;
type AnyElement = ReactElement<Props>;

/** Controls of the library by what they are called. */
const NAMES = new Map<unknown, string>(
  Object.entries(antd).flatMap(([name, control]) => [
    [control, name] as const,
    ...Object.entries(control as object)
      .filter(([part]) => /^[A-Z]/.test(part))
      .map(([part, inner]) => [inner, `${name}.${part}`] as const),
  ]),
);

function nameOf(type: unknown): string {
  if (typeof type === 'string') return type;
  const named = NAMES.get(type);
  if (named !== undefined) return named;
  const name: unknown = Reflect.get(Object(type), 'displayName') ?? Reflect.get(Object(Reflect.get(Object(type), 'render')), 'displayName');
  return typeof name === 'string' ? name : 'link';
}

const isElement = (value: unknown): value is AnyElement => isValidElement(value);

/** A prop that holds elements, and is not shown as a child: its elements are taken out of it and rendered beside. */
function elementsIn(value: unknown): readonly AnyElement[] {
  if (isElement(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(elementsIn);
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.values(value).flatMap(elementsIn) : [];
}

/** Tabs show the panel of one key only. */
function shownProps({ items, ...props }: Props): Props {
  if (!Array.isArray(items) || props['activeKey'] === undefined) return items === undefined ? props : { ...props, items };
  return {
    ...props,
    items: items.map(({ children, ...item }: Props) => (item['key'] === props['activeKey'] ? { ...item, children } : item)),
  };
}

/** Gives the component that asked for an element its node. */
function giveNode(ref: unknown, node: BareNode | null): void {
  if (typeof ref === 'function') Reflect.apply(ref, null, [node]);
  else if (typeof ref === 'object' && ref !== null) Reflect.set(ref, 'current', node);
}

/** Keeps the props of an element at its node. */
function Shown({ name, props: { children, ref, ...props } }: { readonly name: string; readonly props: Props }): ReactNode {
  const shown = { name, props };
  const latest = useRef(shown);
  const held = useRef<BareNode | null>(null);
  latest.current = shown;
  useInsertionEffect(() => {
    if (held.current !== null) held.current.shown = shown;
  });
  const keep = useCallback(
    (node: BareNode | null): void => {
      held.current = node;
      if (node !== null) node.shown = latest.current;
      giveNode(ref, node);
    },
    [ref],
  );
  const slots = Object.values(shownProps(props))
    .flatMap(elementsIn)
    .map((element, at) => createElement(Shown, { key: `slot ${at}`, name: 'slot', props: { children: element } }));
  const inside = props['open'] === false ? [] : childrenOf(children);
  return createElement('x-element', { ref: keep }, ...slots, ...inside);
}

function childrenOf(children: unknown): readonly ReactNode[] {
  return (Array.isArray(children) ? children : [children]).map(observe);
}

const OBSERVED = new WeakMap<object, FunctionComponent<Props>>();

/** The component with what it renders observed too. */
function observed(type: FunctionComponent<Props>): FunctionComponent<Props> {
  const known = OBSERVED.get(type);
  if (known !== undefined) return known;
  const made: FunctionComponent<Props> = (props) => observe(type(props));
  made.displayName = type.name;
  OBSERVED.set(type, made);
  return made;
}

function keyed(key: Key | null): { readonly key?: Key } {
  return key === null ? {} : { key };
}

const isOwn = (type: unknown): type is FunctionComponent<Props> =>
  typeof type === 'function' && !NAMES.has(type) && Reflect.get(Object(type.prototype), 'isReactComponent') === undefined;

/** Turns what is rendered into what is kept: our components are observed in turn, contexts and fragments stay, all else is shown. */
export function observe(node: unknown): ReactNode {
  if (Array.isArray(node))
    return node.map((one: unknown, at) => observe(isElement(one) && one.key === null ? cloneElement(one, { key: `at ${at}` }) : one));
  if (!isElement(node)) return typeof node === 'function' ? null : (node as ReactNode);
  const { key, props } = node;
  const type: unknown = node.type;
  if (isOwn(type)) return createElement(observed(type), { ...props, ...keyed(key) });
  const kind = String(Reflect.get(Object(type), '$$typeof'));
  const inner: unknown = Reflect.get(Object(type), 'type');
  if (kind.includes('react.memo') && isOwn(inner)) return createElement(observed(inner), { ...props, ...keyed(key) });
  const { children, ...rest } = props;
  if (typeof type === 'symbol' || kind.includes('react.context') || kind.includes('react.provider'))
    return createElement(type as ComponentType<Props>, { ...rest, ...keyed(key) }, ...childrenOf(children));
  return createElement(Shown, { ...keyed(key), name: nameOf(type), props });
}
