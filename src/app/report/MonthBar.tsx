// The month's head: which month, where it stands, how long until it is due; keys [ and ] go to the months beside it.
import { useLocation } from 'wouter';
import type { MonthStatus, ReportPages } from '../../contract/report/filing-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { MonthSwitch } from '../ui/MonthSwitch.tsx';
import { Tag } from '../ui/Page.tsx';
import { formatDay, formatMonth } from '../ui/values.tsx';
import { STATE_TONES } from './report-parts.ts';
import { sayReport } from './report-messages.ts';
import { printMoment } from '../../domain/time/calendar.ts';

const LOOKS = { frame: 'month-switch', choice: 'month-choice' } as const;

/** Goes from month to month. */
export function ReportMonths({ month }: { readonly month: string }) {
  const language = getLanguage();
  const [, go] = useLocation();
  const overview = useApiQuery('filing.overview', { year: null });
  const known = overview.state === 'ready' ? overview.value.months : [];
  const options = known.map((one) => ({
    value: one.month,
    label: `${formatMonth(one.month, language)} · ${sayReport(`state_${one.state}`)}`,
  }));
  const all = options.some((one) => one.value === month) ? options : [{ value: month, label: formatMonth(month, language) }, ...options];
  return <MonthSwitch month={month} months={all} onMonth={(next) => go(`/${next}`)} looks={LOOKS} />;
}

function DeadlineText({ status }: { readonly status: MonthStatus }) {
  const language = getLanguage();
  const { day, daysLeft, workdaysLeft } = status.deadline;
  const isDone = status.state === 'handed_in' || status.state === 'accepted';
  const left =
    daysLeft > 0
      ? sayReport('deadlineLeft', { workdays: workdaysLeft, days: daysLeft })
      : daysLeft === 0
        ? sayReport('deadlineToday')
        : sayReport('deadlinePast', { days: -daysLeft });
  const tone = daysLeft < 0 ? 'report-late' : daysLeft <= 2 ? 'report-soon' : '';
  return (
    <span className={isDone ? '' : tone}>
      {sayReport('deadline', { day: formatDay(day, language) })}
      {isDone ? '' : `${sayMark('，')}${left}`}
    </span>
  );
}

/** Where the month stands, in one line. */
export function StateLine({ report }: { readonly report: ReportPages }) {
  const { status, shown } = report;
  const { state, revision, isReopened, closedMs, closedBy, submission } = status;
  return (
    <span className="report-state" role="status">
      <Tag tone={STATE_TONES[state]}>{sayReport(`state_${state}`)}</Tag>
      {revision === null ? null : (
        <span>{isReopened ? sayReport('reopened', { revision }) : sayReport('revisionN', { revision: shown ?? revision })}</span>
      )}
      <DeadlineText status={status} />
      {isReopened || closedMs === null || closedBy === null ? null : (
        <span>{sayReport('closedLine', { who: closedBy, at: printMoment(closedMs) })}</span>
      )}
      {isReopened || submission === null ? null : (
        <span>
          {sayReport(`saidLine_${submission.state}`, {
            who: submission.who,
            at: printMoment(submission.atMs),
            how: submission.how ?? '',
            words: submission.words ?? '',
          })}
        </span>
      )}
    </span>
  );
}
