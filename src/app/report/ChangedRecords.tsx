// Records that were written between two revisions: what was done to which of them, by whom, why, and each field before and after.
import type { z } from 'zod';
import type { comparisonSchema } from '../../contract/report/filing-shapes.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import { formatRecordKind } from '../../contract/core/records-messages.ts';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { Empty } from '../ui/Notes.tsx';
import { sayReport } from './report-messages.ts';
import { printMoment } from '../../domain/time/calendar.ts';

/** What differs between two revisions. */
export type Comparison = z.infer<typeof comparisonSchema>;

const ACTIONS = ['add', 'change', 'import', 'retire', 'restore', 'undo'] as const;

/** The list. */
export function ChangedRecords({ records, more }: Pick<Comparison, 'records' | 'more'>) {
  const language = getLanguage();
  if (records.length === 0) return <Empty title={sayReport('noRecords')} />;
  const action = (name: string): string => {
    const known = ACTIONS.find((one) => one === name);
    return known === undefined ? name : sayReport(`action_${known}`);
  };
  const shown = (value: string): string => (value === '' ? sayReport('empty') : value);
  return (
    <>
      <ul className="compare-records">
        {records.map((one) => (
          <li key={one.seq}>
            <div>
              <strong>
                {action(one.action)} {formatRecordKind(one.entity, language)}
              </strong>{' '}
              <span lang="zh-CN">{one.what}</span>
              {one.records > 1 ? ` · ${sayReport('recordAdded', { count: one.records })}` : ''}
            </div>
            <div className="soft">
              {printMoment(one.atMs)} · {one.who}
              {one.batch === null ? '' : ` · ${sayReport('batchN', { batch: one.batch })}`}
              {one.reason === null ? '' : ` · ${one.reason}`}
            </div>
            {one.fields.map(({ field, before, after }) => (
              <div key={field} className="compare-field">
                {formatField(one.entity, field, language)}
                {sayMark('：')}
                {shown(before)} → {shown(after)}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p className="soft">{sayReport('changedMore', { count: more })}</p>}
    </>
  );
}
