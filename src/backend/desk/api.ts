// Binds the methods of desk to their use cases; each use case is loaded with its first call.
import { boardMethods } from '../../contract/desk/board.ts';
import { bookingMethods } from '../../contract/desk/bookings.ts';
import { paperMethods } from '../../contract/desk/paper.ts';
import { seriesMethods } from '../../contract/desk/series.ts';
import { shiftMethods } from '../../contract/desk/shift.ts';
import { waitingMethods } from '../../contract/desk/waiting.ts';
import { act, bindOnBase, look, show } from '../core/door/procedures.ts';

const onBase = bindOnBase({
  board: boardMethods,
  bookings: bookingMethods,
  paper: paperMethods,
  series: seriesMethods,
  shift: shiftMethods,
  waiting: waitingMethods,
});

export const board = {
  day: onBase.board.day.handler(look(async () => (await import('./board.ts')).boardOf)),
};

const bookingWrites = {
  book: onBase.bookings.book.handler(act(async () => (await import('./book.ts')).book)),
  judge: onBase.bookings.judge.handler(look(async () => (await import('./move.ts')).judge)),
  move: onBase.bookings.move.handler(act(async () => (await import('./move.ts')).move)),
  details: onBase.bookings.details.handler(act(async () => (await import('./details.ts')).changeDetails)),
  state: onBase.bookings.state.handler(act(async () => (await import('./state.ts')).changeState)),
  checkOutPrice: onBase.bookings.checkOutPrice.handler(look(async () => (await import('./check-out-price.ts')).checkOutPrice)),
  cancelPrice: onBase.bookings.cancelPrice.handler(act(async () => (await import('./cancel-price.ts')).cancelPriceOf)),
  cancel: onBase.bookings.cancel.handler(act(async () => (await import('./state.ts')).cancelBooking)),
  extension: onBase.bookings.extension.handler(look(async () => (await import('./move.ts')).extension)),
  extend: onBase.bookings.extend.handler(act(async () => (await import('./move.ts')).extend)),
  swap: onBase.bookings.swap.handler(act(async () => (await import('./swap.ts')).swap)),
  many: onBase.bookings.many.handler(act(async () => (await import('./swap.ts')).changeMany)),
  undo: onBase.bookings.undo.handler(act(async () => (await import('./undo.ts')).undoBookings)),
};

export const bookings = {
  ...bookingWrites,
  history: onBase.bookings.history.handler(act(async () => (await import('./look-bookings.ts')).bookingHistory)),
  get: onBase.bookings.get.handler(act(async () => (await import('./look-bookings.ts')).bookingDetail)),
  list: onBase.bookings.list.handler(look(async () => (await import('./look-bookings.ts')).listBookings)),
  unfinished: onBase.bookings.unfinished.handler(look(async () => (await import('./unfinished.ts')).unfinishedSessions)),
  free: onBase.bookings.free.handler(look(async () => (await import('./find-slots.ts')).freeSlots)),
  planB: onBase.bookings.planB.handler(look(async () => (await import('./plan-b.ts')).planBOf)),
};

export const waiting = {
  list: onBase.waiting.list.handler(look(async () => (await import('./waiting-list.ts')).waitingOf)),
  add: onBase.waiting.add.handler(act(async () => (await import('./waiting-list.ts')).addWaiting)),
  change: onBase.waiting.change.handler(act(async () => (await import('./waiting-list.ts')).changeWaiting)),
  close: onBase.waiting.close.handler(act(async () => (await import('./waiting-list.ts')).closeWaiting)),
  matching: onBase.waiting.matching.handler(look(async () => (await import('./waiting-list.ts')).waitingFor)),
};

export const series = {
  preview: onBase.series.preview.handler(look(async () => (await import('./series-book.ts')).previewSeries)),
  book: onBase.series.book.handler(act(async () => (await import('./series-book.ts')).bookSeries)),
  changePreview: onBase.series.changePreview.handler(look(async () => (await import('./series-change-look.ts')).previewChange)),
  change: onBase.series.change.handler(act(async () => (await import('./series-change.ts')).changeSeries)),
  cancel: onBase.series.cancel.handler(act(async () => (await import('./series-cancel.ts')).cancelSeries)),
  addBack: onBase.series.addBack.handler(act(async () => (await import('./series-cancel.ts')).addBackDate)),
  get: onBase.series.get.handler(look(async () => (await import('./series-look.ts')).seriesOf)),
};

export const paper = {
  board: onBase.paper.board.handler(show(async () => (await import('./paper/print-board.ts')).printBoard)),
  list: onBase.paper.list.handler(act(async () => (await import('./paper/print-list.ts')).printList)),
  slip: onBase.paper.slip.handler(act(async () => (await import('./paper/print-slip.ts')).printSlip)),
  texts: onBase.paper.texts.handler(look(async () => (await import('./paper/text-templates.ts')).textsOf)),
  writeText: onBase.paper.writeText.handler(act(async () => (await import('./paper/text-templates.ts')).writeText)),
  words: onBase.paper.words.handler(act(async () => (await import('./paper/words-to-send.ts')).wordsToSend)),
  ical: onBase.paper.ical.handler(look(async () => (await import('./paper/calendar-file.ts')).calendarFile)),
  sheet: onBase.paper.sheet.handler(show(async () => (await import('./paper/bookings-ledger.ts')).bookingsLedger)),
  office: onBase.paper.office.handler(show(async () => (await import('./lobby/lobby-office.ts')).lobbyOffice)),
  setOffice: onBase.paper.setOffice.handler(act(async () => (await import('./lobby/lobby-office.ts')).setLobbyOffice)),
  lobby: onBase.paper.lobby.handler(act(async () => (await import('./lobby/lobby-key.ts')).lobbyKey)),
};

export const shift = {
  state: onBase.shift.state.handler(look(async () => (await import('./shift.ts')).shiftState)),
  addNote: onBase.shift.addNote.handler(act(async () => (await import('./shift.ts')).addNote)),
  finishNote: onBase.shift.finishNote.handler(act(async () => (await import('./shift.ts')).finishNote)),
  lend: onBase.shift.lend.handler(act(async () => (await import('./shift.ts')).lend)),
  giveBack: onBase.shift.giveBack.handler(act(async () => (await import('./shift.ts')).giveBack)),
  paper: onBase.shift.paper.handler(act(async () => (await import('./paper/print-shift.ts')).printShift)),
};
