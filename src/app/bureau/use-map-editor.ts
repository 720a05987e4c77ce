// What the mapping screen remembers and does: the map with its steps, the cell under the cursor, what is asked about it.
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { z } from 'zod';
import type { trialSchema, Workbook } from '../../contract/bureau/workbooks.ts';
import { useNotices } from '../ui/notices.tsx';
import { getBugNumber, useClient } from '../ui/api.tsx';
import { type CellArea, type CellAt, createAreaBetween, printArea, printCell } from './cell-address.ts';
import { type NewEntry, confirmEntries, type EntryRef, removeEntries, withChanged, withEntry } from './map-edit.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { findNextReview, findSheetBeside, listConfirmableMarks, type Mark, markAt, marksOf, type SheetCell } from './map-marks.ts';
import { geometryOf, type SheetGeometry } from './sheet-geometry.ts';
import { labelsOf } from './sheet-labels.ts';
import { type MapSave, useMapSave } from './use-map-save.ts';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';

// A map while it is worked on: its changes can be taken back and done again.

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

// A month tried in the map as it stands: which text would stand where. Asked again whenever another edition is kept.

/** What a month would put where. */
type Trial = z.infer<typeof trialSchema>;

/** The trial of a form. `texts`: by `sheet!D16`, empty while nothing is tried. */
function useTrial(id: number, { save, kept }: MapSave) {
  const client = useClient();
  const notices = useNotices();
  const [trial, setTrial] = useState<Trial | null>(null);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef<string | null>(null);
  const load = useCallback(
    async (month: string): Promise<void> => {
      setBusy(true);
      const outcome = await client.workbooks
        .trial({ id, month })
        .catch((error: unknown) => ({ ok: false as const, refusal: null, number: getBugNumber(error) }));
      setBusy(false);
      if (!outcome.ok) notices.failed(outcome);
      // A later question, or the end of the trial, has gone before this answer.
      else if (asked.current === month) setTrial(outcome.value);
    },
    [client, id, notices],
  );
  const run = async (month: string): Promise<void> => {
    asked.current = month;
    await save();
    await load(month);
  };
  useEffect(() => {
    if (asked.current !== null) void load(asked.current);
  }, [kept.edition, load]);
  const stop = (): void => {
    asked.current = null;
    setTrial(null);
  };
  const texts = useMemo(() => new Map((trial?.cells ?? []).map(({ sheet, cell, text }) => [`${sheet}!${cell}`, text])), [trial]);
  return { trial, texts, run, stop, isBusy };
}

/** What is asked before something is put. */
export type MapDialog =
  | { readonly kind: 'choose'; readonly typed: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'check' }
  | { readonly kind: 'strong' }
  | { readonly kind: 'trial' };

/** Where the screen begins: the first cell that needs somebody, else the first sheet's first cell. */
function beginning(view: Workbook, marks: readonly Mark[]): SheetCell {
  const first = view.pictures.find(({ state }) => state === 'visible') ?? view.pictures[0];
  const start = { sheet: first?.sheet ?? '', row: 0, column: 0 };
  return findNextReview({ marks, pictures: view.pictures }, start, 1, true) ?? { ...start, row: 1, column: 1 };
}

function useMarks(view: Workbook) {
  const [draft, act] = useReducer(draftAfter, view.map, draftOf);
  const saver = useMapSave(view, draft.map);
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set());
  const { pictures, proposals, unsure, lists } = view;
  const { errors } = saver.kept;
  const { map } = draft;
  const marks = useMemo(
    () => marksOf({ map, pictures, proposals, unsure, lists, errors, aside }),
    [map, pictures, proposals, unsure, lists, errors, aside],
  );
  const putAside = (key: string): void => setAside((now) => new Set(now).add(key));
  return { draft, act, saver, marks, putAside };
}

function useCursor(view: Workbook, marks: readonly Mark[]) {
  const [cursor, setCursor] = useState<SheetCell>(() => beginning(view, marks));
  const [anchor, setAnchor] = useState<CellAt>(cursor);
  const moveTo = useCallback((at: CellAt, selects: boolean): void => {
    setCursor((now) => ({ ...now, row: at.row, column: at.column }));
    if (!selects) setAnchor(at);
  }, []);
  const jump = useCallback((to: SheetCell): void => {
    setCursor(to);
    setAnchor(to);
  }, []);
  return { cursor, anchor, moveTo, jump };
}

/** The geometry of a sheet at its own size: for labels and merges. */
function usePlainGeometry(view: Workbook, sheet: string): SheetGeometry {
  const picture = view.pictures.find((one) => one.sheet === sheet) ?? view.pictures[0];
  return useMemo(
    () => geometryOf(picture ?? { sheet, state: 'visible', widths: [], heights: [], cells: [], isCut: false }, 1),
    [picture, sheet],
  );
}

/** The selected block; merged ranges at its ends are taken whole. */
function blockOf({ cellAt }: SheetGeometry, cursor: CellAt, anchor: CellAt): CellArea {
  const ends = [cursor, anchor].map((at) => {
    const cell = cellAt(at);
    return cell === null ? { row: at.row, column: at.column } : { row: cell.row + cell.rows - 1, column: cell.column + cell.columns - 1 };
  });
  const starts = createAreaBetween(cursor, anchor);
  return {
    ...starts,
    bottom: Math.max(starts.bottom, ...ends.map(({ row }) => row)),
    right: Math.max(starts.right, ...ends.map(({ column }) => column)),
  };
}

