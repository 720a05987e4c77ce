// What each cell of a blank is to the map: confirmed, proposed, in doubt, wrong; and the way from one that needs somebody to the next. Pure.
// What is written of a mark: short in its cell, whole beside the sheet. Pure.
import type { Proposal, SheetPicture, Workbook, WorkbookFinding } from '../../contract/bureau/workbooks.ts';
import type { MapValue, MapListColumn } from '../../contract/bureau/workbook-map.ts';
import { type CellArea, type CellAt, isInside, readArea, columnOf } from './cell-address.ts';
import { areaOf, entriesOf, type Entry, isProposed } from './map-edit.ts';
import { formatShortName } from './find-figures.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { sayMark } from '../ui/i18n.ts';

/** From here on a proposal may be confirmed together with others. */
export const STRONG = 0.8;
/** How an entry stands. `unsure`: equal candidates, of which the map has none. */
export const TONES = ['confirmed', 'strong', 'weak', 'unsure', 'placeholder', 'keep'] as const;
export type Tone = (typeof TONES)[number];

/** Cells that the map, a placeholder or a doubt says something of. */
export interface Mark {
  readonly sheet: string;
  readonly area: CellArea;
  readonly tone: Tone;
  readonly isWrong: boolean;
  /** The map's entry; null where it has none. */
  readonly entry: Entry | null;
  readonly confidence: number | null;
  /** Why it was proposed, in Chinese. */
  readonly reason: string | null;
  /** Equal candidates. */
  readonly candidates: readonly Proposal[];
}

export interface SheetCell extends CellAt {
  readonly sheet: string;
}

/** What marks are made of. */
export interface MarkSource extends Pick<Workbook, 'pictures' | 'proposals' | 'unsure' | 'lists'> {
  readonly map: MapValue;
  readonly errors: readonly WorkbookFinding[];
  /** Cells whose doubt was put aside, as `sheet!D16`. */
  readonly aside: ReadonlySet<string>;
}

interface Said {
  readonly confidence: number;
  readonly reason: string;
}

function saidOf({ proposals, lists }: Pick<MarkSource, 'proposals' | 'lists'>): (entry: Entry) => Said | null {
  const said = new Map<string, Said>([
    ...proposals.map((one): [string, Said] => [`${one.sheet}!${one.cell} ${one.figure}`, one]),
    ...lists.map((one): [string, Said] => [`${one.sheet}!${one.firstRow} ${one.rows}`, one]),
  ]);
  return (one) => {
    switch (one.kind) {
      case 'cells':
        return said.get(`${one.entry.sheet}!${one.entry.cell} ${one.entry.figure}`) ?? null;
      case 'heads':
        return said.get(`${one.entry.sheet}!${one.entry.cell} head.${one.entry.field}`) ?? null;
      case 'lists':
        return said.get(`${one.entry.sheet}!${one.entry.firstRow} ${one.entry.rows}`) ?? null;
      case 'checks':
      case 'keep':
        return null;
    }
  };
}

function toneOf(one: Entry, said: Said | null): Tone {
  if (one.kind === 'keep') return 'keep';
  if (!isProposed(one)) return 'confirmed';
  // A check writes nothing: that the program found it is enough.
  return one.kind === 'checks' || (said?.confidence ?? 0) >= STRONG ? 'strong' : 'weak';
}

function wrongPlaces(errors: readonly WorkbookFinding[]): (mark: Pick<Mark, 'sheet' | 'area'>, isList: boolean) => boolean {
  const places = errors.flatMap(({ sheet, cell }) => {
    const area = readArea(cell);
    return area === null ? [] : [{ sheet, row: area.top, column: area.left }];
  });
  return ({ sheet, area }, isList) =>
    places.some((at) => at.sheet === sheet && (isList ? at.row >= area.top && at.row <= area.bottom : isInside(area, at)));
}

