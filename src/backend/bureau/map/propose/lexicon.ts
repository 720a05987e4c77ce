// The words that a profile's figures go by: its own labels, what other forms say instead, and the words for this month, last year, 累计.
import {
  type BreakdownColumn,
  type FigureSource,
  type FigureView,
  membersOf,
  type ProfileShape,
  type TableShape,
  TOTAL_ROW,
} from '../../../../domain/report/shape.ts';
import { parseLabel } from '../label-text.ts';
import { mapFacts, type MapFacts } from '../map-facts.ts';

/** What the proposer knows: the profile, and the words that forms use instead of its own. */
export interface ProposeFacts {
  readonly profile: ProfileShape;
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
}

/** A row of a table of indicators. `note` is the bracket of its label: 支付口径. */
export interface IndicatorWord {
  readonly table: string;
  readonly row: string;
  readonly note: string;
  readonly isPart: boolean;
}

/** A row of a breakdown: 合计 (01), a platform, a goods class. */
export interface MemberWord {
  readonly table: string;
  readonly row: string;
}

/** A measure of a breakdown's columns; `source` tells columns of one measure from those of another. */
export interface MeasureWord {
  readonly table: string;
  readonly source: string;
}

/** What words about time say. `bare`: only the year is named, as over two columns. */
export type ViewFlag = 'now' | 'cumulative' | 'lastYear' | 'growth' | 'share' | 'bare';

/** A column of a list: the words of its head, and which view of them it shows. */
export interface ListWord {
  readonly key: string;
  readonly words: ReadonlySet<string>;
  readonly isCumulative: boolean;
  /** True for columns that show a measure of sales, so that words about time matter. */
  readonly isView: boolean;
}

export interface Lexicon {
  readonly profile: ProfileShape;
  readonly facts: MapFacts;
  /** The words that a core may stand for, itself first. */
  readonly meanings: (core: string) => readonly string[];
  readonly indicators: ReadonlyMap<string, readonly IndicatorWord[]>;
  readonly members: ReadonlyMap<string, readonly MemberWord[]>;
  readonly measures: ReadonlyMap<string, readonly MeasureWord[]>;
  /** Longest first. */
  readonly views: readonly (readonly [word: string, flags: readonly ViewFlag[]])[];
  readonly lists: ReadonlyMap<string, readonly ListWord[]>;
}

const VIEW_WORDS: readonly (readonly [string, readonly ViewFlag[]])[] = [
  ['本月', ['now']],
  ['期末', ['now']],
  ['本年', ['bare']],
  ['累计', ['cumulative']],
  ['本月止累计', ['cumulative']],
  ['上年同月', ['lastYear', 'now']],
  ['上年同期', ['lastYear']],
  ['上年同期末', ['lastYear', 'now']],
  ['上年同期累计', ['lastYear', 'cumulative']],
  ['上年', ['lastYear', 'bare']],
  ['同比', ['growth']],
  ['占比', ['share']],
];

function coreOf(text: string): string {
  return parseLabel(text).core;
}

/** Columns of a breakdown with one source are views of one measure. */
export function getSourceKey(source: FigureSource): string {
  switch (source.kind) {
    case 'measure':
      return source.measure;
    case 'sum':
      return source.terms.map(({ row, times }) => `${times}*${row}`).join('+');
    case 'ratio':
      return `${source.numerator}/${source.denominator}`;
  }
}

function push<T>(map: Map<string, T[]>, word: string, meaning: T): void {
  if (word === '') return;
  const list = map.get(word);
  if (list === undefined) map.set(word, [meaning]);
  else list.push(meaning);
}

/** The text without words about time; empty where nothing else is said. */
export function removeViews(views: Lexicon['views'], core: string): { readonly rest: string; readonly flags: readonly ViewFlag[] } {
  const flags: ViewFlag[] = [];
  let rest = '';
  for (let at = 0; at < core.length;) {
    const found = views.find(([word]) => core.startsWith(word, at));
    if (found === undefined) {
      rest += core.charAt(at);
      at += 1;
    } else {
      flags.push(...found[1]);
      at += found[0].length;
    }
  }
  return { rest, flags };
}

type Breakdown = Extract<TableShape, { kind: 'breakdown' }>;

