// What an opened booking says of itself: actions by its state, facts, price lines, history, cancellation costs. Pure.
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { BoardDay } from '../../../contract/desk/board.ts';
import type { BookingLine, BookingPrice, CancelPrice, WaitingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { createInstantAt, instant, printClock, printInstant, type Day } from '../../../domain/time/calendar.ts';
import { formatHours } from '../../../contract/desk/paper-messages.ts';
import { PRICE_LINE_KINDS } from '../../../domain/price/price.ts';
import type { PlanChoice } from './plan-choices.ts';
import type { ShownChange } from './history-sentences.ts';
import { sayBooking } from './booking-messages.ts';
import { formatCalled } from './called.ts';
import { sayCancel } from './cancel-messages.ts';
import { sayDetail } from './detail-messages.ts';
import { sayHistory } from './history-messages.ts';
import { formatLength, formatWhen } from './when-text.ts';
import { sayRepeat } from '../../ui/fields/repeat-messages.ts';
import { getLanguage, sayMark } from '../../ui/i18n.ts';
import { formatYuan } from '../../ui/values.tsx';
import { saySeries } from './series-messages.ts';
import { formatStudio } from './matching.ts';

function moment(value: number | null): string | null {
  return value === null ? null : printInstant(instant(value));
}

export type Series = Extract<Awaited<ReturnType<LivebaseClient['series']['get']>>, { ok: true }>['value'];
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export const FIRST_SHOWN = 8;
/** Those around the opened one, until all are asked for. */
export function listShownDates(dates: Series['dates'], booking: number, isAll: boolean): Series['dates'] {
  if (isAll || dates.length <= FIRST_SHOWN) return dates;
  const here = Math.max(0, dates.findIndex((one) => one.booking?.id === booking) - 2);
  return dates.slice(Math.min(here, dates.length - FIRST_SHOWN)).slice(0, FIRST_SHOWN);
}

/** An opened booking as `bookings.get` answers it. */
type OpenBooking = Extract<Awaited<ReturnType<LivebaseClient['bookings']['get']>>, { ok: true }>['value'];

/** Prints whom to call as a link of a phone: digits and a plus alone. */
export function createPhoneLink(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, '')}`;
}

/** Chooses whom to call about a booking: its own contact and phone, else those of `call`. Nulls: nobody is known. */
export function chooseContact({ contact, phone, call }: Pick<BookingLine, 'contact' | 'phone' | 'call'>): {
  readonly contact: string | null;
  readonly phone: string | null;
} {
  return { contact: contact ?? call?.contact ?? null, phone: phone ?? call?.phone ?? null };
}

/** Says counted equipment by name; what has no name by its number. */
export function formatEquipment(equipment: BookingLine['equipment'], known: BoardDay['equipment']): string {
  return equipment.map(([id, count]) => `${known.find((one) => one.id === id)?.name ?? `#${id}`} ×${count}`).join(', ');
}

/** What a booking's facts are said from. */
interface FactGround {
  readonly sayReason: (reason: string) => string;
  readonly board: Pick<BoardDay, 'equipment'>;
}

/** A fact of a booking; `contact` is drawn as a link. */
interface Fact {
  readonly key:
    | 'number'
    | 'contact'
    | 'title'
    | 'platform'
    | 'equipment'
    | 'holds'
    | 'arrivedAt'
    | 'leftAt'
    | 'cancelReason'
    | 'waived'
    | 'note'
    | 'made';
  readonly value: string;
}

/** Lists the facts that are there; an empty one is left out, so that the panel stays short. */
export function listFacts(
  { booking, made, waiveReason }: Pick<OpenBooking, 'booking' | 'made' | 'waiveReason'>,
  ground: FactGround,
): readonly Fact[] {
  const { sayReason, board } = ground;
  const { contact, phone } = chooseContact(booking);
  const all = [
    { key: 'number', value: booking.number },
    { key: 'contact', value: contact ?? phone },
    { key: 'title', value: booking.title },
    { key: 'platform', value: booking.platform },
    { key: 'equipment', value: formatEquipment(booking.equipment, board.equipment) },
    { key: 'holds', value: booking.state === 'option' ? moment(booking.holdsUntil) : null },
    { key: 'arrivedAt', value: moment(booking.actualStart) },
    { key: 'leftAt', value: moment(booking.actualEnd) },
    { key: 'cancelReason', value: booking.cancelReason === null ? null : sayReason(booking.cancelReason) },
    { key: 'waived', value: waiveReason ?? null },
    { key: 'note', value: booking.note ?? null },
    { key: 'made', value: made === null ? null : sayDetail('madeBy', { who: made.who, at: made.at.slice(0, 16).replace('T', ' ') }) },
  ] as const;
  return all.flatMap(({ key, value }) => (value === null || value === '' ? [] : [{ key, value }]));
}

/** What an opened booking can be done with. */
interface Abilities {
  readonly can: (to: BookingState) => boolean;
  readonly isLive: boolean;
  readonly canPutBack: boolean;
  readonly mayCall: (method: 'bookings.extend' | 'bookings.move' | 'bookings.details' | 'bookings.history') => boolean;
}

/** A button of an opened booking; `to`: the state that it brings the booking to. */
interface DetailAction {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly does: 'checked_in' | 'completed' | 'booked' | 'no_show' | 'extend' | 'move' | 'edit' | 'history' | 'putBack' | 'cancel';
}

/** Lists the buttons of an opened booking, by its state and what the user may do. */
export function listActions(grid: number, abilities: Abilities): readonly DetailAction[] {
  const { can, mayCall } = abilities;
  const all: readonly (readonly [boolean, DetailAction])[] = [
    [can('checked_in'), { key: 'I', label: sayDetail('checkIn'), help: sayDetail('keyCheckIn'), does: 'checked_in' }],
    [can('completed'), { key: 'O', label: sayDetail('checkOut'), help: sayDetail('keyCheckOut'), does: 'completed' }],
    [can('booked'), { key: 'C', label: sayDetail('confirm'), help: sayDetail('keyConfirm'), does: 'booked' }],
    [
      abilities.isLive && mayCall('bookings.extend'),
      { key: 'E', label: sayDetail('extend', { minutes: grid }), help: sayDetail('keyExtend'), does: 'extend' },
    ],
    [can('no_show'), { key: 'U', label: sayDetail('noShow'), help: sayDetail('keyNoShow'), does: 'no_show' }],
    [abilities.isLive && mayCall('bookings.move'), { key: 'G', label: sayDetail('move'), help: sayDetail('keyMove'), does: 'move' }],
    [mayCall('bookings.details'), { key: 'L', label: sayDetail('edit'), help: sayDetail('keyEdit'), does: 'edit' }],
    [abilities.canPutBack, { key: 'R', label: sayDetail('putBack'), help: sayDetail('keyPutBack'), does: 'putBack' }],
    [can('cancelled'), { key: 'X', label: sayDetail('cancel'), help: sayDetail('keyCancel'), does: 'cancel' }],
    [mayCall('bookings.history'), { key: 'H', label: sayDetail('history'), help: sayDetail('keyHistory'), does: 'history' }],
  ];
  return all.flatMap(([isThere, action]) => (isThere ? [action] : []));
}

/** True for a booking that has not ended. */
export function isLive(state: BookingState): boolean {
  return state === 'option' || state === 'booked' || state === 'checked_in';
}

/** True where a booking can be brought to a state. `back`: the state before, which has a button of its own; nobody has stayed away before it begins. */
export function canStep(
  to: BookingState,
  booking: { readonly from: number; readonly moves: readonly BookingState[]; readonly back: BookingState | undefined },
  nowMs: number,
): boolean {
  return to !== booking.back && booking.moves.includes(to) && (to !== 'no_show' || booking.from * 60_000 <= nowMs);
}

/** Says what became of a booking. A charge is named once it is over; one of nothing only where somebody was here. */
export function formatStep(booking: BookingLine, price: BookingPrice | null, isBack: boolean): string {
  const { state } = booking;
  const values = { ...formatCalled(booking), total: price === null ? '' : formatYuan(price.total) };
  if (isBack) return sayDetail('didPutBack', values);
  const isOver = state === 'completed' || state === 'no_show' || state === 'cancelled';
  const isCharged = isOver && price !== null && (price.total > 0 || state === 'completed');
  return isCharged ? sayDetail(`did_${state}Price`, values) : sayDetail(`did_${state}`, values);
}

/** A line of a price as it is shown. */
interface PriceText {
  readonly what: string;
  readonly how: string;
  readonly amount: string;
}

function formatRate(line: BookingPrice['lines'][number]): string {
  const rate = formatYuan(line.rate);
  if (line.kind === 'free') return '';
  if (line.kind === 'late_cancel' || line.kind === 'no_show') return sayBooking('ofPrice', { rate, percent: line.percent });
  const base = line.kind === 'half_day' || line.kind === 'full_day' ? sayBooking('perBlock', { rate }) : sayBooking('perHour', { rate });
  return line.percent === 100 ? base : `${base} ${sayBooking('timesPercent', { percent: line.percent })}`;
}

/** Says a line of a price: for what, when and at which rate, how much. */
export function formatPriceLine(line: BookingPrice['lines'][number], clock: string): PriceText {
  const kind = PRICE_LINE_KINDS.find((one) => one === line.kind);
  return {
    what: kind === undefined ? line.kind : sayBooking(`line_${kind}`),
    how: `${clock} ${formatRate(line)}`.trim(),
    amount: formatYuan(line.amount),
  };
}

/** Says whether a price is settled, and how much of the free hours it took. */
export function formatPriceNote(price: Pick<BookingPrice, 'isFrozen' | 'free'>): string {
  return (
    sayBooking(price.isFrozen ? 'priceFrozen' : 'priceNow') +
    (price.free > 0 ? ` · ${sayBooking('freeUsed', { time: formatLength(price.free) })}` : '')
  );
}

const ACTIONS = ['add', 'change', 'import', 'retire', 'restore', 'undo', 'merge', 'lapse'] as const;

/** Says what an action of the history did; one that is not known as it is kept. */
export function formatHistoryAction(action: string): string {
  const known = ACTIONS.find((one) => one === action);
  return known === undefined ? action : sayHistory(`action_${known}`);
}

/** Says a change of a field: what it became, that it came, or that it went. */
export function formatChange({ field, before, after }: ShownChange): string {
  const values = { field: sayHistory(`field_${field}`), before: before ?? '', after: after ?? '' };
  if (before === null) return sayHistory('got', values);
  return sayHistory(after === null ? 'lost' : 'became', values);
}

/** Says in one sentence what cancelling costs, why, and what becomes of free hours. */
export function formatCancelPrice(price: Omit<CancelPrice, 'dates' | 'reasons' | 'mayWaive'>): string {
  const { total, whys, count, freeUsed, freeBack } = price;
  const { hours, percent, noShowPercent, minutes } = price;
  const parts = whys.map(({ why, count: times }) => {
    // A share of nothing is named by no percentage: it would read as a charge.
    const key = total === 0 && (why === 'late' || why === 'started') ? (`why_${why}Free` as const) : (`why_${why}` as const);
    return sayCancel(key, { hours, percent, noShowPercent, minutes }) + (count > 1 ? sayCancel('times', { count: times }) : '');
  });
  if (freeUsed > 0) parts.push(sayCancel('freeUsed', { time: formatLength(freeUsed) }));
  if (freeBack > 0) parts.push(sayCancel('freeBack', { time: formatLength(freeBack) }));
  return sayCancel(total > 0 ? 'costs' : 'costsNothing', { total: formatYuan(total), why: parts.join(sayMark('；')) });
}

/** Sums what cancelled bookings cost before. */
export function sumBefore(dates: CancelPrice['dates']): number {
  return dates.reduce((sum, one) => sum + one.before, 0);
}

/** True where it is offered to waive the charge: to who may or can ask, where something is charged, used up or held against the tenant, or it is waived already. */
export function canWaive(
  price: Pick<CancelPrice, 'total' | 'whys' | 'freeUsed' | 'mayWaive'>,
  canAsk: boolean,
  isWaived: boolean,
): boolean {
  const isHeld = price.total > 0 || price.freeUsed > 0 || price.whys.some(({ why }) => why === 'started');
  return (price.mayWaive || canAsk) && (isHeld || isWaived);
}

/** Says a series: studio, days, start, length, end. */
export function formatRule({
  rule,
  startsMinute,
  minutes,
  studioCode,
}: Pick<Series, 'rule' | 'startsMinute' | 'minutes' | 'studioCode'>): string {
  const days = DAYS.filter((one) => rule.weekdays.includes(one))
    .map((one) => sayRepeat(`day${one}`))
    .join(sayMark('、'));
  const every =
    rule.frequency === 'daily'
      ? saySeries('ruleDaily')
      : rule.frequency === 'weekdays'
        ? saySeries('ruleWeekdays')
        : saySeries('ruleWeekly', { days });
  const end = rule.until === null ? saySeries('ruleCount', { count: rule.count ?? 0 }) : saySeries('ruleUntil', { day: rule.until });
  return `${studioCode} · ${every} ${printClock(startsMinute)} · ${formatLength(minutes)} · ${end}`;
}

/** What a change of a series comes to. */
interface ChangeSums {
  readonly all: number;
  readonly free: number;
  readonly before: { readonly total?: number | null | undefined; readonly minutes: number };
  readonly after: { readonly total?: number | null | undefined; readonly minutes: number };
}

/** Says how many dates of a series can go, and what they cost and last before and after. */
export function formatChangeSums({ all, free, before, after }: ChangeSums): string {
  const price = { before: formatYuan(before.total ?? null), after: formatYuan(after.total ?? null) };
  const length = (minutes: number): string => formatLength(minutes);
  return [
    saySeries('changeFound', { all, free }),
    before.total === after.total ? saySeries('changePriceSame', price) : saySeries('changePrice', price),
    ...(before.minutes === after.minutes
      ? []
      : [saySeries('changeTime', { before: length(before.minutes), after: length(after.minutes) })]),
  ].join(' · ');
}

/** Says what bookings of a plan are instead: another studio or time, a shorter slot, a swap. */
export function formatPlan(choice: PlanChoice, day: Day): string {
  const { slot } = choice;
  const when = (span: { readonly from: number; readonly to: number }): string => formatWhen(span, day);
  if (choice.kind === 'swap') {
    const where = `${choice.theirs.code} ${when(choice.theirs)}`;
    return sayBooking('plan_swap', { tenant: choice.other.tenantShort, where, place: `${slot.code} ${when(slot)}` });
  }
  return sayBooking(`plan_${choice.kind}`, { studio: formatStudio(slot), times: when(slot) });
}

/** Says what an entry of the waiting list wishes, and whom to call. */
export function formatEntry({
  day,
  minutes,
  fromMinute,
  toMinute,
  contact,
  phone,
  note,
}: Pick<WaitingLine, 'day' | 'minutes' | 'fromMinute' | 'toMinute' | 'contact' | 'phone' | 'note'>): string {
  const times =
    fromMinute === null || toMinute === null
      ? null
      : formatHours(createInstantAt(day, fromMinute), createInstantAt(day, toMinute), getLanguage());
  return [sayBooking('waits', { time: formatLength(minutes) }), times, contact, phone, note]
    .filter((one) => one !== null && one !== undefined)
    .join(' · ');
}
