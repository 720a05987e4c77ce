// What can be pressed and filled on a rendered screen, and how: by calling the props that a browser would call.
import type { BareNode, Shown } from './bare-dom.ts';
import { elementsOf, nameOf, type Props, saysOf } from './screen-lines.ts';

/** A button, a word to choose by, the entry of a menu, or a list that Enter opens a row of. */
export interface Pressable {
  readonly says: string;
  /** Alike where many of them do alike: the class of a button, the label of a list of options. */
  readonly kind: string;
  readonly isSubmit: boolean;
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
  readonly run: () => unknown;
}

/** Hears of what a handler does with the event itself. */
type OnEvent = (what: 'preventDefault' | 'stopPropagation') => void;

const createEvent = (onEvent: OnEvent) => ({
  preventDefault: () => onEvent('preventDefault'),
  stopPropagation: () => onEvent('stopPropagation'),
  currentTarget: { contains: () => false },
  target: {},
  detail: 1,
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly Props[] => (Array.isArray(value) ? value : []);

function callProp(prop: unknown, ...given: readonly unknown[]): unknown {
  if (typeof prop !== 'function') throw new Error('nothing happens there');
  return Reflect.apply(prop, null, given);
}

/** A key pressed while the element itself has the focus. */
function keyEvent(key: string, onEvent: OnEvent): object {
  const box = {};
  const keys = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, keyCode: 0 };
  return { ...createEvent(onEvent), ...keys, nativeEvent: keys, target: box, currentTarget: box };
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
          { label: textOf(props['okText']), isSubmit: true, run: () => agree(props, event) },
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

function press(node: BareNode, event: object): unknown {
  const onClick = node.shown?.props['onClick'];
  return callProp(typeof onClick === 'function' ? onClick : formAround(node)?.shown?.props['onSubmit'], event);
}

function kindOf({ name, props }: Shown): string {
  const { className, size, type } = props;
  if (name === 'Button' && className === undefined && size === undefined && type !== 'link' && type !== 'text') return 'button';
  if (name === 'button') return `plain ${textOf(className).split(' ')[0] ?? ''}`;
  return [name, className, type, size].map(textOf).join(' ');
}

function pressablesAt(node: BareNode, onEvent: OnEvent): readonly Pressable[] {
  const { shown } = node;
  if (shown === null) return [];
  const event = createEvent(onEvent);
  const { name, props } = shown;
  const isSubmit = props['htmlType'] === 'submit';
  const isOff = props['disabled'] === true || props['loading'] === true;
  const isGrid = props['role'] === 'grid' && typeof props['onKeyDown'] === 'function';
  const hit = (isSubmit || typeof props['onClick'] === 'function') && !isOff && !isGrid;
  const ofList = name === 'Modal' || name === 'Drawer' ? name : `${name} of ${textOf(props['aria-label'])}`;
  return [
    ...(hit ? [{ says: nameOf(node), kind: kindOf(shown), isSubmit, run: () => press(node, event) }] : []),
    ...(isGrid ? ['Enter', 'Delete'] : []).map((key) => ({
      says: `${nameOf(node)} ${key}`,
      kind: 'grid',
      isSubmit: false,
      run: () => callProp(props['onKeyDown'], keyEvent(key, onEvent)),
    })),
    ...choicesOf(shown, event).map(({ label, run, isSubmit: sends = false }) => ({ says: label, kind: ofList, isSubmit: sends, run })),
  ];
}

/** Whatever can be pressed, in the order of the screen. */
export function listPressables(root: BareNode, onEvent: OnEvent): readonly Pressable[] {
  return elementsOf(root).flatMap((node) => pressablesAt(node, onEvent));
}

/** Every control that takes a value, by its label. */
export function listControls(root: BareNode): readonly Control[] {
  const all = elementsOf(root);
  const labels = new Map(
    all.flatMap((node) => (node.shown?.name === 'label' ? [[node.shown.props['htmlFor'], saysOf(node).replace(/\*$/, '')] as const] : [])),
  );
  return all.flatMap((node) => {
    if (typeof node.shown?.props['onChange'] !== 'function') return [];
    const { name, props } = node.shown;
    const label = props['id'] === undefined ? undefined : labels.get(props['id']);
    return [{ label: label ?? nameOf(node), name, props }];
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
