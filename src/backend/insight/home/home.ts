// Use case: what needs somebody today.
import { getDayOfInstant } from '../../../domain/time/calendar.ts';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { insightMethods } from '../../../contract/insight/insight.ts';
import { FIRST_STEPS, type Home } from '../../../contract/insight/insight-shapes.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { listParkedFiles } from '../../report/sql/parked.ts';
import { listTenantFacts } from '../../report/sql/tenant-facts.ts';
import { setUpOf } from '../sql/today.ts';
import { countMinutesBehind } from '../../core/db/clock-behind.ts';
import { findDrillAge } from '../../safety/drill.ts';
import { computeNewestAge, findNewestBackup } from '../../safety/own-backups.ts';
import { listComingUp } from './coming-up.ts';
import { getDeskToday } from './desk-today.ts';
import { getMonthStrip } from './month-strip.ts';
import { nowOf } from '../../core/db/base.ts';

function firstRunOf(done: readonly boolean[]): Home['firstRun'] {
  const next = done.indexOf(false);
  if (next === -1) return null;
  return FIRST_STEPS.map((step, index) => ({ step, state: done[index] === true ? 'done' : index === next ? 'next' : 'later' }));
}

/** What needs somebody on the day (null: today by the base's clock). Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function homeOf(base: Base, asked: Asked<typeof insightMethods.home>): Result<Home> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const now = nowOf(base);
  const day = asked.day ?? getDayOfInstant(now);
  const newest = findNewestBackup(base);
  const backup = { at: newest?.at ?? null, ...computeNewestAge(base, newest) };
  return readTx(base, (db) => {
    const facts = listTenantFacts(db);
    const nameOf = (id: number): string => rowAsOf(facts.get(id) ?? [], day)?.name ?? '';
    const setUp = setUpOf(db);
    const parked = listParkedFiles(db, null);
    return ok({
      day,
      firstRun: firstRunOf([setUp.isNamed, setUp.hasLedgers, setUp.hasReported]),
      strip: getMonthStrip(base, { profile: profile.value, day, firstMonth: setUp.firstMonth, facts, nameOf }),
      desk: getDeskToday(db, now, nameOf),
      ...listComingUp(db, day, nameOf),
      backup,
      drill: findDrillAge(base),
      minutesBehind: countMinutesBehind(base),
      parked: { count: parked.length, months: [...new Set(parked.map((one) => one.month))].toSorted() },
    });
  });
}
