// The columns of files that came in and were not taken.
import type { ReactNode } from 'react';
import type { Collection } from '../../contract/collection/collection-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import { formatClock } from '../ui/clock-text.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import type { sayCollect } from './collect-messages.ts';

/** A file that was not taken. */
export type Refused = Collection['refused'][number];

interface RefusedGround {
  readonly say: SayOf<typeof sayCollect>;
  /** Tenants by id. */
  readonly names: ReadonlyMap<number, string>;
  readonly renderWhy: (file: Refused) => ReactNode;
}

/** Builds the columns of the list. */
export function buildRefusedColumns({ say, names, renderWhy }: RefusedGround): readonly ShortColumn<Refused>[] {
  return [
    {
      key: 'outcome',
      title: say('state'),
      cell: ({ outcome }) => <Tag tone={outcome === 'parked' ? 'warn' : 'danger'}>{say(`outcome_${outcome}`)}</Tag>,
    },
    { key: 'file', title: say('refusedFile'), cell: ({ file }) => file, wraps: true },
    {
      key: 'whose',
      title: say('refusedWhose'),
      cell: ({ tenant }) => (tenant === null ? NO_VALUE : (names.get(tenant) ?? NO_VALUE)),
    },
    { key: 'why', title: say('refusedWhy'), cell: renderWhy, wraps: true },
    { key: 'at', title: say('refusedAt'), cell: ({ at }) => formatClock(at) },
    { key: 'who', title: say('refusedWho'), cell: ({ who }) => who },
  ];
}
