// What is done at the desk in a sequence of the model test: commands with everything said, and the contract's methods that they call.
import { dayText, type PlainRule, wire } from './desk-model-days.ts';

/** A booking as a command asks for it. */
export interface BookCommand {
  readonly kind: 'book';
  readonly studio: number;
  readonly tenant: number;
  readonly from: number;
  readonly to: number;
  readonly state: 'option' | 'booked' | 'checked_in' | 'completed';
  readonly holdsUntil: number | null;
  readonly things: readonly (readonly [number, number])[];
  readonly entry: number | null;
}

/** A booking as the asker saw it, and where it shall go. */
export interface PlainMove {
  readonly id: number;
  readonly version: number;
  readonly studio: number;
  readonly from: number;
  readonly to: number;
}

/** A series as a command asks for it. */
export interface SeriesCommand {
  readonly kind: 'series';
  readonly studio: number;
  readonly tenant: number;
  readonly rule: PlainRule;
  readonly startsMinute: number;
  readonly minutes: number;
  readonly things: readonly (readonly [number, number])[];
  readonly mode: 'free' | 'all';
}

/** How dates of a series shall go. */
export interface SeriesChangeCommand {
  readonly kind: 'seriesChange';
  readonly id: number;
  readonly version: number;
  readonly scope: 'this' | 'following' | 'all';
  readonly studio: number | null;
  readonly startsMinute: number | null;
  readonly minutes: number | null;
  readonly mode: 'free' | 'all';
}

/** How something is cancelled. */
export interface PlainCancel {
  readonly reason: string;
  readonly isWaived: boolean;
}

export type Command =
  | BookCommand
  | ({ readonly kind: 'move' } & PlainMove)
  | { readonly kind: 'extend'; readonly id: number; readonly version: number; readonly minutes: number }
  | {
      readonly kind: 'state';
      readonly id: number;
      readonly version: number | null;
      readonly to: 'booked' | 'checked_in' | 'completed' | 'no_show' | 'cancelled';
      readonly at: number | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'cancel'; readonly id: number; readonly number: string; readonly how: PlainCancel }
  | { readonly kind: 'swap'; readonly moves: readonly PlainMove[]; readonly book: BookCommand | null }
  | {
      readonly kind: 'many';
      readonly seen: readonly { readonly id: number; readonly version: number }[];
      readonly studio: number | null;
      readonly how: PlainCancel;
    }
  | { readonly kind: 'undo'; readonly change: number }
  | SeriesCommand
  | SeriesChangeCommand
  | {
      readonly kind: 'seriesCancel';
      readonly id: number;
      readonly version: number;
      readonly scope: 'this' | 'following' | 'all';
      readonly how: PlainCancel;
    }
  | { readonly kind: 'addBack'; readonly series: number; readonly day: number }
  | { readonly kind: 'wait'; readonly tenant: number; readonly day: number; readonly minutes: number }
  | { readonly kind: 'leave'; readonly entry: number; readonly version: number };

/** A call of the contract: group, method, input. */
export type Call = readonly [string, string, unknown];

function bookInput({ studio, tenant, from, to, state, holdsUntil, things, entry }: BookCommand): object {
  const until = holdsUntil === null ? null : wire(holdsUntil);
  return { studio, tenant, from: wire(from), to: wire(to), state, holdsUntil: until, equipment: things, waiting: entry };
}

function moveInput({ id, version, studio, from, to }: PlainMove): object {
  return { id, version, studio, from: wire(from), to: wire(to) };
}

function seriesInput({ studio, tenant, rule, startsMinute, minutes, things, mode }: SeriesCommand): object {
  const { frequency, weekdays, startsOn, until, count } = rule;
  const days = { startsOn: dayText(startsOn), until: until === null ? null : dayText(until) };
  return { studio, tenant, rule: { frequency, weekdays, count, ...days }, startsMinute, minutes, equipment: things, mode };
}

const REASON = '客人改期';

function cancelInput({ reason, isWaived }: PlainCancel): object {
  return isWaived ? { reason, waive: '老客户，主管同意' } : { reason };
}

/** The method that does what a command says. */
export function callOf(command: Command): Call {
  switch (command.kind) {
    case 'book':
      return ['bookings', 'book', bookInput(command)];
    case 'move':
      return ['bookings', 'move', moveInput(command)];
    case 'extend':
      return ['bookings', 'extend', { id: command.id, version: command.version, minutes: command.minutes }];
    case 'state': {
      const { id, version, to, at, reason } = command;
      return ['bookings', 'state', { booking: id, version, to, at: at === null ? null : wire(at), reason }];
    }
    case 'cancel':
      return ['bookings', 'cancel', { id: command.number, ...cancelInput(command.how) }];
    case 'swap':
      return [
        'bookings',
        'swap',
        { moves: command.moves.map(moveInput), book: command.book === null ? null : bookInput(command.book), reason: REASON },
      ];
    case 'many': {
      const to = command.studio === null ? { kind: 'cancelled' } : { kind: 'moved', studio: command.studio };
      return ['bookings', 'many', { bookings: command.seen, to, ...cancelInput(command.how) }];
    }
    case 'undo':
      return ['bookings', 'undo', { change: command.change }];
    case 'series':
      return ['series', 'book', seriesInput(command)];
    case 'seriesChange': {
      const { id, version, scope, studio, startsMinute, minutes, mode } = command;
      return ['series', 'change', { id, version, scope, studio, startsMinute, minutes, mode }];
    }
    case 'seriesCancel':
      return ['series', 'cancel', { id: command.id, version: command.version, scope: command.scope, ...cancelInput(command.how) }];
    case 'addBack':
      return ['series', 'addBack', { series: command.series, day: dayText(command.day) }];
    case 'wait': {
      const { tenant, day, minutes } = command;
      const open = { contact: null, phone: null, fromMinute: null, toMinute: null, studio: null, area: null, kind: null, note: null };
      return ['waiting', 'add', { day: dayText(day), tenant, minutes, ...open }];
    }
    default:
      return ['waiting', 'close', { id: command.entry, version: command.version, reason: REASON }];
  }
}
