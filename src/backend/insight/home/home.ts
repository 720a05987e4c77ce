// Use case: what needs somebody today.
import { dayOfInstant } from '../../../domain/time/calendar.ts';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { ok } from '../../../domain/values/result.ts';
import type { Result } from '../../../domain/values/result.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { insightMethods } from '../../../contract/insight/insight.ts';
import { FIRST_STEPS } from '../../../contract/insight/insight-shapes.ts';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { profileOfBase } from '../../base/base-profile.ts';
import { parkedFiles } from '../../report/sql/parked.ts';
import { tenantFacts } from '../../report/sql/tenant-facts.ts';
import { setUpOf } from '../sql/today.ts';
import { minutesBehind } from '../../core/db/clock-behind.ts';
import { drillAge } from '../../safety/drill.ts';
import { newestAge, newestBackup } from '../../safety/own-backups.ts';
import { comingUp } from './coming-up.ts';
import { deskToday } from './desk-today.ts';
import { monthStrip } from './month-strip.ts';
import { nowOf } from '../../core/db/base.ts';

function firstRunOf(done: readonly boolean[]): Home['firstRun'] {
  const next = done.indexOf(false);
  if (next === -1) return null;
  return FIRST_STEPS.map((step, index) => ({ step, state: done[index] === true ? 'done' : index === next ? 'next' : 'later' }));
}

/** What needs somebody on the day (null: today by the base's clock). Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function homeOf(base: Base, asked: Asked<typeof insightMethods.home>): Result<Home> {
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  const now = nowOf(base);
  const day = asked.day ?? dayOfInstant(now);
  const newest = newestBackup(base);
  const backup = { at: newest?.at ?? null, ...newestAge(base, newest) };
  return readTx(base, (db) => {
    const facts = tenantFacts(db);
    const nameOf = (id: number): string => rowAsOf(facts.get(id) ?? [], day)?.name ?? '';
    const setUp = setUpOf(db);
    const parked = parkedFiles(db, null);
    return ok({
      day,
      firstRun: firstRunOf([setUp.isNamed, setUp.hasLedgers, setUp.hasReported]),
      strip: monthStrip(base, { profile: profile.value, day, firstMonth: setUp.firstMonth, facts, nameOf }),
      desk: deskToday(db, now, nameOf),
      ...comingUp(db, day, nameOf),
      backup,
      drill: drillAge(base),
      minutesBehind: minutesBehind(base),
      parked: { count: parked.length, months: [...new Set(parked.map((one) => one.month))].toSorted() },
    });
  });
}
