// Use case: how the base is doing over some months.
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { analyticsOf } from './analytics.ts';
import type { AnalyticsOf } from './analytics.ts';
import { profileOfBase } from '../base/base-profile.ts';
import type { MonthRange } from '../report/month-series.ts';

/** Sales, tenants, studios, occupancy and targets of the months. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function analyse(base: Base, range: MonthRange): Result<AnalyticsOf> {
  const profile = profileOfBase(base);
  return profile.ok ? readTx(base, (db) => ok(analyticsOf(db, profile.value, range))) : profile;
}
