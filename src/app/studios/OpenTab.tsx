// When a studio is open: the week as it is understood, how it changed, and the exceptions ahead.
import { Button } from 'antd';
import { useLocation } from 'wouter';
import type { StudioDetail } from '../../contract/studios/studios.ts';
import { WeekDrawing, parseWeek } from '../ui/fields/WeekDrawing.tsx';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Section } from '../ui/Page.tsx';
import { useRecordActions, RecordButtons } from '../ui/records/RecordTable.tsx';
import { ShortTable, type ShortColumn } from '../ui/table/ShortTable.tsx';
import { ChangeFromButton, CommandsMean, FactTable } from './FactTable.tsx';
import { getPresentValues } from './studio-values.ts';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';
import { NO_VALUE, formatDay } from '../ui/values.tsx';
import '../ui/fields/hours.css';

/** Builds the columns of the list. */
export function buildExceptionColumns(): readonly ShortColumn<StudioDetail['exceptions'][number]>[] {
  return [
    { key: 'day', title: sayStudio('exceptionDay'), cell: (row) => formatDay(row.day) },
    { key: 'hours', title: sayStudio('exceptionHours'), cell: (row) => row.hours },
    { key: 'whose', title: sayStudio('exceptionWhose'), cell: (row) => sayStudio(row.isOwn ? 'exceptionOwn' : 'exceptionBase') },
    { key: 'note', title: sayStudio('exceptionNote'), cell: (row) => row.note ?? NO_VALUE, wraps: true },
  ];
}

function Exceptions({ detail }: { readonly detail: StudioDetail }) {
  const desk = useRecordActions();
  const [, go] = useLocation();
  const may = usePermissions();
  const { exceptions, studio } = detail;
  const commands = (row: (typeof exceptions)[number]) => (
    <RecordButtons kind="calendar_exception" id={row.id} label={row.day} commands={['correct', 'discard']} />
  );
  return (
    <Section
      title={sayStudio('exceptions')}
      actions={
        <>
          <IfMay call="settings.addExceptions">
            <Button onClick={() => go('~/settings/calendar')}>{sayStudio('toCalendar')}</Button>
          </IfMay>
          {detail.isRetired || !may.write('calendar_exception') ? null : (
            <Button onClick={() => desk.add('calendar_exception', { studio_id: studio.id })}>{sayStudio('addException')}…</Button>
          )}
        </>
      }
    >
      {exceptions.length === 0 ? (
        <p className="soft">{sayStudio('exceptionsNone')}</p>
      ) : (
        <ShortTable
          label={sayStudio('exceptions')}
          rows={exceptions}
          rowKey={(row) => row.id}
          columns={buildExceptionColumns()}
          commands={may.write('calendar_exception') ? commands : undefined}
        />
      )}
    </Section>
  );
}

/** The tab 开放时间. */
function OpenTab({ detail }: { readonly detail: StudioDetail }) {
  const hours = String(getPresentValues(detail)['hours'] ?? '');
  const week = parseWeek(hours);
  return (
    <div className="stack-4">
      <Section title={sayStudio('hoursNow')} actions={<ChangeFromButton detail={detail} />}>
        <p className="studios-hours">{hours}</p>
        {week === null ? null : <WeekDrawing week={week} />}
      </Section>
      <Section title={sayStudio('hoursRows')}>
        <FactTable detail={detail} label={sayStudio('hoursRows')} fields={['hours', 'turnaround']} />
        <CommandsMean />
      </Section>
      <Exceptions detail={detail} />
    </div>
  );
}

export const tab: StudioTab = { key: 'open', place: 20, title: sayStudio.table.open, Content: OpenTab };
