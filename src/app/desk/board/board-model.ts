// What a board's answer is to its rows: bookings by studio, what is late, what lies under a cell, and the background of each row.
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay, BoardStudio } from '../../../contract/desk/board.ts';
import { classifyLateness, computeOverstayEnd, computeStudioNow, isOverstaying, type StudioNow } from '../../../domain/booking/presence.ts';
import { type Fold, shareOf, type Span } from './board-geometry.ts';

/** A booking as a row draws it. */
export interface Block {
  readonly booking: BookingLine;
  /** Not checked in though it should have been, or still in though its end is past. */
  readonly late: 'start' | 'end' | null;
  /** Until when it is drawn: a guest who overstays to now. */
  readonly until: number;
  /** Why its studio is out of use meanwhile, though it still stands. */
  readonly blackout: string | null;
  /** Of a day before the board's, whose guest is still in: its times have a date. */
  readonly isEarlier: boolean;
  /** When the next one in its row begins; null for the last. */
  readonly nextFrom: number | null;
}

/** A row's contents. Rows whose `stamp` and `background` are the same look the same. */
export interface RowGround {
  readonly blocks: readonly Block[];
  /** Bookings of linked studios: they block this one. */
  readonly linked: readonly BookingLine[];
  readonly blackouts: BoardStudio['blackouts'];
  readonly background: string;
  readonly stamp: string;
  /** What the studio is at the moment; null on another day's board. */
  readonly now: StudioNow<BookingLine> | null;
}

/** True for a booking that keeps others out; one that left before its start does not. */
export function isBlocking(booking: BookingLine): boolean {
  return booking.state !== 'cancelled' && booking.state !== 'no_show' && booking.blocksUntil > booking.from;
}

/** True for a booking that can be carried elsewhere; the others have ended. */
export function isMovable(booking: BookingLine): boolean {
  return booking.state === 'option' || booking.state === 'booked' || booking.state === 'checked_in';
}

/** Why a booking that has not ended can't be held where it stands: the first blackout in it. */
export function findBlackoutIn({ blackouts }: Pick<BoardStudio, 'blackouts'>, booking: BookingLine): string | null {
  if (!isMovable(booking)) return null;
  return blackouts.find((one) => one.from < booking.to && booking.from < one.to)?.reason ?? null;
}

/** What of a span is not open. */
export function listClosedSpans(open: readonly (readonly [number, number])[], span: Span): readonly (readonly [number, number])[] {
  const closed: (readonly [number, number])[] = [];
  let at = span.from;
  for (const [from, to] of open.toSorted((a, b) => a[0] - b[0])) {
    if (from > at) closed.push([at, Math.min(from, span.to)]);
    at = Math.max(at, to);
  }
  if (at < span.to) closed.push([at, span.to]);
  return closed.filter(([from, to]) => to > from);
}

/** The least that is folded, and as how many minutes it is drawn. */
const LEAST_FOLD = 120;
const DRAWN = 24;

/** What is left of the free parts once one is taken. */
function without(free: readonly Span[], from: number, to: number): readonly Span[] {
  if (!free.some((one) => from < one.to && one.from < to)) return free;
  return free
    .flatMap((one) => [
      { from: one.from, to: Math.min(one.to, from) },
      { from: Math.max(one.from, to), to: one.to },
    ])
    .filter((one) => one.to > one.from);
}

/** How much of the day before now stays on view, at least, and the least that is worth putting away. */
const SEEN_BEFORE = 60;

/** When the board of today begins, with the past put away: at the whole hour an hour before now. */
export function computePastEnd({ from, to, days }: Pick<BoardDay, 'from' | 'to' | 'days'>, now: number): number {
  if (!isToday({ from, to, days }, now)) return from;
  const hour = from + Math.floor((now - SEEN_BEFORE - from) / 60) * 60;
  return hour - from < LEAST_FOLD ? from : hour;
}

/** The whole hours in which no studio is open and nothing is booked. A day that is closed altogether is not folded. */
export function foldsOf({ studios, bookings, from, to }: BoardDay): readonly Fold[] {
  if (bookings.length === 0 && studios.every(({ open }) => open.length === 0)) return [];
  let free: readonly Span[] = [{ from, to }];
  // Each answer comes through here: after the first studios little is free any more, and the many bookings touch none of it.
  for (const { open } of studios) for (const [start, end] of open) free = without(free, start, end);
  if (free.length === 0) return [];
  for (const one of bookings) free = without(free, one.from, one.to);
  return free
    .map((one) => ({ from: Math.ceil(one.from / 60) * 60, to: Math.floor(one.to / 60) * 60 }))
    .filter((fold) => fold.to - fold.from >= LEAST_FOLD)
    .map((fold) => ({ ...fold, drawn: DRAWN }));
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly image: string;
}

