// The columns of a tenant's papers.
import type { ReactNode } from 'react';
import type { Language } from '../../contract/core/phrase.ts';
import type { RecordRow } from '../../contract/records/record-shapes.ts';
import { formatChoice } from '../../contract/records/fields-messages.ts';
import { type Day, toDayNumber, parseDay } from '../../domain/time/calendar.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { NO_VALUE } from '../ui/values.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { sayTenant } from './tenant-messages.ts';

function valueText(row: RecordRow, name: string): string {
  const value = row.values[name] ?? null;
  return value === null || value === '' ? NO_VALUE : String(value);
}

interface PaperGround {
  readonly language: Language;
  readonly today: Day;
  /** The scans of a paper, to be fetched and added to. */
  readonly renderFiles: (row: RecordRow) => ReactNode;
}

/** Builds the columns of the list. */
export function buildPaperColumns({ language, today, renderFiles }: PaperGround): readonly ShortColumn<RecordRow>[] {
  const expiry = (row: RecordRow) => {
    const on = parseDay(valueText(row, 'expires_on'));
    return <DaysLeft kind="paper" on={on} days={on === null ? null : toDayNumber(on) - toDayNumber(today)} />;
  };
  return [
    { key: 'kind', title: sayTenant('paperKind'), cell: (row) => formatChoice(valueText(row, 'kind'), language) },
    { key: 'number', title: sayTenant('paperNumber'), cell: (row) => valueText(row, 'number') },
    { key: 'issued', title: sayTenant('issued'), cell: (row) => valueText(row, 'issued_on') },
    { key: 'expires', title: sayTenant('expires'), cell: expiry },
    {
      key: 'seen',
      title: sayTenant('seen'),
      cell: (row) =>
        row.values['seen_on'] === null
          ? NO_VALUE
          : sayTenant('seenBy', { day: valueText(row, 'seen_on'), who: row.values['seen_by'] === null ? '' : valueText(row, 'seen_by') }),
    },
    { key: 'files', title: sayTenant('paperFile'), cell: renderFiles },
  ];
}
