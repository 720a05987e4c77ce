// What is known of an opened booking: who, where, when, contact, equipment, price, what was overridden.
import type { BoardDay } from '../../../contract/desk/board.ts';
import { BOOKING_RULE_WORDS } from '../../../contract/desk/booking-rule-messages.ts';
import { isWarningCode } from '../../../domain/booking/booking-rules.ts';
import { getLanguage, getMessage } from '../../ui/i18n.ts';
import { Note } from '../../ui/Notes.tsx';
import { Facts } from '../../ui/Page.tsx';
import { sayBooking } from './booking-messages.ts';
import { useSayReason } from './cancel-reasons.ts';
import { sayDetail } from './detail-messages.ts';
import { PriceView } from './PriceView.tsx';
import type { OpenBooking } from './use-detail.ts';
import { useWhen } from './when-text.ts';
import { chooseContact, createPhoneLink, listFacts } from './detail-texts.ts';

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
  return listFacts(open, { say: sayDetail, sayReason, board }).map(({ key, value }) => ({
    label: sayDetail(key),
    value: key === 'contact' ? <Contact open={open} /> : value,
  }));
}

export function DetailFacts({ open, board }: { readonly open: OpenBooking; readonly board: BoardDay }) {
  const { withLength } = useWhen();
  const facts = useFacts(open, board);
  const { booking, studioCode, overridden, overrideReason } = open;
  const known = (code: string): string => (isWarningCode(code) ? getMessage(BOOKING_RULE_WORDS[code].inShort, getLanguage()) : code);
  return (
    <>
      <p className="booking-when">
        <strong>{studioCode}</strong> {withLength(booking)}
      </p>
      <Facts facts={facts} />
      <PriceView price={open.price ?? null} />
      {overridden.length === 0 ? null : (
        <Note tone="warn" title={sayDetail('overridden')}>
          <div>{overridden.map(known).join(sayBooking('listGap'))}</div>
          {overrideReason === null ? null : <div>{sayDetail('overrideReason', { reason: overrideReason })}</div>}
        </Note>
      )}
    </>
  );
}
