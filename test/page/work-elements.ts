// What can be pressed and filled on a rendered screen, and how: by calling the props that a browser would call.
import type { BareNode, Shown } from './bare-dom.ts';
import { findInside, listAround } from './bare-selectors.ts';
import { cut, elementsOf, nameOf, type Props, saysOf } from './screen-lines.ts';

/** A button, a word to choose by, the entry of a menu, or a list that Enter opens a row of. */
export interface Pressable {
  readonly says: string;
  /** Alike where many of them do alike: the class of a button, the label of a list of options. */
  readonly kind: string;
  readonly isSubmit: boolean;
  /** It takes no press now: a dialog waits for its answer. */
  readonly isOff?: boolean;
  readonly run: () => unknown;
}

/** A control that takes a value. */
export interface Control {
  readonly label: string;
  readonly name: string;
  readonly props: Props;
}

/** What is chosen by its words. */
interface Choice {
  readonly label: string;
  /** It sends what a dialog holds. */
  readonly isSubmit?: boolean;
  readonly isOff?: boolean;
  readonly run: () => unknown;
}

/** Hears of what a handler does with the event itself. */
type OnEvent = (what: 'preventDefault' | 'stopPropagation') => void;

/** What happens at an element, and goes on to what is around it until somebody stops it. */
interface PageEvent {
  currentTarget: BareNode;
  isStopped: boolean;
}

function createEvent(node: BareNode, onEvent: OnEvent): PageEvent {
  const event = {
    preventDefault: () => onEvent('preventDefault'),
    stopPropagation: () => {
      event.isStopped = true;
      onEvent('stopPropagation');
    },
    currentTarget: node,
    target: node,
    isStopped: false,
    detail: 1,
  };
  return event;
}

