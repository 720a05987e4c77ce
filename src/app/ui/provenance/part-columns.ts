// The columns of the parts that a figure is made of.
import { formatPartSource } from '../../../contract/collection/sources-messages.ts';
import type { Language } from '../../../contract/core/phrase.ts';
import type { Explanation } from '../../../contract/report/explain-shapes.ts';
import type { Column } from '../table/table-rows.ts';
import { sayProvenance } from './provenance-messages.ts';

/** A part of a figure. */
export type Part = Explanation['parts'][number];

interface PartGround {
  readonly language: Language;
}

/** Builds the columns of the list. */
export function buildPartColumns({ language }: PartGround): readonly Column<{ readonly part: Part }>[] {
  return [
    { key: 'group', title: sayProvenance('group'), width: 90, text: ({ part }) => part.group ?? '' },
    { key: 'what', title: sayProvenance('what'), width: 230, text: ({ part }) => part.what },
    {
      key: 'amount',
      title: sayProvenance('amount'),
      width: 120,
      align: 'right',
      text: ({ part }) => part.value,
      sort: ({ part }) => part.raw,
    },
    { key: 'source', title: sayProvenance('source'), width: 260, text: ({ part }) => formatPartSource(part, language) },
  ];
}
