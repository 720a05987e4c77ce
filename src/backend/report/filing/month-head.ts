// Use case: the head and foot of one month's report, where they differ from the base's own.
import { parseDay } from '../../../domain/time/calendar.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import { ok, refuse } from '../../../domain/values/result.ts';
import type { Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { inTx } from '../../core/db/tx.ts';
import type { Actor } from '../../core/db/tx.ts';
import { profileOfBase } from '../../base/base-profile.ts';
import { addRecord, changeRecord, recordByKey, retireRecord } from '../../core/db/record-store.ts';

/** The field that holds a day. */
const FILED_ON = '报出日期';

/**
 * Sets fields of a month's head and foot (报出日期, sign-off, 表号, 制定机关, 文号, 有效期至).
 * An empty text clears a field: the base's own word, or the rule, stands again.
 * Refuses HEAD_FIELD_UNKNOWN `{field, allowed}`, CELL_NOT_DAY for a 报出日期 that is no day, MONTH_CLOSED.
 */
export function setHead(
  base: Base,
  actor: Actor,
  request: { readonly month: Month; readonly fields: Readonly<Record<string, string>> },
): Result<null> {
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  const allowed = [...profile.value.footFields, ...profile.value.stackFields];
  return inTx(base, actor, (tx) => {
    for (const [field, value] of Object.entries(request.fields)) {
      if (!allowed.includes(field)) return refuse('HEAD_FIELD_UNKNOWN', { field, allowed });
      if (field === FILED_ON && value !== '' && parseDay(value) === null) return refuse('CELL_NOT_DAY', { found: value });
      const stored = recordByKey(tx.db, 'month_head', [request.month, field]);
      if (value === '') {
        if (stored !== null) retireRecord(tx, stored, 'cleared');
      } else if (stored === null) addRecord(tx, 'month_head', { month: request.month, field, value }, null);
      else changeRecord(tx, stored, { value }, null);
    }
    return ok(null);
  });
}
