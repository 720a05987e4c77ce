// What a month's report gives to a bureau's workbook: figures as filed, else as they are now, with the profile they were made by.
import type { Month } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { Profile } from '../base/profile.ts';
import { reportMonth } from '../report/filing/report-month.ts';
import type { FilingRow } from '../report/sql/filings.ts';
import type { FillFigures } from './map/map-facts.ts';

/** A month's figures for filling. `filing` is null while the month is open: then the file is a draft. */
export interface MonthFigures {
  readonly filing: FilingRow | null;
  readonly profile: Profile;
  readonly figures: FillFigures;
}

/** The figures of a month: of a closed one as filed, with its own profile. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function getMonthFigures(base: Base, month: Month, profileId: string | null): Result<MonthFigures> {
  const report = reportMonth(base, { month, profileId });
  if (!report.ok) return report;
  const { filing, profile, head, figures } = report.value;
  const tenants = figures.tenants.map(({ cells }) => cells);
  return ok({ filing, profile, figures: { month, head, values: figures.values, tenants } });
}
