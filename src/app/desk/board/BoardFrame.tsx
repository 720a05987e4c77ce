// What stands around the rows and never moves with a pointer: the hours above, the studios at the left.
import { memo } from 'react';
import { DAY_MINUTES, addDays, parseDay } from '../../../domain/time/calendar.ts';
import type { Language } from '../../../contract/core/phrase.ts';
import { sayDay } from '../../kit/values.tsx';
import { shareOf } from './board-geometry.ts';
import type { BoardLine } from './board-geometry.ts';
import { studioFacts } from './board-text.ts';
import type { SayBoard } from './board-text.ts';

interface HoursProps {
  readonly day: string;
  readonly days: number;
  readonly from: number;
  readonly to: number;
  readonly language: Language;
  readonly say: SayBoard;
}

function HoursView(props: HoursProps) {
  const { day, days, from, to, language } = props;
  const first = parseDay(day);
  const step = days === 1 ? 1 : 6;
  const hours = Array.from({ length: Math.ceil((to - from) / 60 / step) }, (_, at) => at * step);
  return (
    <div className={days === 1 ? 'board-hours' : 'board-hours board-hours-week'} role="row" aria-rowindex={1}>
      <span className="visually-hidden" role="columnheader">
        {props.say('studio')}
      </span>
      {hours.map((hour) => {
        const isDay = days > 1 && hour % 24 === 0 && first !== null;
        return (
          <div
            className={`board-hour${hour % 2 === 1 ? ' board-odd' : ''}${isDay ? ' board-day' : ''}`}
            role="columnheader"
            key={hour}
            style={{ left: `${shareOf({ from, to }, from + hour * 60)}%` }}
          >
            {hour === 24 && days === 1 ? <span className="board-next">{props.say('nextDay')}</span> : null}
            {isDay ? sayDay(addDays(first, (hour * 60) / DAY_MINUTES), language).slice(5) : hour % 24}
          </div>
        );
      })}
    </div>
  );
}

/** The hours of a day, or days with every sixth hour. */
export const BoardHours = memo(
  HoursView,
  (a, b) => a.day === b.day && a.days === b.days && a.from === b.from && a.to === b.to && a.language === b.language,
);

interface HeadsProps {
  readonly lines: readonly BoardLine[];
  /** The studio under the cursor. */
  readonly current: number | null;
  readonly language: Language;
  readonly say: SayBoard;
}

function HeadsView({ lines, current, say }: HeadsProps) {
  return lines.map((line) =>
    line.kind === 'floor' ? (
      <div className="board-floor-head" key={`floor-${line.floor ?? ''}`} style={{ transform: `translateY(${line.top}px)` }}>
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
          {line.studio.lessee === null ? '' : ` · ${line.studio.lessee.name}`}
        </span>
      </div>
    ),
  );
}

/** The studios at the left. For ears each row names its studio itself. */
export const BoardHeads = memo(HeadsView, (a, b) => a.lines === b.lines && a.current === b.current && a.language === b.language);
