// Binds the methods of desk to their use cases; each use case is loaded with its first call.
import { boardMethods, waitingMethods } from '../../contract/desk/board.ts';
import { bookingMethods } from '../../contract/desk/bookings.ts';
import { paperMethods } from '../../contract/desk/paper.ts';
import { reminderMethods } from '../../contract/desk/reminders.ts';
import { seriesMethods } from '../../contract/desk/series.ts';
import { shiftMethods } from '../../contract/desk/shift.ts';
import { monthMethods } from '../../contract/report/filing.ts';
import { bindCommand, bindOnBase, bindQuery, bindInfallibleQuery } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({
  board: boardMethods,
  bookings: bookingMethods,
  month: monthMethods,
  paper: paperMethods,
  reminders: reminderMethods,
  series: seriesMethods,
  shift: shiftMethods,
  waiting: waitingMethods,
});

export const board = {
  day: onBase.board.day.handler(bindQuery(async () => (await import('./board.ts')).boardOf)),
};

export const monthClosing = {
  close: onBase.month.close.handler(bindCommand(async () => (await import('./close-month.ts')).closeMonthSettled)),
};

const bookingWrites = {
  book: onBase.bookings.book.handler(bindCommand(async () => (await import('./book.ts')).book)),
  judge: onBase.bookings.judge.handler(bindQuery(async () => (await import('./move.ts')).judge)),
  move: onBase.bookings.move.handler(bindCommand(async () => (await import('./move.ts')).move)),
  details: onBase.bookings.details.handler(bindCommand(async () => (await import('./details.ts')).changeDetails)),
  state: onBase.bookings.state.handler(bindCommand(async () => (await import('./booking-status.ts')).changeState)),
  checkOutPrice: onBase.bookings.checkOutPrice.handler(bindQuery(async () => (await import('./check-out-price.ts')).checkOutPrice)),
  cancelPrice: onBase.bookings.cancelPrice.handler(bindCommand(async () => (await import('./cancel-price.ts')).cancelPriceOf)),
  cancel: onBase.bookings.cancel.handler(bindCommand(async () => (await import('./booking-status.ts')).cancelBooking)),
  extension: onBase.bookings.extension.handler(bindQuery(async () => (await import('./move.ts')).previewExtension)),
  extend: onBase.bookings.extend.handler(bindCommand(async () => (await import('./move.ts')).extend)),
  swap: onBase.bookings.swap.handler(bindCommand(async () => (await import('./swap.ts')).swap)),
  many: onBase.bookings.many.handler(bindCommand(async () => (await import('./swap.ts')).changeMany)),
  undo: onBase.bookings.undo.handler(bindCommand(async () => (await import('./undo.ts')).undoBookings)),
};

export const bookings = {
  ...bookingWrites,
  history: onBase.bookings.history.handler(bindCommand(async () => (await import('./get-bookings.ts')).listBookingHistory)),
  get: onBase.bookings.get.handler(bindCommand(async () => (await import('./get-bookings.ts')).getBookingDetail)),
  list: onBase.bookings.list.handler(bindQuery(async () => (await import('./get-bookings.ts')).listBookings)),
  unfinished: onBase.bookings.unfinished.handler(bindQuery(async () => (await import('./get-bookings.ts')).listUnclosedSessions)),
  neverArrived: onBase.bookings.neverArrived.handler(bindQuery(async () => (await import('./get-bookings.ts')).listNeverArrived)),
  free: onBase.bookings.free.handler(bindQuery(async () => (await import('./find-slots.ts')).findFreeSlots)),
  planB: onBase.bookings.planB.handler(bindQuery(async () => (await import('./plan-b.ts')).planBOf)),
};

export const waiting = {
  list: onBase.waiting.list.handler(bindQuery(async () => (await import('./board.ts')).waitingOf)),
  add: onBase.waiting.add.handler(bindCommand(async () => (await import('./board.ts')).addWaiting)),
  change: onBase.waiting.change.handler(bindCommand(async () => (await import('./board.ts')).changeWaiting)),
  close: onBase.waiting.close.handler(bindCommand(async () => (await import('./board.ts')).closeWaiting)),
};

export const series = {
  preview: onBase.series.preview.handler(bindQuery(async () => (await import('./change-series.ts')).previewSeries)),
  book: onBase.series.book.handler(bindCommand(async () => (await import('./change-series.ts')).bookSeries)),
  changePreview: onBase.series.changePreview.handler(bindQuery(async () => (await import('./series-change-look.ts')).previewChange)),
  change: onBase.series.change.handler(bindCommand(async () => (await import('./series-change.ts')).changeSeries)),
  cancel: onBase.series.cancel.handler(bindCommand(async () => (await import('./change-series.ts')).cancelSeries)),
  addBack: onBase.series.addBack.handler(bindCommand(async () => (await import('./change-series.ts')).addBackDate)),
  get: onBase.series.get.handler(bindQuery(async () => (await import('./series-seen.ts')).seriesOf)),
};

export const paper = {
  board: onBase.paper.board.handler(bindInfallibleQuery(async () => (await import('./render/print-board.ts')).printBoard)),
  list: onBase.paper.list.handler(bindCommand(async () => (await import('./render/print-list.ts')).printList)),
  slip: onBase.paper.slip.handler(bindCommand(async () => (await import('./render/print-slip.ts')).printSlip)),
  texts: onBase.paper.texts.handler(bindQuery(async () => (await import('./render/texts-to-send.ts')).textsOf)),
  writeText: onBase.paper.writeText.handler(bindCommand(async () => (await import('./render/texts-to-send.ts')).writeText)),
  words: onBase.paper.words.handler(bindCommand(async () => (await import('./render/texts-to-send.ts')).createTextToSend)),
  ical: onBase.paper.ical.handler(bindQuery(async () => (await import('./render/calendar-file.ts')).createCalendarFile)),
  sheet: onBase.paper.sheet.handler(bindInfallibleQuery(async () => (await import('./render/bookings-ledger.ts')).createBookingsLedger)),
  office: onBase.paper.office.handler(bindInfallibleQuery(async () => (await import('./lobby/lobby-pages.ts')).getLobbyPort)),
  setOffice: onBase.paper.setOffice.handler(bindCommand(async () => (await import('./lobby/lobby-pages.ts')).setLobbyOffice)),
  lobby: onBase.paper.lobby.handler(bindCommand(async () => (await import('./lobby/lobby-key.ts')).changeLobbyKey)),
};

export const reminders = {
  list: onBase.reminders.list.handler(bindCommand(async () => (await import('./reminders.ts')).listReminders)),
  mark: onBase.reminders.mark.handler(bindCommand(async () => (await import('./reminders.ts')).markReminders)),
};

export const shift = {
  state: onBase.shift.state.handler(bindQuery(async () => (await import('./shift.ts')).shiftState)),
  changes: onBase.shift.changes.handler(bindQuery(async () => (await import('./shift.ts')).listShiftChanges)),
  addNote: onBase.shift.addNote.handler(bindCommand(async () => (await import('./shift.ts')).addNote)),
  finishNote: onBase.shift.finishNote.handler(bindCommand(async () => (await import('./shift.ts')).finishNote)),
  lend: onBase.shift.lend.handler(bindCommand(async () => (await import('./shift.ts')).lend)),
  giveBack: onBase.shift.giveBack.handler(bindCommand(async () => (await import('./shift.ts')).giveBack)),
  paper: onBase.shift.paper.handler(bindCommand(async () => (await import('./render/print-shift.ts')).printShift)),
};
