// The base that the board is measured on: the one of 1,000,000 bookings, with 600 on the board of the desk's today and of each day after it.
import type Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { copyBase } from '../helpers/copy-base.ts';
import { deskDayOf } from '../../src/domain/booking/desk-day.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { addDays, convertMillisecondsToInstant, createInstantAt, type Day } from '../../src/domain/time/calendar.ts';
import { boardOf } from '../../src/backend/desk/board.ts';
import { closeBase, openBase } from '../../src/backend/core/db/open.ts';
import type { BoardDay } from '../../src/contract/desk/board.ts';
import { OUTPUT, STUDIOS, TENANTS } from './bench-base.ts';
import { bigBase } from './page-base.ts';

/** Bookings on a board. */
export const ON_A_BOARD = 600;
/** Days from today on whose boards are full. */
const DAYS = 16;
const MINUTES = 60;
/** What is added lies between these minutes of the day, so that it is on one board alone: a board goes on to 06:00. */
const [EARLIEST, LATEST] = [360, 1440];
/** Where a round of bookings begins to look for room; the rounds go over the day together. */
const ROUNDS = [360, 540, 720, 900, 1080, 1260, 450, 630, 810, 990, 1170] as const;

interface Taken {
  readonly studio: number;
  readonly from: number;
  readonly to: number;
}

function takenOn(db: Database.Database, from: number, to: number): Taken[] {
  return db
    .prepare<[number, number, number], Taken>(
      `SELECT studio_id AS studio, starts_at AS "from", ends_at AS "to" FROM booking
       WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND starts_at < ? AND starts_at > ? - 1440 AND ends_at > ?`,
    )
    .all(to, from, from);
}

/** The first free hour of a studio from a minute of the day on. */
function roomFrom(taken: readonly Taken[], midnight: number, minute: number): number | null {
  for (let at = midnight + Math.max(EARLIEST, minute); at + MINUTES <= midnight + LATEST; at += 30) {
    if (!taken.some(({ from, to }) => from < at + MINUTES && at < to)) return at;
  }
  return null;
}

/** Fills a day's board up. */
function fillDay(db: Database.Database, day: Day): void {
  const insert = db.prepare(
    "INSERT INTO booking (number, studio_id, tenant_id, starts_at, ends_at, state, title) VALUES (?, ?, ?, ?, ?, 'booked', ?)",
  );
  const midnight = createInstantAt(day, 0);
  const taken = takenOn(db, midnight + EARLIEST, midnight + EARLIEST + LATEST);
  const byStudio = Map.groupBy(taken, (one) => one.studio);
  let missing = ON_A_BOARD - taken.length;
  ROUNDS.forEach((minute, round) => {
    for (let studio = 1; studio <= STUDIOS && missing > 0; studio += 1) {
      const own = byStudio.get(studio) ?? [];
      const from = roomFrom(own, midnight, minute + (studio % 4) * 30);
      if (from === null) continue;
      const to = from + MINUTES;
      insert.run(
        `F${day}-${studio}-${round}`,
        studio,
        ((studio * 31 + round * 7) % TENANTS) + 1,
        from,
        to,
        round % 3 === 0 ? '新品专场' : null,
      );
      byStudio.set(studio, [...own, { studio, from, to }]);
      missing -= 1;
    }
  });
  if (missing !== 0) throw new Error(`${day}: ${missing} bookings too few`);
}

/** The base, and the first of its full days. */
export interface BoardBase {
  readonly folder: string;
  readonly today: Day;
}

/** A day's board as the page gets it. */
export function boardDayOf(folder: string, day: Day): BoardDay {
  const opened = openBase(folder, { nowMs: () => Date.now() });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const board = boardOf(opened.value, { day, days: 1, isAll: false });
  closeBase(opened.value);
  if (!board.ok) throw new Error(board.refusal.code);
  return board.value;
}

/** Makes it from the big base, which is made first where it is not there. */
export function boardBase(): BoardBase {
  const folder = path.join(OUTPUT, 'page-board');
  // What is known outside of a former copy in that place is not expected of this one.
  for (const old of [folder, path.join(OUTPUT, 'config')]) rmSync(old, { recursive: true, force: true });
  copyBase(bigBase(true), folder);
  const opened = openBase(folder, { nowMs: () => Date.now() });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const base = opened.value;
  const today = deskDayOf(convertMillisecondsToInstant(Date.now()), STANDARD_DESK_RULES);
  base.db.transaction(() => {
    for (let nth = 0; nth < DAYS; nth += 1) fillDay(base.db, addDays(today, nth));
  })();
  closeBase(base);
  return { folder, today };
}
