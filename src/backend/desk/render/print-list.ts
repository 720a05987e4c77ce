// Use case: the day's bookings as a list to print, by studio or by time, names and numbers in full or masked.
import { fillTemplate } from '../../../contract/core/phrase.ts';
import { PAPER_WORDS, STATE_NAMES, formatHours, formatPaperDay } from '../../../contract/desk/paper-messages.ts';
import { maskName, maskPhone, maskPhonesIn } from '../../../domain/base/masking.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { paperMethods } from '../../../contract/desk/paper.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import { type BookingLine, bookingLineSchema } from '../../../contract/desk/booking-shapes.ts';
import type { Base } from '../../core/db/base.ts';
import { type Caller, hasPermission } from '../../core/rpc/call.ts';
import { createRedactor } from '../../core/rpc/redact-response.ts';
import { readTx } from '../../core/db/tx.ts';
import { type ListColumn, type ListPaper, renderList } from './paper-list.ts';
import { formatPrintedAt, getBaseHead, type PaperDay, readPaperDay } from './print-context.ts';

/** Which list. */
type ListQuestion = Asked<typeof paperMethods.list>;

const LANGUAGE = 'zh-CN';

/** Whom to call: the booking's own contact, else the tenant's. */
function contactOf({ contact, phone, call }: BookingLine, { isMasked }: ListQuestion): readonly [string, string] {
  const name = contact ?? call?.contact ?? '';
  const number = phone ?? call?.phone ?? '';
  return [isMasked ? maskName(name) : name, isMasked ? maskPhone(number) : number];
}

interface PrintedLine {
  readonly booking: BookingLine;
  readonly studio: string;
  readonly question: ListQuestion;
  readonly strangerName: PaperDay['strangerName'];
  /** Whether titles stand as they were written: they may hold numbers. */
  readonly seesPhones: boolean;
}

/** What people wrote may hold names and numbers: it hangs in no lobby. */
function noteText({ booking: { title, note }, question: { isMasked }, seesPhones }: PrintedLine): string {
  if (isMasked) return '';
  const written = [title, note].filter((one) => one !== null && one !== undefined && one !== '').join('；');
  return seesPhones ? written : maskPhonesIn(written);
}

/** A column of the list, and what a booking prints there. */
interface Printed extends ListColumn {
  readonly text: (line: PrintedLine) => string | readonly string[];
}

const HEADS = PAPER_WORDS.list.columns;
const COLUMNS: readonly Printed[] = [
  { head: HEADS.time, width: 82, bold: true, lines: 2, text: ({ booking }) => formatHours(booking.from, booking.to, LANGUAGE) },
  { head: HEADS.studio, width: 60, text: ({ studio }) => studio },
  {
    head: HEADS.tenant,
    width: 116,
    text: ({ booking, question, strangerName }) => (question.isMasked ? strangerName(booking.tenant) : booking.tenantName),
  },
  { head: HEADS.contact, width: 92, lines: 2, text: ({ booking, question }) => contactOf(booking, question) },
  { head: HEADS.state, width: 36, text: ({ booking }) => STATE_NAMES[LANGUAGE][booking.state] },
  { head: HEADS.note, width: 74, lines: 4, text: noteText },
  { head: HEADS.sign, width: 54, text: () => '' },
];

function paperOf(base: Base, caller: Caller, question: ListQuestion): ListPaper {
  const { day, order } = question;
  return readTx(base, (db) => {
    const all = readPaperDay(base, db, day);
    const studios = new Map(all.studios.map((one) => [one.id, one]));
    const placeOf = (id: number): string => [studios.get(id)?.code, studios.get(id)?.name].filter((one) => one !== null).join(' ');
    const { from, to } = all.window;
    const rank = new Map(all.studios.map(({ id }, at) => [id, at]));
    // Anyone who is still in from an evening before stands first.
    const isOfDay = (one: BookingLine): boolean => one.from < to && (one.from >= from || one.state === 'checked_in');
    const started = [...all.here, ...all.bookings.filter((one) => isOfDay(one) && one.state !== 'cancelled')];
    const sorted = order === 'time' ? started : started.toSorted((a, b) => (rank.get(a.studio) ?? 0) - (rank.get(b.studio) ?? 0));
    const printed = formatPrintedAt(base);
    const { name: baseName } = getBaseHead(db, day);
    const { list, page } = PAPER_WORDS;
    const seesPhones = hasPermission(caller, 'contacts.look');
    return {
      frame: { title: `${baseName} ${list.title} ${day}`.trim(), baseName, printedOn: printed.day },
      heading: `${baseName}　${list.title}`,
      dayText: formatPaperDay(day, LANGUAGE),
      printedText: `${list.printed} ${printed.text}`,
      countText: fillTemplate(list.count, { count: sorted.length }, LANGUAGE),
      noneText: list.none,
      columns: COLUMNS,
      rows: sorted.map((one) => {
        const booking = createRedactor(bookingLineSchema, one, caller);
        const line: PrintedLine = { booking, studio: placeOf(one.studio), question, strangerName: all.strangerName, seesPhones };
        return COLUMNS.map(({ text }) => text(line));
      }),
      pageText: (number, pages) => fillTemplate(page, { page: number, pages }, LANGUAGE),
    };
  });
}

/** The list of bookings that begin on the day, cancelled ones left out. Equal state and equal clock give equal bytes. */
export async function printList(base: Base, caller: Caller, question: Asked<typeof paperMethods.list>): Promise<Result<NamedFile>> {
  const { list } = PAPER_WORDS;
  const masked = question.isMasked ? ` ${list.masked}` : '';
  const paper = paperOf(base, caller, question);
  return ok({ name: `${list.fileName} ${question.day}${masked}.pdf`, bytes: await renderList(paper) });
}
