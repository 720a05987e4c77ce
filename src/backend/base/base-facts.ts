// Use case: what the base is as of a day, all its dated rows, its areas by month, and what the report still misses.
import { monthOf } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { newestAtOrBefore, rowAsOf } from '../../domain/time/as-of.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { baseAreas, baseFacts } from './sql/base-facts.ts';
import type { BaseAreaRow, BaseFactRow } from './sql/base-facts.ts';

/** Fields of the report's head that come from the base's facts. */
const HEAD_FIELDS = ['district', 'address', 'unit_head', 'statistics_head', 'filler', 'phone'] as const;

/** The base. `present` and `area` are the rows that hold on the day. */
export interface BaseView {
  readonly present: BaseFactRow | null;
  readonly facts: readonly BaseFactRow[];
  readonly area: BaseAreaRow | null;
  readonly areas: readonly BaseAreaRow[];
  /** What the report's head or its figures miss: a field's name, `base_fact` or `base_area`. */
  readonly missing: readonly string[];
}

/** Reads the base's facts. */
export function baseView(base: Base, day: Day): BaseView {
  return readTx(base, (db) => {
    const facts = baseFacts(db);
    const areas = baseAreas(db);
    const present = rowAsOf(facts, day);
    const area = newestAtOrBefore(areas, monthOf(day), (row) => row.month);
    const missing = [
      ...(present === null ? ['base_fact'] : HEAD_FIELDS.filter((field) => (present.values[field] ?? '') === '')),
      ...(area === null ? ['base_area'] : []),
    ];
    return { present, facts, area, areas, missing };
  });
}
