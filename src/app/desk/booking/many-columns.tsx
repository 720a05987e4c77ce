// The columns of the list of many bookings that are changed at once.
import { Checkbox } from 'antd';
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { Language } from '../../../contract/core/phrase.ts';
import type { sayBookingState } from '../../ui/booking-state-messages.ts';
import type { SayOf } from '../../ui/i18n.ts';
import type { Column } from '../../ui/table/table-rows.ts';
import type { sayBooking } from './booking-messages.ts';
import type { sayMany } from './many-messages.ts';
import { formatWhen } from './when-text.ts';

/** A booking of the list. */
export type Row = Extract<Awaited<ReturnType<LivebaseClient['bookings']['list']>>, { ok: true }>['value']['bookings'][number];

interface ManyGround {
  readonly say: SayOf<typeof sayMany>;
  readonly sayState: SayOf<typeof sayBookingState>;
  readonly sayBooking: SayOf<typeof sayBooking>;
  readonly language: Language;
  readonly chosen: ReadonlySet<number>;
  readonly toggle: (row: Row) => void;
}

/** Builds the columns of the list. */
export function buildManyColumns({ say, sayState, sayBooking, language, chosen, toggle }: ManyGround): readonly Column<Row>[] {
  return [
    {
      key: 'chosen',
      title: say('chosen'),
      width: 60,
      text: (row) => (chosen.has(row.id) ? '✓' : ''),
      render: (row) => (
        <Checkbox
          tabIndex={-1}
          checked={chosen.has(row.id)}
          aria-label={say('choose', { number: row.number })}
          onChange={() => toggle(row)}
        />
      ),
    },
    { key: 'when', title: say('when'), width: 220, text: (row) => formatWhen(row, null, sayBooking, language), sort: (row) => row.from },
    { key: 'tenant', title: say('tenant'), width: 180, text: (row) => row.tenantShort, filter: true },
    { key: 'studio', title: say('studio'), width: 100, text: (row) => row.studioCode, filter: true },
    { key: 'state', title: say('state'), width: 90, text: (row) => sayState(row.state), filter: true },
    { key: 'number', title: say('number'), width: 150, text: (row) => row.number },
  ];
}
