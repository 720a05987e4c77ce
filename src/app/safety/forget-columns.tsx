// The columns of the people who can be forgotten.
import type { KnownPeople } from '../../contract/safety/forget-shapes.ts';
import { Tag } from '../ui/Page.tsx';
import type { sayForget } from '../ui/forget/forget-messages.ts';
import type { SayOf } from '../ui/i18n.ts';
import type { sayUi } from '../ui/ui-messages.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { formatCount } from '../ui/values.tsx';

type Forgettable = KnownPeople['people'][number];

interface ForgetGround {
  readonly say: SayOf<typeof sayForget>;
  readonly sayKit: SayOf<typeof sayUi>;
}

/** Builds the columns of the list. */
export function buildForgettableColumns({ say, sayKit }: ForgetGround): readonly ShortColumn<Forgettable>[] {
  return [
    { key: 'name', title: say('name'), cell: ({ name }) => name },
    { key: 'numbers', title: say('phones'), cell: ({ numbers }) => numbers.join(sayKit('listComma')), wraps: true },
    { key: 'kind', title: say('kind'), cell: ({ kind }) => say(`kind_${kind}`) },
    { key: 'tenant', title: say('tenant'), cell: ({ tenantName }) => tenantName, wraps: true },
    { key: 'records', title: say('records'), cell: ({ records }) => formatCount(records), isNumber: true },
    {
      key: 'since',
      title: say('since'),
      cell: ({ since, isDue }) => (
        <>
          {since ?? ''} {isDue ? <Tag tone="warn">{say('due')}</Tag> : null}
        </>
      ),
    },
  ];
}
