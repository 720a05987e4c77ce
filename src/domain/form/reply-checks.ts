// What a tenant's own figures of a month must agree with: the report's relations A07, A09, A10 by key, and the platform's figures.
import type { SALES_SOURCES } from '../base/catalogue.ts';
import { sumSafe } from '../values/quantity.ts';
import { SALES_FIGURES, type SalesFigure, type SalesSums } from '../report/facts.ts';

/** The checks. Each belongs to the relation of the report that would fail with it; those against the platform and the tenant's own past to none. */
export const REPLY_CHECKS = {
  refunded_over_paid: 'A07',
  settled_over_paid: 'A07',
  retail_over_paid: 'A07',
  sessions_without_time: 'A09',
  time_without_sessions: 'A09',
  paid_without_sessions: 'A09',
  session_too_short: 'A10',
  session_too_long: 'A10',
  platform_differs: null,
  unit_slip: null,
  off_mean: null,
  same_as_before: null,
  rows_swapped: null,
} as const;
export type ReplyCheck = keyof typeof REPLY_CHECKS;

/** A line that counts; money in fen. `lacks`: figures that its source has none of, which count 0 and are not judged. */
export interface CheckedLine extends SalesSums {
  readonly platform: string;
  readonly goodsClass: string;
  readonly source: (typeof SALES_SOURCES)[number];
  readonly lacks: readonly string[];
}

/** Paid of one key by the tenant's form and by the platform's sessions, in fen. */
export interface PaidPair {
  readonly platform: string;
  readonly goodsClass: string;
  readonly form: number;
  readonly session: number;
}

/** A tenant's month: the lines that count, online retail (null: not stated), and keys that form and platform both have. */
export interface CheckedMonth {
  readonly lines: readonly CheckedLine[];
  readonly retail: number | null;
  readonly pairs: readonly PaidPair[];
}

/** A check that fails. `field`: the figure to ask about; platform and class are null where the whole month is meant. */
export interface FailedCheck {
  readonly check: ReplyCheck;
  readonly relation: string | null;
  readonly platform: string | null;
  readonly goodsClass: string | null;
  readonly field: SalesFigure | 'retail';
  /** Facts for words: money in fen, minutes, counts; names of rows. */
  readonly data: Readonly<Record<string, number | string>>;
}

/** A mean session is at least 0.1 h and at most 24 h (docs/rules/report.md A10). */
const SHORTEST_MINUTES = 6;
const LONGEST_MINUTES = 1440;
/** Form and platform differ by over this share of the form's figure and at least this much (docs/rules/imports.md, The tenants' monthly form). */
const PERCENT = 1n;
const LEAST_FEN = 10_000;

type Failing = Pick<FailedCheck, 'check' | 'field' | 'data'>;

function moneyChecks({ paid, refunded, settled, lacks }: CheckedLine): readonly Failing[] {
  if (lacks.includes('paid')) return [];
  return [
    ...(refunded > paid ? [{ check: 'refunded_over_paid', field: 'refunded', data: { refunded, paid } } as const] : []),
    ...(settled > paid ? [{ check: 'settled_over_paid', field: 'settled', data: { settled, paid } } as const] : []),
  ];
}

function meanChecks(sessions: number, minutes: number): readonly Failing[] {
  const data = { sessions, minutes };
  if (minutes < SHORTEST_MINUTES * sessions) return [{ check: 'session_too_short', field: 'minutes', data }];
  return minutes > LONGEST_MINUTES * sessions ? [{ check: 'session_too_long', field: 'minutes', data }] : [];
}

function timeChecks({ source, sessions, minutes, paid, lacks }: CheckedLine): readonly Failing[] {
  // A platform's shop-days have sales and no sessions at all: nothing is known of them.
  if (source === 'session' && sessions === 0) return [];
  const unpaid: readonly Failing[] =
    paid > 0 && sessions === 0 ? [{ check: 'paid_without_sessions', field: 'sessions', data: { paid } }] : [];
  if (lacks.includes('minutes')) return unpaid;
  if (sessions > 0 && minutes === 0) return [{ check: 'sessions_without_time', field: 'minutes', data: { sessions } }];
  if (sessions === 0 && minutes > 0) return [{ check: 'time_without_sessions', field: 'sessions', data: { minutes } }, ...unpaid];
  return [...unpaid, ...(sessions > 0 ? meanChecks(sessions, minutes) : [])];
}

/** Whether form and platform differ by over 1 % of the form's figure and at least 100 yuan. */
export function isLargeDifference(form: number, session: number): boolean {
  const difference = Math.abs(form - session);
  return difference >= LEAST_FEN && BigInt(difference) * 100n > BigInt(form) * PERCENT;
}

function failed(failing: Failing, platform: string | null, goodsClass: string | null): FailedCheck {
  return { ...failing, relation: REPLY_CHECKS[failing.check], platform, goodsClass };
}

/** Whether every figure of the month is 0. */
export function isZeroMonth({ lines, retail }: Pick<CheckedMonth, 'lines' | 'retail'>): boolean {
  return lines.every((line) => SALES_FIGURES.every((figure) => line[figure] === 0)) && (retail ?? 0) === 0;
}

/** Every check that fails, by line in their order, then online retail, then form against platform. */
export function listFailedChecks({ lines, retail, pairs }: CheckedMonth): FailedCheck[] {
  const byLine = lines.flatMap((line) =>
    [...moneyChecks(line), ...timeChecks(line)].map((one) => failed(one, line.platform, line.goodsClass)),
  );
  const paid = sumSafe(lines.map((line) => line.paid));
  const isOver = retail !== null && retail > paid && !lines.some((line) => line.lacks.includes('paid'));
  const ofRetail = isOver ? [failed({ check: 'retail_over_paid', field: 'retail', data: { retail, paid } }, null, null)] : [];
  const ofPairs = pairs
    .filter(({ form, session }) => isLargeDifference(form, session))
    .map(({ platform, goodsClass, form, session }) =>
      failed(
        { check: 'platform_differs', field: 'paid', data: { form, session, difference: Math.abs(session - form) } },
        platform,
        goodsClass,
      ),
    );
  return [...byLine, ...ofRetail, ...ofPairs];
}
