// Binds the methods of desk to their use cases; each use case is loaded with its first call.
import { act, look, onBase, show, withPhones } from '../core/door/procedures.ts';

export const board = {
  day: onBase.board.day.handler(async ({ input, context }) =>
    (await import('./board.ts')).boardOf(context.base, withPhones(input, context)),
  ),
};

const bookingWrites = {
  book: onBase.bookings.book.handler(act(async () => (await import('./book.ts')).book)),
  judge: onBase.bookings.judge.handler(look(async () => (await import('./move.ts')).judge)),
  move: onBase.bookings.move.handler(act(async () => (await import('./move.ts')).move)),
  details: onBase.bookings.details.handler(act(async () => (await import('./details.ts')).changeDetails)),
  state: onBase.bookings.state.handler(async ({ input, context }) => {
    const { changeState } = await import('./state.ts');
    return changeState(context.base, context.actor, { ...input, asManager: context.actor.role === 'manager' });
  }),
  cancel: onBase.bookings.cancel.handler(act(async () => (await import('./state.ts')).cancelBooking)),
  extension: onBase.bookings.extension.handler(async ({ input, context }) =>
    (await import('./move.ts')).extension(context.base, withPhones(input, context)),
  ),
  extend: onBase.bookings.extend.handler(act(async () => (await import('./move.ts')).extend)),
  swap: onBase.bookings.swap.handler(act(async () => (await import('./swap.ts')).swap)),
  many: onBase.bookings.many.handler(act(async () => (await import('./swap.ts')).changeMany)),
  undo: onBase.bookings.undo.handler(act(async () => (await import('./undo.ts')).undoBookings)),
};

export const bookings = {
  ...bookingWrites,
  history: onBase.bookings.history.handler(async ({ input, context }) =>
    (await import('./look-bookings.ts')).bookingHistory(context.base, withPhones(input, context)),
  ),
  get: onBase.bookings.get.handler(async ({ input, context }) => {
    const { bookingDetail } = await import('./look-bookings.ts');
    return bookingDetail(context.base, { ...withPhones(input, context), asManager: context.actor.role === 'manager' });
  }),
  list: onBase.bookings.list.handler(async ({ input, context }) =>
    (await import('./look-bookings.ts')).listBookings(context.base, withPhones(input, context)),
  ),
  free: onBase.bookings.free.handler(look(async () => (await import('./find-slots.ts')).freeSlots)),
  planB: onBase.bookings.planB.handler(async ({ input, context }) =>
    (await import('./plan-b.ts')).planBOf(context.base, withPhones(input, context)),
  ),
};

export const waiting = {
  list: onBase.waiting.list.handler(async ({ input, context }) =>
    (await import('./waiting-list.ts')).waitingOf(context.base, withPhones(input, context)),
  ),
  add: onBase.waiting.add.handler(act(async () => (await import('./waiting-list.ts')).addWaiting)),
  change: onBase.waiting.change.handler(act(async () => (await import('./waiting-list.ts')).changeWaiting)),
  close: onBase.waiting.close.handler(act(async () => (await import('./waiting-list.ts')).closeWaiting)),
  matching: onBase.waiting.matching.handler(async ({ input, context }) =>
    (await import('./waiting-list.ts')).waitingFor(context.base, withPhones(input, context)),
  ),
};

export const series = {
  preview: onBase.series.preview.handler(look(async () => (await import('./series-book.ts')).previewSeries)),
  book: onBase.series.book.handler(act(async () => (await import('./series-book.ts')).bookSeries)),
  change: onBase.series.change.handler(act(async () => (await import('./series-change.ts')).changeSeries)),
  cancel: onBase.series.cancel.handler(act(async () => (await import('./series-cancel.ts')).cancelSeries)),
  addBack: onBase.series.addBack.handler(act(async () => (await import('./series-cancel.ts')).addBackDate)),
  get: onBase.series.get.handler(async ({ input, context }) =>
    (await import('./series-look.ts')).seriesOf(context.base, withPhones(input, context)),
  ),
};

export const paper = {
  board: onBase.paper.board.handler(show(async () => (await import('./paper/print-board.ts')).printBoard)),
  list: onBase.paper.list.handler(async ({ input, context }) => {
    const { printList } = await import('./paper/print-list.ts');
    return { ok: true, value: await printList(context.base, withPhones(input, context)) };
  }),
  slip: onBase.paper.slip.handler(async ({ input, context }) =>
    (await import('./paper/print-slip.ts')).printSlip(context.base, withPhones(input, context)),
  ),
  words: onBase.paper.words.handler(look(async () => (await import('./paper/words-to-send.ts')).wordsToSend)),
  ical: onBase.paper.ical.handler(look(async () => (await import('./paper/calendar-file.ts')).calendarFile)),
  sheet: onBase.paper.sheet.handler(show(async () => (await import('./paper/bookings-ledger.ts')).bookingsLedger)),
  lobby: onBase.paper.lobby.handler(async ({ input, context }) => {
    const { lobbyKey } = await import('./lobby/lobby-key.ts');
    return lobbyKey(context.base, context.actor, input.act);
  }),
};
