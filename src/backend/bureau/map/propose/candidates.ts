// Which figures a cell may mean, by the readings of its labels: an indicator and a view of it, or a platform and a measure.
import type { FigureView, TableShape } from '../../../../domain/report/shape.ts';
import { getSourceKey, type Lexicon, type MemberWord, type ViewFlag } from './lexicon.ts';
import type { LabelReading, Meaning } from './read-label.ts';
import type { SheetSense } from './sheet-sense.ts';
import type { PlacedReading, Target } from './target-labels.ts';

/** The view that heads and labels name together; null where they name none. */
type NamedView = 'month' | 'ytd' | 'month_ly' | 'ytd_ly' | 'month_yoy' | 'ytd_yoy' | 'share';

/** A view, and how sure the words are of it. */
interface SeenView {
  readonly view: NamedView | null;
  readonly sure: number;
}

/** Only the year is named: 上年 over a single column may be its month or its sum. */
const BARE = 0.7;

/** What words about time mean together: 累计 over 上年同期 is last year's sum. */
function combineViews(flags: ReadonlySet<ViewFlag>): SeenView {
  const isCumulative = flags.has('cumulative');
  if (flags.has('share')) return { view: flags.size === 1 || (flags.size === 2 && flags.has('now')) ? 'share' : null, sure: 1 };
  if (flags.has('growth')) return { view: isCumulative ? 'ytd_yoy' : 'month_yoy', sure: 1 };
  if (flags.has('lastYear')) {
    const isBare = flags.has('bare') && !isCumulative && !flags.has('now');
    return { view: isCumulative ? 'ytd_ly' : 'month_ly', sure: isBare ? BARE : 1 };
  }
  if (isCumulative) return { view: 'ytd', sure: 1 };
  return flags.has('now') ? { view: 'month', sure: 1 } : { view: null, sure: 1 };
}

interface Column {
  readonly key: string;
  readonly view: FigureView;
}

/** The column of these that shows the view, or null. */
function findColumnOfView(columns: readonly Column[], view: NamedView): Column | null {
  const of = (key: string): Column | undefined => columns.find((column) => column.key === key);
  switch (view) {
    case 'month_yoy':
    case 'ytd_yoy': {
      const wanted = view === 'ytd_yoy' ? 'ytd' : 'month';
      return columns.find((column) => column.view.kind === 'yoy' && of(column.view.of)?.view.kind === wanted) ?? null;
    }
    default:
      return columns.find((column) => column.view.kind === view) ?? null;
  }
}

/** A figure that a cell may mean, with what said so. */
export interface Candidate {
  readonly figure: string;
  readonly table: string;
  readonly row: string;
  readonly sure: number;
  readonly rowWords: string;
  readonly columnWords: string;
}

const UNKNOWN_OUTER = 0.6;
const UNKNOWN_SIDE = 0.75;
const NO_HEAD = 0.65;
/** Without a head a figure of the period's end means this one. */
const NO_HEAD_STOCK = 0.85;
const NO_TIME = 0.7;
const MEASURE_MONTH = 0.98;
const ONLY_MEASURE = 0.78;
const TITLED_MEASURE = 0.97;
const UNCLEAR_PERIOD = 0.75;
const STRANGE_MEMBER = 0.6;
const ONLY_BY_VIEW = 0.75;
const OTHER_PARENT = 0.9;

/** Readings of one side (the row's labels or the heads), the nearest last. */
interface Side {
  readonly nearest: PlacedReading | null;
  readonly others: readonly PlacedReading[];
}

function readingsOf({ nearest, others }: Side): readonly PlacedReading[] {
  return nearest === null ? others : [nearest, ...others];
}

function sideFlags(sides: readonly Side[]): ReadonlySet<ViewFlag> {
  return new Set(sides.flatMap(readingsOf).flatMap(({ flags }) => [...flags]));
}

function hasWords(reading: LabelReading): boolean {
  return reading.indicators.length + reading.members.length + reading.measures.length > 0;
}

function wordsOf({ nearest, others }: Side): string {
  return [...others, ...(nearest === null ? [] : [nearest])].map(({ text }) => text.replace(/\s+/gu, '')).join('／');
}

/** How much less sure unknown words beside the known ones make it. */
function unknownFactor(side: Side, factor: number): number {
  return side.others.some(({ isUnknown }) => isUnknown) ? factor : 1;
}

