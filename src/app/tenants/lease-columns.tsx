// The columns of a tenant's leases.
import { parseStudios } from '../../contract/records/record-fields.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import type { Day } from '../../domain/time/calendar.ts';
import type { May } from '../ui/permissions.tsx';
import { Tag } from '../ui/Page.tsx';
import { type Sayer, recordText } from '../ui/records/record-text.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { useStudioCodesFormat } from './studio-codes.ts';
import { type LeaseOfTenant, countDaysToEnd } from './tenant-leases.ts';
import { sayTenant } from './tenant-messages.ts';

const TONES = { past: 'plain', now: 'good', coming: 'accent' } as const;

function stateOf(lease: LeaseOfTenant, today: string): keyof typeof TONES {
  if (lease.to < today) return 'past';
  return lease.startsOn > today ? 'coming' : 'now';
}

interface LeaseGround {
  readonly sayer: Sayer;
  /** Columns of money are left out for who may not see it. */
  readonly may: May;
  readonly today: Day;
}

/** Builds the columns of the list. */
export function buildLeaseColumns({ sayer, may, today }: LeaseGround): readonly ShortColumn<LeaseOfTenant>[] {
  const { language, names } = sayer;
  const sayStudios = useStudioCodesFormat(names);
  const leftCell = (lease: LeaseOfTenant) => {
    const { left } = countDaysToEnd(lease, today);
    return left === null ? (lease.leftOn ?? NO_VALUE) : <DaysLeft kind="lease" on={lease.leftOn} days={left} />;
  };
  const text = (name: string) => (lease: LeaseOfTenant) => recordText('lease', name, lease.row.values[name] ?? null, sayer);
  const field = (name: string, isNumber = false) => ({
    key: name,
    title: formatField('lease', name, language),
    cell: text(name),
    isNumber,
  });
  return [
    field('contract'),
    {
      key: 'state',
      title: sayTenant('bookingState'),
      cell: (lease) => {
        const state = stateOf(lease, today);
        return <Tag tone={TONES[state]}>{sayTenant(`bar_${state}`)}</Tag>;
      },
    },
    { key: 'starts_on', title: formatField('lease', 'starts_on', language), cell: ({ startsOn }) => startsOn },
    {
      key: 'ends_on',
      title: formatField('lease', 'ends_on', language),
      cell: (lease) => {
        const { end } = countDaysToEnd(lease, today);
        return end === null ? lease.endsOn : <DaysLeft kind="lease" on={lease.endsOn} days={end} />;
      },
    },
    { key: 'left_on', title: formatField('lease', 'left_on', language), cell: leftCell },
    field('area', true),
    ...(may.have('money.look') ? [field('monthly_rent', true), field('deposit', true)] : []),
    {
      key: 'studios',
      title: formatField('lease', 'studios', language),
      cell: (lease) => sayStudios(parseStudios(lease.row.values['studios'])) || NO_VALUE,
    },
    field('free_minutes', true),
    ...(may.have('money.look') ? [field('own_rate', true)] : []),
  ];
}
