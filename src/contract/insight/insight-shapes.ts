// What home, analytics and the scorecard are asked and answer: figures with their addresses, never a sentence.
import { z } from 'zod';
import { listMonths } from '../../domain/time/calendar.ts';
import { backupAgeSchema, drillAgeSchema } from '../base/settings-shapes.ts';
import { daySchema, figureSchema, idNumber, listOf, monthSchema, visibleWith } from '../core/shapes.ts';

/** The wall-clock day that home is asked for; null is the base's own today. */
export const homeInput = z.strictObject({ day: daySchema.nullable() });

export const insightMonthInput = z.strictObject({ month: monthSchema });

/** Months that one screen compares at most. */
export const MOST_MONTHS = 36;

const span = { from: monthSchema, to: monthSchema };
type SpanInput = { readonly from: z.infer<typeof monthSchema>; readonly to: z.infer<typeof monthSchema> };

function isSpan({ from, to }: SpanInput): boolean {
  return from <= to && listMonths(from, to).length <= MOST_MONTHS;
}

const SPAN_ISSUE = { path: ['to'], message: `from must not lie after to, and at most ${MOST_MONTHS} months` };

/** Months from `from` to `to`, both included. */
export const spanInput = z.strictObject(span).refine(isSpan, SPAN_ISSUE);

/** Charts whose numbers can be had as xlsx. */
export const CHARTS = ['sales', 'platforms', 'classes', 'tenants', 'comparable', 'hours', 'income', 'occupancy', 'targets'] as const;
export type ChartName = (typeof CHARTS)[number];

/** A chart's numbers, in the language of its heads. */
export const numbersInput = z
  .strictObject({ chart: z.enum(CHARTS), ...span, language: z.enum(['zh-CN', 'en']) })
  .refine(isSpan, SPAN_ISSUE);

/** How far a month is: open, taken back, closed, handed in, accepted or returned by the bureau. */
export const monthStateSchema = z.enum(['open', 'reopened', 'closed', 'handed_in', 'accepted', 'returned']);
export type MonthState = z.infer<typeof monthStateSchema>;

const named = z.object({ tenantId: idNumber, name: z.string() });

/** The month to be reported: who has to, who has; `daysLeft` calendar days to the deadline (negative: past it), `workdaysLeft` of them workdays. */
export const monthStripSchema = z.object({
  month: z.string(),
  state: monthStateSchema,
  revision: z.int().nullable(),
  due: z.int(),
  reported: z.int(),
  missing: visibleWith('sales.look', listOf(named)),
  deadline: z.string(),
  daysLeft: z.int(),
  workdaysLeft: z.int(),
  /** Months before it, from the base's first on, that were never closed. */
  earlierOpen: z.object({ count: z.int(), first: z.string().nullable() }),
});

const bookingLine = z.object({
  id: idNumber,
  number: z.string(),
  studio: z.string(),
  tenantId: idNumber,
  tenant: z.string(),
  from: z.string(),
  to: z.string(),
});

/** The day at the desk, which begins at `from`; `late`: booked, begun and not checked in. */
export const deskTodaySchema = z.object({
  from: z.string(),
  total: z.int(),
  completed: z.int(),
  now: listOf(bookingLine),
  late: listOf(bookingLine),
  next: listOf(bookingLine),
  options: listOf(bookingLine.extend({ holdsUntil: z.string() })),
});

/** A lease whose last day comes, and that no other of the tenant follows. */
const endingLease = named.extend({
  leaseId: idNumber,
  contract: z.string(),
  endsOn: z.string(),
  daysLeft: z.int(),
});
/** A paper about to expire, or expired (`daysLeft` negative), of a tenant in residence. */
const expiringPaper = named.extend({ paperId: idNumber, kind: z.string(), number: z.string(), expiresOn: z.string(), daysLeft: z.int() });
const openCase = named.extend({ caseId: idNumber, number: z.string(), kind: z.string(), day: z.string(), daysOpen: z.int() });

/** Steps of a base that has nothing yet. */
export const FIRST_STEPS = ['base', 'ledgers', 'report'] as const;

/** What needs somebody today. Lists are whole; a screen shows the first of them. */
export const homeSchema = z.object({
  day: z.string(),
  /** Null once the base has facts and ledgers: then the rest of the page speaks. */
  firstRun: listOf(z.object({ step: z.enum(FIRST_STEPS), state: z.enum(['done', 'next', 'later']) })).nullable(),
  strip: visibleWith('report.look', monthStripSchema.nullable()),
  desk: deskTodaySchema,
  leases: listOf(endingLease),
  papers: visibleWith('files.look', listOf(expiringPaper)),
  cases: visibleWith('cases.look', listOf(openCase)),
  backup: backupAgeSchema.extend({ at: z.string().nullable() }),
  /** Whether the second folder for backups has what the newest one holds: it is away, or it was when that was made; null: none is set. */
  secondFolder: z.enum(['ok', 'away', 'behind']).nullable(),
  drill: drillAgeSchema,
  /** Minutes by which the clock lies behind the history; null: it does not. */
  minutesBehind: z.int().nullable(),
  /** The year of which no holiday is known yet; null: none is lacking. From November on the next year is asked for. */
  yearWithoutHolidays: z.int().nullable(),
  parked: visibleWith('sales.look', z.object({ count: z.int(), months: listOf(z.string()) })),
});
export type Home = z.infer<typeof homeSchema>;

/**
 * Failing relations of a month: how many, `explained` of them with words, and the first that ask for something, blocking ones first.
 * `isFiled`: as they were when it was closed.
 */
