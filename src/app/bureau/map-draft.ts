// A map while it is worked on: its changes can be taken back and done again. Pure.
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import { confirmEntries, type EntryRef, type NewEntry, removeEntries, withChanged, withEntry } from './map-edit.ts';

/** The map with what came before it and what was taken back. */
export interface MapDraft {
  readonly map: MapValue;
  readonly past: readonly MapValue[];
  readonly future: readonly MapValue[];
}

/** What is done to a map. */
export type MapAct =
  | { readonly type: 'confirm'; readonly refs: readonly EntryRef[] }
  | { readonly type: 'drop'; readonly refs: readonly EntryRef[] }
  | { readonly type: 'put'; readonly entry: NewEntry }
  | { readonly type: 'change'; readonly ref: EntryRef; readonly entry: NewEntry }
  | { readonly type: 'placeholders'; readonly isOn: boolean }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/** Steps that can be taken back. */
const MOST_STEPS = 200;

/** A map that nobody has changed yet. */
export function draftOf(map: MapValue): MapDraft {
  return { map, past: [], future: [] };
}

function changedMap(map: MapValue, act: Exclude<MapAct, { type: 'undo' | 'redo' }>): MapValue {
  switch (act.type) {
    case 'confirm':
      return confirmEntries(map, act.refs);
    case 'drop':
      return removeEntries(map, act.refs);
    case 'put':
      return withEntry(map, act.entry);
    case 'change':
      return withChanged(map, act.ref, act.entry);
    case 'placeholders':
      return { ...map, placeholders: act.isOn };
  }
}

/** The draft after an act. What there is nothing to undo for stays as it is. */
export function draftAfter(draft: MapDraft, act: MapAct): MapDraft {
  const { map, past, future } = draft;
  if (act.type === 'undo') {
    const before = past.at(-1);
    return before === undefined ? draft : { map: before, past: past.slice(0, -1), future: [map, ...future] };
  }
  if (act.type === 'redo') {
    const [next, ...rest] = future;
    return next === undefined ? draft : { map: next, past: [...past, map], future: rest };
  }
  if ((act.type === 'confirm' || act.type === 'drop') && act.refs.length === 0) return draft;
  return { map: changedMap(map, act), past: [...past.slice(1 - MOST_STEPS), map], future: [] };
}
