// Tests of the board's state and ground: cursor, selection, moving by keys, drops, and what lies in a cell.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardDay, boardStudio, bookingLine } from '../../../../test/helpers/desk-lines.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay, BoardStudio } from '../../../contract/desk/board.ts';
import { instant } from '../../../domain/time/calendar.ts';
import {
  BOARD_AT_REST,
  type BoardState,
  type Cells,
  computeCursorOn,
  computeSelectedSlot,
  hasToGiveUp,
  reduceBoard,
} from './board-state.ts';
import {
  backgroundOf,
  computePastEnd,
  contentOf,
  findBlackoutIn,
  findBookingBeside,
  foldsOf,
  groundOf,
  listClosedSpans,
  obstacleOf,
} from './board-model.ts';

const cells: Cells = { from: 0, to: 1800, grid: 30, order: [7, 3, 9] };
const at = (studio: number, minute: number): BoardState => ({ ...BOARD_AT_REST, cursor: { studio, at: minute } });

function step(state: BoardState, minutes: number, rows: number, isSelecting = false): BoardState {
  const cursor = computeCursorOn(state.cursor, cells, 0);
  if (cursor === null) throw new Error('no cells');
  return reduceBoard(state, { type: 'step', cursor, minutes, rows, isSelecting, cells });
}

function booking(id: number, studio: number, span: readonly [number, number], state: BookingLine['state'] = 'booked'): BookingLine {
  return bookingLine({ id, version: 1, studio, tenant: 1, state, from: instant(span[0]), to: instant(span[1]) });
}

function studio(id: number, more: Partial<BoardStudio> = {}): BoardStudio {
  return boardStudio({ id, open: [[480, 1320]], ...more });
}

function board(studios: readonly BoardStudio[], bookings: readonly BookingLine[]): BoardDay {
  return boardDay({ day: '1970-01-01', from: 0, to: 1800, now: 0, studios, bookings });
}

describe('the cursor', () => {
  test('steps by cells and rows and stays on the board', () => {
    expect(step(at(3, 600), 30, 0).cursor).toEqual({ studio: 3, at: 630 });
    expect(step(at(3, 600), 0, 1).cursor).toEqual({ studio: 9, at: 600 });
    expect(step(at(9, 1770), 30, 5).cursor).toEqual({ studio: 9, at: 1770 });
    expect(step(at(7, 0), -30, -5).cursor).toEqual({ studio: 7, at: 0 });
  });
  test('is put on the board where its studio or day is not on view', () => {
    expect(computeCursorOn({ studio: 4, at: 90 }, cells, 500)).toEqual({ studio: 7, at: 90 });
    expect(computeCursorOn({ studio: 3, at: 90_000 }, cells, 500)).toEqual({ studio: 3, at: 1770 });
    expect(computeCursorOn(null, cells, 500)).toEqual({ studio: 7, at: 480 });
    expect(computeCursorOn(null, { ...cells, order: [] }, 500)).toBeNull();
  });
  test('selects from where Shift was first held, both ways, and Esc gives the selection up', () => {
    const chosen = step(step(at(3, 600), 30, 0, true), 30, 0, true);
    expect(computeSelectedSlot(chosen, cells)).toEqual({ studio: 3, from: 600, to: 690 });
    const back = step(step(step(step(chosen, -30, 0, true), -30, 0, true), -30, 0, true), 0, 1, true);
    expect(computeSelectedSlot(back, cells)).toEqual({ studio: 3, from: 570, to: 630 });
    expect([hasToGiveUp(back), hasToGiveUp(reduceBoard(back, { type: 'giveUp' }))]).toEqual([true, false]);
    expect(step(back, 30, 0).anchor).toBeNull();
  });
});

