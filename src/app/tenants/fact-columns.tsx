// The columns of a tenant's dated facts.
import { RECORD_FIELDS } from '../../contract/records/record-fields.ts';
import type { RecordRow } from '../../contract/records/record-shapes.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import { DAWN } from '../../domain/time/calendar.ts';
import { Tag } from '../ui/Page.tsx';
import { type Sayer, recordText } from '../ui/records/record-text.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import type { DatedRow } from './dated-rows.ts';
import { sayTenant } from './tenant-messages.ts';

const TONES = { now: 'good', coming: 'accent', past: 'plain' } as const;
const STATE_WORDS = { now: 'factNow', coming: 'factComing', past: 'factPast' } as const;

/** Builds the columns of the list: when a row holds, then every field. */
export function buildFactColumns(sayer: Sayer): readonly ShortColumn<DatedRow<RecordRow>>[] {
  const values = RECORD_FIELDS.tenant_fact.filter(({ name }) => name !== 'tenant_id' && name !== 'starts_on');
  return [
    { key: 'state', title: sayTenant('bookingState'), cell: ({ state }) => <Tag tone={TONES[state]}>{sayTenant(STATE_WORDS[state])}</Tag> },
    { key: 'from', title: sayTenant('factFrom'), cell: ({ from }) => (from === DAWN ? sayTenant('always') : from) },
    { key: 'to', title: sayTenant('factTo'), cell: ({ to }) => to ?? sayTenant('still') },
    ...values.map(({ name }) => ({
      key: name,
      title: formatField('tenant_fact', name, sayer.language),
      cell: ({ row }: DatedRow<RecordRow>) => recordText('tenant_fact', name, row.values[name] ?? null, sayer),
    })),
  ];
}
