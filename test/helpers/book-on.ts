// A process that books given hours until its time is over: `node book-on.ts FOLDER TENANT SEED MILLISECONDS [STUDIOS [EQUIPMENT]]`; STUDIOS are
// codes with commas, of EQUIPMENT (an id) two of three wishes take one. Prints one JSON line a try: the slot, and the booking's number or who refused.
import { writeSync } from 'node:fs';
import { openBase } from '../../src/backend/core/db/open.ts';
import { book } from '../../src/backend/desk/book.ts';
import { cancelBooking } from '../../src/backend/desk/booking-status.ts';
import { instant } from '../../src/domain/time/calendar.ts';
import { TEST_NOW_MS, at } from './raw-base.ts';

const [folder = '', tenant = '', seed = '1', milliseconds = '1000', codes = 'A01', thing] = process.argv.slice(2);
const opened = openBase(folder, { nowMs: () => TEST_NOW_MS });
if (!opened.ok) throw new Error(opened.refusal.code);
const base = opened.value;

const studios = codes.split(',');
/** Hours that every process wants, in an order of its own. */
const SLOTS = 400;
let state = Number(seed);
function next(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}

const actor = { who: `前台${seed}`, host: 'cli', role: 'front_desk' } as const;
const mine: string[] = [];
writeSync(1, 'ready\n');
const until = Date.now() + Number(milliseconds);
while (Date.now() < until) {
  // Half-hours, so that wishes also overlap by a part.
  const from = at('2026-12-01T00:00') + next(SLOTS) * 30;
  const to = from + 60 + next(3) * 30;
  const studio = studios.length === 1 ? codes : (studios[next(studios.length)] ?? codes);
  const equipment: readonly (readonly [number, number])[] = thing !== undefined && next(3) > 0 ? [[Number(thing), 1]] : [];
  const wish = { studio, tenant, from: instant(from), to: instant(to), state: 'booked', holdsUntil: null, equipment } as const;
  const result = book(base, actor, wish);
  writeSync(1, `${JSON.stringify({ from, to, result })}\n`);
  if (result.ok) mine.push(result.value.id);
  // Slots become free again all the time, so that the race never ends.
  const given = next(20) === 0 ? mine.splice(next(mine.length), 1)[0] : undefined;
  if (given !== undefined) cancelBooking(base, actor, { id: given, reason: '让出' });
}
