// The desk's rules are kept with their history, and what nobody chose holds until then.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../../test/helpers/record-base.ts';
import { STANDARD_DESK_RULES } from '../../../domain/booking/desk-rules.ts';
import { minutes } from '../../../domain/values/quantity.ts';
import { getHistoryHead } from '../db/tx.ts';
import { readSetting, setSetting } from './settings.ts';

let one: RecordBase;
beforeEach(() => {
  one = openRecordBase();
});
afterEach(() => one.close());

it('keeps all rules together, once', () => {
  expect(readSetting(one.base.db, 'desk')).toEqual(STANDARD_DESK_RULES);
  const rules = { ...STANDARD_DESK_RULES, grid: minutes(15), weekMinutes: minutes(1200), lateCancelPercent: 0 };
  expect(valueOf(setSetting(one.base, MANAGER, 'desk', rules))).toEqual(rules);
  expect(readSetting(one.base.db, 'desk')).toEqual(rules);
  const { seq } = getHistoryHead(one.base.db);
  valueOf(setSetting(one.base, MANAGER, 'desk', rules));
  expect(getHistoryHead(one.base.db).seq).toBe(seq);
});

it('keeps what was set before there were rules about reasons, which hold as they come', () => {
  const { leaveGraceMinutes, cancelReasons, cancelFreeMinutes, warnings, arrearsDays, arrearsAmount, noShowLimit, noShowDays, ...before } =
    STANDARD_DESK_RULES;
  one.base.db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run('desk', JSON.stringify({ ...before, noShowPercent: 80 }));
  expect(readSetting(one.base.db, 'desk')).toEqual({
    ...before,
    noShowPercent: 80,
    leaveGraceMinutes,
    cancelReasons,
    cancelFreeMinutes,
    warnings,
    arrearsDays,
    arrearsAmount,
    noShowLimit,
    noShowDays,
  });
});
