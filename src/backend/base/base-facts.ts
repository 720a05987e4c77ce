// Use case: what the base is as of a day, all its dated rows, its areas by month, and what the report still misses.
import type { Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { BaseView } from '../../contract/base/settings-shapes.ts';
import { monthOf } from '../../domain/time/calendar.ts';
import { findNewestAtOrBefore, rowAsOf } from '../../domain/time/as-of.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { listBaseAreas, listBaseFacts } from './sql/base-facts.ts';

/** Fields of the report's head that come from the base's facts. */
const HEAD_FIELDS = ['district', 'address', 'unit_head', 'statistics_head', 'filler', 'phone'] as const;

/** Reads the base's facts; `present` and `area` are the rows that hold on the day. */
export function getBaseView(base: Base, { day }: Asked<typeof settingsMethods.base>): BaseView {
  return readTx(base, (db) => {
    const facts = listBaseFacts(db);
    const areas = listBaseAreas(db);
    const present = rowAsOf(facts, day);
    const area = findNewestAtOrBefore(areas, monthOf(day), (row) => row.month);
    const missing = [
      ...(present === null ? ['base_fact'] : HEAD_FIELDS.filter((field) => (present.values[field] ?? '') === '')),
      ...(area === null ? ['base_area'] : []),
    ];
    return { present, facts, area, areas, missing };
  });
}
