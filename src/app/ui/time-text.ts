// Times of a booking as free text: `20-22`, `2030-22`, `8点-10点`, `20:00 2h`, `+2h`, `现在 2h`, `-19`, `明天 14-16`, `22-2` over midnight. Pure.
import {
  addDays,
  createInstantAt,
  type Day,
  dayOf,
  getDayOfInstant,
  getMinuteOfDay,
  instant,
  type Instant,
  monthNumberOf,
  printClock,
  toDayNumber,
  weekdayOf,
  yearOf,
} from '../../domain/time/calendar.ts';
import { deskDayOf } from '../../domain/booking/desk-day.ts';
import { normaliseTimes } from './time-normal.ts';

/** What a text is read against. */
export interface TimeGround {
  /** The day on view: meant where no day is said. */
  readonly day: Day;
  /** What 今天 is. */
  readonly today: Day;
  /** Where `+2h` begins. */
  readonly start: Instant;
  /** What 现在 is, and a start that is left out. Left out: neither is meant. */
  readonly now?: Instant;
  /** The hour at which the desk's day turns: a bare `1-2` means the night at the end of it. Left out: midnight. */
  readonly dayTurnHour?: number;
}

export interface Times {
  readonly from: Instant;
  readonly to: Instant;
}

/** Longest that a text may ask for; the booking's own limit is told by the judge. */
const MOST_MINUTES = 44_640;
/** The last hour that a day's night has a name for: 30:00 is 06:00 of the next day. */
const LAST_HOUR = 30;

const NEAR_DAYS: Readonly<Record<string, number>> = {
  今: 0,
  今天: 0,
  今日: 0,
  today: 0,
  tonight: 0,
  明: 1,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
  昨天: -1,
  yesterday: -1,
};
const WEEKDAYS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
};

type Part = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | null;

interface DayRead {
  readonly day: Day;
  readonly isNight: boolean;
  readonly rest: string;
  /** False where the text names a day of the calendar. */
  readonly isDeskDay?: boolean;
}

function weekdayOn(today: Day, weekday: number, which: string): Day {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (which === '下') return addDays(monday, 6 + weekday);
  const inWeek = addDays(monday, weekday - 1);
  return which === '' && inWeek < today ? addDays(inWeek, 7) : inWeek;
}

/** A day without a year: that of the day on view, or the next where it would lie half a year back. */
function dayNear(month: number, date: number, ground: TimeGround): Day | null {
  const day = dayOf(yearOf(ground.day), month, date);
  const isPast = day === null || toDayNumber(day) < toDayNumber(ground.day) - 183;
  return isPast ? dayOf(yearOf(ground.day) + 1, month, date) : day;
}

function writtenDay(text: string, ground: TimeGround): DayRead | null {
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|(?=\D|$))[ t]*(.*)$/.exec(text);
  if (full) {
    const day = dayOf(Number(full[1]), Number(full[2]), Number(full[3]));
    return day === null ? null : { day, isNight: false, rest: full[4] ?? '' };
  }
  // `10-03 14-16` is a day before times; `10-3` alone is a time over midnight.
  const short = /^(\d{1,2})(?:[-/.](\d{1,2}) +|月(\d{1,2})[日号]? *|\/(\d{1,2}) *)(?=[^-+ ])(.*\d.*)$/.exec(text);
  if (short) {
    const day = dayNear(Number(short[1]), Number(short[2] ?? short[3] ?? short[4]), ground);
    return day === null ? null : { day, isNight: false, rest: short[5] ?? '' };
  }
  const date = /^(\d{1,2})[日号] *(.*)$/.exec(text);
  if (!date) return null;
  const day = dayNear(monthNumberOf(ground.day), Number(date[1]), ground);
  return day === null ? null : { day, isNight: false, rest: date[2] ?? '' };
}