describe('a booking carried by keys', () => {
  const slot = { studio: 3, from: 600, to: 720 };
  const lifted = reduceBoard(at(3, 600), { type: 'lift', booking: 5, slot });
  test('goes with the arrows, and Shift changes its end', () => {
    const moved = step(step(lifted, 30, 0), 0, 1);
    expect(moved.mode).toMatchObject({ kind: 'move', slot: { studio: 9, from: 630, to: 750 } });
    expect(moved.cursor).toEqual({ studio: 9, at: 630 });
    expect(step(moved, -30, 0, true).mode).toMatchObject({ slot: { studio: 9, from: 630, to: 720 } });
  });
  test('Esc puts it and the cursor back', () => {
    const given = reduceBoard(step(lifted, 300, 1), { type: 'giveUp' });
    expect([given.mode.kind, given.cursor]).toEqual(['rest', { studio: 3, at: 600 }]);
  });
  test('a refused drop is at rest again and says why, where it was to be', () => {
    const refusal = { code: 'BOOKING_OVERLAP', data: {} } as const;
    const sent = reduceBoard(lifted, { type: 'sent', booking: 5, slot: { ...slot, studio: 9 } });
    const refused = reduceBoard(sent, { type: 'settled', booking: 5, slot: { ...slot, studio: 9 }, refusal });
    expect([refused.mode.kind, refused.refused]).toEqual(['rest', { slot: { ...slot, studio: 9 }, refusal }]);
    expect(step(refused, 30, 0).refused).toBeNull();
    expect(reduceBoard(sent, { type: 'settled', booking: 5, slot, refusal: null }).refused).toBeNull();
  });
  test('the next one is carried while the last is on its way, and stays carried when that is answered', () => {
    const sent = reduceBoard(lifted, { type: 'sent', booking: 5, slot });
    expect(reduceBoard(sent, { type: 'lift', booking: 5, slot })).toBe(sent);
    const next = reduceBoard(sent, { type: 'lift', booking: 6, slot });
    const mode = { kind: 'move', booking: 6, origin: slot, slot };
    expect(reduceBoard(next, { type: 'settled', booking: 5, slot, refusal: null }).mode).toEqual(mode);
    const both = reduceBoard(next, { type: 'sent', booking: 6, slot });
    expect(reduceBoard(both, { type: 'settled', booking: 5, slot, refusal: null }).mode).toMatchObject({ kind: 'sent', booking: 6 });
  });
});

