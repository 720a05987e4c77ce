// A dialog that is mounted while it is needed: it closes by itself, gives the focus back, and only then is gone.
import { useEffect, useRef, useState } from 'react';

/** The button that a screen goes on with. */
const NEXT = '.page-head .ant-btn-primary:not(:disabled)';

/**
 * What had the focus before the dialog; where nothing moves the Modal leaves it nowhere as it goes. What was done may have taken that
 * button away (a month that is closed has nothing to close): then the screen's next step has the focus, and Enter goes on.
 */
function focusBack(before: Element | null): void {
  const isNowhere = document.activeElement === null || document.activeElement === document.body;
  if (!isNowhere) return;
  if (isThere(before)) before.focus({ preventScroll: true });
  else focusNext();
}

function isThere(before: Element | null): before is HTMLElement {
  return before instanceof HTMLElement && before.isConnected && before !== document.body;
}

/** The focus leaves a dialog that begins to close: the next key is the screen's, though the dialog is still seen to go. `before`: where it was; null: in no place. */
function leaveAtOnce(before: Element | null): void {
  const here = document.activeElement;
  const dialog = here?.closest('[role="dialog"]') ?? null;
  if (!(here instanceof HTMLElement) || dialog === null || dialog.contains(before)) return;
  if (isThere(before)) before.focus({ preventScroll: true });
  else here.blur();
}

/** Gives the focus to the screen's next step. */
export function focusNext(): void {
  document.querySelector<HTMLElement>(NEXT)?.focus({ preventScroll: true });
}

/** What a Modal takes, and how to close it; `then` runs once it is gone and the focus is back. */
export function useDialog(onGone: () => void) {
  const [isOpen, setOpen] = useState(true);
  const [before] = useState(() => document.activeElement);
  const after = useRef<(() => void) | null>(null);
  const close = (then?: () => void): void => {
    after.current = then ?? null;
    setOpen(false);
  };
  useEffect(() => {
    // What goes on afterwards has a place of its own: until it stands, Enter is nobody's.
    if (!isOpen) leaveAtOnce(after.current === null ? before : null);
  }, [isOpen, before]);
  const modal = {
    open: isOpen,
    // Once it is gone the focus may be elsewhere, in what was opened meanwhile: the Modal does not fetch it back.
    focusable: { focusTriggerAfterClose: false },
    onCancel: () => (isOpen ? close() : undefined),
    afterClose: () => {
      const then = after.current;
      onGone();
      window.setTimeout(() => {
        focusBack(before);
        then?.();
      }, 0);
    },
  };
  return { modal, close };
}
