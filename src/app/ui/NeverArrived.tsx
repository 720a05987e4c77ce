// Bookings of the days before that nobody came to: how many, what they are charged, and all of them settled at once. On home, in 现场 and in the shift.
import { Button } from 'antd';
import { Link } from 'wouter';
import { getMinuteOfDay, instant, printClock, printInstant } from '../../domain/time/calendar.ts';
import { useApiQuery, useCommand, type ValueOf } from './api.tsx';
import { sayNeverArrived } from './never-arrived-messages.ts';
import { Note } from './Notes.tsx';
import { useNotices } from './notices.tsx';
import { usePermissions } from './permissions.tsx';
import { formatYuan } from './values.tsx';

type Unsettled = ValueOf<'bookings.neverArrived'>;
type Line = Unsettled['bookings'][number];

/** `11-09 20:00–22:00`. */
function formatTimes({ from, to }: Line): string {
  return `${printInstant(instant(from)).slice(5)}–${printClock(getMinuteOfDay(instant(to)))}`;
}

/** Marks bookings that nobody came to as no-shows, all at once, with one undo. */
export function useSettleAll(reason = sayNeverArrived('reason')) {
  const notices = useNotices();
  const { run, isBusy } = useCommand('bookings.many');
  const { run: undo } = useCommand('bookings.undo');
  const settle = async (bookings: readonly { readonly id: number; readonly version: number }[]): Promise<void> => {
    const seen = bookings.map(({ id, version }) => ({ id, version }));
    const outcome = await run({ bookings: seen, to: { kind: 'no_show' }, reason });
    if (!outcome.ok) return notices.failed(outcome);
    const { change, count, charge } = outcome.value;
    const text =
      charge === undefined
        ? sayNeverArrived('settled', { count })
        : sayNeverArrived('settledCharged', { count, amount: formatYuan(charge) });
    notices.done(text, change === null ? undefined : { change, run: undo });
  };
  return { settle, isBusy };
}

/** What is offered until each is settled; nothing where there is none. */
export function NeverArrived() {
  const asked = useApiQuery('bookings.neverArrived', {}, { keep: true });
  const { settle, isBusy } = useSettleAll();
  const may = usePermissions();
  if (asked.state !== 'ready' || asked.value.bookings.length === 0) return null;
  const { bookings, total } = asked.value;
  return (
    <Note
      tone="warn"
      title={sayNeverArrived('title', { count: bookings.length })}
      actions={
        may.call('bookings.many') ? (
          <Button loading={isBusy} onClick={() => void settle(bookings)}>
            {sayNeverArrived('settle')}
          </Button>
        ) : null
      }
    >
      {total === undefined ? null : <p>{sayNeverArrived('charge', { amount: formatYuan(total) })}</p>}
      <details>
        <summary>{sayNeverArrived('list')}</summary>
        <ul>
          {bookings.map((one) => (
            <li key={one.id}>
              <Link href={`~/desk/${printInstant(instant(one.from)).slice(0, 10)}/booking/${one.id}`} title={one.tenantName}>
                {sayNeverArrived('row', { times: formatTimes(one), studio: one.studioCode, name: one.tenantShort })}
              </Link>
              {one.charge === undefined ? null : ` ${sayNeverArrived('amount', { amount: formatYuan(one.charge) })}`}
            </li>
          ))}
        </ul>
      </details>
    </Note>
  );
}