/** The words for a breakdown's measure: what its columns and their groups say besides time, and the indicators that show the same. */
function measureWords(profile: ProfileShape, views: Lexicon['views'], table: Breakdown, column: BreakdownColumn): readonly string[] {
  const source = getSourceKey(column.source);
  const own = table.columns
    .filter((one) => getSourceKey(one.source) === source)
    .flatMap(({ label, groups, view }) => (view.kind === 'month' ? [label, ...groups] : []))
    .map((text) => removeViews(views, coreOf(text)).rest);
  const indicators = profile.tables.flatMap((other) =>
    other.kind === 'indicators' ? other.rows.filter((row) => getSourceKey(row.source) === source).map(({ label }) => coreOf(label)) : [],
  );
  const shared = new Set(
    table.columns
      .filter((one) => getSourceKey(one.source) !== source)
      .flatMap(({ groups }) => groups.map((text) => removeViews(views, coreOf(text)).rest)),
  );
  return [...new Set([...own, ...indicators])].filter((word) => word !== '' && !shared.has(word));
}

function tenantWords(table: Extract<TableShape, { kind: 'tenants' }>, views: Lexicon['views']): readonly ListWord[] {
  return table.columns.map(({ key, label, groups }) => {
    const own = removeViews(views, coreOf(label));
    const words = own.rest === '' ? groups.map(coreOf) : [coreOf(label)];
    const isView = own.rest === '';
    return { key, words: new Set(words), isCumulative: own.flags.includes('cumulative'), isView };
  });
}

/** Which view a list of a breakdown can show in a column that words alone tell apart. */
function breakdownWords(profile: ProfileShape, views: Lexicon['views'], table: Breakdown): readonly ListWord[] {
  const named = (key: string, words: readonly string[]): ListWord => ({ key, words: new Set(words), isCumulative: false, isView: false });
  const shown = (view: FigureView): boolean => view.kind === 'month' || view.kind === 'ytd';
  return [
    named('seq', ['序号']),
    named('name', table.rowHead === undefined ? [] : [coreOf(table.rowHead)]),
    ...table.columns
      .filter(({ view }) => shown(view))
      .map((column) => ({
        key: column.key,
        words: new Set(measureWords(profile, views, table, column)),
        isCumulative: column.view.kind === 'ytd',
        isView: true,
      })),
  ];
}

function listWords(profile: ProfileShape, views: Lexicon['views']): ReadonlyMap<string, readonly ListWord[]> {
  return new Map(
    profile.tables.flatMap((table): [string, readonly ListWord[]][] => {
      if (table.kind === 'tenants') return [[table.id, tenantWords(table, views)]];
      return table.kind === 'breakdown' ? [[table.id, breakdownWords(profile, views, table)]] : [];
    }),
  );
}

function viewWords(others: ReadonlyMap<string, readonly string[]>): Lexicon['views'] {
  return VIEW_WORDS.flatMap(([word, flags]) =>
    [word, ...(others.get(word) ?? [])].map((one): [string, readonly ViewFlag[]] => [one, flags]),
  ).toSorted(([one], [other]) => other.length - one.length || (one < other ? -1 : 1));
}

/** The words of a profile. */
export function lexiconOf({ profile, synonyms }: ProposeFacts): Lexicon {
  const others = new Map(Object.entries(synonyms).map(([own, words]) => [coreOf(own), words.map(coreOf)]));
  const views = viewWords(others);
  const meaning = new Map<string, string[]>();
  for (const [own, words] of others) for (const word of words) push(meaning, word, own);
  const indicators = new Map<string, IndicatorWord[]>();
  const members = new Map<string, MemberWord[]>();
  const measures = new Map<string, MeasureWord[]>();
  for (const table of profile.tables) {
    if (table.kind === 'indicators') {
      for (const { row, label } of table.rows) {
        const { core, note, isPart } = parseLabel(label);
        push(indicators, core, { table: table.id, row, note, isPart });
      }
    } else if (table.kind === 'breakdown') {
      for (const { code, name } of [TOTAL_ROW, ...membersOf(profile, table)]) push(members, coreOf(name), { table: table.id, row: code });
      for (const column of table.columns) {
        if (column.view.kind !== 'month') continue;
        for (const word of measureWords(profile, views, table, column))
          push(measures, word, { table: table.id, source: getSourceKey(column.source) });
      }
    }
  }
  const meanings = (core: string): readonly string[] => [core, ...(meaning.get(core) ?? [])];
  return { profile, facts: mapFacts(profile), meanings, indicators, members, measures, views, lists: listWords(profile, views) };
}