/** A layer of a background: an image over a part of the width. A place of 0 % to 100 % is that of what the image leaves free. */
function layerOf({ from, to, image }: Band, span: Span): readonly string[] {
  const [left, right] = [shareOf(span, from), shareOf(span, to)];
  if (right <= left) return [];
  const width = Math.round((right - left) * 1000) / 1000;
  const place = width >= 100 ? 0 : Math.round((left * 100_000) / (100 - width)) / 1000;
  return [`${image} ${place}% 0 / ${width}% 100% no-repeat`];
}

/** Closed hours hatched, and faintly the minutes between two tenants after each booking; of a guest who overstays nobody knows them. */
export function backgroundOf(studio: BoardStudio, bookings: readonly BookingLine[], span: Span): string {
  const closed = listClosedSpans(studio.open, span).map(([from, to]): Band => ({ from, to, image: 'var(--board-closed)' }));
  const turns = bookings
    .filter((one) => isBlocking(one) && studio.turnaround > 0 && one.blocksUntil <= one.to)
    .map((one): Band => ({ from: one.blocksUntil, to: one.blocksUntil + studio.turnaround, image: 'var(--board-turn)' }));
  return [...[...closed, ...turns].flatMap((band) => layerOf(band, span)), 'var(--row-tone)'].join(', ');
}

function stampOf(blocks: readonly Block[], linked: readonly BookingLine[], studio: BoardStudio): string {
  const own = blocks.map(
    ({ booking: one, late, until }) =>
      `${one.id}.${one.version}.${one.state}.${one.from}.${until}.${one.blocksUntil}.${one.tenantName}.${one.tenantShort}.${late ?? ''}`,
  );
  const held = studio.blackouts.map((one) => `${one.from}.${one.to}.${one.reason}`);
  return `${own.join()}|${linked.map((one) => `${one.id}.${one.from}.${one.blocksUntil}`).join()}|${held.join()}|${studio.lessee?.name ?? ''}`;
}

const NO_ROW: RowGround = { blocks: [], linked: [], blackouts: [], background: 'var(--row-tone)', stamp: '', now: null };

/** The contents of every row. */
export interface BoardModel {
  readonly row: (studio: number) => RowGround;
  readonly booking: (id: number) => BookingLine | undefined;
  readonly studio: (id: number) => BoardStudio | undefined;
}

/** Bookings as they hold their studios now: a guest who overstays holds it behind the planned end, whatever the day. */
function holdWhileIn({ here, bookings, rules }: BoardDay, now: number): readonly BookingLine[] {
  const until = computeOverstayEnd(now, rules.grid);
  return [...here, ...bookings].map((one) => (isOverstaying(one, now) ? { ...one, blocksUntil: until } : one));
}

/** True for a board of the one day that it is. */
export function isToday({ from, to, days }: Pick<BoardDay, 'from' | 'to' | 'days'>, now: number): boolean {
  return days === 1 && from <= now && now < to;
}

/** What each studio is now, of its own bookings and those of linked ones; null on another day's board. */
export function computeStudiosNow(data: BoardDay, now: number): ReadonlyMap<number, StudioNow<BookingLine>> | null {
  if (!isToday(data, now)) return null;
  const byStudio = Map.groupBy([...data.here, ...data.bookings].filter(isBlocking), (one) => one.studio);
  return new Map(
    data.studios.map(({ id, linked, open, blackouts }) => {
      const blocking = [id, ...linked].flatMap((one) => byStudio.get(one) ?? []).toSorted((a, b) => a.from - b.from);
      return [id, computeStudioNow({ open: open.map(([from, to]) => ({ from, to })), blackouts }, blocking, now)];
    }),
  );
}

/** Lists the studios whose guests are still in though the booked end has come. */
export function listOverstayed(data: BoardDay, now: number): ReadonlySet<number> {
  const states = [...(computeStudiosNow(data, now) ?? [])];
  return new Set(states.flatMap(([id, state]) => (state.kind === 'held' && isOverstaying(state.booking, now) ? [id] : [])));
}

/** Prepares an answer for drawing over a span of its time. */
export function groundOf(data: BoardDay, now: number, span: Span = data): BoardModel {
  const held = holdWhileIn(data, now);
  const states = computeStudiosNow(data, now);
  const byStudio = Map.groupBy(held, (one) => one.studio);
  const rowOf = (studio: BoardStudio): RowGround => {
    const own = (byStudio.get(studio.id) ?? []).toSorted((a, b) => a.from - b.from);
    const linked = studio.linked
      .flatMap((id) => byStudio.get(id) ?? [])
      .filter(isBlocking)
      .toSorted((a, b) => a.from - b.from);
    const blocks = own.map((booking): Block => ({
      booking,
      late: classifyLateness(booking, now, data.rules.graceMinutes),
      until: isOverstaying(booking, now) ? now : booking.blocksUntil,
      blackout: findBlackoutIn(studio, booking),
      isEarlier: booking.to <= data.from,
      nextFrom: own.find(({ from }) => from > booking.from)?.from ?? null,
    }));
    return {
      blocks,
      linked,
      blackouts: studio.blackouts,
      background: backgroundOf(studio, own, span),
      stamp: stampOf(blocks, linked, studio),
      now: states?.get(studio.id) ?? null,
    };
  };
  const rows = new Map(data.studios.map((one) => [one.id, rowOf(one)]));
  const bookings = new Map(held.map((one) => [one.id, one]));
  const studios = new Map(data.studios.map((one) => [one.id, one]));
  return { row: (id) => rows.get(id) ?? NO_ROW, booking: (id) => bookings.get(id), studio: (id) => studios.get(id) };
}

