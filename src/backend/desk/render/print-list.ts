// Use case: the day's bookings as a list to print (A4 portrait, room for a signature), by studio or by time, names and numbers in full or masked.
import { fillTemplate } from '../../../contract/core/phrase.ts';
import { PAPER_WORDS, STATE_NAMES, formatHours, formatPaperDay } from '../../../contract/desk/paper-messages.ts';
import { printInstant } from '../../../domain/time/calendar.ts';
import { maskName, maskPhone, maskPhonesIn } from '../../../domain/base/masking.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { paperMethods } from '../../../contract/desk/paper.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import { type BookingLine, bookingLineSchema } from '../../../contract/desk/booking-shapes.ts';
import type { Base } from '../../core/db/rows.ts';
import { type Caller, hasPermission } from '../../core/rpc/call.ts';
import { createRedactor } from '../../core/rpc/redact-response.ts';
import { readTx } from '../../core/db/tx.ts';
import { formatPrintedAt, getBaseHead, type PaperDay, readPaperDay } from './print-context.ts';
import { type Content, type TableCell, writePdf, A4, createPaperDefinition, type PaperFrame } from '../../core/render/pdf.ts';
import { cutTo, widthOf } from '../../core/render/paper-text.ts';

/** A column: its head, and its width in points. */
interface ListColumn {
  readonly head: string;
  readonly width: number;
  readonly bold?: boolean;
}

interface ListPaper {
  readonly frame: PaperFrame;
  readonly heading: string;
  readonly dayText: string;
  readonly printedText: string;
  readonly countText: string;
  readonly noneText: string;
  readonly columns: readonly ListColumn[];
  /** A text for each column; of several ways to say it the first that fits its line. */
  readonly rows: readonly (readonly (string | readonly string[])[])[];
  readonly pageText: (page: number, pages: number) => string;
}

/** Points. */
const EDGE = 30;
const PADDING = 3;
/** So small, and lines so near, that a hundred bookings stand on two pages. */
const TYPE = 8;
const AROUND_LINE = 1.2;

/** One line, cut where the column ends: it must not run into its neighbour. */
function cell(text: string | readonly string[], { width, bold }: ListColumn): TableCell {
  const room = width - PADDING - 0.5;
  const ways = typeof text === 'string' ? [text] : text;
  const shown = ways.find((way) => widthOf(way, TYPE) <= room) ?? cutTo(ways.at(-1) ?? '', room, TYPE);
  return { text: shown === '' ? ' ' : shown, noWrap: true, bold: bold === true };
}

function table(paper: ListPaper): Content {
  return {
    fontSize: TYPE,
    layout: {
      hLineWidth: (at) => (at === 0 || at === 1 || at === paper.rows.length + 1 ? 0.9 : 0.4),
      vLineWidth: () => 0.3,
      hLineColor: () => '#5a5a5a',
      vLineColor: () => '#b0b0b0',
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => AROUND_LINE,
      paddingBottom: () => AROUND_LINE,
    },
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: paper.columns.map(({ width }) => width - PADDING),
      body: [
        paper.columns.map(({ head }): TableCell => ({ text: head, bold: true, fillColor: '#ececec', noWrap: true })),
        ...paper.rows.map((row) => paper.columns.map((column, at) => cell(row[at] ?? '', column))),
      ],
    },
  };
}

/** The list as PDF. Equal papers give equal bytes. */
function renderList(paper: ListPaper): Promise<Uint8Array> {
  const head: Content = {
    margin: [0, 0, 0, 8],
    stack: [
      { text: paper.heading, fontSize: 10 },
      {
        columns: [
          { width: '*', text: paper.dayText, fontSize: 15, bold: true },
          { width: 'auto', text: `${paper.countText}　${paper.printedText}`, fontSize: 8, margin: [0, 8, 0, 0] },
        ],
      },
    ],
  };
  const body: Content = paper.rows.length === 0 ? { text: paper.noneText, fontSize: 11, margin: [0, 12, 0, 0] } : table(paper);
  const footer = (page: number, pages: number): Content => ({
    text: paper.pageText(page, pages),
    alignment: 'center',
    fontSize: 8,
    margin: [0, 8, 0, 0],
  });
  const layout = { pageSize: { width: A4.short, height: A4.long }, pageMargins: [EDGE, EDGE, EDGE, 36] } as const;
  return writePdf(createPaperDefinition(paper.frame, { ...layout, pageMargins: [EDGE, EDGE, EDGE, 36], footer }, [head, body]));
}

/** Which list. */
type ListQuestion = Asked<typeof paperMethods.list>;

const LANGUAGE = 'zh-CN';

/** Whom to call: the booking's own contact, else the tenant's; without room for both the number. */
function contactOf({ contact, phone, call }: BookingLine, { isMasked }: ListQuestion): readonly string[] {
  const name = contact ?? call?.contact ?? '';
  const number = phone ?? call?.phone ?? '';
  const [who, where] = [isMasked ? maskName(name) : name, isMasked ? maskPhone(number) : number];
  return [`${who} ${where}`.trim(), where === '' ? who : where];
}

interface PrintedLine {
  readonly booking: BookingLine;
  /** When the desk's day began. */
  readonly since: number;
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

/** When it is; anyone who is still in from a day before stands with the date. */
function timeTexts({ from, to }: BookingLine, since: number): string | readonly string[] {
  const hours = formatHours(from, to, LANGUAGE);
  const date = printInstant(from).slice(5, 10);
  return from < since ? [`${date} ${hours}`, `${date} ${printInstant(from).slice(11)}`] : hours;
}

const HEADS = PAPER_WORDS.list.columns;
const COLUMNS: readonly Printed[] = [
  { head: HEADS.time, width: 78, bold: true, text: ({ booking, since }) => timeTexts(booking, since) },
  { head: HEADS.studio, width: 52, text: ({ studio }) => studio },
  {
    head: HEADS.tenant,
    width: 112,
    text: ({ booking, question, strangerName }) =>
      question.isMasked ? strangerName(booking.tenant) : [booking.tenantName, booking.tenantShort],
  },
  { head: HEADS.contact, width: 82, text: ({ booking, question }) => contactOf(booking, question) },
  { head: HEADS.state, width: 32, text: ({ booking }) => STATE_NAMES[LANGUAGE][booking.state] },
  { head: HEADS.note, width: 116, text: noteText },
  { head: HEADS.sign, width: 42, text: () => '' },
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
        const line: PrintedLine = {
          booking,
          since: from,
          studio: placeOf(one.studio),
          question,
          strangerName: all.strangerName,
          seesPhones,
        };
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