describe('the ground', () => {
  test('folds whole hours in which nothing is open and nothing booked, never a whole day', () => {
    const open = studio(1, {
      open: [
        [-60, 120],
        [600, 1560],
      ],
    });
    expect(foldsOf(board([open], []))).toEqual([
      { from: 120, to: 600, drawn: 24 },
      { from: 1560, to: 1800, drawn: 24 },
    ]);
    expect(foldsOf(board([open], [booking(1, 1, [270, 330])]))).toEqual([
      { from: 120, to: 240, drawn: 24 },
      { from: 360, to: 600, drawn: 24 },
      { from: 1560, to: 1800, drawn: 24 },
    ]);
    expect(foldsOf(board([studio(1, { open: [] })], []))).toEqual([]);
  });
  test('what is folded are the runs of hours that nothing touches, counted hour by hour', () => {
    const part = fc
      .tuple(fc.integer({ min: -100, max: 1900 }), fc.integer({ min: 1, max: 700 }))
      .map(([from, long]): [number, number] => [from, from + long]);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.array(part, { maxLength: 4 }), (open, taken) => {
        const isFree = (hour: number): boolean => [...open, ...taken].every(([from, to]) => to <= hour * 60 || from >= hour * 60 + 60);
        const runs: (readonly [number, number])[] = [];
        for (let hour = 0; hour < 30; hour += 1) {
          const last = runs.at(-1);
          if (!isFree(hour)) continue;
          if (last?.[1] === hour) runs.splice(-1, 1, [last[0], hour + 1]);
          else runs.push([hour, hour + 1]);
        }
        const drawn = runs.filter(([from, to]) => to - from > 1).map(([from, to]) => ({ from: from * 60, to: to * 60, drawn: 24 }));
        expect(
          foldsOf(
            board(
              [studio(1, { open })],
              taken.map((span, nth) => booking(nth, 1, span)),
            ),
          ),
        ).toEqual(drawn);
      }),
    );
  });
  test('the cursor steps over what is folded, and stays where nothing is open beyond', () => {
    const folded = {
      ...cells,
      folds: [
        { from: 120, to: 600, drawn: 24 },
        { from: 1560, to: 1800, drawn: 24 },
      ],
    };
    const move = (from: number, minutes: number) =>
      reduceBoard(at(3, from), { type: 'step', cursor: { studio: 3, at: from }, minutes, rows: 0, isSelecting: false, cells: folded })
        .cursor?.at;
    expect([move(90, 30), move(600, -30), move(1530, 30), move(700, 30)]).toEqual([600, 90, 1530, 720]);
  });
  test('the past of today is put away up to the whole hour an hour before now, if that is worth it; no other day is', () => {
    const today = board([studio(1)], []);
    expect([180, 239, 240, 1140, 1799].map((now) => computePastEnd(today, now))).toEqual([120, 120, 180, 1080, 1680]);
    expect([0, 179, 1800, -1].map((now) => computePastEnd(today, now))).toEqual([0, 0, 0, 0]);
  });
  test('a booking that has not ended and lies in a blackout is marked with its reason', () => {
    const room = studio(1, { blackouts: [{ from: 900, to: 960, reason: '检修' }] });
    const why = (span: readonly [number, number], state?: BookingLine['state']) => findBlackoutIn(room, booking(1, 1, span, state));
    expect([why([840, 900]), why([840, 901]), why([959, 1020]), why([960, 1020])]).toEqual([null, '检修', '检修', null]);
    expect([why([900, 960], 'option'), why([900, 960], 'checked_in')]).toEqual(['检修', '检修']);
    expect([why([900, 960], 'completed'), why([900, 960], 'cancelled'), why([900, 960], 'no_show')]).toEqual([null, null, null]);
    const { row } = groundOf(board([room], [booking(1, 1, [840, 930]), booking(2, 1, [1000, 1060])]), 0);
    expect(row(1).blocks.map((one) => one.blackout)).toEqual(['检修', null]);
  });
  test('closed is what no opening covers', () => {
    const open = [
      [1000, 1100],
      [-100, 60],
      [480, 900],
    ] as const;
    expect(listClosedSpans(open, { from: 0, to: 1800 })).toEqual([
      [60, 480],
      [900, 1000],
      [1100, 1800],
    ]);
  });
  test('a background hatches the closed hours and shows the turnaround behind what blocks, not behind a guest who overstays', () => {
    const span = { from: 0, to: 1800 };
    const bookings = [booking(1, 1, [600, 882]), booking(2, 1, [1200, 1300], 'no_show')];
    // 18 of 1800 minutes from 882 on: 49 % of the width, which is 49 of the 99 % that the layer leaves free.
    const turn = 'var(--board-turn) 49.495% 0 / 1% 100% no-repeat, var(--row-tone)';
    expect(backgroundOf(studio(1, { open: [[0, 1800]], turnaround: 18 }), bookings, span)).toBe(turn);
    const over = [{ ...booking(1, 1, [600, 660], 'checked_in'), blocksUntil: instant(720) }];
    expect(backgroundOf(studio(1, { open: [[0, 1800]], turnaround: 18 }), over, span)).toBe('var(--row-tone)');
    const half = 'var(--board-closed) 100% 0 / 50% 100% no-repeat, var(--row-tone)';
    expect(backgroundOf(studio(1, { open: [[0, 900]], turnaround: 0 }), [], span)).toBe(half);
    expect(backgroundOf(studio(1, { open: [], turnaround: 0 }), [], span)).toMatch(/^var\(--board-closed\) 0% 0 \/ 100% 100%/);
  });
  test('tells what lies in a cell, the strongest first', () => {
    const hall = studio(1, {
      linked: [2],
      blackouts: [{ from: 900, to: 960, reason: '检修' }],
      lessee: { tenant: 4, name: '星河', short: '星河', until: '2027-01-01' },
    });
    const ground = groundOf(
      board([hall, studio(2)], [booking(8, 2, [600, 700]), booking(9, 1, [650, 700]), booking(10, 2, [720, 740], 'cancelled')]),
      0,
    );
    const kinds = [600, 660, 720, 900, 300, 990].map((from) => contentOf(ground, hall, { from, to: from + 30 }).kind);
    expect(kinds).toEqual(['linked', 'booking', 'lessee', 'blackout', 'closed', 'lessee']);
    expect(contentOf(ground, studio(2), { from: 500, to: 530 }).kind).toBe('free');
  });
  test('behind the planned end of a guest who is still in the board was free: it is the guest’s, up to an hour from now', () => {
    const [hall, half] = [studio(1), studio(2, { linked: [1] })];
    const [guest, next] = [booking(1, 1, [600, 660], 'checked_in'), booking(2, 1, [690, 720])];
    const ground = groundOf(board([hall, half], [guest, next]), 680);
    const inCell = (from: number, room = hall) => {
      const content = contentOf(ground, room, { from, to: from + 30 });
      return 'booking' in content ? [content.kind, content.booking.id] : [content.kind];
    };
    expect([inCell(630), inCell(660), inCell(690), inCell(720)]).toEqual([['booking', 1], ['booking', 1], ['booking', 2], ['free']]);
    expect([inCell(660, half), inCell(720, half)]).toEqual([['linked', 1], ['free']]);
    expect(obstacleOf(ground, { studio: 1, from: 660, to: 690 }, null)).toMatchObject({ kind: 'booking', booking: { id: 1 } });
    // The next minute past a step of the grid holds half an hour more.
    expect(contentOf(groundOf(board([hall], [guest]), 690), hall, { from: 720, to: 750 }).kind).toBe('booking');
    expect(contentOf(groundOf(board([hall], [guest]), 659), hall, { from: 660, to: 690 }).kind).toBe('free');
  });
  test('a guest of an evening before who is still in is drawn to now, and holds the studio up to an hour from now', () => {
    const guest = booking(1, 1, [-300, -180], 'checked_in');
    const ground = groundOf({ ...board([studio(1)], []), here: [guest] }, 680);
    expect(ground.row(1).blocks).toMatchObject([{ booking: { id: 1, blocksUntil: 720 }, until: 680, late: 'end' }]);
    expect(ground.row(1).now).toMatchObject({ kind: 'held', booking: { id: 1 } });
    expect(ground.booking(1)?.blocksUntil).toBe(720);
  });
  test('what a studio is now is known on the board of today alone, of linked studios as well', () => {
    const data = board(
      [studio(1, { linked: [2] }), studio(2), studio(3)],
      [booking(1, 2, [600, 700], 'checked_in'), booking(2, 3, [690, 720])],
    );
    const kinds = (now: number) => [1, 2, 3].map((id) => groundOf(data, now).row(id).now?.kind ?? null);
    expect([kinds(650), kinds(695), kinds(479), kinds(1800)]).toEqual([
      ['held', 'held', 'free'],
      ['held', 'held', 'held'],
      ['closed', 'closed', 'closed'],
      [null, null, null],
    ]);
    expect(groundOf({ ...data, days: 7 }, 650).row(3).now).toBeNull();
    expect(groundOf(data, 650).row(3).now).toEqual({ kind: 'free', until: 690 });
  });
  test('while dragging it was not said whether the place is free, and why not', () => {
    const hall = studio(1, { linked: [2], blackouts: [{ from: 900, to: 960, reason: '检修' }] });
    const [own, other] = [booking(1, 1, [600, 660]), { ...booking(2, 1, [720, 780]), tenant: 9 }];
    const ground = groundOf(board([hall, studio(2)], [own, other, booking(3, 2, [1000, 1060])]), 0);
    const kind = (from: number, to: number, moved: BookingLine | null = own) =>
      obstacleOf(ground, { studio: 1, from, to }, moved)?.kind ?? null;
    expect([kind(600, 690), kind(750, 810), kind(660, 715), kind(880, 910), kind(1000, 1030), kind(400, 500)]).toEqual([
      null,
      'booking',
      'turnaround',
      'blackout',
      'linked',
      'closed',
    ]);
    expect([kind(660, 715, null), kind(620, 640, null)]).toEqual([null, 'booking']);
  });
  test('a row looks the same until something of it changes', () => {
    const before = groundOf(board([studio(1)], [booking(1, 1, [600, 700])]), 0).row(1);
    expect(groundOf(board([studio(1)], [booking(1, 1, [600, 700])]), 100).row(1).stamp).toBe(before.stamp);
    expect(groundOf(board([studio(1)], [booking(1, 1, [600, 700])]), 620).row(1).stamp).not.toBe(before.stamp);
    expect(groundOf(board([studio(1)], [{ ...booking(1, 1, [600, 700]), version: 2 }]), 0).row(1).stamp).not.toBe(before.stamp);
  });
  test('one booking moved: the rows that it left and came to look otherwise, the others the same', () => {
    const studios = [1, 2, 3].map((id) => studio(id));
    const bookings = [booking(1, 1, [600, 700]), booking(2, 2, [600, 700]), booking(3, 3, [800, 860])];
    const first = groundOf(board(studios, bookings), 0);
    const moved = bookings.map((one) => (one.id === 1 ? { ...one, studio: 3, version: 2 } : one));
    const next = groundOf(board(studios, moved), 0);
    expect([1, 2, 3].map((id) => next.row(id).stamp === first.row(id).stamp)).toEqual([false, true, false]);
    expect(next.row(3).blocks.map((block) => block.booking.id)).toEqual([1, 3]);
  });
  test('the next booking goes along the rows, round at the ends', () => {
    const ground = groundOf(
      board([studio(7), studio(3)], [booking(1, 3, [610, 660]), booking(2, 7, [915, 960]), booking(3, 7, [610, 660])]),
      0,
    );
    const next = (studioId: number, minute: number, by: 1 | -1, from = 0) =>
      findBookingBeside(ground, { order: [7, 3], from }, { studio: studioId, from: minute, to: minute + 30 }, by)?.id;
    expect([next(7, 0, 1), next(7, 600, 1), next(7, 900, 1), next(3, 600, 1)]).toEqual([3, 2, 1, 3]);
    expect([next(3, 600, -1), next(7, 900, -1), next(7, 600, -1)]).toEqual([2, 3, 1]);
    // Those that ended before the board begins are not on view.
    expect([next(7, 700, 1, 660), next(7, 900, -1, 660)]).toEqual([2, 2]);
  });
});
