// The columns of the people who can be forgotten.
import type { KnownPeople } from '../../contract/safety/forget-shapes.ts';
import { Tag } from '../kit/Page.tsx';
import type { forgetWords } from '../kit/forget/forget-words.ts';
import type { SayOf } from '../kit/i18n.ts';
import type { kitWords } from '../kit/kit-words.ts';
import type { ShortColumn } from '../kit/table/ShortTable.tsx';
import { formatCount } from '../kit/values.tsx';

type Forgettable = KnownPeople['people'][number];

interface ForgetGround {
  readonly say: SayOf<typeof forgetWords>;
  readonly sayKit: SayOf<typeof kitWords>;
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
