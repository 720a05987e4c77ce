// Use case: what needs somebody today.
import { dayOfInstant, instantFromMilliseconds, isoInstant } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { ok } from '../../../domain/values/result.ts';
import type { Result } from '../../../domain/values/result.ts';
import { FIRST_STEPS } from '../../../contract/insight/insight-shapes.ts';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { profileOfBase } from '../../base/base-profile.ts';
import { parkedFiles } from '../../report/sql/parked.ts';
import { setUpOf, tenantFacts } from '../../report/sql/today.ts';
import { comingUp } from './coming-up.ts';
import { deskToday } from './desk-today.ts';
import { monthStrip } from './month-strip.ts';

const DAY_MS = 86_400_000;
/** Backups older than this are amber, then red (docs/rules/safety.md, Backup). */
const AMBER_DAYS = 3;
const RED_DAYS = 7;

function backupOf(backupMs: number | null, nowMs: number): Home['backup'] {
  if (backupMs === null) return { at: null, days: null, level: 'red' };
  const age = Math.max(0, nowMs - backupMs);
  const level = age > RED_DAYS * DAY_MS ? 'red' : age > AMBER_DAYS * DAY_MS ? 'amber' : 'ok';
  return { at: isoInstant(instantFromMilliseconds(backupMs)), days: Math.floor(age / DAY_MS), level };
}

function firstRunOf(done: readonly boolean[]): Home['firstRun'] {
  const next = done.indexOf(false);
  if (next === -1) return null;
  return FIRST_STEPS.map((step, index) => ({ step, state: done[index] === true ? 'done' : index === next ? 'next' : 'later' }));
}

/** What needs somebody on the day (null: today by the base's clock). Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function homeOf(base: Base, asked: Day | null): Result<Home> {
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  const nowMs = base.clock.nowMs();
  const now = instantFromMilliseconds(nowMs);
  const day = asked ?? dayOfInstant(now);
  return readTx(base, (db) => {
    const facts = tenantFacts(db);
    const nameOf = (id: number): string =>
      rowAsOf(
        (facts.get(id) ?? []).map((one) => ({ ...one, startsOn: one.starts_on })),
        day,
      )?.name ?? '';
    const { isNamed, hasLedgers, hasReported, firstMonth, backupMs } = setUpOf(db);
    const parked = parkedFiles(db, null);
    return ok({
      day,
      firstRun: firstRunOf([isNamed, hasLedgers, hasReported]),
      strip: monthStrip(base, { profile: profile.value, day, firstMonth, facts, nameOf }),
      desk: deskToday(db, day, now, nameOf),
      ...comingUp(db, day, nameOf),
      backup: backupOf(backupMs, nowMs),
      parked: { count: parked.length, months: [...new Set(parked.map((one) => one.month))].toSorted() },
    });
  });
}
