// What a sheet as a whole says about its cells: which members stand along a line, what its title names, how its heads tell periods apart.
import { memoizeByKey } from '../../../core/memoize.ts';
import { flattenText } from '../label-text.ts';
import type { LabelGrid } from '../label-grid.ts';
import type { Lexicon, ViewFlag } from './lexicon.ts';
import type { LabelReading } from './read-label.ts';
import type { PlacedReading } from './target-labels.ts';

/** What the sheet as a whole says. */
export interface SheetSense {
  /** How many different members of a breakdown stand along the row or column of a label, by table. */
  readonly membersAlong: (reading: PlacedReading, table: string) => number;
  /** Whether a head of last year or of growth may mean the month as well as the year so far. */
  readonly isPeriodUnclear: (reading: PlacedReading, kind: 'lastYear' | 'growth') => boolean;
  /** Whether the sheet's title names a table, or what its only measure is called. */
  readonly namesTable: (table: string) => boolean;
  /** True where the title names one platform or class: the sheet is about it alone. */
  readonly namesMember: boolean;
  /** True for forms of another period, or of wishes: the same words mean other figures there. */
  readonly isOtherForm: boolean;
}

const OTHER_FORM = /年报|季报|季度报|旬报|周报|日报|计划|目标|预测|预计/;
const TITLE_ROWS = 6;
const TITLE_LENGTH = 40;
/** A translation beside the Chinese does not make a title a sentence. */
const ENGLISH = /[A-Za-z][A-Za-z\s,.'’&-]*/gu;
const FARTHEST = 200;
const PIECE = FARTHEST / 2;
const TABLE_END = /(?:情况)?(?:月报)?(?:统计)?表?$/;

type Read = (text: string) => LabelReading;

/** The titles of a sheet, flat: the sheet's name, lines that reach over several columns, and lines by themselves over the first row of several texts. */
export function titlesOf(grid: LabelGrid): readonly string[] {
  const { view } = grid;
  const top = [...view.cells({ top: 1, left: 1, bottom: TITLE_ROWS, right: 60 })].filter(
    ({ stored }) => stored.kind === 'text' && stored.text.trim() !== '',
  );
  const rows = Map.groupBy(top, ({ row }) => row);
  const firstOfTable = [...rows].find(([, cells]) => cells.length > 1)?.[0] ?? TITLE_ROWS + 1;
  const alone = [...rows].flatMap(([row, [cell]]) => (cell === undefined || row >= firstOfTable ? [] : [grid.textAt(row, cell.column)]));
  const wide = view.merges.filter(({ top: row, left, right }) => row <= TITLE_ROWS && left <= 2 && right - left >= 2);
  const texts = [...alone, ...wide.map(({ top: row, left }) => grid.textAt(row, left))];
  return [view.sheet.name, ...texts.filter((text) => text.replace(ENGLISH, '').length <= TITLE_LENGTH)].map(flattenText);
}

/** A row or a column of a sheet, as far as it is looked along. Columns are taken in pieces, each with what stands around it. */
interface Line {
  readonly key: string;
  readonly texts: () => readonly string[];
}

/** The lines that a label stands in. */
function linesOf(grid: LabelGrid, { area: { top, left } }: PlacedReading): readonly Line[] {
  const { lastRow, lastColumn } = grid.view;
  const piece = Math.floor((top - 1) / PIECE);
  const from = Math.max(1, piece * PIECE - PIECE / 2 + 1);
  return [
    {
      key: `${left} ${piece}`,
      texts: () => Array.from({ length: Math.min(lastRow, FARTHEST) }, (_, step) => grid.textAt(from + step, left)),
    },
    { key: `${top}`, texts: () => Array.from({ length: Math.min(lastColumn, FARTHEST) }, (_, step) => grid.textAt(top, step + 1)) },
  ];
}

/** Keeps what is asked of a line. */
function byLine<K extends string, T>(make: (texts: readonly string[], key: K) => T): (line: Line, key: K) => T {
  const known = new Map<string, { readonly made: T }>();
  return (line, key) => {
    const place = `${line.key}/${key}`;
    const found = known.get(place) ?? { made: make(line.texts(), key) };
    known.set(place, found);
    return found.made;
  };
}

function countMembers(read: Read, table: string, texts: readonly string[]): number {
  const rows = texts.flatMap((text) => (text === '' ? [] : read(text).members.filter(({ word }) => word.table === table)));
  return new Set(rows.map(({ word }) => word.row)).size;
}

/** Whether heads along a line speak of the year so far, and none of them says it of last year (or growth). */
function isUnclear(read: Read, texts: readonly string[], kind: ViewFlag): boolean {
  const flags = texts.flatMap((text) => (text === '' ? [] : [read(text).flags]));
  const cumulative = flags.filter((one) => one.has('cumulative'));
  return cumulative.length > 0 && !cumulative.some((one) => one.has(kind));
}

/** What a sheet says as a whole. */
export function senseOf(lexicon: Lexicon, grid: LabelGrid, read: Read): SheetSense {
  const titles = titlesOf(grid);
  const count = byLine((texts, table: string) => countMembers(read, table, texts));
  const unclear = byLine((texts, kind: 'lastYear' | 'growth') => isUnclear(read, texts, kind));
  const members = [...lexicon.members.keys()].filter((word) => word !== '合计' && word !== '其他');
  const ownWords = (id: string): readonly string[] => {
    const table = lexicon.profile.tables.find((one) => one.id === id);
    const measures = [...lexicon.measures].filter(([, meanings]) => meanings.some((one) => one.table === id)).map(([word]) => word);
    return [...(table === undefined ? [] : [flattenText(table.title).replace(TABLE_END, '')]), ...measures].filter((word) => word !== '');
  };
  return {
    membersAlong: (reading, table) => Math.max(...linesOf(grid, reading).map((line) => count(line, table))),
    isPeriodUnclear: (reading, kind) => linesOf(grid, reading).some((line) => unclear(line, kind)),
    namesTable: memoizeByKey((table) => titles.some((title) => ownWords(table).some((word) => title.includes(word)))),
    namesMember: titles.some((title) => members.some((word) => title.includes(word))),
    isOtherForm: titles.some((title) => OTHER_FORM.test(title)),
  };
}
