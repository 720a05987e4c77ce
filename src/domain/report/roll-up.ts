// Platform exports rolled up: sessions and shop-days of one tenant, platform and month become sales figures by goods class.
import type { SalesFigure, SalesSums } from './facts.ts';

/** What one session has of the figures of a sales line, money in fen; null where its source does not say. */
export type SessionFigures = Readonly<Record<Exclude<SalesFigure, 'sessions'>, number | null>>;

/** Sums over some sessions of one account and class. A figure that no session has is null. */
export interface SessionGroup extends SessionFigures {
  readonly account: string;
  readonly goodsClass: string;
  readonly sessions: number;
  /** Figures that at least one of the sessions lacks. */
  readonly lacks: readonly string[];
}

/** Which refunds of a shop's days count: those of the month's orders, or those made in the month. */
export type RefundBasis = 'paid_time' | 'refund_time';

/** What shop-days have of them. */
export interface ShopDayFigures {
  readonly orders: number | null;
  readonly paid: number | null;
  /** Refunds counted by the time of the order, and by the time of the refund. */
  readonly refundedByOrder: number | null;
  readonly refundedByRefund: number | null;
  readonly settled: number | null;
}

/** Sums over some shop-days of one account, class and export. A figure that the export does not have is null. */
export interface ShopDayGroup extends ShopDayFigures {
  readonly account: string;
  readonly goodsClass: string;
  /** Which export the days are from: two exports of one shop tell the same money twice. */
  readonly export: string;
}

/** A rolled-up line; `lacks` names the figures that count 0 because no source has them. */
export interface RolledLine {
  readonly goodsClass: string;
  readonly figures: SalesSums;
  readonly lacks: readonly string[];
}

const FIGURES = ['minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
type FigureName = (typeof FIGURES)[number];
type Part = Readonly<Record<FigureName, number | null>> & { readonly sessions: number; readonly lacks: readonly string[] };

function firstKnown(...values: readonly (number | null | undefined)[]): number | null {
  return values.find((value) => value !== null && value !== undefined) ?? null;
}

/** Exports of shop-days, what is nearest to live sales first: of each figure the first one that has it counts. Others come in between. */
const NEAREST = ['douyin_overview', 'note_daily'] as const;
const FARTHEST = ['shop_daily'] as const;

function distance(day: ShopDayGroup): number {
  const near = NEAREST.findIndex((name) => name === day.export);
  if (near >= 0) return near;
  return FARTHEST.some((name) => name === day.export) ? NEAREST.length + 1 : NEAREST.length;
}

function refundOf(days: readonly ShopDayGroup[], basis: RefundBasis): number | null {
  const byOrder = firstKnown(...days.map((day) => day.refundedByOrder));
  const byRefund = firstKnown(...days.map((day) => day.refundedByRefund));
  return basis === 'paid_time' ? firstKnown(byOrder, byRefund) : firstKnown(byRefund, byOrder);
}

/**
 * One account and class. Sessions come first; shop-days only give what the sessions have none of, and of two exports of them only one
 * gives a figure, so that no money counts twice. Without sessions the days' own sums count, but refunds only beside the sales they belong to.
 */
function partOf(sessions: SessionGroup | undefined, exports: readonly ShopDayGroup[], basis: RefundBasis): Part {
  const days = exports.toSorted((a, b) => distance(a) - distance(b) || (a.export < b.export ? -1 : 1));
  const refunded = refundOf(days, basis);
  const own = {
    orders: firstKnown(...days.map((day) => day.orders)),
    paid: firstKnown(...days.map((day) => day.paid)),
    settled: firstKnown(...days.map((day) => day.settled)),
  };
  if (sessions === undefined) {
    const known = { minutes: null, views: null, ...own, refunded: own.paid === null ? null : refunded };
    return { ...known, sessions: 0, lacks: FIGURES.filter((name) => known[name] === null) };
  }
  const known = {
    minutes: sessions.minutes,
    views: sessions.views,
    orders: firstKnown(sessions.orders, own.orders),
    paid: firstKnown(sessions.paid, own.paid),
    refunded: firstKnown(sessions.refunded, refunded),
    settled: firstKnown(sessions.settled, own.settled),
  };
  return {
    ...known,
    sessions: sessions.sessions,
    lacks: FIGURES.filter((name) => known[name] === null || (sessions[name] !== null && sessions.lacks.includes(name))),
  };
}

function sumOf(parts: readonly Part[], name: FigureName): number {
  return parts.reduce((sum, part) => sum + (part[name] ?? 0), 0);
}

/**
 * Rolls up one tenant's exports of one platform and month (docs/rules/imports.md, Platform exports). `refundBasis` says which refunds
 * a shop's days give. Lines come in the order of the class names' code points.
 */
export function rollUp(sessions: readonly SessionGroup[], days: readonly ShopDayGroup[], refundBasis: RefundBasis): RolledLine[] {
  const keys = new Map<string, { readonly goodsClass: string; readonly account: string }>();
  for (const { account, goodsClass } of [...sessions, ...days]) keys.set(`${goodsClass}|${account}`, { goodsClass, account });
  const byClass = Map.groupBy(keys.values(), (key) => key.goodsClass);
  const classes = [...byClass.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return classes.map((goodsClass) => {
    const parts = (byClass.get(goodsClass) ?? []).map(({ account }) => {
      const isOwn = (one: { readonly account: string; readonly goodsClass: string }): boolean =>
        one.account === account && one.goodsClass === goodsClass;
      return partOf(sessions.find(isOwn), days.filter(isOwn), refundBasis);
    });
    const figures = {
      sessions: parts.reduce((sum, part) => sum + part.sessions, 0),
      minutes: sumOf(parts, 'minutes'),
      views: sumOf(parts, 'views'),
      orders: sumOf(parts, 'orders'),
      paid: sumOf(parts, 'paid'),
      refunded: sumOf(parts, 'refunded'),
      settled: sumOf(parts, 'settled'),
    };
    return { goodsClass, figures, lacks: FIGURES.filter((name) => parts.some((part) => part.lacks.includes(name))) };
  });
}
