// Use case: the head and foot of one month's report, where they differ from the base's own.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { monthMethods } from '../../../contract/report/filing.ts';
import { getDayOfInstant, convertMillisecondsToInstant, parseDay } from '../../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, inTx } from '../../core/db/tx.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { addRecord, changeRecord, recordByKey, retireRecord } from '../../core/db/record-store.ts';
import { REPORTED_ON, readHead } from '../sql/read-head.ts';

/**
 * Sets fields of a month's head and foot (报出日期, sign-off, 表号, 制定机关, 文号, 有效期至).
 * An empty text clears a field: the base's own word, or the rule, stands again. Answers the head as it reads then.
 * Refuses HEAD_FIELD_UNKNOWN `{field, allowed}`, CELL_NOT_DAY for a 报出日期 that is no day, MONTH_CLOSED.
 */
export function setHead(
  base: Base,
  actor: Actor,
  { month, fields }: Asked<typeof monthMethods.head>,
): Result<Answer<typeof monthMethods.head>> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const allowed = [...profile.value.footFields, ...profile.value.stackFields];
  return inTx(base, actor, (tx) => {
    for (const [field, value] of Object.entries(fields)) {
      if (!allowed.includes(field)) return refuse('HEAD_FIELD_UNKNOWN', { field, allowed });
      if (field === REPORTED_ON && value !== '' && parseDay(value) === null) return refuse('CELL_NOT_DAY', { column: field, found: value });
      const stored = recordByKey(tx.db, 'month_head', [month, field]);
      if (value === '') {
        if (stored !== null) retireRecord(tx, stored, 'cleared');
      } else if (stored === null) addRecord(tx, 'month_head', { month, field, value }, null);
      else changeRecord(tx, stored, { value }, null);
    }
    return ok({ head: readHead(tx.db, month, getDayOfInstant(convertMillisecondsToInstant(tx.nowMs))).head });
  });
}