export const failingSchema = z.object({
  month: z.string(),
  isFiled: z.boolean(),
  errors: z.int(),
  warnings: z.int(),
  explained: z.int(),
  notJudged: z.int(),
  first: listOf(z.object({ id: z.string(), name: z.string(), severity: z.enum(['E', 'W']), message: z.string() })),
});

/** The six key figures. */
export const KEY_FIGURES = ['paid', 'sessions', 'tenants', 'use', 'occupancy', 'hosts'] as const;

/** A month's place on a line: `raw` in base units, percentages in tenths; null where there is no figure. */
const pointSchema = z.object({ month: z.string(), raw: z.int().nullable(), text: z.string() });
export type MonthPoint = z.infer<typeof pointSchema>;

/** A target of the year with what stands against it: cumulative of flows, the month's of stocks. `progress` in percent. */
export const targetSchema = z.object({
  id: idNumber,
  year: z.int(),
  indicator: z.string(),
  label: z.string(),
  unit: z.string(),
  target: z.string(),
  address: z.string(),
  month: z.string(),
  actual: figureSchema,
  /** `—` where there is no figure, or no amount to reach. */
  progress: z.string(),
});
export type YearTarget = z.infer<typeof targetSchema>;

/** A figure with last year's, its growth (`—` where there is none), its target and thirteen months. */
export const keyFigureSchema = z.object({
  key: z.enum(KEY_FIGURES),
  address: z.string(),
  label: z.string(),
  unit: z.string(),
  value: figureSchema,
  lastYear: figureSchema,
  growth: z.string(),
  target: targetSchema.nullable(),
  months: listOf(pointSchema),
});
export type KeyFigure = z.infer<typeof keyFigureSchema>;

/** `isUnfinished`: the month is open and still runs, or more than one in ten that have to report it have not; then nothing has a growth. */
export const keyFiguresSchema = z.object({ month: z.string(), isUnfinished: z.boolean(), figures: listOf(keyFigureSchema) });

/** A line of months: one point a month of the answer. */
const lineSchema = z.object({ name: z.string(), points: listOf(pointSchema) });

/** A platform or class: its months, their sum, and its share of all of them. */
const memberSchema = z.object({
  name: z.string(),
  address: z.string(),
  points: listOf(pointSchema),
  total: figureSchema,
  share: z.string(),
});

/** Tenants that have sales in the month and in the same month of the year before; amounts in fen. */
const comparableSchema = z.object({
  month: z.string(),
  tenants: z.int(),
  paid: z.int().nullable(),
  before: z.int().nullable(),
  growth: z.string(),
});

/** Minutes of the public studios by weekday (Monday first) and hour: booked with turnaround, and open. */
const weekSchema = z.object({ booked: listOf(z.int()), open: listOf(z.int()) });

/** A month of the public studios in minutes and fen; `value` is booked time (without turnaround) at the hourly list price of its day. */
const useSchema = z.object({
  month: z.string(),
  booked: z.int(),
  /** ZB-2.18: with turnaround. */
  occupied: z.int(),
  /** ZB-2.17. */
  open: z.int(),
  value: z.int(),
  perBookedHour: z.int().nullable(),
  perOpenHour: z.int().nullable(),
});

export const analyticsSchema = z.object({
  from: z.string(),
  to: z.string(),
  months: listOf(z.object({ month: z.string(), state: z.enum(['open', 'closed', 'before']) })),
  /** Paid, last year's as the report compares it, settled, refunded; the total of `paid` over the span. */
  sales: z.object({
    address: z.string(),
    paid: lineSchema,
    before: lineSchema,
    settled: lineSchema,
    refunded: lineSchema,
    total: figureSchema,
  }),
  platforms: listOf(memberSchema),
  classes: listOf(memberSchema),
  /** By paid over the span, largest first; `before` of the same months a year earlier. */
  tenants: listOf(named.extend({ uscc: z.string(), paid: figureSchema, share: z.string(), before: figureSchema, growth: z.string() })),
  concentration: z.object({ top: z.int(), paid: figureSchema, share: z.string() }),
  comparable: z.object({ months: listOf(comparableSchema), total: comparableSchema }),
  week: weekSchema,
  use: listOf(useSchema),
  occupancy: listOf(
    z.object({ month: z.string(), leased: figureSchema, lettable: figureSchema, rate: figureSchema, tenants: figureSchema }),
  ),
  occupancyAddress: z.string(),
  targets: listOf(targetSchema),
});
export type Analytics = z.infer<typeof analyticsSchema>;

/** A finished workbook of numbers. */
export const numbersSchema = z.object({
  name: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  sha256: z.string(),
});

/** Met, short by how much, or without a figure. */
const judgedSchema = z.object({
  month: z.string(),
  state: z.enum(['met', 'short', 'none']),
  value: figureSchema,
  shortBy: z.string().nullable(),
});

/** Criteria of certification kinds, month by month. It computes; it never certifies. */
export const scorecardSchema = z.object({
  from: z.string(),
  to: z.string(),
  months: listOf(z.string()),
  cards: listOf(
    z.object({
      id: z.string(),
      name: z.string(),
      origin: z.string(),
      note: z.string(),
      /** Met and all criteria of the newest month. */
      met: z.int(),
      criteria: listOf(
        z.object({
          id: z.string(),
          label: z.string(),
          address: z.string(),
          comparison: z.enum(['>=', '<=']),
          threshold: z.string(),
          unit: z.string(),
          period: z.enum(['month', 'year', 'rolling']),
          origin: z.string(),
          months: listOf(judgedSchema),
          /** The first month of the run of the newest month's state; `isSinceStart`: nothing is known before it. */
          since: z.string().nullable(),
          isSinceStart: z.boolean(),
        }),
      ),
    }),
  ),
});
export type Scorecard = z.infer<typeof scorecardSchema>;
