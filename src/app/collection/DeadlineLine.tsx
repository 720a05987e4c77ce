// Until when replies are due, and since when it stands who has to report.
import type { Collection } from '../../contract/collection/collection-shapes.ts';
import { toDayNumber, parseDay } from '../../domain/time/calendar.ts';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { useToday } from '../ui/today.ts';
import { formatDay } from '../ui/values.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { collectWords } from './collect-messages.ts';

function useDaysLeft(dueOn: string): number | null {
  const today = useToday();
  const due = parseDay(dueOn);
  return due === null ? null : toDayNumber(due) - toDayNumber(today);
}

/** One line of it. */
export function DeadlineLine({ board }: { readonly board: Collection }) {
  const say = useMessages(collectWords);
  const language = useLanguage();
  const left = useDaysLeft(board.dueOn);
  const isPressing = left !== null && left <= 0 && !board.isClosed;
  const words =
    left === null ? '' : left === 0 ? say('lastDay') : left > 0 ? say('daysLeft', { days: left }) : say('overdue', { days: -left });
  return (
    <p className="collect-deadline soft">
      <span>{say('dueOn', { day: formatDay(board.dueOn, language) })}</span>
      {board.isClosed || words === '' ? null : <strong className={isPressing ? 'collect-pressing' : ''}>{words}</strong>}
      <span>{board.frozenAt === null ? say('notFrozen') : say('frozen', { at: formatClock(board.frozenAt) })}</span>
      {board.isClosed ? null : <span>{say('dropHint')}</span>}
      {board.isOver || board.isClosed ? null : <span>{say('notOver')}</span>}
    </p>
  );
}
