// The columns of the people who can be forgotten.
import type { KnownPeople } from '../../contract/safety/forget-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import { sayForget } from '../ui/forget/forget-messages.ts';
import { sayUi } from '../ui/ui-messages.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatCount } from '../ui/values.tsx';

type Forgettable = KnownPeople['people'][number];

/** Builds the columns of the list. */
export function buildForgettableColumns(): readonly ShortColumn<Forgettable>[] {
  return [
    { key: 'name', title: sayForget('name'), cell: ({ name }) => name },
    { key: 'numbers', title: sayForget('phones'), cell: ({ numbers }) => numbers.join(sayUi('listComma')), wraps: true },
    { key: 'kind', title: sayForget('kind'), cell: ({ kind }) => sayForget(`kind_${kind}`) },
    { key: 'tenant', title: sayForget('tenant'), cell: ({ tenantName }) => tenantName, wraps: true },
    { key: 'records', title: sayForget('records'), cell: ({ records }) => formatCount(records), isNumber: true },
    {
      key: 'since',
      title: sayForget('since'),
      cell: ({ since, isDue }) => (
        <>
          {since ?? ''} {isDue ? <Tag tone="warn">{sayForget('due')}</Tag> : null}
        </>
      ),
    },
  ];
}
