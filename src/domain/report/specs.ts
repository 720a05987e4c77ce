// Every address of a report with what stands behind it: a series of monthly figures, and the view of it that the column shows.
import { type FigureSource, type FigureView, type Member, membersOf, type ProfileShape, type TableShape, TOTAL_ROW } from './shape.ts';

/** What makes a series' figure of one month. */
export type SeriesSource =
  | { readonly kind: 'measure'; readonly measure: string; readonly by: 'platform' | 'goods_class' | null; readonly member: string | null }
  | { readonly kind: 'sum'; readonly terms: readonly { readonly series: string; readonly times: number }[] }
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string };

/** One indicator over the months. `monthAddress` and `ytdAddress` are where forms print its monthly and cumulative figure. */
export interface Series {
  readonly key: string;
  readonly unit: string;
  readonly nature: 'stock' | 'flow';
  readonly monthAddress: string | null;
  readonly ytdAddress: string | null;
  readonly source: SeriesSource;
}

/** What a figure shows of its series; `yoy` and `share` name the figures they compare. */
export type SpecView =
  | { readonly kind: 'month' | 'ytd' | 'month_ly' | 'ytd_ly' }
  | { readonly kind: 'yoy'; readonly value: string; readonly base: string }
  | { readonly kind: 'share'; readonly part: string; readonly whole: string };

/** One figure of the report. `unit` is the series' own also where the figure is a percentage of it. */
export interface FigureSpec {
  readonly address: string;
  readonly unit: string;
  readonly series: Series;
  readonly view: SpecView;
  /** The formula in words, empty where the profile has none. */
  readonly formula: string;
}

/** A report's figures by address, ZB-4 aside, and the series behind them by key. */
export interface Specs {
  readonly figures: ReadonlyMap<string, FigureSpec>;
  readonly series: ReadonlyMap<string, Series>;
}

function specView(view: FigureView, prefix: string, firstRow: string): SpecView {
  switch (view.kind) {
    case 'yoy':
      return { kind: 'yoy', value: `${prefix}.${view.of}`, base: `${prefix}.${view.base}` };
    case 'share':
      return { kind: 'share', part: `${prefix}.${view.of}`, whole: `${firstRow}.${view.of}` };
    default:
      return view;
  }
}

function addressOf(
  columns: readonly { readonly key: string; readonly view: FigureView }[],
  prefix: string,
  kind: 'month' | 'ytd',
): string | null {
  const column = columns.find((one) => one.view.kind === kind);
  return column === undefined ? null : `${prefix}.${column.key}`;
}

function indicatorSource(source: FigureSource, table: string): SeriesSource {
  switch (source.kind) {
    case 'measure':
      return { kind: 'measure', measure: source.measure, by: null, member: null };
    case 'sum':
      return { kind: 'sum', terms: source.terms.map((term) => ({ series: `${table}.${term.row}`, times: term.times })) };
    case 'ratio':
      return { kind: 'ratio', numerator: `${table}.${source.numerator}`, denominator: `${table}.${source.denominator}` };
  }
}

function indicatorSpecs(table: Extract<TableShape, { kind: 'indicators' }>): FigureSpec[] {
  const firstRow = `${table.id}.${table.rows[0]?.row ?? ''}`;
  return table.rows.flatMap((row) => {
    const prefix = `${table.id}.${row.row}`;
    const series: Series = {
      key: prefix,
      unit: row.unit,
      nature: row.nature,
      monthAddress: addressOf(table.columns, prefix, 'month'),
      ytdAddress: addressOf(table.columns, prefix, 'ytd'),
      source: indicatorSource(row.source, table.id),
    };
    return table.columns.map((column) => ({
      address: `${prefix}.${column.key}`,
      unit: row.unit,
      series,
      view: specView(column.view, prefix, firstRow),
      formula: row.formula,
    }));
  });
}

/** Columns of a breakdown with one source are views of one series. */
function sourceName(source: FigureSource): string {
  switch (source.kind) {
    case 'measure':
      return source.measure;
    case 'sum':
      return source.terms.map((term) => `${term.times}*${term.row}`).join('+');
    case 'ratio':
      return `${source.numerator}/${source.denominator}`;
  }
}

type Breakdown = Extract<TableShape, { kind: 'breakdown' }>;

function breakdownSource(table: Breakdown, source: FigureSource, prefix: string, member: string | null): SeriesSource {
  const keyOf = (column: string): string => {
    const found = table.columns.find((one) => one.key === column);
    return `${prefix}|${found === undefined ? column : sourceName(found.source)}`;
  };
  switch (source.kind) {
    case 'measure':
      return { kind: 'measure', measure: source.measure, by: table.by, member };
    case 'sum':
      return { kind: 'sum', terms: source.terms.map((term) => ({ series: keyOf(term.row), times: term.times })) };
    case 'ratio':
      return { kind: 'ratio', numerator: keyOf(source.numerator), denominator: keyOf(source.denominator) };
  }
}

function breakdownSpecs(table: Breakdown, members: readonly Member[]): FigureSpec[] {
  const named = table.columns.map((column) => ({ column, name: sourceName(column.source) }));
  const columns = named.map(({ column, name }) => {
    const siblings = named.filter((one) => one.name === name).map((one) => one.column);
    return { column, name, siblings, unit: siblings.find((one) => one.view.kind === 'month')?.unit ?? column.unit };
  });
  return [TOTAL_ROW, ...members].flatMap((row) => {
    const prefix = `${table.id}.${row.code}`;
    return columns.map(({ column, name, siblings, unit }) => {
      return {
        address: `${prefix}.${column.key}`,
        unit: column.unit,
        series: {
          key: `${prefix}|${name}`,
          unit,
          nature: 'flow' as const,
          monthAddress: addressOf(siblings, prefix, 'month'),
          ytdAddress: addressOf(siblings, prefix, 'ytd'),
          source: breakdownSource(table, column.source, prefix, row === TOTAL_ROW ? null : row.name),
        },
        view: specView(column.view, prefix, `${table.id}.${TOTAL_ROW.code}`),
        formula: '',
      };
    });
  });
}

function readSpecs(profile: ProfileShape): Specs {
  const all = profile.tables.flatMap((table) => {
    switch (table.kind) {
      case 'indicators':
        return indicatorSpecs(table);
      case 'breakdown':
        return breakdownSpecs(table, membersOf(profile, table));
      case 'tenants':
        return [];
    }
  });
  return {
    figures: new Map(all.map((spec) => [spec.address, spec])),
    series: new Map(all.map((spec) => [spec.series.key, spec.series])),
  };
}

const known = new WeakMap<ProfileShape, Specs>();

/** All figures of the profile's tables but the tenants' one, in the order that the form prints them. Worked out once for each profile, which nobody changes. */
export function specsOf(profile: ProfileShape): Specs {
  const before = known.get(profile);
  if (before !== undefined) return before;
  const specs = readSpecs(profile);
  known.set(profile, specs);
  return specs;
}
