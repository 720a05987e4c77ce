// Use case: the day's board as PDF, a page a floor, names in full or masked.
import { PAPER_WORDS, STATE_MARKS, STATE_NAMES, formatHours, formatPaperDay } from '../../../contract/desk/paper-messages.ts';
import { fillTemplate } from '../../../contract/core/phrase.ts';
import { addDays, createInstantAt, getMinuteOfDay, instant, type Instant, printClock } from '../../../domain/time/calendar.ts';
import { isLive } from '../../../domain/booking/booking.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { paperMethods } from '../../../contract/desk/paper.ts';
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import type { Base } from '../../core/db/rows.ts';
import { readTx } from '../../core/db/tx.ts';
import { type BoardPaper, type BoardRow, renderBoard } from './paper-board.ts';
import { formatPrintedAt, getBaseHead, type PaperDay, readPaperDay, type StudioDay } from './print-context.ts';

type BoardQuestion = Asked<typeof paperMethods.board>;

const LATEST = 1200;
const HOUR = 60;
const LANGUAGE = 'zh-CN';
const LEGEND = ['option', 'booked', 'checked_in', 'completed'] as const;

/** The full hour at which the day's paper begins: of the earliest opening or booking that begins on the day. */
function beginOf({ day, window, bookings }: PaperDay, studios: readonly StudioDay[]): Instant {
  const [earliest, latest] = [window.from, createInstantAt(day, LATEST)];
  const opens = studios.flatMap(({ open }) => open.filter(({ to }) => to > earliest).map(({ from }) => Math.max(from, earliest)));
  const shown = new Set(studios.map(({ id }) => id));
  const starts = bookings.filter((one) => isLive(one.state) && shown.has(one.studio) && one.from >= earliest).map(({ from }) => from);
  const first = Math.min(latest, ...opens, ...starts);
  return instant(earliest + Math.floor((first - earliest) / HOUR) * HOUR);
}

function paperBoardRow(studio: StudioDay, { bookings, strangerName }: PaperDay, isMasked: boolean): BoardRow {
  const { code, name, open, blackouts, lessee } = studio;
  const held = lessee === null ? null : `${PAPER_WORDS.board.lessee} ${isMasked ? strangerName(lessee.tenant) : lessee.name}`;
  return {
    code,
    note: [name === code ? null : name, held].filter((one) => one !== null && one !== '').join(' '),
    open,
    blackouts: isMasked ? blackouts.map((one) => ({ ...one, reason: '' })) : blackouts,
    boxes: bookings
      .filter((one) => one.studio === studio.id && isLive(one.state) && one.blocksUntil > one.from)
      .map((one) => ({
        from: one.from,
        to: one.blocksUntil,
        state: one.state,
        mark: STATE_MARKS[LANGUAGE][one.state],
        hours: formatHours(one.from, one.to, LANGUAGE).replace('次日 ', ''),
        who: isMasked ? strangerName(one.tenant) : one.tenantShort,
      })),
  };
}

function paperOf(base: Base, { day, floors, isMasked }: BoardQuestion): BoardPaper {
  return readTx(base, (db) => {
    const all = readPaperDay(base, db, day);
    const studios = all.studios.filter(({ floor }) => floors === null || floors.includes(floor ?? ''));
    const printed = formatPrintedAt(base);
    const { name: baseName } = getBaseHead(db, day);
    const { board, page } = PAPER_WORDS;
    const byFloor = Map.groupBy(studios, ({ floor }) => floor ?? '');
    // Sorted by code points: the same order in every locale; studios without a floor come last.
    const names = [...byFloor.keys()].toSorted((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
    return {
      frame: { title: `${baseName} ${board.title} ${day}`.trim(), baseName, printedOn: printed.day },
      dayText: `${formatPaperDay(day, LANGUAGE)}（${fillTemplate(board.untilNight, { until: printClock(getMinuteOfDay(all.window.to)) }, LANGUAGE)}）`,
      printedText: `${board.printed} ${printed.text}`,
      from: beginOf(all, studios),
      to: all.window.to,
      midnight: createInstantAt(addDays(day, 1), 0),
      floors: names.map((floor) => ({
        name: floor === '' && names.length > 1 ? board.noFloor : floor,
        rows: (byFloor.get(floor) ?? []).map((studio) => paperBoardRow(studio, all, isMasked)),
      })),
      words: {
        ...board,
        legend: LEGEND.map((state) => ({ state, text: `${STATE_MARKS[LANGUAGE][state]} ${STATE_NAMES[LANGUAGE][state]}` })),
        page: (number, pages) => fillTemplate(page, { page: number, pages }, LANGUAGE),
      },
    };
  });
}

/** The board. Equal state and equal clock give equal bytes. */
export async function printBoard(base: Base, question: BoardQuestion): Promise<NamedFile> {
  const { board } = PAPER_WORDS;
  const masked = question.isMasked ? ` ${board.masked}` : '';
  return { name: `${board.fileName} ${question.day}${masked}.pdf`, bytes: await renderBoard(paperOf(base, question)) };
}
