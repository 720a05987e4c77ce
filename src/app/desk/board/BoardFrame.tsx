// What stands around the rows and never moves with a pointer: the hours above, the studios at the left.
import { memo } from 'react';
import { shareOf, type BoardLine } from './board-geometry.ts';
import { formatFloorHead, formatFold, formatHeadFacts, formatStudioTitle, hasOwnName } from './board-text.ts';
import { formatHour, isNextDay, listHourMarks, type HoursProps } from './board-hours.ts';
import { computeStrip } from './overlay-places.ts';
import { sayBoard } from './board-messages.ts';

function HoursView(props: HoursProps) {
  const { days, from, to, folds } = props;
  const span = { from, to, folds };
  return (
    <div className={days === 1 ? 'board-hours' : 'board-hours board-hours-week'} role="row" aria-rowindex={1}>
      <span className="visually-hidden" role="columnheader">
        {sayBoard('studio')}
      </span>
      {listHourMarks(props).map(({ at, hour, day }) => (
        <div
          className={day === null ? 'board-hour' : 'board-hour board-day'}
          role="columnheader"
          key={at}
          style={{ left: `${shareOf(span, at)}%` }}
        >
          {isNextDay(props, { at, hour }) ? <span className="board-next">{sayBoard('nextDay')}</span> : null}
          {formatHour({ hour, day })}
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
            onClick={props.onUnfold}
          />
        );
      })}
    </div>
  );
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

/** The head of the board: the hours of a day, or the days of a week. */
export const BoardTop = memo(TopView);

interface HeadsProps {
  /** Those that are drawn, and the height of all. */
  readonly lines: readonly BoardLine[];
  readonly height: number;
  /** The studio under the cursor. */
  readonly current: number | null;
  readonly onFloor: (floor: string | null) => void;
}

function HeadsView({ lines, current, onFloor }: Omit<HeadsProps, 'height'>) {
  return lines.map((line) =>
    line.kind === 'floor' ? (
      <div
        className="board-floor-head"
        key={`floor-${line.floor ?? ''}`}
        title={sayBoard(line.isFolded ? 'floorUnfold' : 'floorFold')}
        style={{ transform: `translateY(${line.top}px)` }}
        onClick={() => onFloor(line.floor)}
      >
        {formatFloorHead(line)}
      </div>
    ) : (
      <div
        className={line.studio.id === current ? 'board-head board-head-here' : 'board-head'}
        key={line.studio.id}
        title={formatStudioTitle(line.studio)}
        style={{ transform: `translateY(${line.top}px)` }}
      >
        <span className="board-code">
          {line.studio.code}
          {hasOwnName(line.studio) ? <span className="board-name"> {line.studio.name}</span> : null}
        </span>
        <span className="board-facts">{formatHeadFacts(line.studio)}</span>
      </div>
    ),
  );
}

function SideView({ height, ...heads }: HeadsProps) {
  return (
    <div className="board-heads" aria-hidden="true" style={{ height }}>
      <HeadsView {...heads} />
    </div>
  );
}

/** The studios at the left. For ears each row names its studio itself. */
export const BoardHeads = memo(SideView);
