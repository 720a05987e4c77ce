// The columns of files that came in and were not taken.
import type { ReactNode } from 'react';
import type { Collection } from '../../contract/collection/collection-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import { formatClock } from '../ui/clock-text.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import { sayCollect } from './collect-messages.ts';

/** A file that was not taken. */
export type Refused = Collection['refused'][number];

interface RefusedGround {
  /** Tenants by id. */
  readonly names: ReadonlyMap<number, string>;
  readonly renderWhy: (file: Refused) => ReactNode;
}

/** Builds the columns of the list. */
export function buildRefusedColumns({ names, renderWhy }: RefusedGround): readonly ShortColumn<Refused>[] {
  return [
    {
      key: 'outcome',
      title: sayCollect('state'),
      cell: ({ outcome }) => <Tag tone={outcome === 'parked' ? 'warn' : 'danger'}>{sayCollect(`outcome_${outcome}`)}</Tag>,
    },
    { key: 'file', title: sayCollect('refusedFile'), cell: ({ file }) => file, wraps: true },
    {
      key: 'whose',
      title: sayCollect('refusedWhose'),
      cell: ({ tenant }) => (tenant === null ? NO_VALUE : (names.get(tenant) ?? NO_VALUE)),
    },
    { key: 'why', title: sayCollect('refusedWhy'), cell: renderWhy, wraps: true },
    { key: 'at', title: sayCollect('refusedAt'), cell: ({ at }) => formatClock(at) },
    { key: 'who', title: sayCollect('refusedWho'), cell: ({ who }) => who },
  ];
}
