// Where the focus goes when an act has taken away what had it: in a list to what comes next there, else to what had it before in the same part.
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo } from 'react';

/** What a list of rows says of itself: the focus goes on in it. */
export const FOCUS_LIST = { 'data-focus-list': '' } as const;
/** What a part of the screen says of itself: what is lost in it is found in it, or where the screen says. */
export const FOCUS_PART = { 'data-focus-part': '' } as const;

const STOPS = 'button, input, a[href], [tabindex="0"]';
/** As far back as it is remembered where the focus was. */
const MOST_PLACES = 12;

/** A place that has had the focus. `next`: what comes after it in its list, then what comes before it, nearest first; none outside of a list. */
interface Place {
  readonly element: Element;
  readonly row: Element | null;
  readonly list: Element | null;
  readonly part: Element | null;
  readonly next: readonly Element[];
}

function stopsOf(list: Element | null): readonly Element[] {
  return [...(list?.querySelectorAll(STOPS) ?? [])];
}

function placeOf(element: Element): Place {
  const [row, list] = [element.closest('li'), element.closest('[data-focus-list]')];
  const stops = stopsOf(list);
  const at = stops.findIndex((one) => one === element);
  // What else stands in the row goes with it.
  const isElsewhere = (one: Element): boolean => row === null || !row.contains(one);
  const next = at === -1 ? [] : [...stops.slice(at + 1), ...stops.slice(0, at).toReversed()].filter(isElsewhere);
  return { element, row, list, next, part: element.closest('[data-focus-part], [role="dialog"]') };
}

function canHave(element: Element): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled');
}

/** Chooses what has the focus next: the latest place, or what comes next in its list, or an earlier place in the same part of the screen. */
function chooseFocus(places: readonly Place[]): Element | null {
  const lost = places.at(-1);
  for (const { element, next, list, part } of places.toReversed()) {
    if (part !== lost?.part) continue;
    const found = [element, ...next, ...stopsOf(list)].find(canHave);
    if (found !== undefined) return found;
  }
  return null;
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function focusOn(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.focus({ preventScroll: true });
  return true;
}

/** How the focus is brought back. */
export interface FocusKeeper {
  /** Brings the focus to what comes next, out of a dialog that closes. False where nothing is left. */
  readonly recover: (closing: Element | null) => boolean;
  /** Goes on to the next row of a list where the focus still is in this one. */
  readonly goOn: (row: Element) => void;
}

function createKeeper(last: RefObject<HTMLElement | null>) {
  let places: readonly Place[] = [];
  /** What has the focus was disabled while its act is under way: then it has none any more. */
  let isHeld = false;
  const recover: FocusKeeper['recover'] = (closing) => {
    const open = places.filter(({ element }) => closing?.contains(element) !== true);
    return focusOn(chooseFocus(open) ?? last.current);
  };
  return {
    recover,
    goOn: (row: Element): void => {
      const place = places.findLast((one) => one.row === row);
      const isHere = row.contains(document.activeElement) || isNowhere();
      if (place !== undefined && isHere) focusOn(place.next.find(canHave));
    },
    heard: ({ target }: FocusEvent): void => {
      isHeld = false;
      if (target instanceof Element) places = [...places, placeOf(target)].slice(-MOST_PLACES);
    },
    /** What had the focus is gone: after a click beside everything it still stands there. */
    look: (): void => {
      const had = places.at(-1)?.element;
      if (had === undefined) return;
      const isDisabled = had.matches(':disabled');
      if (isNowhere() && (!had.isConnected || (isHeld && !isDisabled))) recover(null);
      isHeld ||= isDisabled;
    },
  };
}

const KeeperContext = createContext<FocusKeeper>({ recover: () => false, goOn: () => undefined });

/** Keeps the focus of a screen; `last`: what has it where nothing else is left. */
export function FocusKeeperProvider({ last, children }: { readonly last: RefObject<HTMLElement | null>; readonly children: ReactNode }) {
  const keeper = useMemo(() => createKeeper(last), [last]);
  useEffect(() => {
    const changes = new MutationObserver(keeper.look);
    document.addEventListener('focusin', keeper.heard);
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', keeper.heard);
      changes.disconnect();
    };
  }, [keeper]);
  return <KeeperContext value={keeper}>{children}</KeeperContext>;
}

/** The keeper of the screen; where there is none nothing is brought back. */
export function useFocusKeeper(): FocusKeeper {
  return useContext(KeeperContext);
}
