// A dialog that is mounted while it is needed: it closes by itself, gives the focus back, and only then is gone.
import { useEffect, useRef, useState } from 'react';
import { useBackCloses } from '../back-closes.ts';
import { type FocusKeeper, useFocusKeeper } from '../focus-keeper.tsx';

/** The button that a screen goes on with. */
const NEXT = '.page-head .ant-btn-primary:not(:disabled)';

/**
 * What had the focus before the dialog; where nothing moves the Modal leaves it nowhere as it goes. What was done may have taken that
 * button away (a month that is closed has nothing to close): then the screen's next step has the focus, and Enter goes on.
 */
function focusBack(before: Element | null, keeper: FocusKeeper): void {
  const isNowhere = document.activeElement === null || document.activeElement === document.body;
  if (!isNowhere) return;
  if (isThere(before)) before.focus({ preventScroll: true });
  else if (!keeper.recover(null)) focusNext();
}

function isThere(before: Element | null): before is HTMLElement {
  return before instanceof HTMLElement && before.isConnected && before !== document.body;
}

/** The focus leaves a dialog that begins to close: the next key is the screen's, though the dialog is still seen to go. `before`: where it was; `keeper`: who knows what comes next, null where nothing is to have it yet. */
function leaveAtOnce(before: Element | null, keeper: FocusKeeper | null): void {
  const here = document.activeElement;
  const dialog = here?.closest('[role="dialog"]') ?? null;
  if (!(here instanceof HTMLElement) || dialog === null || dialog.contains(before)) return;
  if (isThere(before)) before.focus({ preventScroll: true });
  else if (keeper?.recover(dialog) !== true) here.blur();
}

/** What has the focus in a dialog that opens: what asks for it, or a field; and else what it is opened for, never what closes it. */
const FIELDS = [
  '[data-autofocus]',
  '.ant-modal-body :is(input:not([type="radio"], [type="checkbox"], :disabled), textarea:not([readonly]))',
];
const BUTTONS = [
  '.ant-modal-footer .ant-btn-primary:not(:disabled)',
  '.ant-modal-body :is(button:not(:disabled), a[href], [tabindex="0"])',
];

/** Gives the focus to the first thing of the dialog on top, unless something in it has it. `isPlain`: its button may have it, too. */
export function focusDialog(isPlain: boolean): void {
  const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1);
  const here = document.activeElement;
  const isIn = dialog?.contains(here) === true && here !== dialog && here?.closest('.ant-modal-close') === null;
  if (dialog === undefined || isIn) return;
  const first = [...FIELDS, ...(isPlain ? BUTTONS : [])].map((one) => dialog.querySelector<HTMLElement>(one)).find((one) => one !== null);
  first?.focus({ preventScroll: true });
  if (first instanceof HTMLInputElement) first.select();
}

/**
 * Gives a dialog its first focus at once, and again as its field comes with what was asked for, or where the Modal gives the focus to what
 * closes the dialog: the menu that opened it takes it back as it goes. The first key or click of a person ends that.
 */
export function useFirstFocus(isPlain: boolean): void {
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    // A dialog below that still holds the focus takes it back at once, and would go on doing so: what follows from a try is no reason for the next.
    let isTrying = false;
    const focus = (): void => {
      if (isTrying) return;
      isTrying = true;
      focusDialog(isPlain);
      isTrying = false;
    };
    const changes = new MutationObserver(focus);
    changes.observe(document.body, { childList: true, subtree: true });
    signal.addEventListener('abort', () => changes.disconnect());
    window.addEventListener('focusin', focus, { signal });
    for (const type of ['keydown', 'pointerdown']) window.addEventListener(type, () => ended.abort(), { capture: true, signal });
    focus();
    return () => ended.abort();
  }, [isPlain]);
}

/** Gives the focus to the screen's next step. */
export function focusNext(): void {
  document.querySelector<HTMLElement>(NEXT)?.focus({ preventScroll: true });
}

/** What a Modal takes, and how to close it; `then` runs once it is gone and the focus is back. */
export function useDialog(onGone: () => void) {
  const [isOpen, setOpen] = useState(true);
  const [before] = useState(() => document.activeElement);
  const keeper = useFocusKeeper();
  const after = useRef<(() => void) | null>(null);
  const close = (then?: () => void): void => {
    after.current = then ?? null;
    setOpen(false);
  };
  useBackCloses(close, isOpen);
  useEffect(() => {
    // What goes on afterwards has a place of its own: until it stands, Enter is nobody's.
    if (!isOpen) leaveAtOnce(after.current === null ? before : null, after.current === null ? keeper : null);
  }, [isOpen, before, keeper]);
  const modal = {
    open: isOpen,
    // Once it is gone the focus may be elsewhere, in what was opened meanwhile: the Modal does not fetch it back.
    focusable: { focusTriggerAfterClose: false },
    onCancel: () => (isOpen ? close() : undefined),
    afterClose: () => {
      const then = after.current;
      onGone();
      window.setTimeout(() => {
        focusBack(before, keeper);
        then?.();
      }, 0);
    },
  };
  return { modal, close };
}
