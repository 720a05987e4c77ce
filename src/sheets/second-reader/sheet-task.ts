// One worksheet's comparison: its two texts, what is expected of it, and what is found on the way.
import {
  parseAreaPlace,
  type CellArea,
  formatCellName,
  parseCellPlace,
  moveAreas,
  moveCell,
  blocksOf,
  type GrownBlock,
  type Moves,
} from './moves.ts';
import { type ReadString, readString, type SharedStrings } from './shared-strings.ts';
import { type Difference, differenceOf, type ExpectedFill, type ExpectedValue, type NamedCell, type NewError } from './second-reading.ts';
import type { CellParts } from './sheet-rows.ts';
import { decodeCharacters, decodeEscapes } from './markup.ts';

/** What a cell shows: a text, a number, a truth, an error as `#N/A`; null for nothing. */
export type ShownValue =
  | { readonly kind: 'text' | 'error' | 'number' | 'date'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | null;

/** What is expected of one sheet; places are numbers of `placeKey`. */
export interface SheetTask {
  readonly part: string;
  readonly sheet: number;
  readonly name: string;
  readonly moves: Moves;
  readonly blocks: readonly GrownBlock[];
  readonly blankStrings: SharedStrings | null;
  readonly strings: SharedStrings | null;
  readonly expected: ReadonlyMap<number, ExpectedValue>;
  readonly recalculated: ReadonlySet<number>;
  readonly notCalculated: ReadonlySet<number>;
  readonly knownErrors: ReadonlySet<number>;
  readonly checked: ReadonlySet<number>;
  readonly keep: readonly CellArea[];
  readonly searchesPlaceholders: boolean;
  /** The numbers of shared strings that hold a placeholder. */
  readonly marked: ReadonlySet<number>;
  /** The style of a column's cells without their own. */
  readonly columnStyle: (column: number) => string;
}

/** What comes out of it. */
export interface SheetFindings {
  readonly differences: Difference[];
  readonly newErrors: NewError[];
  /** What the map's check cells and the failing formulas show, by place. */
  readonly shown: Map<number, ShownValue>;
  readonly failing: number[];
  /** Formula cells that somebody asks for: recalculated ones, and all of a book whose lists have grown. */
  readonly formulas: Set<number>;
  readonly seen: Set<number>;
  hasFormulas: boolean;
}

/** A cell's place as one number, in reading order. */
export function placeKey(row: number, column: number): number {
  return row * 16_384 + column - 1;
}

/** The row of a place's number. */
export function getRowOfKey(key: number): number {
  return Math.floor(key / 16_384);
}

/** `B9` of a place's number. */
export function formatNameOfKey(key: number): string {
  return formatCellName(getRowOfKey(key), (key % 16_384) + 1);
}

/** The findings of a sheet before it is read. */
export function createFindings(): SheetFindings {
  return { differences: [], newErrors: [], shown: new Map(), failing: [], formulas: new Set(), seen: new Set(), hasFormulas: false };
}

/** Notes a difference of a cell. */
export function noteCell(
  task: SheetTask,
  findings: SheetFindings,
  key: number,
  facts: { readonly what: string; readonly wanted?: string | null; readonly found?: string | null },
): void {
  findings.differences.push(differenceOf({ part: task.part, cell: `${task.name}!${formatNameOfKey(key)}`, ...facts }));
}

/** The expectations of one sheet out of all; addresses that are none are skipped here and reported by `compareFilled`. */
export function expectationsOf(
  expected: ExpectedFill,
  place: { readonly name: string; readonly sheet: number; readonly moves: Moves },
): Pick<SheetTask, 'expected' | 'recalculated' | 'notCalculated' | 'knownErrors' | 'checked' | 'keep'> {
  const blocks = blocksOf(place.moves, place.sheet);
  const isHere = ({ sheet }: { readonly sheet: string }): boolean => sheet === place.name;
  const keysOf = (cells: readonly NamedCell[]): ReadonlySet<number> => new Set(cells.filter(isHere).flatMap(({ cell }) => keyOf(cell)));
  return {
    expected: new Map(expected.cells.filter(isHere).flatMap(({ cell, value }) => keyOf(cell).map((key) => [key, value] as const))),
    recalculated: keysOf(expected.recalculated),
    notCalculated: keysOf(expected.notCalculated),
    knownErrors: keysOf(expected.knownErrors),
    checked: new Set(expected.checks.filter(isHere).flatMap(({ cell }) => keyOf(moveCell(blocks, cell)))),
    keep: expected.keep.filter(isHere).flatMap(({ range }) => parseAreaPlace(moveAreas(blocks, range)) ?? []),
  };
}

/** The place's number of an address; empty where it is none. */
export function keyOf(cell: string): readonly number[] {
  const place = parseCellPlace(cell);
  return place === null ? [] : [placeKey(place.row, place.column)];
}

/** The string of a cell of type `s` or `inlineStr`; null where there is none. */
export function stringOf(parts: CellParts, strings: SharedStrings | null): ReadString | null {
  if (parts.type === 'inlineStr') return parts.inline === null ? null : readString(parts.inline);
  return parts.type === 's' && parts.value !== null && /^\d+$/.test(parts.value.trim())
    ? (strings?.read(Number(parts.value)) ?? null)
    : null;
}

/** What a cell shows. */
export function formatShownValue(parts: CellParts, strings: SharedStrings | null): ShownValue {
  if (parts.type === 's' || parts.type === 'inlineStr') {
    const text = stringOf(parts, strings)?.text;
    return text === undefined ? null : { kind: 'text', text };
  }
  if (parts.value === null) return null;
  const text = decodeEscapes(decodeCharacters(parts.value));
  if (parts.type === 'str') return { kind: 'text', text };
  if (parts.type === 'b') return { kind: 'boolean', value: text.trim() === '1' || text.trim() === 'true' };
  if (parts.type === 'e') return { kind: 'error', text };
  return text.trim() === '' ? null : { kind: parts.type === 'd' ? 'date' : 'number', text: text.trim() };
}
