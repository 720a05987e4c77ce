// The mapping screen by keys: while the sheet has the focus arrows, Enter and Tab are its own; letters work on the whole screen.
import type { KeyboardEvent } from 'react';
import { useKeys } from '../ui/keys.tsx';
import type { CellAt } from './cell-address.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { findCellAfter } from './sheet-geometry.ts';
import type { SheetView } from './use-sheet-view.ts';

/** What the keys do. */
export interface MapDoings {
  readonly cursor: CellAt;
  readonly moveTo: (at: CellAt, selects: boolean) => void;
  /** Confirms what stands here; chooses where nothing does. */
  readonly enter: () => void;
  readonly confirm: () => void;
  readonly reject: () => void;
  /** Goes to the next cell that needs somebody; false where there is none that way. */
  readonly next: (direction: 1 | -1, wraps: boolean) => boolean;
  readonly choose: (typed: string) => void;
  readonly list: () => void;
  readonly keep: () => void;
  readonly check: () => void;
  readonly confirmStrong: () => void;
  readonly trial: () => void;
  readonly sheetBeside: (by: 1 | -1) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

const COMPOSING = 229;

/** Whether what has the focus leaves Enter to the screen: a button or link is pressed by it. The sheet takes it before. */
function isEnterFree(): boolean {
  return document.activeElement?.matches('button, a, [role]') !== true;
}

function useMapKeys(doings: MapDoings): void {
  const { undo, redo } = doings;
  useKeys([
    { keys: '← ↑ → ↓', words: sayMapEditor('keyMove'), run: () => undefined },
    { keys: 'Shift+← →', words: sayMapEditor('keySelect'), run: () => undefined },
    { keys: 'Enter', words: sayMapEditor('keyConfirm'), run: doings.enter, isReady: isEnterFree },
    { keys: 'C', words: sayMapEditor('keyConfirmToo'), run: doings.confirm },
    { keys: 'X', words: sayMapEditor('keyReject'), run: doings.reject },
    { keys: 'N', words: sayMapEditor('keyNext'), run: () => void doings.next(1, true) },
    { keys: 'Shift+N', words: sayMapEditor('keyNext'), run: () => void doings.next(-1, true) },
    { keys: 'F2', words: sayMapEditor('keyChoose'), run: () => doings.choose('') },
    { keys: 'A', words: sayMapEditor('keyStrong'), run: doings.confirmStrong },
    { keys: 'T', words: sayMapEditor('keyTrial'), run: doings.trial },
    { keys: 'L', words: sayMapEditor('keyList'), run: doings.list },
    { keys: 'K', words: sayMapEditor('keyKeep'), run: doings.keep },
    { keys: 'V', words: sayMapEditor('keyCheck'), run: doings.check },
    { keys: '[', words: sayMapEditor('keySheet'), run: () => doings.sheetBeside(-1) },
    { keys: ']', words: sayMapEditor('keySheet'), run: () => doings.sheetBeside(1) },
    ...(undo === null ? [] : [{ keys: 'Ctrl+Z', words: sayMapEditor('undoKey'), run: undo }]),
    ...(redo === null
      ? []
      : [
          { keys: 'Ctrl+Y', words: sayMapEditor('redoKey'), run: redo },
          { keys: 'Ctrl+Shift+Z', words: sayMapEditor('redoKey'), run: redo },
        ]),
  ]);
}

/** Presses that the sheet takes while it has the focus. */
export function useSheetKeys(doings: MapDoings): (keys: string, event: KeyboardEvent, view: SheetView) => boolean {
  useMapKeys(doings);
  return (keys, event, view) => {
    // What an input method begins here goes on in the search: the focus is there before the first character stands.
    if (event.nativeEvent.isComposing || event.keyCode === COMPOSING) {
      doings.choose('');
      return false;
    }
    const moved = findCellAfter(view.geometry, doings.cursor, keys.replace('Shift+', ''));
    if (moved !== null) doings.moveTo(moved, event.shiftKey);
    else if (keys === 'Enter') doings.enter();
    else if (keys === 'Delete' || keys === 'Backspace') doings.reject();
    else if (/^\d$/.test(keys)) doings.choose(keys);
    // Tab leaves the sheet once nothing is left ahead.
    else return (keys === 'Tab' || keys === 'Shift+Tab') && doings.next(event.shiftKey ? -1 : 1, false);
    return true;
  };
}
