// Times and cells of the board in words.
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { classifyLateness, type StudioNow } from '../../../domain/booking/presence.ts';
import { DAY_MINUTES, instant, getMinuteOfDay, printClock, printInstant } from '../../../domain/time/calendar.ts';
import { formatYuan } from '../../ui/values.tsx';
import type { Slot } from '../desk-state.ts';
import { sayBoard } from './board-messages.ts';
import { contentOf, type Block, type BoardModel, type CellContent, type Obstacle } from './board-model.ts';
import { computeSelectedSlot, type BoardState, type Cells } from './board-state.ts';

/** `20:30`. */
export function clockOf(at: number): string {
  return printClock(getMinuteOfDay(instant(at)));
}

/** `20:00–22:00`. */
export function timesOf(slot: { readonly from: number; readonly to: number }): string {
  return `${clockOf(slot.from)}–${clockOf(slot.to)}`;
}

/** `11-09 20:00–22:00`, for what is of another day than the one on view. */
export function formatDatedTimes(slot: { readonly from: number; readonly to: number }): string {
  return `${printInstant(instant(slot.from)).slice(5, 10)} ${timesOf(slot)}`;
}

/** Says so many minutes in the largest unit that is whole: `25 分`, `3 小时`, `2 天`. */
function formatSpan(minutes: number): string {
  const unit = minutes < 60 ? 'minutes' : minutes < DAY_MINUTES ? 'hours' : 'days';
  const count = Math.floor(minutes / { minutes: 1, hours: 60, days: DAY_MINUTES }[unit]);
  return sayBoard(`span_${unit}`, { count });
}

/** Says how long a guest is still in behind the booked end. */
export function formatOver(minutes: number): string {
  return sayBoard('over', { span: formatSpan(minutes) });
}

/** Says how long a guest has not come. */
export function formatLate(minutes: number): string {
  return sayBoard('now_late', { span: formatSpan(minutes) });
}

/** What stands at a studio's head of what it is now; its tone is the colour of that state. */
export interface HeadNow {
  readonly tone: 'free' | 'booked' | 'in' | 'late' | 'over' | 'closed';
  readonly text: string;
}

/** Says what a studio is now: free until, in use until, late by, over by. */
export function describeStudioNow(state: StudioNow<BookingLine>, now: number, graceMinutes: number): HeadNow {
  if (state.kind === 'free') return { tone: 'free', text: sayBoard('now_free', { time: clockOf(state.until) }) };
  if (state.kind !== 'held') return { tone: 'closed', text: sayBoard(`now_${state.kind}`) };
  const { booking } = state;
  const late = classifyLateness(booking, now, graceMinutes);
  if (late === 'start') return { tone: 'late', text: formatLate(now - booking.from) };
  if (late === 'end') return { tone: 'over', text: formatOver(now - booking.to) };
  return booking.state === 'checked_in'
    ? { tone: 'in', text: sayBoard('now_in', { time: clockOf(booking.to) }) }
    : { tone: 'booked', text: sayBoard('now_booked', { time: clockOf(booking.to) }) };
}

/** A block in full: for the pointer that rests on it, and for ears. */
export function blockText({ booking, late, blackout, isEarlier }: Block): string {
  const times = isEarlier ? formatDatedTimes(booking) : timesOf(booking);
  const parts = [booking.tenantName, times, sayBoard(`state_${booking.state}`), late === null ? '' : sayBoard(`late_${late}`)];
  const held = blackout === null ? '' : sayBoard('inBlackout', { reason: blackout });
  return [...parts, held, booking.title ?? '', booking.contact ?? ''].filter((part) => part !== '').join(' · ');
}

function contentText(content: CellContent): string {
  switch (content.kind) {
    case 'booking':
      return blockText({ ...content, late: null });
    case 'linked':
      return sayBoard('linkedBy', { name: content.booking.tenantName });
    case 'blackout':
      return sayBoard('blackout', { reason: content.reason });
    case 'lessee':
      return sayBoard('lessee', { name: content.name });
    default:
      return sayBoard(content.kind);
  }
}