/** Calls the handlers of an element and of all that it stands in. */
function bubble(node: BareNode, handler: 'onClick' | 'onKeyDown', event: PageEvent): void {
  for (const around of listAround(node)) {
    const handle = around.shown?.props[handler];
    event.currentTarget = around;
    if (typeof handle === 'function') Reflect.apply(handle, null, [event]);
    if (event.isStopped) return;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly Props[] => (Array.isArray(value) ? value : []);

function callProp(prop: unknown, ...given: readonly unknown[]): unknown {
  if (typeof prop !== 'function') throw new Error('nothing happens there');
  return Reflect.apply(prop, null, given);
}

/** Hits a key while the element itself has the focus: `Enter`, `Shift+ArrowRight`. */
export function hitKey(node: BareNode, combination: string, onEvent: OnEvent): void {
  const shiftKey = combination.startsWith('Shift+');
  const key = shiftKey ? combination.slice('Shift+'.length) : combination;
  const keys = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey, isComposing: false, keyCode: 0 };
  const event = Object.assign(createEvent(node, onEvent), keys, { nativeEvent: keys });
  const onPressEnter = node.shown?.props['onPressEnter'];
  if (key === 'Enter' && typeof onPressEnter === 'function') Reflect.apply(onPressEnter, null, [event]);
  bubble(node, 'onKeyDown', event);
}

function agree({ okButtonProps, onOk }: Props, event: object): unknown {
  if (Reflect.get(Object(okButtonProps), 'disabled') === true) throw new Error('it is disabled');
  return callProp(onOk, event);
}

/** Entries of a menu, options of a list or beside each other, tabs, the answers of a dialog. */
function choicesOf({ name, props }: Shown, event: object): readonly Choice[] {
  const { onChange } = props;
  const items = listOf(Reflect.get(Object(props['menu']), 'items')).map((item) => ({
    label: textOf(item['label']),
    run: () => callProp(item['onClick'], {}),
  }));
  const valueOf = (value: unknown): unknown =>
    name === 'Radio.Group' ? { target: { value } } : props['mode'] === 'multiple' ? [value] : value;
  const options = listOf(props['options']).map(({ label, value }) => ({
    label: textOf(label),
    run: () => callProp(onChange, valueOf(value)),
  }));
  const tabs =
    name === 'Tabs' ? listOf(props['items']).map(({ label, key }) => ({ label: textOf(label), run: () => callProp(onChange, key) })) : [];
  const answers =
    name === 'Modal' && props['open'] !== false
      ? [
          { label: textOf(props['okText']), isSubmit: true, isOff: props['confirmLoading'] === true, run: () => agree(props, event) },
          { label: textOf(props['cancelText']), run: () => callProp(props['onCancel'], event) },
        ]
      : [];
  const drawer = name === 'Drawer' && props['open'] !== false ? [{ label: '×', run: () => callProp(props['onClose'], event) }] : [];
  return [...items, ...options, ...tabs, ...answers, ...drawer];
}

function formAround(node: BareNode): BareNode | null {
  for (let one = node.parentNode; one !== null; one = one.parentNode) if (one.shown?.name === 'form') return one;
  return null;
}

function press(node: BareNode, event: PageEvent): unknown {
  const { onClick, htmlType } = node.shown?.props ?? {};
  if (typeof onClick !== 'function' && htmlType === 'submit') return callProp(formAround(node)?.shown?.props['onSubmit'], event);
  return bubble(node, 'onClick', event);
}

/** A link leads on, and does nothing to what it stands in. */
function isLinkInside(node: BareNode): boolean {
  const [own, ...around] = listAround(node);
  return typeof own?.shown?.props['href'] === 'string' && around.some(({ shown }) => typeof shown?.props['onClick'] === 'function');
}

/** Of the cells of a grid the last one: its row is another one than its column. */
function cellIn(grid: BareNode): BareNode | undefined {
  return findInside(grid, '[data-row]').findLast(({ shown }) => shown?.props['data-row'] !== shown?.props['data-column']);
}

/** Keys that an element hears while it has the focus. */
function keysAt(node: BareNode, isGrid: boolean): readonly string[] {
  const { onKeyDown, onPressEnter } = node.shown?.props ?? {};
  if (isGrid) return ['Enter', 'Delete'];
  return typeof onKeyDown === 'function' || typeof onPressEnter === 'function' ? ['Enter', 'ArrowDown'] : [];
}

function kindOf({ name, props }: Shown): string {
  const { className, size, type } = props;
  if (name === 'Button' && className === undefined && size === undefined && type !== 'link' && type !== 'text') return 'button';
  if (name === 'button') return `plain ${textOf(className).split(' ')[0] ?? ''}`;
  return [name, className, type, size].map(textOf).join(' ');
}

/** The name of what hears keys: of a part of the screen, not all that it says. */
function shortName(node: BareNode): string {
  return cut(nameOf(node), 20);
}

function pressablesAt(node: BareNode, onEvent: OnEvent): readonly Pressable[] {
  const { shown } = node;
  if (shown === null) return [];
  const event = createEvent(node, onEvent);
  const { name, props } = shown;
  const isSubmit = props['htmlType'] === 'submit';
  const isOff = props['disabled'] === true || props['loading'] === true;
  const isGrid = props['role'] === 'grid' && typeof props['onKeyDown'] === 'function';
  const hit = (isSubmit || typeof props['onClick'] === 'function' || isLinkInside(node)) && !isOff && !isGrid;
  const cell = isGrid ? cellIn(node) : undefined;
  const ofList = name === 'Modal' || name === 'Drawer' ? name : `${name} of ${textOf(props['aria-label'])}`;
  return [
    ...(hit ? [{ says: nameOf(node), kind: kindOf(shown), isSubmit, run: () => press(node, event) }] : []),
    ...(cell === undefined
      ? []
      : [{ says: `${nameOf(node)} click`, kind: 'grid', isSubmit: false, run: () => bubble(cell, 'onClick', createEvent(cell, onEvent)) }]),
    ...keysAt(node, isGrid).map((key) => ({
      says: `${shortName(node)} ${key}`,
      kind: isGrid ? 'grid' : `keys ${kindOf(shown)}`,
      isSubmit: false,
      run: () => hitKey(node, key, onEvent),
    })),
    ...choicesOf(shown, event).map(({ label, run, isSubmit: sends = false, isOff: waits = false }) => ({
      says: label,
      kind: ofList,
      isSubmit: sends,
      isOff: waits,
      run,
    })),
  ];
}

/** Whatever can be pressed, in the order of the screen. */
export function listPressables(root: BareNode, onEvent: OnEvent): readonly Pressable[] {
  return elementsOf(root).flatMap((node) => pressablesAt(node, onEvent));
}

/** The buttons that send forms, also those that cannot be pressed yet, in the order of the screen. */
export function listSubmits(root: BareNode, onEvent: OnEvent): readonly (Pressable | null)[] {
  return elementsOf(root).flatMap((node) => {
    if (node.shown?.props['htmlType'] !== 'submit') return [];
    return [pressablesAt(node, onEvent).find(({ isSubmit }) => isSubmit) ?? null];
  });
}

/** What the labels of a screen say, by the element that each is of. */
function labelsOf(all: readonly BareNode[]): ReadonlyMap<unknown, string> {
  const labels = all.filter(({ shown }) => shown?.name === 'label');
  return new Map(labels.map((node) => [node.shown?.props['htmlFor'], saysOf(node).replace(/\*$/, '')]));
}

function labelIn(labels: ReadonlyMap<unknown, string>, node: BareNode): string {
  const id = node.shown?.props['id'];
  return (id === undefined ? undefined : labels.get(id)) ?? nameOf(node);
}

/** The label of an element of a screen, else its name. */
export function labelOf(node: BareNode, root: BareNode): string {
  return labelIn(labelsOf(elementsOf(root)), node);
}

/** Every control that takes a value, by its label. */
export function listControls(root: BareNode): readonly Control[] {
  const all = elementsOf(root);
  const labels = labelsOf(all);
  return all.flatMap((node) => {
    if (typeof node.shown?.props['onChange'] !== 'function') return [];
    const { name, props } = node.shown;
    return [{ label: labelIn(labels, node), name, props }];
  });
}

/** Types or chooses a value in a control. */
export function fillControl({ name, props }: Control, value: unknown): unknown {
  const { onChange, disabled } = props;
  if (disabled === true) throw new Error('it is disabled');
  if (typeof value === 'boolean') return callProp(onChange, name === 'Switch' ? value : { target: { checked: value } });
  const isTyped = /^(?:Input(?!Number)|input|textarea)/.test(name);
  return callProp(onChange, isTyped ? { target: { value }, currentTarget: { value } } : value);
}
