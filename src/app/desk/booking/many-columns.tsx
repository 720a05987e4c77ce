// The columns of the list of many bookings that are changed at once.
import { Checkbox } from 'antd';
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { Language } from '../../../contract/core/phrase.ts';
import { sayBookingState } from '../../ui/booking-state-messages.ts';
import type { Column } from '../../ui/table/table-rows.ts';
import { sayMany } from './many-messages.ts';
import { formatWhen } from './when-text.ts';

/** A booking of the list. */
export type Row = Extract<Awaited<ReturnType<LivebaseClient['bookings']['list']>>, { ok: true }>['value']['bookings'][number];

interface ManyGround {
  readonly language: Language;
  readonly chosen: ReadonlySet<number>;
  readonly toggle: (row: Row) => void;
}

/** Builds the columns of the list. */
export function buildManyColumns({ language, chosen, toggle }: ManyGround): readonly Column<Row>[] {
  return [
    {
      key: 'chosen',
      title: sayMany('chosen'),
      width: 60,
      text: (row) => (chosen.has(row.id) ? '✓' : ''),
      render: (row) => (
        <Checkbox
          tabIndex={-1}
          checked={chosen.has(row.id)}
          aria-label={sayMany('choose', { number: row.number })}
          onChange={() => toggle(row)}
        />
      ),
    },
    { key: 'when', title: sayMany('when'), width: 220, text: (row) => formatWhen(row, null, language), sort: (row) => row.from },
    { key: 'tenant', title: sayMany('tenant'), width: 180, text: (row) => row.tenantShort, filter: true },
    { key: 'studio', title: sayMany('studio'), width: 100, text: (row) => row.studioCode, filter: true },
    { key: 'state', title: sayMany('state'), width: 90, text: (row) => sayBookingState(row.state), filter: true },
    { key: 'number', title: sayMany('number'), width: 150, text: (row) => row.number },
  ];
}