/** Whether a slot is free, and what is in its way. */
export function formatObstacle(obstacle: Obstacle | null): string {
  if (obstacle === null) return sayBoard('dropFree');
  if (obstacle.kind === 'closed') return sayBoard('closed');
  if (obstacle.kind === 'blackout') return sayBoard('blackout', { reason: obstacle.reason });
  const name = obstacle.booking.tenantShort;
  return obstacle.kind === 'linked'
    ? sayBoard('linkedBy', { name })
    : sayBoard(`drop_${obstacle.kind}`, { name, times: timesOf(obstacle.booking) });
}

/** What is said of a swap: who goes where. */
interface SwapWords {
  readonly name: string;
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

/** Who would go where, and where one's own then goes. */
export interface ForeseenSwap extends SwapWords {
  readonly other: BookingLine;
  readonly theirs: Slot;
  readonly ours: Slot;
}

/** What is foreseen of a booking somewhere else; fen, null where it is not known. */
export interface Foreseen {
  readonly before: number | null;
  readonly after: number | null;
  /** Who is in the way and would go where, so that both have a place. */
  readonly swap: ForeseenSwap | null;
}

/** The price that changes and the swap that could be; empty where nothing is known. */
export function formatForeseen({ before, after, swap }: Pick<Foreseen, 'before' | 'after'> & { readonly swap: SwapWords | null }): string {
  const price =
    before === null || after === null
      ? ''
      : before === after
        ? sayBoard('dropPriceSame', { after: formatYuan(after) })
        : sayBoard('dropPrice', { before: formatYuan(before), after: formatYuan(after) });
  const other = swap === null ? '' : sayBoard('dropSwap', { name: swap.name, code: swap.code, times: timesOf(swap) });
  return [price, other].filter((part) => part !== '').join(' · ');
}

function codeOf(ground: BoardModel, slot: Slot): string {
  return ground.studio(slot.studio)?.code ?? '';
}

/** What is said of the cursor: the carried booking, the selection, or the cell with what is in it: `A-101 20:00 空闲`. */
export function formatCursor(ground: BoardModel, state: BoardState, cells: Cells): string {
  const { mode, cursor } = state;
  if (mode.kind === 'sent') return sayBoard('sending');
  if (mode.kind === 'move') {
    const name = ground.booking(mode.booking)?.tenantShort ?? '';
    return sayBoard('moving', { name, code: codeOf(ground, mode.slot), from: clockOf(mode.slot.from), to: clockOf(mode.slot.to) });
  }
  const slot = computeSelectedSlot(state, cells);
  const studio = cursor === null ? undefined : ground.studio(cursor.studio);
  if (cursor === null || slot === null || studio === undefined) return '';
  if (state.anchor !== null) return sayBoard('chosen', { code: studio.code, from: clockOf(slot.from), to: clockOf(slot.to) });
  return `${studio.code} ${clockOf(cursor.at)} ${contentText(contentOf(ground, studio, slot))}`;
}

/** A studio's second line: `3F · 公共 · 36 m²`. */
export function formatStudioFacts(studio: BoardStudio): string {
  const area = studio.area === null ? '' : `${Number((studio.area / 100).toFixed(1))} m²`;
  return [studio.floor ?? '', studio.kind, area].filter((part) => part !== '').join(' · ');
}

/** Says all about a studio for the pointer that rests on its head: code, name, facts, equipment. */
export function formatStudioTitle(studio: BoardStudio): string {
  return [studio.code, studio.name ?? '', formatStudioFacts(studio), studio.equipment ?? ''].filter((part) => part !== '').join(' · ');
}

/** True for a studio whose name says more than its code. */
export function hasOwnName({ code, name }: Pick<BoardStudio, 'code' | 'name'>): boolean {
  return name !== null && name !== code;
}

/** Says a studio's second line with the tenant that leases it. */
export function formatHeadFacts(studio: BoardStudio): string {
  return formatStudioFacts(studio) + (studio.lessee === null ? '' : ` · ${studio.lessee.short}`);
}

/** Says a floor's heading: whether it is folded, its name, how many studios. */
export function formatFloorHead(line: { readonly floor: string | null; readonly count: number; readonly isFolded: boolean }): string {
  return (line.isFolded ? '▸ ' : '▾ ') + sayBoard('floorCount', { floor: line.floor ?? sayBoard('noFloor'), count: line.count });
}

/** Says which hours are folded. */
export function formatFold(fold: { readonly from: number; readonly to: number }): string {
  return sayBoard('folded', { from: clockOf(fold.from), to: clockOf(fold.to) });
}
