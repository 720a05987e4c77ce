// Every address of a report with what stands behind it: a series of monthly figures, and the view of it that the column shows.
// Figures without rounding, and percentages.
// The printed unit of a report's figures, which a typed value is read in.
import { type FigureSource, type FigureView, type Member, membersOf, type ProfileShape, type TableShape, TOTAL_ROW } from './shape.ts';
import { printYuan, printSquareMetres, printQuotient } from '../values/quantity.ts';
import { assertNever } from '../values/result.ts';
import { printInUnit, unitKindOf, PERCENT } from './units.ts';

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

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?\s*%?$/;

/** Prints stored numbers without rounding: money in 元, areas in 平方米, time in minutes, counts as they are. */
export function printExact(unit: string, raw: number): string {
  const kind = unitKindOf(unit);
  switch (kind) {
    case 'money':
      return `${printYuan(raw)} 元`;
    case 'area':
      return `${printSquareMetres(raw)} 平方米`;
    case 'time':
      return `${printQuotient(raw, 1, 0)} 分钟`;
    case 'percent':
      return `${printInUnit(unit, raw)}%`;
    case 'count':
      return printQuotient(raw, 1, 0);
    default:
      return assertNever(kind);
  }
}

/** `numerator / denominator` in percent with 1 decimal; null where the denominator is 0 or negative: no ∞, no NaN. */
export function printPercent(numerator: number, denominator: number): string | null {
  return denominator <= 0 ? null : printQuotient(BigInt(numerator) * 100n, denominator, 1);
}

/** Year-on-year in percent: (this − base) / base × 100; null where the base is 0 or negative. */
export function printGrowth(value: number, base: number): string | null {
  return base <= 0 ? null : printQuotient((BigInt(value) - BigInt(base)) * 100n, base, 1);
}

/** A percentage that somebody typed, printed with 1 decimal; other text stays as it is. */
export function reprintPercent(text: string): string {
  const match = DECIMAL.exec(text.trim());
  if (!match) return text.trim();
  const fraction = match[3] ?? '';
  return printQuotient(BigInt(`${match[1] ?? ''}${match[2] ?? ''}${fraction}`), 10n ** BigInt(fraction.length), 1);
}

/** A printed percentage in tenths of a percent, null if it is none. */
export function parseTenthsOfPercent(text: string): number | null {
  const match = /^(-?)(\d+)\.(\d)$/.exec(text);
  return match ? Number(`${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`) : null;
}

/** The printed unit of a column's view of a row in `unit`: growth and shares are percentages. */
export function getUnitOfView(view: { readonly kind: SpecView['kind'] }, unit: string): string {
  return view.kind === 'yoy' || view.kind === 'share' ? PERCENT : unit;
}

/** Units by address. */
export interface FigureUnits {
  /** The printed unit of a figure's address (`ZB-2.06.month`), or null if the profile has no such figure. */
  readonly unitOfFigure: (figure: string) => string | null;
  /** The printed unit of an indicator, an address without its column (`ZB-2.06`), or null if the profile has no such row. */
  readonly unitOfIndicator: (indicator: string) => string | null;
}

/** The units of a profile's figures. */
export function indexFigureUnits(profile: ProfileShape): FigureUnits {
  const { figures } = specsOf(profile);
  const unitOf = (spec: FigureSpec | undefined): string | null => {
    return spec === undefined ? null : getUnitOfView(spec.view, spec.unit);
  };
  const isRow = (address: string, indicator: string): boolean => address.slice(0, address.lastIndexOf('.')) === indicator;
  return {
    unitOfFigure: (figure) => unitOf(figures.get(figure)),
    unitOfIndicator: (indicator) => unitOf([...figures.values()].find((one) => isRow(one.address, indicator))),
  };
}
