// One studio: what it is and everything that is its, in tabs.
import { Button, Dropdown, Tabs } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { StudioBooking, StudioDetail } from '../../contract/studios/studios.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { sayBlackout } from '../ui/blackout/blackout-messages.ts';
import { CalendarFileButton } from '../ui/CalendarFileButton.tsx';
import { getLanguage, getMessage, sayMark } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { Page } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { useToday } from '../ui/today.ts';
import { addDays, parseDay } from '../../domain/time/calendar.ts';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';
import { StudioState } from './studio-columns.tsx';
import { STUDIO_TABS, type StudioTab } from './studio-tabs.ts';
import { getPresentValues, formatStudioField } from './studio-values.ts';
import { sayStudio } from './studio-messages.ts';
import { sayChoice } from '../ui/window-words.ts';

// Takes a studio out of service from a day on, after showing which bookings and leases lie behind it.

// The bookings that lie in a time which is about to be taken: listed before it is.

const LISTED = 8;

function BookingLines({ bookings }: { readonly bookings: readonly StudioBooking[] }) {
  return (
    <ul className="soft-list">
      {bookings.slice(0, LISTED).map((row) => (
        <li key={row.id}>
          {row.from.replace('T', ' ')} — {row.to.replace('T', ' ')} {row.tenant.name} ({row.number})
        </li>
      ))}
      {bookings.length > LISTED ? <li>{sayBlackout('hitsMore', { count: LISTED })}</li> : null}
    </ul>
  );
}

interface HitsProps {
  readonly studio: number;
  /** `2026-10-03T22:00`; null while they are not both times. */
  readonly span: { readonly from: string; readonly to: string } | null;
}

/** The bookings of the time. */
function Hits({ studio, span }: HitsProps) {
  const input = { studio, from: span?.from ?? '2026-01-01T00:00', to: span?.to ?? '2026-01-01T00:00' };
  const asked = useApiQuery('studios.hits', input, { isWaiting: span === null });
  if (span === null) return null;
  return (
    <Show asked={asked}>
      {({ bookings }) =>
        bookings.length === 0 ? (
          <p className="soft">{sayBlackout('hitsNone')}</p>
        ) : (
          <Note tone="warn">
            <p>{sayStudio('retireHits', { count: bookings.length })}</p>
            <BookingLines bookings={bookings} />
          </Note>
        )
      }
    </Show>
  );
}

/** Bookings are looked for this far ahead. */
const LOOKED_DAYS = 3650;

function leasesAfter(detail: StudioDetail, day: string): readonly string[] {
  const last = (lease: StudioDetail['leases'][number]): string =>
    lease.leftOn !== null && lease.leftOn < lease.endsOn ? lease.leftOn : lease.endsOn;
  return detail.leases.filter((lease) => last(lease) >= day).map((lease) => `${lease.tenant.name} ${lease.contract}`);
}

function RetireStudioDialog({ detail, onClose }: { readonly detail: StudioDetail; readonly onClose: () => void }) {
  const notice = useChangeNotice();
  const { run } = useCommand('records.correct');
  const [typedDay, setDay] = useState<string | null>(useToday());
  const [reason, setReason] = useState('');
  const code = formatStudioField(detail, 'code');
  const day = typedDay === null ? null : parseDay(typedDay);
  const leases = day === null ? [] : leasesAfter(detail, day);
  const retire = async (): Promise<Acted> => {
    if (day === null) return null;
    const { id, version } = detail.studio;
    const why = reason.trim();
    const answer = await run({ kind: 'studio', id, version, values: { closed_on: day }, reason: why === '' ? null : why });
    if (answer.ok) notice(sayStudio('retireDone', { code, day }), answer.value);
    return answer;
  };
  return (
    <ActionDialog
      title={sayStudio('retireTitle', { code })}
      ok={sayStudio('retireDo')}
      isDanger
      isReady={day !== null}
      act={retire}
      onClose={onClose}
    >
      <p>{sayStudio('retireHelp')}</p>
      <DayField label={sayStudio('retireDay')} isNeeded value={typedDay} onChange={setDay} />
      <TextField label={sayStudio('reasonLabel')} value={reason} onChange={setReason} />
      <Hits studio={detail.studio.id} span={day === null ? null : { from: `${day}T00:00`, to: `${addDays(day, LOOKED_DAYS)}T00:00` }} />
      {leases.length === 0 ? null : <Note tone="warn">{sayStudio('retireLeases', { contracts: leases.join(sayMark('、')) })}</Note>}
    </ActionDialog>
  );
}

