// The state of a grid of cells: where the cursor is, and what is being typed. Keys as in a spreadsheet.
import { type KeyboardEvent, useReducer } from 'react';
import { flushSync } from 'react-dom';
import { keysOf } from '../keys.tsx';
import { type Cell, clampCell, findBegunText, findMovedCell, type GridSize } from './grid-keys.ts';

/** Where the cursor is, and the text that is being typed there; null while nothing is. */
export interface GridState {
  readonly cell: Cell;
  readonly typed: string | null;
  /** Whose cell is typed in: rows may move meanwhile, and what is typed stays theirs. */
  readonly owner: number | null;
}

type Step =
  | { readonly do: 'go'; readonly cell: Cell }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'begin'; readonly text: string; readonly owner: number }
  | { readonly do: 'give up' };

function stepped(state: GridState, step: Step): GridState {
  switch (step.do) {
    case 'go':
      return { cell: step.cell, typed: null, owner: null };
    case 'begin':
      return { ...state, typed: step.text, owner: step.owner };
    case 'type':
      return { ...state, typed: step.text };
    case 'give up':
      return { ...state, typed: null, owner: null };
  }
}

/** What a grid lets a person do. */
export interface GridRules {
  readonly size: GridSize;
  /** What editing a cell begins with; null where it can't be edited. */
  readonly textAt: (cell: Cell) => string | null;
  /** Whose row it is. */
  readonly ownerAt: (row: number) => number;
  /** Saves a column of an owner's row. */
  readonly onSave: (owner: number, column: number, text: string) => void;
  /** Asked when the cursor moves: scrolls there. */
  readonly onGo: (cell: Cell) => void;
  /** Whether Enter stays where it saved, so that what came of it is seen; else it goes down. */
  readonly staysOnEnter?: boolean;
  /** Enter or a letter on a cell that can't be typed in. */
  readonly onFixed?: (cell: Cell) => void;
}

/** Whether a key would write something: a character, or the start of an input method's composition. */
function writes(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key.length === 1 || event.keyCode === 229;
}

function useEditing(rules: GridRules, start: Cell) {
  const [state, step] = useReducer(stepped, { cell: start, typed: null, owner: null });
  const { size, textAt, onSave, onGo } = rules;
  const go = (cell: Cell): void => {
    step({ do: 'go', cell });
    onGo(cell);
  };
  const begin = (text: string | null): void => {
    if (textAt(state.cell) === null) rules.onFixed?.(state.cell);
    else step({ do: 'begin', text: text ?? textAt(state.cell) ?? '', owner: rules.ownerAt(state.cell.row) });
  };
  const save = (by: { readonly rows: number; readonly columns: number }): void => {
    const { cell, typed, owner } = state;
    const isOther = owner !== null && rules.ownerAt(cell.row) !== owner;
    if (typed !== null && owner !== null && (isOther || typed !== textAt(cell))) onSave(owner, cell.column, typed);
    go(clampCell({ row: cell.row + by.rows, column: cell.column + by.columns }, size));
  };
  return { state, step, go, begin, save };
}

/** The grid's state with its keys: `pressGrid` for the `GridBox`, `pressCell` for the `CellEditor`. */
export function useGrid(rules: GridRules, start: Cell = { row: 0, column: 0 }) {
  const { state, step, go, begin, save } = useEditing(rules, start);
  const pressGrid = (keys: string, event: KeyboardEvent): boolean => {
    const moved = findMovedCell(keys, state.cell, rules.size);
    const begun = findBegunText(keys);
    if (moved !== null) go(moved);
    else if (begun !== undefined) begin(begun);
    else {
      if (!writes(event) || event.key === '[' || event.key === ']') return false;
      flushSync(() => begin(''));
      // The key itself goes on into the field, which has the focus by then; the window's own keys never see it.
      event.stopPropagation();
      return false;
    }
    return true;
  };
  const pressCell = (event: KeyboardEvent): void => {
    const keys = keysOf(event.nativeEvent);
    const ends: Readonly<Record<string, () => void>> = {
      Enter: () => save({ rows: rules.staysOnEnter === true ? 0 : 1, columns: 0 }),
      'Shift+Enter': () => save({ rows: rules.staysOnEnter === true ? 0 : -1, columns: 0 }),
      Tab: () => save({ rows: 0, columns: 1 }),
      'Shift+Tab': () => save({ rows: 0, columns: -1 }),
      Escape: () => step({ do: 'give up' }),
    };
    const end = ends[keys];
    if (end === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  return {
    ...state,
    pressGrid,
    pressCell,
    go,
    /** A click on a cell goes there, a second one types in it. */
    pick: (cell: Cell, isTwice: boolean) => (isTwice ? begin(null) : go(cell)),
    type: (text: string) => step({ do: 'type', text }),
    leave: () => save({ rows: 0, columns: 0 }),
  };
}

export type Grid = ReturnType<typeof useGrid>;
