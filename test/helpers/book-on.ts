// A process that books given hours of one studio until its time is over: `node book-on.ts FOLDER TENANT SEED MILLISECONDS`.
// Prints one JSON line a try: the slot, and the booking's number or who refused.
import { writeSync } from 'node:fs';
import { openBase } from '../../src/backend/db/open.ts';
import { book, cancelBooking } from '../../src/backend/services/book.ts';
import { instant } from '../../src/domain/calendar.ts';
import { TEST_NOW_MS, at } from './raw-base.ts';

const [folder = '', tenant = '', seed = '1', milliseconds = '1000'] = process.argv.slice(2);
const opened = openBase(folder, { nowMs: () => TEST_NOW_MS });
if (!opened.ok) throw new Error(opened.refusal.code);
const base = opened.value;

/** Hours that every process wants, in an order of its own. */
const SLOTS = 400;
let state = Number(seed);
function next(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}

const actor = { who: `前台${seed}`, host: 'cli' } as const;
const mine: string[] = [];
writeSync(1, 'ready\n');
const until = Date.now() + Number(milliseconds);
while (Date.now() < until) {
  // Half-hours, so that wishes also overlap by a part.
  const from = at('2026-12-01T00:00') + next(SLOTS) * 30;
  const to = from + 60 + next(3) * 30;
  const wish = { studio: 'A01', tenant, from: instant(from), to: instant(to), state: 'booked', holdsUntil: null } as const;
  const result = book(base, actor, wish);
  writeSync(1, `${JSON.stringify({ from, to, result })}\n`);
  if (result.ok) mine.push(result.value.id);
  // Slots become free again all the time, so that the race never ends.
  const given = next(20) === 0 ? mine.splice(next(mine.length), 1)[0] : undefined;
  if (given !== undefined) cancelBooking(base, actor, { id: given, reason: '让出' });
}