function tabOf(text: string | null): StudioTab | undefined {
  return STUDIO_TABS.find(({ key }) => key === text) ?? STUDIO_TABS[0];
}

function Lead({ detail }: { readonly detail: StudioDetail }) {
  const { name, floor } = detail.studio.values;
  const kind = getPresentValues(detail)['kind'];
  return (
    <div className="line-3">
      <StudioState state={detail.state} />
      {[name, floor, typeof kind === 'string' ? sayChoice(kind) : null]
        .filter((one) => one !== null && one !== undefined)
        .map((one) => (
          <span key={String(one)}>{String(one)}</span>
        ))}
    </div>
  );
}

function Commands({ detail, onRetire }: { readonly detail: StudioDetail; readonly onRetire: () => void }) {
  const desk = useRecordActions();
  const { id } = detail.studio;
  const code = formatStudioField(detail, 'code');
  const items = [
    { key: 'retire', label: sayStudio('retireStudio'), disabled: detail.studio.values['closed_on'] !== null, onClick: onRetire },
    { key: 'wrong', label: sayStudio('retireWrong'), danger: true, onClick: () => desk.retire('studio', id, code) },
  ];
  return (
    <>
      <IfMay write="studio">
        <Button onClick={() => desk.correct('studio', id)}>{sayStudio('correct')}</Button>
      </IfMay>
      <IfMay write="studio_fact">
        <Button type="primary" onClick={() => desk.changeFrom('studio_fact', id)}>
          {sayStudio('changeFrom')}
        </Button>
      </IfMay>
      <CalendarFileButton kind="studio" id={id} />
      <IfMay write="studio">
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button>{sayStudio('more')}</Button>
        </Dropdown>
      </IfMay>
    </>
  );
}

function Studio({ detail, tab: text }: { readonly detail: StudioDetail; readonly tab: string | null }) {
  const language = getLanguage();
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const [isRetiring, setRetiring] = useState(false);
  const { id } = detail.studio;
  const may = usePermissions();
  const shown = STUDIO_TABS.filter(({ asks = [] }) => may.call(...asks));
  const asked = tabOf(text);
  const isForYou = asked === undefined || shown.includes(asked);
  const tab = isForYou ? asked : shown[0];
  const back = (): void => askToLeave(() => go('/'));
  useKeys([{ keys: 'Escape', words: sayStudio('keyBack'), run: back }]);
  const items = shown.map((one) => {
    const { key, title, count: countOf, Content } = one;
    const count = countOf?.(detail) ?? 0;
    const label = getMessage(title, language);
    return { key, label: count === 0 ? label : `${label} ${count}`, children: one === tab ? <Content detail={detail} /> : null };
  });
  return (
    <Page
      title={formatStudioField(detail, 'code')}
      lead={<Lead detail={detail} />}
      actions={
        <>
          <Button onClick={back}>{sayStudio('back')}</Button>
          {detail.isRetired ? null : <Commands detail={detail} onRetire={() => setRetiring(true)} />}
        </>
      }
    >
      {detail.isRetired ? <Note tone="warn">{sayStudio('retiredNote')}</Note> : null}
      {isForYou ? null : <Note tone="plain">{sayUi('notForYou', { what: getMessage(asked.title, language) })}</Note>}
      <Tabs
        aria-label={sayStudio('tabs')}
        activeKey={tab?.key ?? ''}
        items={items}
        destroyOnHidden
        onChange={(to) => askToLeave(() => go(`/${id}/${to}`, { replace: true }))}
      />
      {isRetiring ? <RetireStudioDialog detail={detail} onClose={() => setRetiring(false)} /> : null}
    </Page>
  );
}

export function StudioPage({ id, tab }: { readonly id: number; readonly tab: string | null }) {
  const day = useToday();
  const [, go] = useLocation();
  const isId = Number.isSafeInteger(id) && id > 0;
  const asked = useApiQuery('studios.detail', { id: isId ? id : 1, day }, { isWaiting: !isId, keep: true });
  if (!isId || (asked.state === 'refused' && asked.refusal.code === 'STUDIO_UNKNOWN')) {
    return (
      <Page title={sayStudio('unknown')}>
        <Empty
          title={sayStudio('unknown')}
          help={sayStudio('unknownHelp')}
          action={<Button onClick={() => go('/')}>{sayStudio('back')}</Button>}
        />
      </Page>
    );
  }
  return <Show asked={asked}>{(detail) => <Studio detail={detail} tab={tab} />}</Show>;
}
