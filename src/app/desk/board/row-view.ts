// What a row of the board shows of its studio: places, classes and words of blocks, and whether it has to be drawn again. Pure.
import type { BoardStudio } from '../../../contract/desk/board.ts';
import { formatOneLine, formatTwoLines, type BlockWords } from './block-messages.ts';
import { computeDrawnBefore, shareOf, type Span } from './board-geometry.ts';
import { hueOf, type Block, type RowGround } from './board-model.ts';
import { formatOver, formatStudioFacts } from './board-text.ts';
import { sayBoard } from './board-messages.ts';

/** What all rows have in common. */

export interface RowFrame extends Required<Span> {
  /** Pixels of a drawn minute: what is written in a block has to have room. */
  readonly scale: number;
  readonly cursorId: string;
  /** Blocks have one line: rows are low. */
  readonly isShort: boolean;
  /** The tenant that is looked for: the others step back. */
  readonly tenant: number | null;
}
export interface RowProps {
  /** The same object until something in it changes. */
  readonly frame: RowFrame;
  readonly studio: BoardStudio;
  readonly at: number;
  readonly top: number;
  readonly ground: RowGround;
  /** The cursor and what is selected from it, where they are in this row. */
  readonly cursorFrom: number | null;
  readonly cursorTo: number | null;
  readonly cursorText: string | null;
  /** The booking that is carried away, and the one that is open, where they are in this row. */
  readonly lifted: number | null;
  readonly opened: number | null;
  /** Those in this row that are looked for, as text; null where nobody is. */
  readonly lit: string | null;
}

export interface BlockProps extends Block {
  readonly frame: RowFrame;
  readonly isLifted: boolean;
  readonly isOpened: boolean;
  /** Whether it is one of those that are looked for; null where nobody is. */
  readonly isLit: boolean | null;
}

export function computePlace(span: Span, part: Span): { readonly left: string; readonly width: string } {
  const left = shareOf(span, part.from);
  return { left: `${left}%`, width: `${Math.round((shareOf(span, part.to) - left) * 1000) / 1000}%` };
}

/** The place of a block with its tenant's hue, for the style sheet; of a guest who overstays how much of it was planned. */
export function computeLook(span: Span, { booking, until }: Pick<Block, 'booking' | 'until'>) {
  const look = { ...computePlace(span, { from: booking.from, to: until }), '--hue': hueOf(booking.tenant) };
  if (until <= booking.to) return look;
  const from = shareOf(span, booking.from);
  const share = (shareOf(span, booking.to) - from) / (shareOf(span, until) - from);
  return { ...look, '--planned': `${Math.round(share * 100)}%` };
}

/** How far a name may run on, in pixels from where its block begins: to where the next one in the row begins, or the row ends. */
export function computeNameRoom(frame: RowFrame, { booking, until, nextFrom }: Pick<Block, 'booking' | 'until' | 'nextFrom'>) {
  const end = Math.min(frame.to, Math.max(until, nextFrom ?? frame.to));
  const minutes = computeDrawnBefore(frame, end) - computeDrawnBefore(frame, Math.max(frame.from, booking.from));
  return { '--room': `${Math.floor(minutes * frame.scale)}px` };
}

/** What there is room for in a block: `late` is never left out where its letter has room. */
export function chooseBlockWords({ booking, until, late, blackout, isEarlier, frame }: BlockProps): BlockWords {
  const { from, to, scale } = frame;
  const end = Math.min(to, Math.max(booking.to, until));
  const width = (computeDrawnBefore(frame, end) - computeDrawnBefore(frame, Math.max(from, booking.from))) * scale;
  const isMarked = booking.state !== 'booked' || late !== null || blackout !== null;
  const over = until > booking.to ? formatOver(until - booking.to) : null;
  const block = { name: booking.tenantShort, from: booking.from, to: booking.to, over, isMarked, isEarlier };
  return frame.isShort ? formatOneLine(block, width) : formatTwoLines(block, width);
}

export function formatBlockClass(
  { booking, until, late, blackout, frame, isLifted, isOpened, isLit }: BlockProps,
  { times, isSpilled }: BlockWords,
): string {
  const { from, to, isShort, tenant } = frame;
  const marks = [
    isShort ? 'board-short' : times === null ? 'board-wrap' : '',
    isSpilled ? 'board-spilled' : '',
    isLifted ? 'board-lifted' : '',
    isOpened ? 'board-opened' : '',
    (tenant !== null && tenant !== booking.tenant) || isLit === false ? 'board-other' : '',
    isLit === true ? 'board-lit' : '',
    late === null ? '' : 'board-late',
    blackout === null ? '' : 'board-in-blackout',
    booking.from < from ? 'board-goes-back' : '',
    until > to ? 'board-goes-on' : '',
    until > booking.to ? 'board-overstays' : '',
  ];
  return ['board-block', `board-is-${booking.state}`, ...marks].filter((mark) => mark !== '').join(' ');
}

/** The letter of its state; of one in a blackout that comes first, for it has to be seen to. */
export function formatMark({ booking, late, blackout }: Block): string {
  return `${blackout === null ? sayBoard(`mark_${booking.state}`) : sayBoard('mark_blackout')}${late === null ? '' : '!'}`;
}

/** What a row shows of its studio's bookings is told by its stamp: another answer may say the same of them. */
function isSameGround(a: RowGround, b: RowGround): boolean {
  return a === b || (a.stamp === b.stamp && a.background === b.background);
}

/** What a row shows of its studio. */
function isSameStudio(a: BoardStudio, b: BoardStudio): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.code === b.code &&
      a.name === b.name &&
      formatStudioFacts(a) === formatStudioFacts(b) &&
      (a.lessee === null) === (b.lessee === null))
  );
}

function isSameHere(a: RowProps, b: RowProps): boolean {
  const isSameCursor = a.cursorFrom === b.cursorFrom && a.cursorTo === b.cursorTo && a.cursorText === b.cursorText;
  return isSameCursor && a.lifted === b.lifted && a.opened === b.opened && a.lit === b.lit;
}

/** Compares what a row of the board shows: another answer comes to all rows and changes few. */
export function isSameRow(a: RowProps, b: RowProps): boolean {
  return (
    a.frame === b.frame &&
    a.at === b.at &&
    a.top === b.top &&
    isSameGround(a.ground, b.ground) &&
    isSameStudio(a.studio, b.studio) &&
    isSameHere(a, b)
  );
}

/** True for a booking that takes some of the time on the board. */
export function isDrawn(frame: RowFrame, from: number, until: number): boolean {
  return until > frame.from && from < frame.to;
}

/** Reads which bookings of a row are looked for; null where nobody is. */
export function parseLit(lit: string | null): ReadonlySet<number> | null {
  return lit === null ? null : new Set(lit.split(' ').map(Number));
}

/** Names a row for ears: the studio's code, name and facts. */
export function formatRowName(studio: BoardStudio): string {
  return [studio.code, studio.name ?? '', formatStudioFacts(studio)].join(' ');
}

/** Says what a booking is for behind its times, where rows are high enough. */
export function formatTitle({ booking, frame }: Pick<BlockProps, 'booking' | 'frame'>): string {
  return booking.title === null || frame.isShort ? '' : ` ${booking.title}`;
}
