// Until when replies are due, and since when it stands who has to report.
import type { Collection } from '../../contract/collection/collection-shapes.ts';
import { toDayNumber, parseDay } from '../../domain/time/calendar.ts';
import { getLanguage } from '../ui/i18n.ts';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { sayCollect } from './collect-messages.ts';

function useDaysLeft(dueOn: string): number | null {
  const today = useToday();
  const due = parseDay(dueOn);
  return due === null ? null : toDayNumber(due) - toDayNumber(today);
}

/** One line of it. */
export function DeadlineLine({ board }: { readonly board: Collection }) {
  const language = getLanguage();
  const left = useDaysLeft(board.dueOn);
  const isPressing = left !== null && left <= 0 && !board.isClosed;
  const words =
    left === null
      ? ''
      : left === 0
        ? sayCollect('lastDay')
        : left > 0
          ? sayCollect('daysLeft', { days: left })
          : sayCollect('overdue', { days: -left });
  return (
    <p className="collect-deadline soft">
      <span>{sayCollect('dueOn', { day: formatDay(board.dueOn, language) })}</span>
      {board.isClosed || words === '' ? null : <strong className={isPressing ? 'collect-pressing' : ''}>{words}</strong>}
      <span>{board.frozenAt === null ? sayCollect('notFrozen') : sayCollect('frozen', { at: formatClock(board.frozenAt) })}</span>
      {board.isClosed ? null : <span>{sayCollect('dropHint')}</span>}
      {board.isOver || board.isClosed ? null : <span>{sayCollect('notOver')}</span>}
    </p>
  );
}
