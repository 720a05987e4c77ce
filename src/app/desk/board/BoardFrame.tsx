// What stands around the rows and never moves with a pointer: the hours above, the studios at the left.
import { memo } from 'react';
import type { BoardStudio } from '../../../contract/desk/board.ts';
import { shareOf, type BoardLine, type Span } from './board-geometry.ts';
import type { BoardModel } from './board-model.ts';
import {
  clockOf,
  describeStudioNow,
  formatFloorHead,
  formatFold,
  formatHeadFacts,
  formatStudioTitle,
  hasOwnName,
  type HeadNow,
} from './board-text.ts';
import { isNextDay, listHourMarks, type Folding, type HoursProps } from './board-hours.ts';
import { computeNow, computeStrip } from './overlay-places.ts';
import { sayBoard } from './board-messages.ts';

function HoursView(props: HoursProps) {
  const { from, to, folds } = props;
  const span = { from, to, folds };
  return (
    <div className="board-hours" role="row" aria-rowindex={1}>
      <span className="visually-hidden" role="columnheader">
        {sayBoard('studio')}
      </span>
      {listHourMarks(props).map(({ at, hour }) => (
        <div className="board-hour" role="columnheader" key={at} style={{ left: `${shareOf(span, at)}%` }}>
          {isNextDay(props, { at, hour }) ? <span className="board-next">{sayBoard('nextDay')}</span> : null}
          {hour}
        </div>
      ))}
      {folds.map((fold) => {
        const text = formatFold(fold);
        return (
          <div
            className="board-fold-head"
            key={fold.from}
            title={text}
            aria-hidden="true"
            style={computeStrip(span, fold)}
            onClick={props.folding.fold}
          />
        );
      })}
      <NowTime {...props} />
    </div>
  );
}

/** The time at the line of now; a click puts the past away again. */
function NowTime({ now, isPastFolded, folding, ...span }: HoursProps) {
  const left = now === null ? null : computeNow(span, now);
  if (now === null || left === null) return null;
  return (
    <div
      className="board-now-time"
      aria-hidden="true"
      style={{ left }}
      {...(isPastFolded ? {} : { title: sayBoard('pastFold'), onClick: () => folding.past(false) })}
    >
      {clockOf(now)}
    </div>
  );
}

/** The line at now, under the blocks. */
export function NowLine({ span, now }: { readonly span: Span; readonly now: number }) {
  const left = computeNow(span, now);
  return left === null ? null : <div className="board-now" style={{ left }} />;
}

function TopView(props: HoursProps) {
  return (
    <div className="board-top" role="rowgroup">
      <div className="board-corner" aria-hidden="true">
        {sayBoard('studio')}
      </div>
      {props.isMeasured ? <HoursView {...props} /> : null}
    </div>
  );
}

/** The head of the board: the hours. */
export const BoardTop = memo(TopView);

interface HeadsProps {
  /** Those that are drawn, and the height of all. */
  readonly lines: readonly BoardLine[];
  readonly height: number;
  /** The studio under the cursor. */
  readonly current: number | null;
  readonly folding: Pick<Folding, 'floor' | 'past'>;
  /** When the part of today begins that is put away, and when the board begins; null: nothing is. */
  readonly past: number | null;
  readonly from: number;
  readonly ground: BoardModel;
  readonly now: number;
  readonly graceMinutes: number;
}

interface HeadProps {
  readonly studio: BoardStudio;
  readonly top: number;
  readonly isHere: boolean;
  readonly tone: HeadNow['tone'] | null;
  readonly text: string;
}

/** A studio with what it is now. Drawn again only when that changes. */
const Head = memo(({ studio, top, isHere, tone, text }: HeadProps) => (
  <div
    className={isHere ? 'board-head board-head-here' : 'board-head'}
    title={formatStudioTitle(studio)}
    style={{ transform: `translateY(${top}px)` }}
  >
    <span className="board-code">
      {studio.code}
      {hasOwnName(studio) ? <span className="board-name">{studio.name}</span> : null}
    </span>
    {tone === null ? null : <span className={`board-chip board-chip-${tone}`}>{text}</span>}
    <span className="board-facts">{formatHeadFacts(studio)}</span>
  </div>
));

function HeadsView({ lines, current, folding, ground, now, graceMinutes }: HeadsProps) {
  return lines.map((line) => {
    if (line.kind === 'floor')
      return (
        <div
          className="board-floor-head"
          key={`floor-${line.floor ?? ''}`}
          title={sayBoard(line.isFolded ? 'floorUnfold' : 'floorFold')}
          style={{ transform: `translateY(${line.top}px)` }}
          onClick={() => folding.floor(line.floor)}
        >
          {formatFloorHead(line)}
        </div>
      );
    const { studio, top } = line;
    const state = ground.row(studio.id).now;
    const said = state === null ? { tone: null, text: '' } : describeStudioNow(state, now, graceMinutes);
    return <Head key={studio.id} studio={studio} top={top} isHere={studio.id === current} {...said} />;
  });
}

function SideView(props: HeadsProps) {
  const { height, past, from, folding } = props;
  const openPast = past === null ? null : sayBoard('pastFolded', { from: clockOf(past), to: clockOf(from) });
  return (
    <div className="board-heads" aria-hidden="true" style={{ height }}>
      <HeadsView {...props} />
      {openPast === null ? null : <div className="board-past" title={openPast} onClick={() => folding.past(true)} />}
    </div>
  );
}

/** The studios at the left. For ears each row names its studio itself. */
export const BoardHeads = memo(SideView);
