// The front desk's rules that a base sets for itself: grid, grace, cancelling, overtime, and the quotas that warn (docs/rules/booking.md).
import { fen, type Fen, minutes, type Minutes } from '../values/quantity.ts';

/** A reason for cancelling that the desk offers, and whether a late cancellation for it is charged. */
export interface CancelReason {
  readonly words: string;
  readonly costs: boolean;
}

/** What a base may choose for a warning: a reason is asked for, it is shown, or nothing is said (`levelOf`). */
export const WARNING_LEVELS = ['ask', 'show', 'silent'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** Slips of the desk itself: whatever a base sets, cancelling for them costs nothing. */
export const OWN_MISTAKES: readonly string[] = ['登记错了', '重复登记'];

/** The setting `desk`: plain JSON. A quota that is null warns of nothing. */
export interface DeskRules {
  /** Minutes (5-60) to which the board's cursor snaps and overtime is rounded up; any minute may still be typed. */
  readonly grid: Minutes;
  /** The hour at which the desk's day turns: an evening is one day until then. */
  readonly dayTurnHour: number;
  /** Minutes after its start at which a booking that is not checked in is marked. */
  readonly graceMinutes: Minutes;
  /** Minutes after its end within which leaving is not charged; later all of them are. */
  readonly leaveGraceMinutes: Minutes;
  /** Minutes before its start from which on a booking can be checked in. */
  readonly checkInMinutes: Minutes;
  /** Hours before the start: a cancellation closer to it than that is late, exactly that far from it is in time. */
  readonly lateCancelHours: number;
  /** Whole percent of what the session would have cost, for a late cancellation. */
  readonly lateCancelPercent: number;
  /** Minutes after a booking was made within which cancelling it costs nothing; 0 for none. */
  readonly cancelFreeMinutes: Minutes;
  /** The reasons that are offered for cancelling, in their order. */
  readonly cancelReasons: readonly CancelReason[];
  /** By code, where a base wants it otherwise than `BOOKING_RULES` has it. */
  readonly warnings: Readonly<Record<string, WarningLevel>>;
  /** Days past its due date and fen that a debt has to be over before a reason is asked for. */
  readonly arrearsDays: number;
  readonly arrearsAmount: Fen;
  /** Whole percent of what the session would have cost, for a no-show. */
  readonly noShowPercent: number;
  /** So many no-shows of a tenant in so many days make its next booking ahead ask for the manager; 0 for never. */
  readonly noShowLimit: number;
  readonly noShowDays: number;
  /** Whole percent of the band's hourly rate, for the minutes after the booked end. */
  readonly overtimePercent: number;
  /** Hours for which an option is held if nothing else is said. */
  readonly optionHours: number;
  /** Minutes that a tenant may book in a week, Monday to Sunday. */
  readonly weekMinutes: Minutes | null;
  /** Minute of the day from which on it is evening. */
  readonly eveningFrom: Minutes;
  /** Minutes of evening that a tenant may book in a week. */
  readonly eveningMinutes: Minutes | null;
  /** Days ahead of today up to which may be booked. */
  readonly aheadDays: number | null;
  /** Minutes from now to the earliest start that may be booked. */
  readonly noticeMinutes: Minutes | null;
}

/** The rules of a base that has set none. */
export const STANDARD_DESK_RULES: DeskRules = {
  grid: minutes(30),
  dayTurnHour: 6,
  graceMinutes: minutes(15),
  leaveGraceMinutes: minutes(10),
  checkInMinutes: minutes(60),
  lateCancelHours: 24,
  lateCancelPercent: 50,
  cancelFreeMinutes: minutes(10),
  cancelReasons: [
    { words: '企业改计划', costs: true },
    { words: '主播临时有事', costs: true },
    { words: '设备故障', costs: false },
    { words: '天气或交通', costs: true },
    { words: '重复登记', costs: false },
    { words: '登记错了', costs: false },
    { words: '基地安排', costs: false },
  ],
  warnings: {},
  arrearsDays: 30,
  arrearsAmount: fen(50_000),
  noShowPercent: 100,
  noShowLimit: 3,
  noShowDays: 30,
  overtimePercent: 150,
  optionHours: 24,
  weekMinutes: null,
  eveningFrom: minutes(1080),
  eveningMinutes: null,
  aheadDays: null,
  noticeMinutes: null,
};