function useMapState(view: Workbook) {
  const { draft, act, saver, marks, putAside } = useMarks(view);
  const { cursor, anchor, moveTo, jump } = useCursor(view, marks);
  const geometry = usePlainGeometry(view, cursor.sheet);
  const trial = useTrial(view.id, saver);
  const [dialog, setDialog] = useState<MapDialog | null>(null);
  const focus = useRef<HTMLDivElement | null>(null);
  return {
    view,
    draft,
    act,
    saver,
    marks,
    putAside,
    mark: markAt(marks, cursor),
    cursor,
    anchor,
    moveTo,
    jump,
    geometry,
    block: blockOf(geometry, cursor, anchor),
    isBlock: cursor.row !== anchor.row || cursor.column !== anchor.column,
    trial,
    dialog,
    setDialog,
    focus,
  };
}

type MapState = ReturnType<typeof useMapState>;

/** Ways over the sheet. `onDone`: nothing is left to go to. */
function walksOf({ view, marks, mark, cursor, jump }: MapState, onDone: () => void) {
  const go = (stop: SheetCell | null, tells: boolean): boolean => {
    if (stop !== null) jump(stop);
    else if (tells) onDone();
    return stop !== null;
  };
  const { pictures } = view;
  return {
    next: (direction: 1 | -1, wraps: boolean): boolean => go(findNextReview({ marks, pictures }, cursor, direction, wraps), wraps),
    /** On to the next one; the cell itself, or all that are named, are done with. */
    goOn: (done: readonly Mark[] = mark === null ? [] : [mark]): void =>
      void go(findNextReview({ marks: marks.filter((one) => !done.includes(one)), pictures }, cursor, 1, true), true),
    sheetBeside: (by: 1 | -1): void => {
      const beside = findSheetBeside(pictures, cursor.sheet, by);
      if (beside !== null) jump(beside);
    },
  };
}

/** What a person puts into the cell under the cursor, or into the selected block: confirmed, since a person chose it. */
function putsOf({ act, cursor, geometry, block, isBlock }: MapState) {
  const put = (entry: NewEntry): void => act({ type: 'put', entry });
  const { sheet } = cursor;
  const here = geometry.cellAt(cursor);
  const labels = labelsOf(geometry, cursor);
  const common = { ...(labels.length === 0 ? {} : { label: labels }), ...(here?.kind === 'locked' ? { locked: true } : {}) };
  const takeField = (field: string): void => {
    const isBoxes = isBlock && block.top === block.bottom;
    const as = isBoxes ? { as: 'boxes' as const } : (here?.text ?? '').includes('□') ? { as: 'tick' as const } : {};
    put({ kind: 'heads', entry: { sheet, cell: isBoxes ? printArea(block) : printCell(cursor), field, ...as, ...common } });
  };
  const take = (figure: string, unit: string | null): void => {
    if (figure.startsWith('head.')) takeField(figure.slice('head.'.length));
    else put({ kind: 'cells', entry: { sheet, cell: printCell(cursor), figure, ...(unit === null ? {} : { unit }), ...common } });
  };
  return { put, take, keep: (): void => put({ kind: 'keep', entry: { sheet, range: printArea(block) } }) };
}

/** What becomes of the entry under the cursor. */
function decisionsOf(state: MapState, goOn: () => void) {
  const { act, mark, geometry, cursor, putAside, setDialog } = state;
  const isOpen = mark !== null && (mark.tone === 'strong' || mark.tone === 'weak');
  const choose = (typed: string): void => {
    if (geometry.cellAt(cursor)?.kind !== 'formula') setDialog({ kind: 'choose', typed });
  };
  const confirm = (): void => {
    if (!isOpen || mark.entry === null) return;
    act({ type: 'confirm', refs: [mark.entry] });
    goOn();
  };
  const reject = (): void => {
    if (mark === null) return;
    if (mark.entry !== null) act({ type: 'drop', refs: [mark.entry] });
    else if (mark.tone === 'unsure') putAside(`${mark.sheet}!${printCell({ row: mark.area.top, column: mark.area.left })}`);
    if (isOpen || mark.tone === 'unsure') goOn();
  };
  return { choose, confirm, reject, enter: (): void => (isOpen ? confirm() : choose('')) };
}

/** Everything that the mapping screen does. */
export function useMapEditor(view: Workbook) {
  const notices = useNotices();
  const state = useMapState(view);
  const { draft, act, marks, setDialog } = state;
  const walks = walksOf(state, () => notices.done(sayMapEditor('allDone')));
  const strong = listConfirmableMarks(marks);
  return {
    ...state,
    ...walks,
    ...putsOf(state),
    ...decisionsOf(state, walks.goOn),
    strong,
    confirmStrong: (): void => setDialog(strong.length === 0 ? null : { kind: 'strong' }),
    list: (): void => setDialog({ kind: 'list' }),
    // What is empty cannot be checked.
    check: (): void => setDialog((state.geometry.cellAt(state.cursor)?.text ?? '') === '' ? null : { kind: 'check' }),
    askTrial: (): void => setDialog({ kind: 'trial' }),
    undo: draft.past.length === 0 ? null : (): void => act({ type: 'undo' }),
    redo: draft.future.length === 0 ? null : (): void => act({ type: 'redo' }),
  };
}

export type MapEditor = ReturnType<typeof useMapEditor>;
