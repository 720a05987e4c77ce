// The columns of a tenant's leases.
import type { Names } from '../../contract/records/records.ts';
import { parseStudios } from '../../contract/records/record-kinds.ts';
import type { Day } from '../../domain/time/calendar.ts';
import type { May } from '../ui/permissions.tsx';
import { Tag } from '../ui/Page.tsx';
import { recordText } from '../ui/records/record-text.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { useStudioCodesFormat } from './studio-codes.ts';
import { type LeaseOfTenant, countDaysToEnd } from './tenant-leases.ts';
import { sayTenant } from './tenant-messages.ts';
import { sayField } from '../ui/window-words.ts';

const TONES = { past: 'plain', now: 'good', coming: 'accent' } as const;

function stateOf(lease: LeaseOfTenant, today: string): keyof typeof TONES {
  if (lease.to < today) return 'past';
  return lease.startsOn > today ? 'coming' : 'now';
}

interface LeaseGround {
  readonly names: Names;
  /** Columns of money are left out for who may not see it. */
  readonly may: May;
  readonly today: Day;
}

/** Builds the columns of the list. */
export function buildLeaseColumns({ names, may, today }: LeaseGround): readonly ShortColumn<LeaseOfTenant>[] {
  const sayStudios = useStudioCodesFormat(names);
  const leftCell = (lease: LeaseOfTenant) => {
    const { left } = countDaysToEnd(lease, today);
    return left === null ? (lease.leftOn ?? NO_VALUE) : <DaysLeft kind="lease" on={lease.leftOn} days={left} />;
  };
  const text = (name: string) => (lease: LeaseOfTenant) => recordText('lease', name, lease.row.values[name] ?? null, names);
  const field = (name: string, isNumber = false) => ({
    key: name,
    title: sayField('lease', name),
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
    { key: 'starts_on', title: sayField('lease', 'starts_on'), cell: ({ startsOn }) => startsOn },
    {
      key: 'ends_on',
      title: sayField('lease', 'ends_on'),
      cell: (lease) => {
        const { end } = countDaysToEnd(lease, today);
        return end === null ? lease.endsOn : <DaysLeft kind="lease" on={lease.endsOn} days={end} />;
      },
    },
    { key: 'left_on', title: sayField('lease', 'left_on'), cell: leftCell },
    field('area', true),
    ...(may.have('money.look') ? [field('monthly_rent', true), field('deposit', true)] : []),
    {
      key: 'studios',
      title: sayField('lease', 'studios'),
      cell: (lease) => sayStudios(parseStudios(lease.row.values['studios'])) || NO_VALUE,
    },
    field('free_minutes', true),
    ...(may.have('money.look') ? [field('own_rate', true)] : []),
  ];
}
