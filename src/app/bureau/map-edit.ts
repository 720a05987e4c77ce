// Changes of a map: entries confirmed, dropped, put and changed. Pure; every change answers a new map.
import type { MapCell, MapCheck, MapHead, MapKeep, MapList, MapValue } from '../../contract/bureau/workbook-map.ts';
import { type CellArea, readArea } from './cell-address.ts';

/** The lists of entries, in the order in which a refusal counts them. */
export const ENTRY_KINDS = ['cells', 'heads', 'lists', 'checks', 'keep'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** An entry with its place in the map. */
export type Entry =
  | { readonly kind: 'cells'; readonly index: number; readonly entry: MapCell }
  | { readonly kind: 'heads'; readonly index: number; readonly entry: MapHead }
  | { readonly kind: 'lists'; readonly index: number; readonly entry: MapList }
  | { readonly kind: 'checks'; readonly index: number; readonly entry: MapCheck }
  | { readonly kind: 'keep'; readonly index: number; readonly entry: MapKeep };
export type EntryRef = Pick<Entry, 'kind' | 'index'>;

/** An entry that is to be put into a map. */
export type NewEntry =
  | { readonly kind: 'cells'; readonly entry: MapCell }
  | { readonly kind: 'heads'; readonly entry: MapHead }
  | { readonly kind: 'lists'; readonly entry: MapList }
  | { readonly kind: 'checks'; readonly entry: MapCheck }
  | { readonly kind: 'keep'; readonly entry: MapKeep };

/** All entries of a map, in the order in which a refusal counts them. */
export function entriesOf(map: MapValue): readonly Entry[] {
  return [
    ...map.cells.map((entry, index): Entry => ({ kind: 'cells', index, entry })),
    ...map.heads.map((entry, index): Entry => ({ kind: 'heads', index, entry })),
    ...map.lists.map((entry, index): Entry => ({ kind: 'lists', index, entry })),
    ...map.checks.map((entry, index): Entry => ({ kind: 'checks', index, entry })),
    ...map.keep.map((entry, index): Entry => ({ kind: 'keep', index, entry })),
  ];
}

/** Whether nobody has confirmed an entry yet. Ranges to keep need no word. */
export function isProposed(one: Entry): boolean {
  return one.kind !== 'keep' && one.entry.state === 'proposed';
}

/** How many entries a map has besides ranges to keep, and how many of them nobody has confirmed. */
export function countsOf(map: MapValue): { readonly entries: number; readonly proposed: number } {
  const all = entriesOf(map).filter(({ kind }) => kind !== 'keep');
  return { entries: all.length, proposed: all.filter(isProposed).length };
}

/** The cells that an entry fills, reads or keeps; null where its address cannot be read. */
export function areaOf(one: NewEntry): CellArea | null {
  switch (one.kind) {
    case 'cells':
    case 'heads':
    case 'checks':
      return readArea(one.entry.cell);
    case 'keep':
      return readArea(one.entry.range);
    case 'lists': {
      const { firstRow, templateRows, columns } = one.entry;
      const areas = Object.keys(columns).flatMap((letters) => readArea(`${letters}1`) ?? []);
      if (areas.length === 0) return null;
      const left = Math.min(...areas.map((area) => area.left));
      return { top: firstRow, left, bottom: firstRow + templateRows - 1, right: Math.max(...areas.map((area) => area.right)) };
    }
  }
}

type Stated = { readonly state?: 'proposed' | undefined };

function settled<E extends Stated>(entry: E): Omit<E, 'state'> {
  const { state: _, ...rest } = entry;
  return rest;
}

/** The entries confirmed: a person has seen them. */
export function confirmEntries(map: MapValue, refs: readonly EntryRef[]): MapValue {
  const chosen = new Set(refs.map(({ kind, index }) => `${kind} ${index}`));
  const isChosen = (kind: EntryKind, index: number): boolean => chosen.has(`${kind} ${index}`);
  return {
    ...map,
    cells: map.cells.map((one, index) => (isChosen('cells', index) ? settled(one) : one)),
    heads: map.heads.map((one, index) => (isChosen('heads', index) ? settled(one) : one)),
    lists: map.lists.map((one, index) => (isChosen('lists', index) ? settled(one) : one)),
    checks: map.checks.map((one, index) => (isChosen('checks', index) ? settled(one) : one)),
  };
}

/** The map without the entries. */
export function removeEntries(map: MapValue, refs: readonly EntryRef[]): MapValue {
  const gone = new Set(refs.map(({ kind, index }) => `${kind} ${index}`));
  const stays =
    (kind: EntryKind) =>
    (_: unknown, index: number): boolean =>
      !gone.has(`${kind} ${index}`);
  return {
    ...map,
    cells: map.cells.filter(stays('cells')),
    heads: map.heads.filter(stays('heads')),
    lists: map.lists.filter(stays('lists')),
    checks: map.checks.filter(stays('checks')),
    keep: map.keep.filter(stays('keep')),
  };
}

function isTouching(one: CellArea, other: CellArea): boolean {
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;
}

/** Entries that a new one takes the place of: single cells in its cells; a list also those of another list. */
function inTheWay(map: MapValue, fresh: NewEntry): readonly Entry[] {
  const area = areaOf(fresh);
  if (area === null || fresh.kind === 'keep') return [];
  const reached = fresh.kind === 'lists' ? { ...area, left: 1, right: Number.MAX_SAFE_INTEGER } : area;
  return entriesOf(map).filter((one) => {
    if (one.kind === 'keep' || one.entry.sheet !== fresh.entry.sheet) return false;
    if ((one.kind === 'lists') !== (fresh.kind === 'lists') && one.kind === 'lists') return false;
    const other = areaOf(one);
    return other !== null && isTouching(other, reached);
  });
}

function added(map: MapValue, fresh: NewEntry): MapValue {
  switch (fresh.kind) {
    case 'cells':
      return { ...map, cells: [...map.cells, fresh.entry] };
    case 'heads':
      return { ...map, heads: [...map.heads, fresh.entry] };
    case 'lists':
      return { ...map, lists: [...map.lists, fresh.entry] };
    case 'checks':
      return { ...map, checks: [...map.checks, fresh.entry] };
    case 'keep':
      return { ...map, keep: [...map.keep, fresh.entry] };
  }
}

/** The map with a new entry, in the place of what stood in its cells. */
export function withEntry(map: MapValue, fresh: NewEntry): MapValue {
  return added(removeEntries(map, inTheWay(map, fresh)), fresh);
}

/** The map with an entry that reads otherwise; its place in the map stays. */
export function withChanged(map: MapValue, { kind, index }: EntryRef, next: NewEntry): MapValue {
  const put = <E>(all: readonly E[], entry: E): readonly E[] => all.map((one, at) => (at === index ? entry : one));
  if (kind !== next.kind) return withEntry(removeEntries(map, [{ kind, index }]), next);
  switch (next.kind) {
    case 'cells':
      return { ...map, cells: put(map.cells, next.entry) };
    case 'heads':
      return { ...map, heads: put(map.heads, next.entry) };
    case 'lists':
      return { ...map, lists: put(map.lists, next.entry) };
    case 'checks':
      return { ...map, checks: put(map.checks, next.entry) };
    case 'keep':
      return { ...map, keep: put(map.keep, next.entry) };
  }
}
