// livebase no-shows: bookings of the days before that nobody came to, and all of them settled at once.
import { formatYuan } from '../../../contract/desk/desk-texts.ts';
import { type CliCommand, defineOption } from '../command.ts';
import { createOutcome, type Outcome } from '../outcome.ts';
import { type Session, withBase } from '../session.ts';
import { formatTableLines } from '../text-table.ts';
import { BOOKING_HEAD, createBookingRow } from './booking-lines.ts';

const REASON = '前一天没有人来';

function settle(session: Session): Promise<Outcome> {
  return withBase(session, async (client) => {
    const found = await client.bookings.neverArrived({});
    if (!found.ok) return found;
    const { bookings, total = null } = found.value;
    const count = bookings.length;
    const ids = bookings.map(({ number }) => number);
    const sum = total === null ? '' : `，按未到场共 ${formatYuan(total)} 元`;
    if (!session.options.flag('settle') || count === 0) {
      const lines = count === 0 ? [] : formatTableLines(BOOKING_HEAD, bookings.map(createBookingRow));
      return createOutcome({ ids, charge: total, settled: false }, [`前几天没来、还没处理的 ${count} 场${sum}`, ...lines]);
    }
    const seen = bookings.map(({ id, version }) => ({ id, version }));
    const written = await client.bookings.many({ bookings: seen, to: { kind: 'no_show' }, reason: REASON });
    if (!written.ok) return written;
    const { charge = null } = written.value;
    const charged = charge === null ? '' : `，共 ${formatYuan(charge)} 元`;
    return createOutcome({ ids, charge, settled: true }, [`已记为未到场 ${count} 场${charged}`]);
  });
}

/** `no-shows` */
export const noShowCommands: readonly CliCommand[] = [
  {
    name: 'no-shows',
    words: '前几天没来、还没处理的预约和按未到场的费用；加 --settle 全部记为未到场',
    options: [defineOption('--settle', '全部记为未到场，按规定收费')],
    work: settle,
  },
];