function doubts({ unsure, aside }: MarkSource, taken: readonly Mark[]): Mark[] {
  const byCell = Map.groupBy(unsure, ({ sheet, cell }) => `${sheet}!${cell}`);
  return [...byCell].flatMap(([key, candidates]) => {
    const [first] = candidates;
    const area = readArea(first?.cell ?? '');
    if (first === undefined || area === null || aside.has(key)) return [];
    const at = { row: area.top, column: area.left };
    if (taken.some((mark) => mark.sheet === first.sheet && isInside(mark.area, at))) return [];
    const { sheet, confidence, reason } = first;
    return [{ sheet, area, tone: 'unsure', isWrong: false, entry: null, confidence, reason, candidates }];
  });
}

function placeholders({ map, pictures }: MarkSource, taken: readonly Mark[]): Mark[] {
  if (!map.placeholders) return [];
  return pictures.flatMap(({ sheet, cells }) => {
    const here = taken.filter((mark) => mark.sheet === sheet);
    return cells.flatMap((cell): Mark[] => {
      if (!cell.text.includes('{{') || cell.kind === 'formula' || here.some(({ area }) => isInside(area, cell))) return [];
      const { row, column, rows, columns } = cell;
      const area = { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
      return [{ sheet, area, tone: 'placeholder', isWrong: false, entry: null, confidence: null, reason: null, candidates: [] }];
    });
  });
}

/** Everything that is said of the blank's cells. */
export function marksOf(source: MarkSource): readonly Mark[] {
  const said = saidOf(source);
  const isWrongAt = wrongPlaces(source.errors);
  const entries = entriesOf(source.map).flatMap((one): Mark[] => {
    const area = areaOf(one);
    if (area === null) return [];
    const { sheet } = one.entry;
    const known = said(one);
    const isWrong = one.kind !== 'keep' && isWrongAt({ sheet, area }, one.kind === 'lists');
    const { confidence = null, reason = null } = known ?? {};
    return [{ sheet, area, tone: toneOf(one, known), isWrong, entry: one, confidence, reason, candidates: [] }];
  });
  const isWrongToo = (mark: Mark): Mark => ({ ...mark, isWrong: isWrongAt(mark, false) });
  return [...entries, ...doubts(source, entries), ...placeholders(source, entries).map(isWrongToo)];
}

/** What is said first of a cell: single cells before the list or the range that they lie in. */
function weightOf({ entry, tone }: Mark): number {
  if (entry?.kind === 'keep') return 3;
  if (entry?.kind === 'lists') return 2;
  return tone === 'placeholder' ? 1 : 0;
}

/** What is said of a cell; null where nothing is. */
export function markAt(marks: readonly Mark[], { sheet, row, column }: SheetCell): Mark | null {
  const here = marks.filter((mark) => mark.sheet === sheet && isInside(mark.area, { row, column }));
  return here.toSorted((one, other) => weightOf(one) - weightOf(other))[0] ?? null;
}

/** Whether somebody has to look at it. */
export function shouldReview({ tone, isWrong }: Mark): boolean {
  return isWrong || tone === 'strong' || tone === 'weak' || tone === 'unsure';
}

function compare(one: SheetCell, other: SheetCell, order: ReadonlyMap<string, number>): number {
  return (order.get(one.sheet) ?? 0) - (order.get(other.sheet) ?? 0) || one.row - other.row || one.column - other.column;
}

/**
 * The next cell from `from` that somebody has to look at, before or after it, sheet by sheet and row by row.
 * @param wraps goes on at the other end; else null is answered there
 */
export function findNextReview(
  { marks, pictures }: { readonly marks: readonly Mark[]; readonly pictures: readonly Pick<SheetPicture, 'sheet'>[] },
  from: SheetCell,
  direction: 1 | -1,
  wraps: boolean,
): SheetCell | null {
  const order = new Map(pictures.map(({ sheet }, at) => [sheet, at]));
  const stops = marks
    .filter(shouldReview)
    .map(({ sheet, area }): SheetCell => ({ sheet, row: area.top, column: area.left }))
    .toSorted((one, other) => compare(one, other, order));
  const ahead = direction === 1 ? stops : stops.toReversed();
  const found = ahead.find((stop) => compare(stop, from, order) * direction > 0);
  return found ?? (wraps ? (ahead[0] ?? null) : null);
}

/** Proposals that may be confirmed together: those that are sure enough and have nothing wrong with them. */
export function listConfirmableMarks(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(({ tone, isWrong }) => tone === 'strong' && !isWrong);
}

/** How many marks stand how; wrong ones are counted as such besides. */
export function countTones(marks: readonly Mark[]): Readonly<Record<Tone | 'wrong', number>> {
  const count = (tone: Tone): number => marks.filter((mark) => mark.tone === tone).length;
  return {
    confirmed: count('confirmed'),
    strong: count('strong'),
    weak: count('weak'),
    unsure: count('unsure'),
    placeholder: count('placeholder'),
    keep: count('keep'),
    wrong: marks.filter(({ isWrong }) => isWrong).length,
  };
}

/** The first cell of the sheet before (-1) or behind (1) another; null where there is none. */
export function findSheetBeside(pictures: MarkSource['pictures'], sheet: string, by: 1 | -1): SheetCell | null {
  const picture = pictures[pictures.findIndex((one) => one.sheet === sheet) + by];
  return picture === undefined ? null : { sheet: picture.sheet, row: 1, column: 1 };
}

/** A sign besides the colour. */
export const SIGNS: Readonly<Record<Tone | 'wrong', string>> = {
  confirmed: '✓',
  strong: '●',
  weak: '◐',
  unsure: '?',
  placeholder: '{}',
  keep: '⊘',
  wrong: '!',
};

/** What a person may put into cells, by its address. */
export type Labels = ReadonlyMap<string, string>;

/** Names of all figures. */
export function listFigureLabels({ figures }: Pick<Workbook, 'figures'>): Labels {
  return new Map(figures.map(({ figure, label }) => [figure, label]));
}

/** The key of a list's column. */
export function getColumnKey(column: MapListColumn): string {
  return typeof column === 'string' ? column : column.column;
}

/** The words of a list's column. */
export function formatColumn(view: Pick<Workbook, 'listColumns'>, table: string, key: string): string {
  const label = view.listColumns[table]?.find(({ column }) => column === key)?.label ?? key;
  if (label !== key) return label;
  return key === 'seq' ? sayMapEditor('seq') : key === 'name' ? sayMapEditor('rowName') : label;
}

/** What stands short in the cell of a mark. */
export function formatShortText({ entry }: Mark, labels: Labels): string {
  switch (entry?.kind) {
    case 'cells':
      return formatShortName(entry.entry.figure, labels.get(entry.entry.figure));
    case 'heads':
      return entry.entry.field;
    case 'checks':
    case 'lists':
    case 'keep':
    case undefined:
      return '';
  }
}

/** A figure or a field in words with its address. */
export function formatFigure(figure: string, labels: Labels): string {
  return figure.startsWith('head.') ? figure.slice('head.'.length) : `${figure} ${labels.get(figure) ?? ''}`.trim();
}

/** What a mark says, for ears and for the panel. */
export function markText(mark: Mark, labels: Labels): string {
  const { entry } = mark;
  switch (entry?.kind) {
    case 'cells':
      return formatFigure(entry.entry.figure, labels);
    case 'heads':
      return entry.entry.field;
    case 'lists':
      return `${sayMapEditor('list')} ${entry.entry.rows}`;
    case 'checks':
      return `${sayMapEditor('check')} ${sayMapEditor('okValues', { values: entry.entry.ok.join(sayMark('、')) })}`;
    case 'keep':
      return sayMapEditor('keepRange', { range: entry.entry.range });
    case undefined:
      return mark.candidates.map(({ figure }) => formatFigure(figure, labels)).join(' / ');
  }
}

/** The mapped columns of a list: their number and their words. */
export function listHeads(mark: Mark, view: Pick<Workbook, 'listColumns'>): readonly (readonly [number, string])[] {
  if (mark.entry?.kind !== 'lists') return [];
  const { rows, columns } = mark.entry.entry;
  return Object.entries(columns).map(([letters, column]) => [columnOf(letters), formatColumn(view, rows, getColumnKey(column))]);
}
