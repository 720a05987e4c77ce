// When a studio is open: the week as it is understood, how it changed, and the exceptions ahead.
import { Button } from 'antd';
import { useLocation } from 'wouter';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { WeekDrawing } from '../ui/fields/WeekDrawing.tsx';
import { parseWeek } from '../ui/fields/week-bars.ts';
import '../ui/fields/hours.css';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Section } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordActions.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { ChangeFromButton, CommandsMean, FactTable } from './FactTable.tsx';
import { getPresentValues } from './studio-values.ts';
import type { StudioTab } from './studio-tabs.ts';
import { studioWords } from './studio-messages.ts';
import { RecordButtons } from '../ui/records/RecordButtons.tsx';
import { buildExceptionColumns } from './exception-columns.ts';

function Exceptions({ detail }: { readonly detail: StudioDetail }) {
  const say = useMessages(studioWords);
  const language = useLanguage();
  const desk = useRecordActions();
  const [, go] = useLocation();
  const may = usePermissions();
  const { exceptions, studio } = detail;
  const commands = (row: (typeof exceptions)[number]) => (
    <RecordButtons kind="calendar_exception" id={row.id} label={row.day} commands={['correct', 'discard']} />
  );
  return (
    <Section
      title={say('exceptions')}
      actions={
        <>
          <IfMay call="settings.addExceptions">
            <Button onClick={() => go('~/settings/calendar')}>{say('toCalendar')}</Button>
          </IfMay>
          {detail.isRetired || !may.write('calendar_exception') ? null : (
            <Button onClick={() => desk.add('calendar_exception', { studio_id: studio.id })}>{say('addException')}…</Button>
          )}
        </>
      }
    >
      {exceptions.length === 0 ? (
        <p className="soft">{say('exceptionsNone')}</p>
      ) : (
        <ShortTable
          label={say('exceptions')}
          rows={exceptions}
          rowKey={(row) => row.id}
          columns={buildExceptionColumns(say, language)}
          commands={may.write('calendar_exception') ? commands : undefined}
        />
      )}
    </Section>
  );
}

/** The tab 开放时间. */
function OpenTab({ detail }: { readonly detail: StudioDetail }) {
  const say = useMessages(studioWords);
  const hours = String(getPresentValues(detail)['hours'] ?? '');
  const week = parseWeek(hours);
  return (
    <div className="stack-4">
      <Section title={say('hoursNow')} actions={<ChangeFromButton detail={detail} />}>
        <p className="studios-hours">{hours}</p>
        {week === null ? null : <WeekDrawing week={week} />}
      </Section>
      <Section title={say('hoursRows')}>
        <FactTable detail={detail} label={say('hoursRows')} fields={['hours', 'turnaround']} />
        <CommandsMean />
      </Section>
      <Exceptions detail={detail} />
    </div>
  );
}

export const tab: StudioTab = { key: 'open', place: 20, title: studioWords.table.open, Content: OpenTab };