/** The view where the other side names the time; without a head at all the month's figure is the likely one, `headless` sure. */
function viewBeside(flags: ReadonlySet<ViewFlag>, other: Side, headless: number): SeenView {
  const seen = combineViews(flags);
  if (seen.view !== null) return seen;
  if (flags.has('share')) return seen;
  return { view: 'month', sure: other.nearest === null ? headless : NO_TIME };
}

/** Last year or growth without a word whether of the month or of the year so far, beside heads that tell the two apart. */
function periodFactor(sense: SheetSense, sides: readonly Side[], { view }: SeenView): number {
  const flags = sideFlags(sides);
  if (view === null || flags.has('now') || flags.has('cumulative')) return 1;
  if (!flags.has('lastYear') && !flags.has('growth')) return 1;
  const kind = flags.has('growth') ? 'growth' : 'lastYear';
  return sides.flatMap(readingsOf).some((reading) => reading.flags.has(kind) && sense.isPeriodUnclear(reading, kind)) ? UNCLEAR_PERIOD : 1;
}

type Indicators = Extract<TableShape, { kind: 'indicators' }>;
type Breakdown = Extract<TableShape, { kind: 'breakdown' }>;

function tableOf(lexicon: Lexicon, id: string): TableShape | undefined {
  return lexicon.profile.tables.find((table) => table.id === id);
}

/** The row above that a part belongs to, in the profile. */
function parentLabel(table: Indicators, row: string): string {
  const index = table.rows.findIndex((one) => one.row === row);
  return table.rows.slice(0, index).findLast(({ label }) => !label.startsWith('其中'))?.label ?? '';
}

/** The views that words may mean: both of month and year so far where they do not tell which. */
function viewsOf({ view, sure }: SeenView, clear: number): readonly SeenView[] {
  const cumulative = view === 'month_ly' ? 'ytd_ly' : view === 'month_yoy' ? 'ytd_yoy' : null;
  const seen = { view, sure: sure * clear };
  return clear === 1 || cumulative === null ? [seen] : [seen, { ...seen, view: cumulative }];
}

/** Figures of indicators: one side names the indicator, the other the time and nothing else. */
function indicatorCandidates(lexicon: Lexicon, sense: SheetSense, named: Side, other: Side): Candidate[] {
  const { nearest } = named;
  if (nearest === null || (other.nearest !== null && (other.nearest.isUnknown || hasWords(other.nearest)))) return [];
  const flags = sideFlags([named, other]);
  const strange = sense.namesMember ? STRANGE_MEMBER : 1;
  const factors = unknownFactor(named, UNKNOWN_SIDE) * unknownFactor(other, UNKNOWN_OUTER) * strange;
  return nearest.indicators.flatMap(({ word, sure }): Candidate[] => {
    const table = tableOf(lexicon, word.table);
    if (table?.kind !== 'indicators') return [];
    const isStock = table.rows.find(({ row }) => row === word.row)?.nature === 'stock';
    const seen = viewBeside(flags, other, isStock ? NO_HEAD_STOCK : NO_HEAD);
    const views = viewsOf(seen, periodFactor(sense, [named, other], seen));
    const isStray = nearest.isPart && !word.isPart && parentLabel(table, word.row) !== '';
    return views.flatMap((view): Candidate[] => {
      const column = view.view === null ? null : findColumnOfView(table.columns, view.view);
      if (column === null) return [];
      return [
        {
          figure: `${word.table}.${word.row}.${column.key}`,
          table: word.table,
          row: word.row,
          sure: sure * view.sure * factors * (isStray ? OTHER_PARENT : 1),
          rowWords: wordsOf({ nearest, others: [] }),
          columnWords: wordsOf(other),
        },
      ];
    });
  });
}

/** The measures that the labels beside a member name. */
function measuresOf(sides: readonly PlacedReading[], table: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { measures } of sides)
    for (const { word, sure } of measures) if (word.table === table) found.set(word.source, Math.max(sure, found.get(word.source) ?? 0));
  return found;
}

interface Chosen {
  readonly key: string;
  readonly sure: number;
}

