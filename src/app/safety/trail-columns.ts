// The columns of the audit trail.
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatCount } from '../ui/values.tsx';
import { sayTrail } from './trail-messages.ts';

/** What the line is about, and how many an import's line stands for. */
export function formatAbout({ about, records }: HistoryLine): string {
  const named = about === '' ? NO_VALUE : about;
  return records > 1 ? sayTrail('andMore', { about: named, records: formatCount(records) }) : named;
}

function changesText({ changes }: HistoryLine): string {
  if (changes.length === 0) return NO_VALUE;
  return changes
    .map(({ field, before, after }) => (before === NO_VALUE ? `${field} ${after}` : `${field} ${before} → ${after}`))
    .join('；');
}

/** Builds the columns of the list. */
export function buildTrailColumns(): readonly Column<HistoryLine>[] {
  return [
    { key: 'at', title: sayTrail('at'), width: 140, text: (row) => row.at.replace('T', ' ') },
    { key: 'who', title: sayTrail('who'), width: 76, text: (row) => row.who },
    { key: 'action', title: sayTrail('action'), width: 76, text: (row) => row.action },
    { key: 'kind', title: sayTrail('kind'), width: 96, text: (row) => row.kind },
    { key: 'about', title: sayTrail('about'), width: 320, text: (row) => formatAbout(row) },
    { key: 'what', title: sayTrail('what'), width: 360, text: changesText },
    { key: 'reason', title: sayTrail('reason'), width: 150, text: (row) => row.reason || NO_VALUE },
    { key: 'file', title: sayTrail('file'), width: 150, text: (row) => row.file ?? NO_VALUE },
    { key: 'host', title: sayTrail('host'), width: 80, text: (row) => row.host },
    { key: 'seq', title: sayTrail('seq'), width: 90, align: 'right', hidden: true, text: (row) => String(row.seq), sort: (row) => row.seq },
  ];
}