/** What lies in a cell, the strongest first. */
export type CellContent =
  | ({ readonly kind: 'booking' } & Block)
  | { readonly kind: 'linked'; readonly booking: BookingLine }
  | { readonly kind: 'blackout'; readonly reason: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'lessee'; readonly name: string }
  | { readonly kind: 'free' };

function touches(at: Span, from: number, to: number): boolean {
  return at.from < to && from < at.to;
}

/** What lies in a cell of a studio. Of two bookings in one cell: the earlier; one that is planned there before a guest who overstays into it. */
export function contentOf(ground: BoardModel, studio: BoardStudio, cell: Span): CellContent {
  const row = ground.row(studio.id);
  const inCell = row.blocks.filter(({ booking }) => touches(cell, booking.from, booking.blocksUntil));
  const own = inCell.find(({ booking }) => touches(cell, booking.from, booking.to)) ?? inCell[0];
  if (own !== undefined) return { kind: 'booking', ...own };
  const linked = row.linked.find((booking) => touches(cell, booking.from, booking.blocksUntil));
  if (linked !== undefined) return { kind: 'linked', booking: linked };
  const blackout = studio.blackouts.find(({ from, to }) => touches(cell, from, to));
  if (blackout !== undefined) return { kind: 'blackout', reason: blackout.reason };
  if (!studio.open.some(([from, to]) => from <= cell.from && cell.to <= to)) return { kind: 'closed' };
  return studio.lessee === null ? { kind: 'free' } : { kind: 'lessee', name: studio.lessee.name };
}

/** The hue of a tenant's blocks: the same each day, neighbours in number far apart. */
export function hueOf(tenant: number): number {
  return Math.round((tenant * 137.508) % 360);
}

/** The booking that begins after a cell (or before it), in the order of rows and then of time, of those on view; round at the ends. */
export function findBookingBeside(
  ground: BoardModel,
  { order, from }: { readonly order: readonly number[]; readonly from: number },
  cursor: { readonly studio: number; readonly from: number; readonly to: number } | null,
  by: 1 | -1,
): BookingLine | null {
  const all = order.flatMap((studio) => ground.row(studio).blocks.flatMap(({ booking, until }) => (until > from ? [booking] : [])));
  const row = cursor === null ? -1 : order.indexOf(cursor.studio);
  const rowOffset = (one: BookingLine): number => order.indexOf(one.studio) - row;
  const later = all.find((one) => rowOffset(one) > 0 || (rowOffset(one) === 0 && cursor !== null && one.from >= cursor.to));
  const earlier = all.findLast((one) => rowOffset(one) < 0 || (rowOffset(one) === 0 && cursor !== null && one.from < cursor.from));
  return (by === 1 ? (later ?? all[0]) : (earlier ?? all.at(-1))) ?? null;
}

/** What is in the way of a slot, as the board knows it: the answer to a drop says the rest. */
export type Obstacle =
  | { readonly kind: 'booking' | 'linked'; readonly booking: BookingLine }
  | { readonly kind: 'turnaround'; readonly booking: BookingLine }
  | { readonly kind: 'blackout'; readonly reason: string }
  | { readonly kind: 'closed' };

interface Placed extends Span {
  readonly studio: number;
}

/** What is in the way of a slot; `moved`: the booking that is carried there, which is not in its own way. */
export function obstacleOf(ground: BoardModel, slot: Placed, moved: BookingLine | null): Obstacle | null {
  const studio = ground.studio(slot.studio);
  if (studio === undefined) return null;
  const row = ground.row(slot.studio);
  const others = row.blocks.map(({ booking }) => booking).filter((one) => one.id !== moved?.id && isBlocking(one));
  const own = others.find((one) => touches(slot, one.from, one.blocksUntil));
  if (own !== undefined) return { kind: 'booking', booking: own };
  const linked = row.linked.find((one) => one.id !== moved?.id && touches(slot, one.from, one.blocksUntil));
  if (linked !== undefined) return { kind: 'linked', booking: linked };
  const blackout = row.blackouts.find(({ from, to }) => touches(slot, from, to));
  if (blackout !== undefined) return { kind: 'blackout', reason: blackout.reason };
  if (!studio.open.some(([from, to]) => from <= slot.from && slot.to <= to)) return { kind: 'closed' };
  // A new booking may be the same tenant's, which needs no time between: only a carried one is known to be another's.
  const near = others.find(
    (one) =>
      moved !== null && one.tenant !== moved.tenant && touches(slot, one.from - studio.turnaround, one.blocksUntil + studio.turnaround),
  );
  return near === undefined ? null : { kind: 'turnaround', booking: near };
}
