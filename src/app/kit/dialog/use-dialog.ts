// A dialog that is mounted while it is needed: it closes by itself, gives the focus back, and only then is gone.
import { useRef, useState } from 'react';

/** The button that a screen goes on with. */
const NEXT = '.page-head .ant-btn-primary:not(:disabled)';

/**
 * What had the focus before the dialog; where nothing moves the Modal leaves it nowhere as it goes. What was done may have taken that
 * button away (a month that is closed has nothing to close): then the screen's next step has the focus, and Enter goes on.
 */
function focusBack(before: Element | null): void {
  const isNowhere = document.activeElement === null || document.activeElement === document.body;
  if (!isNowhere) return;
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
  if (isThere) before.focus({ preventScroll: true });
  else focusNext();
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
  const modal = {
    open: isOpen,
    onCancel: () => close(),
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
