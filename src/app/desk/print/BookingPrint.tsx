// The paper of one booking: its slip, and the texts that go to the tenant.
import { Button } from 'antd';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { useCommand } from '../../ui/api.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { usePrintPdf, useSaveFile } from '../../ui/save-file.ts';
import { sayPaper } from './print-messages.ts';
import { SendWords } from './SendText.tsx';
import './print.css';

/** A booking as its paper asks for it; `day` that of its start. */
export interface BookingPaperProps {
  readonly booking: { readonly id: number; readonly tenant: number; readonly state: BookingState };
  readonly day: Day;
}

/** Buttons for a booking's slip and texts. */
export function BookingPaper({ booking, day }: BookingPaperProps) {
  const notices = useNotices();
  const print = usePrintPdf();
  const save = useSaveFile();
  const { run, isBusy } = useCommand('paper.slip');
  const slip = async (then: typeof print): Promise<void> => {
    await notices.settle(await run({ booking: booking.id }), then);
  };
  return (
    <div className="line-top" role="group" aria-label={sayPaper('paper')}>
      <Button loading={isBusy} onClick={() => void slip(print)}>
        {sayPaper('slip')}
      </Button>
      <Button disabled={isBusy} onClick={() => void slip(save)}>
        {sayPaper('saveSlip')}
      </Button>
      <SendWords words={{ kind: 'booking', booking: booking.id }} label={sayPaper('sendBooking')} />
      {booking.state === 'booked' ? <SendWords words={{ kind: 'reminder', booking: booking.id }} label={sayPaper('sendReminder')} /> : null}
      <SendWords words={{ kind: 'tenantWeek', tenant: booking.tenant, day }} label={sayPaper('sendWeek')} />
    </div>
  );
}
