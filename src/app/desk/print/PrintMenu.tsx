// What the desk prints: the board of tonight and tomorrow, lists, and the texts that go out.
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useKeys } from '../../ui/keys.tsx';
import type { BesideBoard } from '../desk-state.ts';
import { sayPaper } from './print-messages.ts';
import { PrintDialog } from './PrintDialog.tsx';

/** The button of the toolbar, with its dialog. */
export function PrintMenu({ desk }: BesideBoard) {
  const button = useRef<HTMLButtonElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    // Opened by its key, the dialog may have nothing to give the focus back to.
    if (document.activeElement === document.body) button.current?.focus();
    setOpen(true);
  };
  useKeys([{ keys: 'P', words: sayPaper('keyPrint'), run: open }]);
  const { day, filters } = desk.state;
  return (
    <>
      <Button ref={button} aria-haspopup="dialog" aria-keyshortcuts="P" onClick={open}>
        {sayPaper('print')}
      </Button>
      {isOpen ? <PrintDialog day={day} floor={filters.floor} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
