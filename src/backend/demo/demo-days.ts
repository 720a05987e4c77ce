// The demo's calendar: fourteen months up to the one before today, and when its people sat down with the program.
// Chance that is none: the same name always throws the same dice, in whole numbers only, so that the demo's files are the same bytes everywhere.
import {
  addDays,
  addMonths,
  createInstantAt,
  type Day,
  firstDayOf,
  type Instant,
  listMonths,
  type Month,
  monthNumberOf,
  monthOf,
  parseDay,
  parseMonth,
  toDayNumber,
  yearOf,
} from '../../domain/time/calendar.ts';

/** The month that the tables of this folder are written in: they move with the month of today. */
const WRITTEN_IN = { year: 2026, month: 11 } as const;

/** The days and months of a demo that is made on `today`: the same for all of that day. */
export interface DemoDays {
  readonly today: Day;
  /** Fourteen months: the first of the base's facts to the newest full one. */
  readonly first: Month;
  readonly last: Month;
  /** The months that were handed in with the program, the second of them twice. */
  readonly filed: Month;
  readonly revised: Month;
  /** Months of the first sitting's ledgers. */
  readonly earlier: readonly Month[];
  /** Until when bookings are laid. */
  readonly bookedUntil: Day;
  /** When the people of the demo sat down with the program, the last time as today began. */
  readonly sittings: Readonly<Record<keyof typeof SITTINGS | 'third', Instant>>;
  /** A day of the tables. @throws Error where the calendar has none. */
  readonly day: (text: string) => Day;
  readonly month: (text: string) => Month;
}

/** Months before today's, the day, and the time of it. */
const SITTINGS = {
  first: [2, 8, 550],
  filed: [2, 8, 940],
  accepted: [2, 11, 605],
  second: [1, 9, 560],
  secondFiled: [1, 9, 990],
  returned: [1, 12, 675],
  revised: [1, 13, 585],
  revisedAccepted: [1, 14, 840],
} as const;

/** How far ahead the demo's people have booked. */
const BOOKED_AHEAD = 14;

/** The demo's days as seen from `today`. */
export function computeDemoDays(today: Day): DemoDays {
  const thisMonth = monthOf(today);
  const moved = (yearOf(today) - WRITTEN_IN.year) * 12 + monthNumberOf(today) - WRITTEN_IN.month;
  const month = (text: string): Month => {
    const written = parseMonth(text);
    if (written === null) throw new Error(`no month: ${text}`);
    return addMonths(written, moved);
  };
  const day = (text: string): Day => {
    const parsed = parseDay(month(text.slice(0, 7)) + text.slice(7));
    if (parsed === null) throw new Error(`no day: ${text}`);
    return parsed;
  };
  const sitting = (of: keyof typeof SITTINGS): Instant => {
    const [monthsAgo, date, minute] = SITTINGS[of];
    return createInstantAt(addDays(firstDayOf(addMonths(thisMonth, -monthsAgo)), date - 1), minute);
  };
  const [first, filed] = [addMonths(thisMonth, -14), addMonths(thisMonth, -3)];
  return {
    today,
    first,
    last: addMonths(thisMonth, -1),
    filed,
    revised: addMonths(thisMonth, -2),
    earlier: listMonths(first, filed),
    bookedUntil: addDays(today, BOOKED_AHEAD),
    sittings: {
      first: sitting('first'),
      filed: sitting('filed'),
      accepted: sitting('accepted'),
      second: sitting('second'),
      secondFiled: sitting('secondFiled'),
      returned: sitting('returned'),
      revised: sitting('revised'),
      revisedAccepted: sitting('revisedAccepted'),
      third: createInstantAt(today, 0),
    },
    day,
    month,
  };
}

/** Excel's serial of a day (1900 system). */
export function computeSerial(of: Day): number {
  return toDayNumber(of) + 25_569;
}

/** Dice of one name. Each call moves on. */
export interface Dice {
  /** A whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  /** True `perThousand` times out of a thousand. */
  readonly happens: (perThousand: number) => boolean;
  /** One of the list, which is never empty. */
  readonly pick: <T>(list: readonly T[]) => T;
}

/** FNV-1a over the code units: spreads names over 32 bits. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Numbers of 32 bits, the same for the same seed (mulberry32). */
export function createNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const stirred = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (stirred ^ (stirred >>> 14)) >>> 0;
  };
}

/** The dice of a name. */
export function diceOf(...names: readonly (string | number)[]): Dice {
  const next = createNumbers(hashOf(names.join('|')));
  const whole = (from: number, to: number): number => from + (next() % (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[whole(0, list.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  return { whole, pick, happens: (perThousand) => whole(0, 999) < perThousand };
}

/** A share of a whole number, rounded down. */
export function share(value: number, perThousand: number): number {
  return Math.floor((value * perThousand) / 1000);
}

/** Splits a total by weights into whole numbers that add up to it. */
export function split(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let passed = 0;
  return weights.map((weight) => {
    passed += weight;
    const upTo = Math.floor((total * passed) / all);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
