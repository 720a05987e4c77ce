// A thousand replies of tenants with a past of three months: honest ones, and the same with a slip, made from a seed; how many of each are asked about.
import { listPastChecks } from '../../src/domain/form/past-checks.ts';
import { type CheckedLine, listFailedChecks } from '../../src/domain/form/reply-checks.ts';

const LINE: CheckedLine = {
  platform: '抖音',
  goodsClass: '其他',
  source: 'form',
  sessions: 20,
  minutes: 4_800,
  views: 50_000,
  orders: 900,
  paid: 12_000_000,
  refunded: 1_500_000,
  settled: 9_000_000,
  lacks: [],
};
const REPLIES = 1_000;
/** A figure's month is its usual size times e to at most 1.5 of this, up or down: a half to twice, mostly within a quarter. */
const SPREAD = 0.5;
/** One month in ten sells half as much again of everything. */
const BUSY = { share: 0.1, times: 1.5 } as const;

/** What went wrong with a reply. */
export const SLIPS = ['unit', 'digit', 'swapped', 'again'] as const;
export type Slip = (typeof SLIPS)[number];

/** A small generator with a seed, so that a failure can be had again. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

type Lines = readonly [CheckedLine, CheckedLine];

/** A month of a line: every figure varies by itself around its size, by a half up or down and now and then by more. */
function scaled(random: () => number, line: CheckedLine, by: number): CheckedLine {
  const of = (value: number): number => Math.round(value * by * Math.exp((random() + random() + random() - 1.5) * SPREAD));
  const paid = of(line.paid);
  const minutes = of(line.minutes);
  // What each tenant's own form demands: no more refunded or settled than paid, sessions of a day at most.
  return {
    ...line,
    sessions: Math.max(1, of(line.sessions), Math.ceil(minutes / 1_400)),
    minutes: Math.max(minutes, 10),
    views: of(line.views),
    orders: of(line.orders),
    paid,
    refunded: Math.min(paid, of(line.refunded)),
    settled: Math.min(paid, of(line.settled)),
  };
}

function mapped([first, second]: Lines, change: (line: CheckedLine) => CheckedLine): Lines {
  return [change(first), change(second)];
}

function slipped(slip: Slip, nth: number, honest: Lines, lastMonth: Lines): Lines {
  const [first, second] = honest;
  // 元 for 万元 and back, in every amount of one line.
  const unit = nth % 2 === 0 ? 10_000 : 1 / 10_000;
  const digit = nth % 2 === 0 ? 10 : 0.1;
  switch (slip) {
    case 'unit':
      return [
        {
          ...first,
          paid: Math.round(first.paid * unit),
          refunded: Math.round(first.refunded * unit),
          settled: Math.round(first.settled * unit),
        },
        second,
      ];
    case 'digit':
      return [
        nth % 3 === 0 ? { ...first, views: Math.round(first.views * digit) } : { ...first, paid: Math.round(first.paid * digit) },
        second,
      ];
    case 'swapped':
      return [
        { ...first, platform: second.platform },
        { ...second, platform: first.platform },
      ];
    case 'again':
      return lastMonth;
  }
}

/** How many of a thousand are asked about: honest replies, and each kind of slip. Tenants sell from about 1 万元 to 200 万元; the second line is a tenth to three times the first. */
export function measureSlips(seed: number): {
  readonly replies: number;
  readonly honest: number;
  readonly slips: Readonly<Record<Slip, number>>;
} {
  const random = randomOf(seed);
  const asked = { honest: 0, slips: { unit: 0, digit: 0, swapped: 0, again: 0 } };
  const isAsked = (lines: Lines, past: readonly Lines[]): boolean =>
    listPastChecks(lines, past).length + listFailedChecks({ lines, retail: null, pairs: [] }).length > 0;
  for (let nth = 0; nth < REPLIES; nth += 1) {
    const size = Math.exp(random() * 5 - 2);
    const usual: Lines = [scaled(random, LINE, size), scaled(random, { ...LINE, platform: '快手' }, size * Math.exp(random() * 3.4 - 2.3))];
    const month = (): Lines => {
      const times = random() < BUSY.share ? BUSY.times : 1;
      return mapped(usual, (line) => scaled(random, line, times));
    };
    const past = [month(), month(), month()];
    const honest = month();
    if (isAsked(honest, past)) asked.honest += 1;
    for (const slip of SLIPS) if (isAsked(slipped(slip, nth, honest, past[0] ?? honest), past)) asked.slips[slip] += 1;
  }
  return { replies: REPLIES, ...asked };
}
