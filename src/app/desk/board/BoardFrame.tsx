// What stands around the rows and never moves with a pointer: the hours above, the studios at the left.
import { memo } from 'react';
import { dayOfInstant, instant, minuteOfDay } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import type { Language } from '../../../contract/core/phrase.ts';
import { sayDay } from '../../kit/values.tsx';
import { drawnBefore, shareOf } from './board-geometry.ts';
import type { BoardLine, Fold } from './board-geometry.ts';
import { clockOf, studioFacts } from './board-text.ts';
import type { SayBoard } from './board-text.ts';

interface HoursProps {
  readonly day: string;
  readonly days: number;
  readonly from: number;
  readonly to: number;
  readonly folds: readonly Fold[];
  /** Pixels of a drawn minute: what stands in the hours has to have room. */
  readonly scale: number;
  readonly language: Language;
  readonly say: SayBoard;
  /** False until the room has been measured: hours are not drawn for a room that is not known. */
  readonly isMeasured: boolean;
  /** Shows what is folded. */
  readonly onUnfold: () => void;
}

/** An hour of the head; `day`: it begins one. */
interface HourMark {
  readonly at: number;
  readonly hour: number;
  readonly day: Day | null;
}

/** Pixels that a day's name and an hour take. */
const DAY_ROOM = 62;
const HOUR_ROOM = 22;

/** The hours that have room for their number, days first. */
function hourMarks({ days, from, to, folds, scale }: Pick<HoursProps, 'days' | 'from' | 'to' | 'folds' | 'scale'>): readonly HourMark[] {
  const all = Array.from({ length: Math.ceil((to - from) / 60) }, (_, nth) => Math.ceil(from / 60) * 60 + nth * 60);
  const px = (at: number): number => drawnBefore({ from, to, folds }, at) * scale;
  const marks: HourMark[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const at of all) {
    const hour = minuteOfDay(instant(at)) / 60;
    const day = days > 1 && (at - from) % 1440 === 0 ? dayOfInstant(instant(at)) : null;
    const isFolded = folds.some((fold) => at >= fold.from && at < fold.to);
    if (day === null && (isFolded || px(at) < free)) continue;
    marks.push({ at, hour, day });
    free = px(at) + (day === null ? HOUR_ROOM : DAY_ROOM);
  }
  return marks;
}

function HoursView(props: HoursProps) {
  const { days, from, to, folds, language, say } = props;
  const span = { from, to, folds };
  return (
    <div className={days === 1 ? 'board-hours' : 'board-hours board-hours-week'} role="row" aria-rowindex={1}>
      <span className="visually-hidden" role="columnheader">
        {say('studio')}
      </span>
      {hourMarks(props).map(({ at, hour, day }) => (
        <div
          className={day === null ? 'board-hour' : 'board-hour board-day'}
          role="columnheader"
          key={at}
          style={{ left: `${shareOf(span, at)}%` }}
        >
          {hour === 0 && days === 1 && at > from ? <span className="board-next">{say('nextDay')}</span> : null}
          {day === null ? hour : sayDay(day, language).slice(5)}
        </div>
      ))}
      {folds.map((fold) => {
        const text = say('folded', { from: clockOf(fold.from), to: clockOf(fold.to) });
        const left = shareOf(span, fold.from);
        return (
          <div
            className="board-fold-head"
            key={fold.from}
            title={text}
            aria-hidden="true"
            style={{ left: `${left}%`, width: `${shareOf(span, fold.to) - left}%` }}
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
        {props.say('studio')}
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
  readonly say: SayBoard;
  readonly onFloor: (floor: string | null) => void;
}

function HeadsView({ lines, current, say, onFloor }: Omit<HeadsProps, 'height'>) {
  return lines.map((line) =>
    line.kind === 'floor' ? (
      <div
        className="board-floor-head"
        key={`floor-${line.floor ?? ''}`}
        title={say(line.isFolded ? 'floorUnfold' : 'floorFold')}
        style={{ transform: `translateY(${line.top}px)` }}
        onClick={() => onFloor(line.floor)}
      >
        {line.isFolded ? '▸ ' : '▾ '}
        {say('floorCount', { floor: line.floor ?? say('noFloor'), count: line.count })}
      </div>
    ) : (
      <div
        className={line.studio.id === current ? 'board-head board-head-here' : 'board-head'}
        key={line.studio.id}
        title={[line.studio.code, line.studio.name ?? '', studioFacts(line.studio), line.studio.equipment ?? '']
          .filter(Boolean)
          .join(' · ')}
        style={{ transform: `translateY(${line.top}px)` }}
      >
        <span className="board-code">
          {line.studio.code}
          {line.studio.name === null || line.studio.name === line.studio.code ? null : (
            <span className="board-name"> {line.studio.name}</span>
          )}
        </span>
        <span className="board-facts">
          {studioFacts(line.studio)}
          {line.studio.lessee === null ? '' : ` · ${line.studio.lessee.short}`}
        </span>
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
