// An opened booking: what is known of it, what can be done with it, its series and its history.
import { Button } from 'antd';
import { useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { deskDayOf } from '../../../domain/booking/desk-day.ts';
import { instant, getMinuteOfDay, printClock } from '../../../domain/time/calendar.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { BOOKING_STATE_TONES, sayBookingState } from '../../ui/booking-state-messages.ts';
import { useAskToLeave } from '../../ui/leave-guard.tsx';
import { IfMay, usePermissions } from '../../ui/permissions.tsx';
import { Show, Note } from '../../ui/Notes.tsx';
import { Tag, Facts } from '../../ui/Page.tsx';
import type { Desk } from '../desk-state.ts';
import { BookingPaper } from '../print/BookingPrint.tsx';
import { sayBooking } from './booking-messages.ts';
import { CancelDialog } from './CancelDialog.tsx';
import { sayDetail } from './detail-messages.ts';
import { EditForm } from './EditForm.tsx';
import { HistoryPart } from './HistoryPart.tsx';
import { ManyDrawer, type ManyOf } from './ManyDrawer.tsx';
import { MoveForm } from './MoveForm.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { SeriesPart } from './SeriesPart.tsx';
import { type Detail, type OpenBooking, useDetail, type Extension } from './use-detail.ts';
import { BOOKING_RULE_WORDS } from '../../../contract/desk/booking-rule-messages.ts';
import { isWarningCode } from '../../../domain/booking/booking-rules.ts';
import { getLanguage, getMessage, sayMark } from '../../ui/i18n.ts';
import { useSayReason } from './cancel-reasons.ts';
import { PriceView } from './PriceView.tsx';
import { formatWhen, formatWithLength } from './when-text.ts';
import { chooseContact, createPhoneLink, listFacts, listActions } from './detail-texts.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useSayShort } from '../../ui/short-refusal.ts';

// What a longer end would hit: the bookings behind it with phones, so that they can be settled first.

interface ExtendPartProps {
  readonly hits: Extension;
  readonly desk: Desk;
  readonly onExtend: () => void;
  readonly onClose: () => void;
}

function ExtendPart({ hits, desk, onExtend, onClose }: ExtendPartProps) {
  const sayShort = useSayShort();
  const named = hits.refusal?.data['bookingId'];
  const time = printClock(getMinuteOfDay(instant(hits.to)));
  return (
    <Note tone="warn" title={sayDetail('hits', { time })}>
      <ul className="booking-plain-list">
        {hits.hits.map((one) => (
          <li key={one.id} className="booking-hit">
            <span>
              {one.tenantShort} {formatWhen(one, desk.state.day)} {one.contact} {one.phone}
            </span>
            <Button size="small" onClick={() => desk.act({ type: 'booking', id: one.id })}>
              {sayDetail('openHit')}
            </Button>
          </li>
        ))}
      </ul>
      {hits.refusal === null ? <p>{sayDetail('hitsHelp')}</p> : <p>{sayShort(hits.refusal)}</p>}
      <div className="line-2">
        {hits.refusal === null ? <Button onClick={onExtend}>{sayDetail('extendAnyway', { time })}</Button> : null}
        {hits.hits.length === 0 && typeof named === 'number' ? (
          <Button onClick={() => desk.act({ type: 'booking', id: named })}>{sayDetail('openHit')}</Button>
        ) : null}
        <Button onClick={onClose}>{sayDetail('giveUp')}</Button>
      </div>
    </Note>
  );
}

type Action = ReturnType<typeof listActions>[number];

/** What each button does. */
function runOf({ does }: Action, detail: Detail, grid: number): () => void {
  switch (does) {
    case 'extend':
      return () => void detail.extend(grid);
    case 'move':
    case 'edit':
    case 'history':
      return () => detail.toggle(does);
    case 'putBack':
    case 'cancel':
      return () => detail.setDialog(does);
    default:
      return () => void detail.step(does);
  }
}

const PRIMARY: ReadonlySet<Action['does']> = new Set(['checked_in', 'completed', 'booked']);
const FOLDING: ReadonlySet<Action['does']> = new Set(['move', 'edit', 'history']);

/** The buttons. */
function DetailActions({ booking, detail, grid }: { readonly booking: number; readonly detail: Detail; readonly grid: number }) {
  const may = usePermissions();
  const { can, isLive, canPutBack } = detail;
  const actions = listActions(grid, { can, isLive, canPutBack, mayCall: (method) => may.call(method) });
  // While the board has the focus its cursor says who is meant, not what was opened before.
  const isReady = (): boolean => (document.activeElement?.getAttribute('data-selected') ?? String(booking)) === String(booking);
  // A key is off while its button is: pressed twice, it would be refused for what its own first press has changed.
  const hit = (action: Action) => (): void => (detail.isBusy ? undefined : runOf(action, detail, grid)());
  useKeys(actions.map((action) => ({ keys: action.key, words: action.help, run: hit(action), isReady })));
  if (actions.length === 0) return null;
  return (
    <div className="line-2" role="group" aria-label={sayDetail('actions')}>
      {actions.map((action) => (
        <Button
          key={action.key}
          type={PRIMARY.has(action.does) ? 'primary' : 'default'}
          danger={action.does === 'cancel'}
          aria-keyshortcuts={action.key}
          {...(FOLDING.has(action.does) ? { 'aria-expanded': detail.part === action.does } : {})}
          disabled={detail.isBusy}
          onClick={runOf(action, detail, grid)}
        >
          {action.label}
        </Button>
      ))}
    </div>
  );
}

function Contact({ open }: { readonly open: OpenBooking }) {
  const { contact, phone } = chooseContact(open.booking);
  return (
    <>
      {contact} {phone === null ? null : <a href={createPhoneLink(phone)}>{phone}</a>}
    </>
  );
}

/** Facts that are there; an empty one is left out, so that the panel stays short. */
function useFacts(open: OpenBooking, board: BoardDay) {
  const sayReason = useSayReason();
  return listFacts(open, { sayReason, board }).map(({ key, value }) => ({
    label: sayDetail(key),
    value: key === 'contact' ? <Contact open={open} /> : value,
  }));
}

function DetailFacts({ open, board }: { readonly open: OpenBooking; readonly board: BoardDay }) {
  const facts = useFacts(open, board);
  const { booking, studioCode, overridden, overrideReason } = open;
  const known = (code: string): string => (isWarningCode(code) ? getMessage(BOOKING_RULE_WORDS[code].inShort, getLanguage()) : code);
  return (
    <>
      <p className="booking-when">
        <strong>{studioCode}</strong> {formatWithLength(booking)}
      </p>
      <Facts facts={facts} />
      <PriceView price={open.price ?? null} />
      {overridden.length === 0 ? null : (
        <Note tone="warn" title={sayDetail('overridden')}>
          <div>{overridden.map(known).join(sayMark('；'))}</div>
          {overrideReason === null ? null : <div>{sayDetail('overrideReason', { reason: overrideReason })}</div>}
        </Note>
      )}
    </>
  );
}

const BACK_REASONS = ['state', 'early', 'came', 'charge'] as const;

interface BodyProps {
  readonly open: OpenBooking;
  readonly desk: Desk;
  readonly board: BoardDay;
}

function Dialogs({ detail, open }: { readonly detail: Detail; readonly open: OpenBooking }) {
  const { dialog, setDialog } = detail;
  if (dialog === null) return null;
  const what = `${open.booking.tenantName} ${open.booking.number}`;
  const close = (): void => setDialog(null);
  if (dialog === 'cancel') {
    return (
      <CancelDialog
        title={sayDetail('cancelTitle', { what })}
        button={sayDetail('doCancel')}
        bookings={[open.booking.id]}
        hasScope={open.booking.series !== null}
        onClose={close}
        write={detail.cancel}
      />
    );
  }
  return (
    <ReasonDialog
      title={sayDetail('putBackTitle', { what })}
      help={sayDetail('putBackHelp')}
      button={sayDetail('doPutBack')}
      reasons={BACK_REASONS.map((one) => sayDetail(`reason_${one}`))}
      onClose={close}
      write={detail.putBack}
    />
  );
}

function Parts({ detail, open, desk, board }: BodyProps & { readonly detail: Detail }) {
  const { part, closePart, hits } = detail;
  if (part === 'move') return <MoveForm open={open} desk={desk} board={board} onClose={closePart} />;
  if (part === 'edit') return <EditForm open={open} board={board} onClose={closePart} />;
  if (part === 'history') return <HistoryPart booking={open.booking.id} board={board} />;
  if (part !== 'extend' || hits === null) return null;
  return <ExtendPart hits={hits} desk={desk} onExtend={() => void detail.extend(hits.minutes)} onClose={closePart} />;
}

function Many({ open }: Pick<BodyProps, 'open'>) {
  const [of, setOf] = useState<ManyOf | null>(null);
  const { tenant, tenantName, studio } = open.booking;
  return (
    <div className="line-2">
      <Button size="small" onClick={() => setOf({ tenant, studio: null, label: tenantName })}>
        {sayDetail('manyTenant')}
      </Button>
      <Button size="small" onClick={() => setOf({ tenant: null, studio, label: open.studioCode })}>
        {sayDetail('manyStudio')}
      </Button>
      {of === null ? null : <ManyDrawer of={of} onClose={() => setOf(null)} />}
    </div>
  );
}

function Body({ open, desk, board }: BodyProps) {
  const detail = useDetail(open, board.rules);
  const askToLeave = useAskToLeave();
  const { booking } = open;
  // Esc puts away what is unfolded first, then the panel.
  const close = (): void => askToLeave(() => (detail.part === null ? desk.act({ type: 'close' }) : detail.closePart()));
  return (
    <PanelFrame
      title={booking.tenantName}
      mark={<Tag tone={BOOKING_STATE_TONES[booking.state]}>{sayBookingState(booking.state)}</Tag>}
      onClose={close}
    >
      <DetailActions booking={booking.id} detail={detail} grid={board.rules.grid} />
      <Parts detail={detail} open={open} desk={desk} board={board} />
      <DetailFacts open={open} board={board} />
      <BookingPaper booking={booking} day={deskDayOf(instant(booking.from), board.rules)} />
      {booking.series === null ? null : <SeriesPart series={booking.series} booking={booking.id} desk={desk} />}
      <IfMay call="bookings.many">
        <Many open={open} />
      </IfMay>
      <Dialogs detail={detail} open={open} />
      {detail.askedTime}
      {detail.askedReason}
    </PanelFrame>
  );
}

/** The panel of a booking. */
export function BookingDetail({ id, desk, board }: { readonly id: number; readonly desk: Desk; readonly board: BoardDay }) {
  const asked = useApiQuery('bookings.get', { booking: id });
  if (asked.state === 'ready') return <Body open={asked.value} desk={desk} board={board} />;
  return (
    <PanelFrame title={sayBooking('booking')} onClose={() => desk.act({ type: 'close' })}>
      <Show asked={asked}>{() => null}</Show>
    </PanelFrame>
  );
}