function relativeDay(text: string, ground: TimeGround): DayRead | null {
  const near = /^(今晚|明晚|大后天|后天|今天|今日|明天|明日|昨天|today|tonight|tomorrow|yesterday) *(.*)$/.exec(text);
  if (near) {
    const word = near[1] ?? '';
    const isNight = word.endsWith('晚') || word === 'tonight';
    const days = NEAR_DAYS[word.replace('晚', '')] ?? 0;
    return { day: addDays(ground.today, days), isNight, rest: near[2] ?? '', isDeskDay: true };
  }
  const week = /^(?:(下|本|这)?周([一二三四五六日天])|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)(晚上?)? *(.*)$/.exec(text);
  if (!week) return null;
  const weekday = WEEKDAYS[week[2] ?? week[3] ?? ''] ?? 1;
  return { day: weekdayOn(ground.today, weekday, week[1] ?? ''), isNight: week[4] !== undefined, rest: week[5] ?? '' };
}

/** The day that a text begins with, and what follows it; null: it begins with none. */
function readDay(text: string, ground: TimeGround): DayRead | null {
  return writtenDay(text, ground) ?? relativeDay(text, ground);
}

const PARTS: Readonly<Record<string, Part>> = {
  凌晨: 'dawn',
  早上: 'morning',
  早: 'morning',
  上午: 'morning',
  中午: 'noon',
  下午: 'afternoon',
  傍晚: 'evening',
  晚上: 'evening',
  晚: 'evening',
  夜里: 'evening',
  am: 'morning',
  pm: 'afternoon',
};

/** What a clock's reading means in a part of the day, in minutes from 00:00. */
function inPart(minute: number, part: Part): number {
  const hour = Math.floor(minute / 60);
  switch (part) {
    case 'afternoon':
      return hour < 12 ? minute + 720 : minute;
    case 'noon':
      return hour < 4 ? minute + 720 : minute;
    case 'evening':
      if (hour < 5) return minute + 1440;
      return hour <= 12 ? minute + 720 : minute;
    case 'dawn':
      return hour === 12 ? minute - 720 : minute;
    case 'morning':
      return hour === 12 ? minute - 720 : minute;
    default:
      return minute;
  }
}

interface Clock {
  readonly minute: number;
  readonly part: Part;
}

/** `20`, `2030`, `830`, `20:30`, `下午3:30`, `8pm`. */
function readClock(text: string): Clock | null {
  const match = /^(凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚|夜里)? *(?:(\d{1,2}):(\d{1,2})|(\d{1,2}?)(\d\d)?) *(am|pm)?$/.exec(text.trim());
  if (!match) return null;
  const [, before, hourColon, minuteColon, hourBare, minuteBare, behind] = match;
  if (hourColon === undefined && (hourBare ?? '') === '') return null;
  const bare = (hourBare ?? '') + (minuteBare ?? '');
  // One or two digits are an hour; three or four are hours and minutes.
  const [hour, minute] =
    hourColon === undefined
      ? bare.length <= 2
        ? [Number(bare), 0]
        : [Number(hourBare), Number(minuteBare)]
      : [Number(hourColon), Number(minuteColon)];
  if (hour > LAST_HOUR || minute > 59) return null;
  const word = before ?? behind;
  return { minute: hour * 60 + minute, part: word === undefined ? null : (PARTS[word] ?? null) };
}

/** `2h`, `1.5h`, `90m`, `1h30m`, in minutes. */
function readLength(text: string): number | null {
  const match = /^(?:(\d+(?:\.\d+)?)h)? *(?:(\d+)m)?$/.exec(text.trim());
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const length = Math.round(Number(match[1] ?? 0) * 60) + Number(match[2] ?? 0);
  return length > 0 && length <= MOST_MINUTES ? length : null;
}

/** The end behind a start: in the part of the day that was said, else the next time that the clock reads so. */
function endAfter(start: number, end: Clock, startPart: Part): number | null {
  const own = inPart(end.minute, end.part);
  const isTwelve = end.part === null && (startPart === 'afternoon' || startPart === 'evening' || startPart === 'noon');
  if (isTwelve && end.minute <= 720 && end.minute + 720 > start % 1440 && start < 1440) return end.minute + 720;
  if (own === start) return null;
  return own > start ? own : own + 1440 > start ? own + 1440 : null;
}

function readStart(text: string, isNight: boolean): { readonly minute: number; readonly part: Part } | null {
  const clock = readClock(text);
  if (clock === null) return null;
  const part = clock.part ?? (isNight ? 'evening' : null);
  return { minute: inPart(clock.minute, part), part };
}