/** The columns of a breakdown that measure and time name; without a measure only what no other column could be. */
function breakdownColumns(table: Breakdown, measures: ReadonlyMap<string, number>, seen: SeenView, isTitled: boolean): readonly Chosen[] {
  const isShown = (view: TableShape['columns'][number]): boolean => 'view' in view;
  const columns = table.columns.filter(isShown);
  if (measures.size > 0) {
    const view = seen.view ?? 'month';
    const sure = seen.sure * (seen.view === null ? MEASURE_MONTH : 1);
    return [...measures].flatMap(([source, own]): Chosen[] => {
      const column = findColumnOfView(
        columns.filter((one) => getSourceKey(one.source) === source),
        view,
      );
      return column === null ? [] : [{ key: column.key, sure: sure * own }];
    });
  }
  if (seen.view === null) return [];
  const sources = [...new Set(columns.map((one) => getSourceKey(one.source)))];
  const fitting = sources.flatMap((source) => {
    const column = findColumnOfView(
      columns.filter((one) => getSourceKey(one.source) === source),
      seen.view ?? 'month',
    );
    return column === null ? [] : [column.key];
  });
  const [only, second] = fitting;
  if (only === undefined || second !== undefined) return [];
  return [{ key: only, sure: seen.sure * (sources.length > 1 ? ONLY_BY_VIEW : isTitled ? TITLED_MEASURE : ONLY_MEASURE) }];
}

/** Figures of breakdowns: one side names the platform or class, the other the measure. */
function memberCandidates(lexicon: Lexicon, sense: SheetSense, named: Side, other: Side): Candidate[] {
  const holders = readingsOf(named);
  const [holder] = holders.filter(({ members }) => members.length > 0);
  const across = readingsOf(other);
  if (holder === undefined || other.nearest === null || other.nearest.isUnknown) return [];
  if (holder !== named.nearest && named.nearest?.isUnknown === true) return [];
  const beside = [...across, ...holders.filter((one) => one !== holder)];
  const seen = combineViews(sideFlags([named, other]));
  const along = holder.members.map(({ word }) => sense.membersAlong(holder, word.table));
  const most = Math.max(2, ...along);
  return holder.members
    .filter((_, index) => along[index] === most)
    .flatMap(({ word, sure }: Meaning<MemberWord>): Candidate[] => {
      const table = tableOf(lexicon, word.table);
      if (table?.kind !== 'breakdown') return [];
      const factors = unknownFactor(named, UNKNOWN_SIDE) * unknownFactor(other, UNKNOWN_OUTER) * periodFactor(sense, [named, other], seen);
      const isTitled = sense.namesTable(word.table);
      return breakdownColumns(table, measuresOf(beside, word.table), seen, isTitled).map((chosen) => ({
        figure: `${word.table}.${word.row}.${chosen.key}`,
        table: word.table,
        row: word.row,
        sure: sure * chosen.sure * factors,
        rowWords: wordsOf({ nearest: holder, others: [] }),
        columnWords: wordsOf(other),
      }));
    });
}

/** A row's labels: where periods stand under one another beside an indicator (直播成交额 | 本月, 累计), the indicator names the row and the period its view. */
function rowSide({ label, outer }: Target): Side {
  const [next, ...rest] = outer;
  const isPeriod = !label.isUnknown && !hasWords(label) && label.flags.size > 0;
  return isPeriod && next !== undefined && hasWords(next) ? { nearest: next, others: [label, ...rest] } : { nearest: label, others: outer };
}

/** Every figure that a cell may mean, the surest first. */
export function listCandidates(lexicon: Lexicon, sense: SheetSense, target: Target): readonly Candidate[] {
  const labels = rowSide(target);
  const heads: Side = { nearest: target.heads.at(-1) ?? null, others: target.heads.slice(0, -1) };
  // A cell without a head belongs to its label only where it stands beside it.
  if (heads.nearest === null && !target.isBeside) return [];
  const all = [
    ...memberCandidates(lexicon, sense, labels, heads),
    ...memberCandidates(lexicon, sense, heads, labels),
    ...indicatorCandidates(lexicon, sense, labels, heads),
    ...(heads.nearest === null ? [] : indicatorCandidates(lexicon, sense, heads, labels)),
  ];
  const best = new Map<string, Candidate>();
  for (const one of all) if (one.sure > (best.get(one.figure)?.sure ?? 0)) best.set(one.figure, one);
  return [...best.values()].toSorted((one, other) => other.sure - one.sure || (one.figure < other.figure ? -1 : 1));
}
