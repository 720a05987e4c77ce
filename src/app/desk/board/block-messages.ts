// What a block has room for: a name and times, each whole or not at all. A time that is cut reads as another time. Pure.
import { instant, getMinuteOfDay } from '../../../domain/time/calendar.ts';
import { clockOf, formatDatedTimes } from './board-text.ts';

/** What is written in a block; `times` null: there is no room for them. */
export interface BlockWords {
  readonly hasMark: boolean;
  readonly hasName: boolean;
  readonly times: string | null;
  /** The name runs on over the free time behind the block. */
  readonly isSpilled: boolean;
}

/** Pixels of the board's letters: a Chinese one is as wide as high, the others about half. */
const WIDE = 12;
const NARROW = 7.2;
const MARK = 15;
const GAP = 5;
/** From so many minutes on a name is never left out where rows are low: it runs on over what is free behind it. */
const LEAST_NAMED = 45;
/** Border, stripe and padding. */
const AROUND = 12;

/** About how wide a text is drawn. */
export function estimateTextWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter > '\u2e7f' ? WIDE : NARROW;
  return width;
}

/** `20`, `20:30`; midnight is the end of its day. */
function shortClock(at: number, midnight: string): string {
  const minute = getMinuteOfDay(instant(at));
  if (minute === 0) return midnight;
  return minute % 60 === 0 ? String(minute / 60) : clockOf(at);
}

interface Block {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** A state that is not the usual one, or late: its letter is never left out where there is room for one. */
  readonly isMarked: boolean;
  /** How long over its end its guest is still in: that stands instead of the times. */
  readonly over: string | null;
  /** Of another day than the board's: no time without its date. */
  readonly isEarlier: boolean;
}

/** The longest way to say the times that fits. */
function timesIn({ from, to, over, isEarlier }: Block, width: number): string | null {
  const ways =
    over !== null
      ? [over]
      : isEarlier
        ? [formatDatedTimes({ from, to })]
        : [`${clockOf(from)}–${clockOf(to)}`, `${shortClock(from, '0')}–${shortClock(to, '24')}`];
  return ways.find((one) => estimateTextWidth(one) <= width) ?? null;
}

/** Two lines: whose above, when below; without room for the times the name has both. */
export function formatTwoLines(block: Block, width: number): BlockWords {
  const room = width - AROUND;
  return { hasMark: room >= WIDE, hasName: room >= WIDE, times: timesIn(block, room), isSpilled: false };
}

/** One line: the name first, the times where both fit whole; a name without room runs on behind the block. */
export function formatOneLine(block: Block, width: number): BlockWords {
  const room = width - AROUND;
  const mark = block.isMarked ? MARK : 0;
  const left = room - mark - estimateTextWidth(block.name) - GAP;
  const isSpilled = left + GAP < 0 && block.to - block.from >= LEAST_NAMED;
  const hasName = isSpilled || room >= mark + WIDE;
  return { hasMark: block.isMarked && room >= WIDE, hasName, times: timesIn(block, left), isSpilled };
}
