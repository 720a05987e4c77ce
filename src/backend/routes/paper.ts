// Binds the methods of paper to their use cases.
import { mayDo } from '../../domain/base/rights.ts';
import { onBase } from '../core/door/procedures.ts';
import type { Caller } from '../core/door/procedures.ts';

/** Phone numbers in full are for those who need them (safety.md, People and rights). */
function seesPhones({ role }: Caller): boolean {
  return mayDo(role, 'contacts.look');
}

export const paperRoutes = {
  board: onBase.paper.board.handler(async ({ input, context }) => {
    const { printBoard } = await import('../desk/paper/print-board.ts');
    return { ok: true, value: await printBoard(context.base, input) };
  }),
  list: onBase.paper.list.handler(async ({ input, context }) => {
    const { printList } = await import('../desk/paper/print-list.ts');
    return { ok: true, value: await printList(context.base, { ...input, hasPhones: seesPhones(context.actor) }) };
  }),
  slip: onBase.paper.slip.handler(async ({ input, context }) => {
    const { printSlip } = await import('../desk/paper/print-slip.ts');
    return printSlip(context.base, { booking: input.booking, hasPhones: seesPhones(context.actor) });
  }),
  words: onBase.paper.words.handler(async ({ input, context }) => {
    const { wordsToSend } = await import('../desk/paper/words-to-send.ts');
    return wordsToSend(context.base, input);
  }),
  ical: onBase.paper.ical.handler(async ({ input, context }) => {
    const { calendarFile } = await import('../desk/paper/calendar-file.ts');
    return calendarFile(context.base, input);
  }),
  sheet: onBase.paper.sheet.handler(async ({ input, context }) => {
    const { bookingsLedger } = await import('../desk/paper/bookings-ledger.ts');
    return { ok: true, value: bookingsLedger(context.base, input) };
  }),
  lobby: onBase.paper.lobby.handler(async ({ input, context }) => {
    const { lobbyKey } = await import('../desk/lobby/lobby-key.ts');
    return lobbyKey(context.base, context.actor, input.act);
  }),
};
