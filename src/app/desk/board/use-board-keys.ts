// The board by keys: while it has the focus, arrows, Enter and what acts on its selection are its own; other letters work on the whole screen.
import type { KeyboardEvent } from 'react';
import { useKeys } from '../../ui/keys.tsx';
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { Step, Cell } from './board-state.ts';
import { sayBlackout } from '../../ui/blackout/blackout-messages.ts';
import { sayBoard } from './board-messages.ts';
import type { BoardDoings, BoardMay } from './use-board.ts';
import { computeStep } from './board-cells.ts';

/** What the keys do. */
interface KeyHost extends Pick<BoardDoings, 'cells' | 'enter' | 'giveUp' | 'lift' | 'beside' | 'folding' | 'stepTo'> {
  readonly may: BoardMay;
  /** Puts a studio out of use; null: nobody may. */
  readonly block: ((studio: number | null) => void) | null;
  /** True while the board has the focus: its selection is what a letter means then. */
  readonly hasFocus: () => boolean;
  readonly cursor: Cell | null;
  readonly studio: BoardStudio | undefined;
  readonly pageOfRows: () => number;
  readonly step: (step: Step) => void;
}

/** Presses that the board takes while it has the focus. */
export function useBoardKeys(host: KeyHost): (keys: string, event: KeyboardEvent) => boolean {
  const { may, block } = host;
  const isReady = host.hasFocus;
  useKeys([
    { keys: '← ↑ → ↓', words: sayBoard('keyMove'), run: () => undefined },
    ...(may.create ? [{ keys: 'Shift+← →', words: sayBoard('keySelect'), run: () => undefined }] : []),
    { keys: '⏎ Enter', words: sayBoard('keyEnter'), run: () => undefined },
    { keys: 'PageUp / PageDown', words: sayBoard('keyPage'), run: () => undefined },
    { keys: 'Home / End', words: sayBoard('keyHome'), run: () => undefined },
    ...(may.move ? [{ keys: 'M', words: sayBoard('keyLift'), run: host.lift, isReady }] : []),
    { keys: 'Esc', words: sayBoard('keyGiveUp'), run: () => undefined },
    { keys: '.', words: sayBoard('keyNext'), run: () => host.beside(1) },
    { keys: ',', words: sayBoard('keyBefore'), run: () => host.beside(-1) },
    ...(may.step
      ? [
          { keys: 'I', words: sayBoard('keyIn'), run: () => host.stepTo('checked_in'), isReady },
          { keys: 'O', words: sayBoard('keyOut'), run: () => host.stepTo('completed'), isReady },
        ]
      : []),
    ...(block === null ? [] : [{ keys: 'Shift+M', words: sayBlackout('key'), run: () => block(host.studio?.id ?? null) }]),
    { keys: 'V', words: sayBoard('keyFold'), run: host.folding.fold },
    { keys: 'K', words: sayBoard('keyFloor'), run: () => host.folding.floor(host.studio?.floor ?? null) },
    { keys: 'Shift+K', words: sayBoard('keyFloors'), run: host.folding.allFloors },
  ]);
  return (keys, event) => {
    const { cursor, cells } = host;
    if (cursor === null) return false;
    const step = computeStep(keys, { cells, open: host.studio?.open ?? [], pageOfRows: host.pageOfRows }, cursor);
    if (step !== null) {
      host.step({ cursor, cells, ...step, isSelecting: event.shiftKey });
    } else if (keys === 'Enter') {
      host.enter();
    } else {
      return keys === 'Escape' && host.giveUp();
    }
    return true;
  };
}
