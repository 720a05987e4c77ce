// The shift in the line of the desk's tools: a button that says how many notes and loans are open, and its drawer.
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useApiQuery } from '../../ui/api.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Show } from '../../ui/Notes.tsx';
import { SideDrawer } from '../../ui/SideDrawer.tsx';
import type { Desk } from '../desk-state.ts';
import { useDeskDay } from '../use-now.ts';
import { ShiftView } from './ShiftView.tsx';
import { sayShift } from './shift-messages.ts';

/** The shift of the desk's day that it is, whatever day is on the board: it is handed over now. */
export function ShiftButton({ desk }: { readonly desk: Desk }) {
  const today = useDeskDay();
  const button = useRef<HTMLButtonElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const asked = useApiQuery('shift.state', { day: today }, { keep: true });
  const open = (): void => {
    if (document.activeElement === document.body) button.current?.focus();
    // Drawn before the next key comes: it is the first letter of the note.
    flushSync(() => setOpen(true));
  };
  useKeys([{ keys: 'J', words: sayShift('keyShift'), run: open }]);
  const { notes = [], loans } = asked.state === 'ready' ? asked.value : { notes: [], loans: [] };
  const count = notes.filter(({ doneAt }) => doneAt === null).length + loans.filter(({ returnedAt }) => returnedAt === null).length;
  return (
    <>
      <Button ref={button} aria-haspopup="dialog" aria-keyshortcuts="J" title={`${sayShift('title')} (J)`} onClick={open}>
        {count === 0 ? sayShift('title') : sayShift('badge', { count })}
      </Button>
      {isOpen ? (
        <SideDrawer title={sayShift('title')} onClose={() => setOpen(false)} width={640} hasFocus>
          <Show asked={asked}>{(shift) => <ShiftView shift={shift} desk={desk} onLeave={() => setOpen(false)} />}</Show>
        </SideDrawer>
      ) : null}
    </>
  );
}
