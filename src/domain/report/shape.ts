// What the computation reads of a profile: tables, rows, columns and relations, by structure only.
// A computed report: figures by address, and the tenants' table as rows.
import type { Month } from '../time/calendar.ts';

/**
 * One figure. `raw` is exact (fen, minutes, 0.01 m², a count), null for percentages, texts and where there is no figure;
 * `text` is what the form prints.
 */
export interface Figure {
  readonly raw: number | null;
  readonly text: string;
}

/** What stands where there is no figure. */
export const NO_FIGURE: Figure = { raw: null, text: '—' };

/** Severity of a relation: E blocks filing, W is filed with a written explanation. */
export type Severity = 'E' | 'W';

/** A relation that fails. `data` holds the facts for its words, `figures` the addresses it compared. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly figures: readonly string[];
}

/** A tenant's row of ZB-4: its texts by column, and whose it is. */
export interface TenantRow {
  readonly tenantId: number;
  readonly cells: Readonly<Record<string, Figure>>;
}

/** All tables of a month. */
export interface ReportFigures {
  readonly month: Month;
  /** By address, `ZB-2.06.month`; totals of ZB-4 as `ZB-4.total.paid`. */
  readonly values: ReadonlyMap<string, Figure>;
  /** ZB-4, in printing order, without the total. */
  readonly tenants: readonly TenantRow[];
}

/** The head and foot of every table, by the form's own words (填报单位, 报告期, 报出日期, …). */
export type ReportHead = Readonly<Record<string, string>>;

/** How a row's (or a breakdown column's) figure of one month is made. In a breakdown, `row` of a term is a column's key. */
export type FigureSource =
  | { readonly kind: 'measure'; readonly measure: string }
  | { readonly kind: 'sum'; readonly terms: readonly { readonly row: string; readonly times: number }[] }
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string };

/** Which view of a row's figure a column shows. */
export type FigureView =
  | { readonly kind: 'month' | 'ytd' | 'month_ly' | 'ytd_ly' }
  | { readonly kind: 'yoy'; readonly of: string; readonly base: string }
  | { readonly kind: 'share'; readonly of: string };

export interface ViewColumn {
  readonly key: string;
  readonly label: string;
  readonly groups: readonly string[];
  readonly view: FigureView;
}

export interface IndicatorRow {
  readonly row: string;
  readonly label: string;
  readonly unit: string;
  readonly nature: 'stock' | 'flow';
  readonly source: FigureSource;
  readonly formula: string;
}

/** Rows are indicators (ZB-1, ZB-2, ZB-6). */
export interface IndicatorShape {
  readonly kind: 'indicators';
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly IndicatorRow[];
}

/** One column of a breakdown: a view of a sales measure. */
export interface BreakdownColumn extends ViewColumn {
  readonly unit: string;
  readonly source: FigureSource;
}

/** Rows are 合计 and the members of a list (ZB-3, ZB-5). */
export interface BreakdownShape {
  readonly kind: 'breakdown';
  readonly id: string;
  readonly title: string;
  readonly by: 'platform' | 'goods_class';
  /** The head over the members' names. */
  readonly rowHead?: string;
  readonly columns: readonly BreakdownColumn[];
}

/** One row a tenant (ZB-4). */
export interface TenantShape {
  readonly kind: 'tenants';
  readonly id: string;
  readonly title: string;
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly groups: readonly string[];
    readonly unit: string | null;
    readonly total: boolean;
  }[];
}

export type TableShape = IndicatorShape | BreakdownShape | TenantShape;

/** One figure of a comparison; with `lastMonth` the last month's figure at that address. */
export interface RelationTerm {
  readonly figure: string;
  readonly times: number;
  readonly lastMonth: boolean;
}

/** `only_if`: left > 0 only if right > 0; `exactly_if`: left > 0 exactly if right > 0. */
export type RelationOperator = '<=' | '=' | '>=' | 'only_if' | 'exactly_if';

/**
 * Σ left `operator` Σ right. Addresses may hold `*` for each of the relation's `columns`, `#` for each of its `rows`,
 * and `+` (right side only) for every row of a breakdown but 合计.
 */
export interface RelationComparison {
  readonly left: readonly RelationTerm[];
  readonly operator: RelationOperator;
  readonly right: readonly RelationTerm[];
}

interface RelationParts {
  readonly id: string;
  /** The relation in words. */
  readonly text: string;
  readonly comparisons: readonly RelationComparison[];
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** Templates of what is said of each failing case, by its name; `{placeholders}` are facts. */
  readonly details: Readonly<Record<string, string>>;
}

/** A relation of plain arithmetic. */
export interface ArithmeticRelation extends RelationParts {
  readonly kind: 'arithmetic';
  readonly severity: Severity;
}

/** A relation with a check of the code, by name, besides its comparisons. */
export interface NamedRelation extends RelationParts {
  readonly kind: 'named';
  readonly severity: Severity | 'E/W';
  readonly check: string;
  /** Addresses that the check reads, in the order its docstring says. */
  readonly figures: readonly string[];
  /** Numbers that the check needs, by name, in the unit its docstring says. */
  readonly parameters: Readonly<Record<string, number>>;
}

export type RelationShape = ArithmeticRelation | NamedRelation;

/** A platform or a goods class. Its code is the number of its row in every breakdown, and stays when others are put before it. */
export interface Member {
  readonly code: string;
  readonly name: string;
}

/** A profile as the computation reads it. */
export interface ProfileShape {
  readonly bureauForm: boolean;
  readonly deadlineDay: number;
  readonly platforms: readonly Member[];
  readonly goodsClasses: readonly Member[];
  readonly headFields: readonly string[];
  readonly footFields: readonly string[];
  readonly stackFields: readonly string[];
  readonly tables: readonly TableShape[];
  readonly relations: readonly RelationShape[];
  /** Words that findings and remarks are put together from. */
  readonly words: Readonly<Record<string, string>>;
}

/** The first row of every breakdown. */
export const TOTAL_ROW: Member = { code: '01', name: '合计' };

/** The members of a breakdown's rows, in order, without 合计. */
export function membersOf(profile: ProfileShape, table: BreakdownShape): readonly Member[] {
  return table.by === 'platform' ? profile.platforms : profile.goodsClasses;
}

/** Lists the names of members, in order. */
export function namesOf(members: readonly Member[]): readonly string[] {
  return members.map(({ name }) => name);
}
