// Use case: what the base is as of a day, all its dated rows, its areas by month, and what the report still misses.
import type { Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { BaseView } from '../../contract/base/settings-shapes.ts';
import { monthOf, parseDay, parseMonth, findNewestAtOrBefore, rowAsOf } from '../../domain/time/calendar.ts';
import type { Connection } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { getVersionedValues, listRecordsWhere } from '../core/db/record-store.ts';
import { readTx } from '../core/db/tx.ts';

/** Fields of the report's head that come from the base's facts. */
const HEAD_FIELDS = ['district', 'address', 'unit_head', 'statistics_head', 'filler', 'phone'] as const;

/** All dated facts of the base, by their first day. */
function listBaseFacts(db: Connection) {
  const rows = listRecordsWhere(db, 'base_fact', '1 = 1', []).flatMap((record) => {
    const startsOn = parseDay(record.values.starts_on);
    return startsOn === null ? [] : [{ ...getVersionedValues(record), startsOn }];
  });
  return rows.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

/** All areas of the base, by month. */
function listBaseAreas(db: Connection) {
  const rows = listRecordsWhere(db, 'base_area', '1 = 1', []).flatMap((record) => {
    const month = parseMonth(record.values.month);
    return month === null ? [] : [{ ...getVersionedValues(record), month }];
  });
  return rows.toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

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
