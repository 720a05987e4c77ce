// Keys: one listener for the whole window, and a list of what each key does on this screen (F1 shows it).
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** A key with what it does. `keys` as `Ctrl+K`, `F1`, `[`, `N`; Ctrl stands for Command on a Mac. */
export interface KeyAction {
  readonly keys: string;
  readonly words: string;
  readonly run: () => void;
  /** True where it also works while a text field has the focus (combinations with Ctrl, function keys). */
  readonly alsoInFields?: boolean;
  /** True where a key that is held down does it once only. */
  readonly isOnce?: boolean;
  /** True where it is a dialog's or a drawer's own key: it works while the focus is in there, though in no text field. */
  readonly alsoInDialogs?: boolean;
  /** False where what it acts on is not selected in the list that has the focus: the key is left to others then. */
  readonly isReady?: () => boolean;
}

/** Checks that a key acts now on what it is for. */
export function isKeyReady({ isReady }: KeyAction): boolean {
  return isReady === undefined || isReady();
}

interface Registry {
  readonly add: (actions: () => readonly KeyAction[]) => () => void;
  readonly all: () => readonly KeyAction[];
}

const KeyContext = createContext<Registry | null>(null);

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** For up to a frame the focus still stands in what has gone off the screen, such as a dialog that has closed: that holds no key back. */
function isGone(target: EventTarget | null): boolean {
  return target instanceof Element && !target.checkVisibility();
}

/** Keys of a screen are at rest while a dialog or a drawer stands before it. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}

/** The combination a key event stands for, as `Ctrl+Shift+K`. A key that an input method is composing with is none. */
export function keysOf(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}): string {
  if (event.isComposing || event.keyCode === 229) return '';
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isLetter = key.length > 1 || /[A-Z0-9]/.test(key);
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey && isLetter ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

/** Listens for keys once, for everything below. The newest action of a key wins: a dialog goes before its screen. */
export function KeyProvider({ children }: { readonly children: ReactNode }) {
  const [sources] = useState(() => new Set<() => readonly KeyAction[]>());
  const registry = useMemo<Registry>(
    () => ({
      add: (actions) => {
        sources.add(actions);
        return () => void sources.delete(actions);
      },
      all: () => [...sources].flatMap((actions) => actions()),
    }),
    [sources],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const keys = keysOf(event);
      const isMeant = (one: KeyAction): boolean => one.keys === keys && isKeyReady(one);
      const action = keys === '' || event.defaultPrevented ? undefined : registry.all().findLast(isMeant);
      const isInWork = isField(event.target) || (isInDialog(event.target) && action?.alsoInDialogs !== true);
      if (action === undefined || (isInWork && action.alsoInFields !== true && !isGone(event.target))) return;
      event.preventDefault();
      if (!(event.repeat && action.isOnce === true)) action.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [registry]);
  return <KeyContext value={registry}>{children}</KeyContext>;
}

function useRegistry(): Registry {
  const registry = useContext(KeyContext);
  if (registry === null) throw new Error('outside of KeyProvider');
  return registry;
}

/** Adds keys while the caller is on screen. */
export function useKeys(actions: readonly KeyAction[]): void {
  const registry = useRegistry();
  const latest = useRef(actions);
  // Before the screen is drawn: a key works from the moment that its button shows.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useLayoutEffect(() => registry.add(() => latest.current), [registry]);
}

/** All keys of the moment, for the help. */
export function useKeyList(): () => readonly KeyAction[] {
  return useRegistry().all;
}
