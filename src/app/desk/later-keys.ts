// Keys that work once something is opened, for F1 on a board where nothing is: they are told, and do nothing there. Pure.
import type { MethodName } from '../../contract/contract.ts';
import type { KeyAction } from '../ui/keys.tsx';
import { sayBooking } from './booking/booking-messages.ts';
import { listActions } from './booking/detail-texts.ts';
import { sayDesk } from './desk-messages.ts';

/** Lists the keys of an opened booking and of the form of a new one, as far as the caller may use them. */
export function listLaterKeys(mayCall: (...methods: readonly MethodName[]) => boolean): readonly KeyAction[] {
  const maySteps = mayCall('bookings.state');
  // I and O are the board's own, for the booking under its cursor.
  const ofBooking = listActions(30, { can: () => maySteps, isLive: true, canPutBack: maySteps, mayCall });
  const ofForm = mayCall('bookings.book')
    ? (['more', 'repeat', 'wait'] as const).map((name, nth) => ({ keys: `F${nth + 2}`, words: sayBooking(`${name}Key`) }))
    : [];
  const all = [
    ...ofBooking
      .filter(({ key }) => key !== 'I' && key !== 'O')
      .map(({ key, help }) => ({ keys: key, words: sayDesk('keyOpened', { does: help }) })),
    ...ofForm.map(({ keys, words }) => ({ keys, words: sayDesk('keyForm', { does: words }) })),
  ];
  return all.map((one) => ({ ...one, run: () => undefined, isReady: () => false }));
}
