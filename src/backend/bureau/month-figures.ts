// What a month's report gives to a bureau's workbook: figures as filed, else as they are now, with the profile they were made by.
import { dayOfInstant, instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import type { ReportFigures, ReportHead } from '../../domain/report/figures.ts';
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { profileOfBase } from '../base/base-profile.ts';
import { computeReport } from '../report/compute.ts';
import type { Profile } from '../base/profile.ts';
import { readSnapshot } from '../report/snapshot.ts';
import { closedFiling } from '../report/sql/filings.ts';
import type { FillFigures } from './map/map-facts.ts';

/** A month's figures for filling. `filing` is null while the month is open: then the file is a draft. */
export interface MonthFigures {
  readonly filing: number | null;
  readonly profile: Profile;
  readonly figures: FillFigures;
}

function fillFigures(month: Month, head: ReportHead, { values, tenants }: ReportFigures): FillFigures {
  return { month, head, values, tenants: tenants.map(({ cells }) => cells) };
}

/** The figures of a month: of a closed one as filed, with its own profile. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function monthFigures(base: Base, month: Month, profileId: string | null): Result<MonthFigures> {
  const closed = closedFiling(base.db, month);
  if (closed !== null) {
    const { profile, head, figures } = readSnapshot(closed.snapshot);
    return ok({ filing: closed.id, profile, figures: fillFigures(month, head, figures) });
  }
  const profile = profileOfBase(base, profileId);
  if (!profile.ok) return profile;
  const now = instantFromMilliseconds(base.clock.nowMs());
  const { head, figures } = computeReport({ base, profile: profile.value, month, now, today: dayOfInstant(now) });
  return ok({ filing: null, profile: profile.value, figures: fillFigures(month, head, figures) });
}
