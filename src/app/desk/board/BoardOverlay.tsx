// What lies over the rows: the time of now, the slot of a form, what is carried or on its way, and why a drop went back.
import { Button } from 'antd';
import { memo, type RefObject } from 'react';
import { useSayShort } from '../../ui/short-refusal.ts';
import type { Slot } from '../desk-state.ts';
import type { BoardLines, Fold, Span } from './board-geometry.ts';
import type { BoardAct, BoardState } from './board-state.ts';
import { formatFold } from './board-text.ts';
import { computeGhost, computeStrip, computeRefusal } from './overlay-places.ts';
import { sayBoard } from './board-messages.ts';

interface FoldsProps {
  readonly span: Span;
  readonly folds: readonly Fold[];
  readonly onUnfold: () => void;
}

/** The strips that stand for hours in which nothing is open. */
function Folds({ span, folds, onUnfold }: FoldsProps) {
  return folds.map((fold) => (
    <div className="board-fold" key={fold.from} title={formatFold(fold)} style={computeStrip(span, fold)} onClick={onUnfold} />
  ));
}

interface GhostProps {
  readonly lines: BoardLines;
  readonly span: Span;
  readonly slot: Slot | null;
  readonly text: string;
}

/** A slot that is not a booking yet, or not there yet. */
function Ghost({ lines, span, slot, text }: GhostProps) {
  const ghost = computeGhost(lines, span, slot, text);
  if (ghost === null) return null;
  const { text: words, ...style } = ghost;
  return (
    <div className="board-ghost board-ghost-on" aria-hidden="true" style={style}>
      {words}
    </div>
  );
}

/** What is said beside a place must be seen, wherever the board is scrolled to. */
function bringOnView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

interface RefusedProps {
  readonly lines: BoardLines;
  readonly span: Span;
  readonly refused: BoardState['refused'];
  readonly act: (act: BoardAct) => void;
}

/** Why a drop went back, beside the place where it was to be. */
function RefusedNote({ lines, span, refused, act }: RefusedProps) {
  const sayShort = useSayShort();
  const style = computeRefusal(lines, span, refused?.slot);
  if (refused === null || style === null) return null;
  return (
    <div className="board-refused" role="alert" ref={bringOnView} style={style}>
      <span>
        <b>{sayBoard('wentBack')}</b> {sayShort(refused.refusal)}
      </span>
      <Button size="small" onClick={() => act({ type: 'giveUp' })}>
        {sayBoard('closeNote')}
      </Button>
    </div>
  );
}

interface OverlayProps {
  readonly lines: BoardLines;
  readonly axis: Required<Span>;
  /** The slot of a form. */
  readonly mark: Slot | null;
  /** What is carried by keys or on its way, and its words. */
  readonly carried: Slot | null;
  readonly carriedText: string;
  readonly refused: BoardState['refused'];
  /** The element that follows the pointer. */
  readonly ghost: RefObject<HTMLDivElement | null>;
  readonly act: (act: BoardAct) => void;
  readonly onUnfold: () => void;
}

function OverlayView({ lines, axis, mark, carried, carriedText, refused, ghost, act, onUnfold }: OverlayProps) {
  return (
    <div className="board-over" style={{ height: lines.height }}>
      <Folds span={axis} folds={axis.folds} onUnfold={onUnfold} />
      <Ghost lines={lines} span={axis} slot={mark} text={sayBoard('fresh')} />
      <Ghost lines={lines} span={axis} slot={carried} text={carriedText} />
      <div className="board-ghost" ref={ghost} aria-hidden="true" />
      <RefusedNote lines={lines} span={axis} refused={refused} act={act} />
    </div>
  );
}

/** What lies over the rows: another answer alone changes nothing of it. */
export const BoardOverlay = memo(OverlayView);
