// A profile: which tables, rows, wording, units and relations a bureau wants. Data, parsed here and believed after.
import { z } from 'zod';

/** How a value is stored and printed: 万元 from fen, 平方米 from 0.01 m², 小时 from minutes, % with 1 decimal, else a count. */
const unit = z.string().min(1);

/** How a row's figure of one month is made. */
const source = z.discriminatedUnion('kind', [
  /** A measure of the code, by name (`sales.paid`). */
  z.strictObject({ kind: z.literal('measure'), measure: z.string() }),
  /** Row numbers of the same table with coefficients: 08 = 06 − 07. */
  z.strictObject({ kind: z.literal('sum'), terms: z.array(z.strictObject({ row: z.string(), times: z.int() })).min(1) }),
  /** Row over row of the same table: in percent, else in the row's unit for one of the denominator's; a cumulative column divides the cumulative figures. */
  z.strictObject({ kind: z.literal('ratio'), numerator: z.string(), denominator: z.string() }),
]);

const row = z.strictObject({
  row: z.string().regex(/^\d{2}$/),
  label: z.string(),
  indent: z.int().min(0).max(3).default(0),
  unit,
  nature: z.enum(['stock', 'flow']),
  source,
  /** The formula in words, for the explanation of a figure. */
  formula: z.string(),
});

/** Which view of a row's figure a column shows. */
const view = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('month') }),
  z.strictObject({ kind: z.literal('ytd') }),
  z.strictObject({ kind: z.literal('month_ly') }),
  z.strictObject({ kind: z.literal('ytd_ly') }),
  z.strictObject({ kind: z.literal('yoy'), of: z.string(), base: z.string() }),
  /** This row's share of the table's first row, in percent. */
  z.strictObject({ kind: z.literal('share'), of: z.string() }),
]);

const column = z.strictObject({
  key: z.string(),
  label: z.string(),
  /** Heads above this one, outermost first: columns with the same text side by side are drawn under one merged head. */
  groups: z.array(z.string()).default([]),
  view,
});

const tableBase = {
  id: z.string().regex(/^ZB-\d+$/),
  title: z.string(),
  orientation: z.enum(['portrait', 'landscape']),
  unitWords: z.string(),
};

/** Rows are indicators, columns are views of them (ZB-1, ZB-2, ZB-6). */
const indicatorTable = z.strictObject({
  ...tableBase,
  kind: z.literal('indicators'),
  columns: z.array(column).min(1),
  rows: z.array(row).min(1),
});

/** Rows are 合计 and the members of a list, columns are views of a sales measure (ZB-3, ZB-5). */
const breakdownTable = z.strictObject({
  ...tableBase,
  kind: z.literal('breakdown'),
  by: z.enum(['platform', 'goods_class']),
  rowHead: z.string(),
  columns: z.array(column.extend({ unit, source })).min(1),
});

/** One row a tenant (ZB-4). */
const tenantTable = z.strictObject({
  ...tableBase,
  kind: z.literal('tenants'),
  columns: z
    .array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        groups: z.array(z.string()).default([]),
        unit: z.string().nullable(),
        total: z.boolean().default(false),
      }),
    )
    .min(1),
});

/** An address; `*` stands for each of the relation's columns, `#` for each of its rows, `+` for every row of a breakdown but 合计. */
const term = z.strictObject({
  figure: z.string(),
  times: z.int().default(1),
  /** Last month's figure at the address: filed, else historical, else computed. */
  lastMonth: z.boolean().default(false),
});

const relationParts = {
  id: z.string().min(1),
  /** What the code stands for, in a few words; empty: the relation itself is said. */
  name: z.string().default(''),
  /** The relation in words. */
  text: z.string(),
  comparisons: z
    .array(
      z.strictObject({
        left: z.array(term).min(1),
        operator: z.enum(['<=', '=', '>=', 'only_if', 'exactly_if']),
        right: z.array(term).min(1),
      }),
    )
    .default([]),
  columns: z.array(z.string()).default([]),
  rows: z.array(z.string()).default([]),
  /** What is said of each failing case, by the case's name; `{placeholders}` are facts of the check. */
  details: z.record(z.string(), z.string()).default({}),
  /** True for the operator's own cross-checks: explained like any other, and left out of what goes to the bureau. */
  internal: z.boolean().default(false),
  /** What the page says in English (app/ui/audit-messages.ts). No figure and no finding is made of it: it stays out of what is read. */
  english: z
    .strictObject({ name: z.string(), text: z.string(), details: z.record(z.string(), z.string()).optional() })
    .transform(() => undefined)
    .optional(),
};

const arithmeticRelation = z.strictObject({ ...relationParts, severity: z.enum(['E', 'W']), kind: z.literal('arithmetic') });

const namedRelation = z.strictObject({
  ...relationParts,
  severity: z.enum(['E', 'W', 'E/W']),
  kind: z.literal('named'),
  /** A check of the code, by name. */
  check: z.string(),
  /** Addresses that the check reads, in the order its docstring says. */
  figures: z.array(z.string()).default([]),
  /** Numbers the check needs, by name, in the unit its docstring says. */
  parameters: z.record(z.string(), z.number()).default({}),
});

/** Platforms or goods classes. A member's code is the number of its row in every breakdown, wherever it stands. */
const members = z.array(z.strictObject({ code: z.string().regex(/^\d{2}$/), name: z.string() })).min(1);

/** The shape of `profile.json`. */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().min(1),
  name: z.string(),
  /** True where the bureau itself issued the form: then 表号, 制定机关, 文号, 有效期至 are required in the head. */
  bureauForm: z.boolean(),
  /** Said in the manual and at the foot where the form is ours. */
  note: z.string(),
  reportTitle: z.string(),
  fileStem: z.string(),
  /** The report is due on this day of the following month; on a holiday, on the next workday. */
  deadlineDay: z.int().min(1).max(31),
  /** Whether refunds count in the month they were paid back (`refund_time`) or in the month of the order (`paid_time`). */
  refundBasis: z.enum(['paid_time', 'refund_time']),
  platforms: members,
  goodsClasses: members,
  /** Head fields over each table and sign-off fields under it, in order. */
  headFields: z.array(z.string()),
  footFields: z.array(z.string()),
  stackFields: z.array(z.string()),
  /** Words that findings are put together from: what a comparison says, states, sources, figures. */
  words: z.record(z.string(), z.string()).default({}),
  /** What bureaus' forms say instead of this profile's own words (labels, platforms, fields, 本月, 累计 …): by the own word. */
  synonyms: z.record(z.string(), z.array(z.string().min(1))).default({}),
  tables: z.array(z.discriminatedUnion('kind', [indicatorTable, breakdownTable, tenantTable])).min(1),
  relations: z.array(z.discriminatedUnion('kind', [arithmeticRelation, namedRelation])),
});

/** A profile as parsed. */
export type Profile = z.infer<typeof profileSchema>;
/** What a relation's code stands for: its name, else the relation itself; empty for one that the profile does not have. */
export function getRelationName({ relations }: Pick<Profile, 'relations'>, id: string): string {
  const found = relations.find((one) => one.id === id);
  return found === undefined ? '' : found.name === '' ? found.text : found.name;
}
export type ProfileTable = Profile['tables'][number];
export type IndicatorTable = z.infer<typeof indicatorTable>;
/** A table by platform or goods class. */
export type BreakdownTable = z.infer<typeof breakdownTable>;
/** The table with one row a tenant. */
export type TenantTable = z.infer<typeof tenantTable>;
