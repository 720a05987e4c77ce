// The board by keys: while it has the focus, arrows and Enter are its own; letters work on the whole screen.
import type { KeyboardEvent } from 'react';
import { useKeys } from '../../ui/keys.tsx';
import { useMessages } from '../../ui/i18n.ts';
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { Step, Cell, Cells } from './board-state.ts';
import { boardWords } from './board-messages.ts';
import type { BoardMay, Folding } from './use-board.ts';
import { computeStep } from './board-cells.ts';

/** What the keys do. */
interface KeyHost {
  readonly may: BoardMay;
  readonly cursor: Cell | null;
  readonly studio: BoardStudio | undefined;
  readonly cells: Cells;
  readonly pageOfRows: () => number;
  readonly step: (step: Step) => void;
  /** Opens, creates, or drops what is carried. */
  readonly enter: () => void;
  /** Gives up; false where there is nothing to. */
  readonly giveUp: () => boolean;
  readonly lift: () => void;
  readonly beside: (by: 1 | -1) => void;
  readonly folding: Folding;
  readonly stepTo: (to: 'checked_in' | 'completed') => void;
}

/** Presses that the board takes while it has the focus. */
export function useBoardKeys(host: KeyHost): (keys: string, event: KeyboardEvent) => boolean {
  const say = useMessages(boardWords);
  const { may } = host;
  useKeys([
    { keys: '← ↑ → ↓', words: say('keyMove'), run: () => undefined },
    ...(may.create ? [{ keys: 'Shift+← →', words: say('keySelect'), run: () => undefined }] : []),
    { keys: '⏎ Enter', words: say('keyEnter'), run: () => undefined },
    { keys: 'PageUp / PageDown', words: say('keyPage'), run: () => undefined },
    { keys: 'Home / End', words: say('keyHome'), run: () => undefined },
    ...(may.move ? [{ keys: 'M', words: say('keyLift'), run: host.lift }] : []),
    { keys: 'Esc', words: say('keyGiveUp'), run: () => undefined },
    { keys: '.', words: say('keyNext'), run: () => host.beside(1) },
    { keys: ',', words: say('keyBefore'), run: () => host.beside(-1) },
    ...(may.step
      ? [
          { keys: 'I', words: say('keyIn'), run: () => host.stepTo('checked_in') },
          { keys: 'O', words: say('keyOut'), run: () => host.stepTo('completed') },
        ]
      : []),
    { keys: 'V', words: say('keyFold'), run: host.folding.fold },
    { keys: 'K', words: say('keyFloor'), run: () => host.folding.floor(host.studio?.floor ?? null) },
    { keys: 'Shift+K', words: say('keyFloors'), run: host.folding.allFloors },
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
