// A dialog that is mounted while it is needed: it closes by itself, gives the focus back, and only then is gone.
import { useRef, useState } from 'react';

/** What had the focus before the dialog; where nothing moves the Modal leaves it nowhere as it goes. */
function focusBack(before: Element | null): void {
  const isNowhere = document.activeElement === null || document.activeElement === document.body;
  if (isNowhere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
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
