// A dialog in which something is looked at or chosen: it closes by itself, gives the focus back, and only then is gone.
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { sayUi } from '../ui-messages.ts';
import { focusDialog, useDialog, useFirstFocus } from './use-dialog.ts';

// Which ways out a dialog has.

/** Lists the ways out of a dialog: what it shows comes only once (`isOnce`), then it goes by its button alone, not by Esc, a cross or a click beside it. */
export function listCloseWays(isOnce: boolean, label: string) {
  return isOnce
    ? { closable: false, keyboard: false, mask: { closable: false } }
    : { closable: { 'aria-label': label }, keyboard: true, mask: { closable: true } };
}

interface PlainDialogProps {
  readonly title: string;
  readonly width?: number;
  /** What it shows comes only once: it goes by its button, not by Esc or a click beside it. */
  readonly isOnce?: boolean;
  /** Once it is gone and the focus is back. */
  readonly onClose: () => void;
  /** Buttons below, and what stands in it; `close` goes on with `then` once it is gone. */
  readonly buttons?: (close: (then?: () => void) => void) => ReactNode;
  readonly children: ReactNode | ((close: (then?: () => void) => void) => ReactNode);
}

/** Draws nothing: at once, not when the dialog has come in, the keys are those of what it is opened for. */
function FirstFocus() {
  useFirstFocus(true);
  return null;
}

/** The dialog; open while it is mounted. */
export function PlainDialog({ title, width, isOnce = false, onClose, buttons, children }: PlainDialogProps) {
  const { modal, close } = useDialog(onClose);
  return (
    <Modal
      {...modal}
      title={title}
      footer={buttons?.(close) ?? null}
      // The Modal may take the focus for itself as it comes in.
      afterOpenChange={(isOpen) => (isOpen ? focusDialog(true) : undefined)}
      {...listCloseWays(isOnce, sayUi('close'))}
      {...(width === undefined ? {} : { width })}
    >
      <FirstFocus />
      {typeof children === 'function' ? children(close) : children}
    </Modal>
  );
}
