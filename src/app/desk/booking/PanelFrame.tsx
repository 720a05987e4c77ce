// The frame of the panel beside the board: a heading, a way to close it, Esc, and its own scrolling.
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useKeys } from '../../ui/keys.tsx';
import { sayBooking } from './booking-messages.ts';
import { isComposing } from './form-keys.ts';
import './booking.css';

interface PanelFrameProps {
  readonly title: string;
  /** Beside the title: a state. */
  readonly mark?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PanelFrame({ title, mark, onClose, children }: PanelFrameProps) {
  const id = useId();
  useKeys([{ keys: 'Escape', words: sayBooking('closeKey'), run: onClose }]);
  // In the panel's own fields too; a dialog that stands before it keeps its Esc to itself.
  const press = (event: KeyboardEvent): void => {
    const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key !== 'Escape' || event.defaultPrevented || !isOwn || isComposing(event)) return;
    event.preventDefault();
    // A dialog that asks whether to leave would take the same press for its own Esc.
    event.stopPropagation();
    onClose();
  };
  return (
    <section className="desk-panel booking-panel" aria-labelledby={id} onKeyDown={press}>
      <header className="booking-head">
        <h2 className="booking-title" id={id}>
          {title}
        </h2>
        {mark}
        <Button className="booking-close" type="text" aria-label={sayBooking('close')} onClick={onClose}>
          ×
        </Button>
      </header>
      <div className="booking-body">{children}</div>
    </section>
  );
}
