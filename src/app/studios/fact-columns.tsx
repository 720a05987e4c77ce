// The columns of a studio's dated facts.
import { formatField } from '../../contract/records/fields-messages.ts';
import { Tag } from '../ui/Page.tsx';
import { type Sayer, isNumberField, recordText } from '../ui/records/record-text.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import type { DatedFact } from './studio-values.ts';
import { sayStudio } from './studio-messages.ts';

const TONES = { now: 'good', coming: 'accent', past: 'plain' } as const;

interface FactGround {
  readonly sayer: Sayer;
  readonly fields: readonly string[];
  /** A column behind the fields, such as how a price changed. */
  readonly more: ShortColumn<DatedFact> | undefined;
}

/** Builds the columns: when a row holds, then the fields that are asked for. */
export function buildFactColumns({ sayer, fields, more }: FactGround): readonly ShortColumn<DatedFact>[] {
  const own = fields.map((name): ShortColumn<DatedFact> => ({
    key: name,
    title: formatField('studio_fact', name, sayer.language),
    cell: ({ values }) => recordText('studio_fact', name, values[name] ?? null, sayer),
    isNumber: isNumberField('studio_fact', name),
    wraps: name === 'hours',
  }));
  return [
    { key: 'state', title: sayStudio('state'), cell: ({ state }) => <Tag tone={TONES[state]}>{sayStudio(state)}</Tag> },
    { key: 'from', title: sayStudio('from'), cell: ({ from }) => from ?? sayStudio('start') },
    { key: 'to', title: sayStudio('to'), cell: ({ to }) => to ?? sayStudio('still') },
    ...own,
    ...(more === undefined ? [] : [more]),
  ];
}