/** Minutes from the day's 00:00. */
function readSpan(text: string, isNight: boolean): readonly [number, number] | null {
  const range = /^([^-+]+)-([^-+]+)$/.exec(text);
  if (range) {
    const start = readStart(range[1] ?? '', isNight);
    const end = readClock(range[2] ?? '');
    if (start === null || end === null) return null;
    const until = endAfter(start.minute, end, start.part);
    return until === null ? null : [start.minute, until];
  }
  const long = /^(.*?[^+ ]) *(?:\+ *| )((?:\d+(?:\.\d+)?h)? *(?:\d+m)?)$/.exec(text);
  if (!long) return null;
  const start = readStart(long[1] ?? '', isNight);
  const length = readLength(long[2] ?? '');
  return start === null || length === null ? null : [start.minute, start.minute + length];
}

/** A bare clock before the turn is that of the night, into which the desk's day goes on: minutes until then. */
function nightOf(rest: string, minute: number, { dayTurnHour = 0 }: TimeGround): number {
  return /[早午晨]|am/.test(rest) || minute >= dayTurnHour * 60 ? 0 : 1440;
}

/** The times of a text that begins now: `now 2h`, `now-19`, `-19`; undefined: it begins otherwise. */
function readFromNow(text: string, { now }: TimeGround): Times | null | undefined {
  const match = /^(?:now *(-)?|(-)) *\+? *(.+)$/.exec(text);
  if (!match || now === undefined) return undefined;
  const [, dash = match[2], , rest = ''] = match;
  const length = readLength(rest);
  if (length !== null) return { from: now, to: instant(now + length) };
  const end = dash === undefined ? null : readClock(rest);
  const until = end === null ? null : endAfter(getMinuteOfDay(now), end, null);
  return until === null ? null : { from: now, to: createInstantAt(getDayOfInstant(now), until) };
}

/** The times that a text names; null where it names none, or not yet. */
export function readTimes(text: string, ground: TimeGround): Times | null {
  const normal = normaliseTimes(text);
  if (normal === '') return null;
  const length = readLength(normal.replace(/^\+ */, ''));
  if (length !== null) return { from: ground.start, to: instant(ground.start + length) };
  const fromNow = readFromNow(normal, ground);
  if (fromNow !== undefined) return fromNow;
  const {
    day,
    isNight,
    rest,
    isDeskDay = false,
  } = readDay(normal, ground) ?? { day: ground.day, isNight: false, rest: normal, isDeskDay: true };
  const span = readSpan(rest.trim(), isNight);
  if (span === null) return null;
  const night = isDeskDay ? nightOf(rest, span[0], ground) : 0;
  return { from: createInstantAt(day, span[0] + night), to: createInstantAt(day, span[1] + night) };
}

/** A moment that a text names: `明天 12`, `18:30`. */
export function readMoment(text: string, ground: TimeGround): Instant | null {
  const normal = normaliseTimes(text);
  if (normal === 'now') return ground.now ?? null;
  const length = readLength(normal.replace(/^\+ */, ''));
  if (length !== null) return instant(ground.start + length);
  const { day, isNight, rest } = readDay(normal, ground) ?? { day: ground.day, isNight: false, rest: normal };
  const start = readStart(rest.trim(), isNight);
  return start === null ? null : createInstantAt(day, start.minute);
}

/** `20:00-22:00`, with the day before it where that is another of the desk's; what is longer than a day by its length. `readTimes` reads it back. */
export function printTimes({ from, to }: Times, day: Day | null, dayTurnHour = 0): string {
  const before = deskDayOf(from, { dayTurnHour }) === day ? '' : `${getDayOfInstant(from)} `;
  const start = `${before}${printClock(getMinuteOfDay(from))}`;
  if (to - from < 1440) return `${start}-${printClock(getMinuteOfDay(to))}`;
  const minutes = (to - from) % 60;
  return `${start} ${Math.floor((to - from) / 60)}h${minutes === 0 ? '' : `${minutes}m`}`;
}

/** `2026-10-03 18:30`, without the day where it is this one. */
export function printMoment(value: Instant, day: Day | null): string {
  const own = getDayOfInstant(value);
  return `${own === day ? '' : `${own} `}${printClock(getMinuteOfDay(value))}`;
}
