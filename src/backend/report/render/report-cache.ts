// A computed month, kept until anything in the base changes or time itself would change it.
import { z } from 'zod';
import { createInstantAt, DAY_MINUTES, getDayOfInstant, instant, type Instant, type Month } from '../../../domain/time/calendar.ts';
import { type Connection, rowsOf, queryInt } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import { externalDataVersion } from '../../core/db/external-data-version.ts';
import { countRollbacks } from '../../core/db/row-digests.ts';
import { readTx } from '../../core/db/tx.ts';
import { type ComputedReport, computeReport } from '../compute.ts';
import type { Profile } from '../../base/profile.ts';

/** Differs after every write to the base: of another connection (`version`), or of this one (`changes`), and once one of this is taken back. */
interface Stamp {
  readonly version: number;
  readonly changes: number;
  readonly takenBack: number;
}

interface Kept {
  readonly stamp: Stamp;
  readonly profile: string;
  readonly until: Instant;
  readonly report: ComputedReport;
}

/** Months kept at once; the oldest goes first. */
const MOST = 24;
const kept = new WeakMap<Connection, Map<Month, Kept>>();

/** Lapsed options are gone from the first of their hold's end and their start. */
const NEXT_LAPSE = `SELECT min(min(coalesce(holds_until, starts_at), starts_at)) AS at FROM booking INDEXED BY booking_options
  WHERE retired_at IS NULL AND state = 'option' AND min(coalesce(holds_until, starts_at), starts_at) > ?`;
const lapseRow = z.object({ at: z.int().nullable() });

function stampOf(db: Connection): Stamp {
  return { version: externalDataVersion(db), changes: queryInt(db, 'SELECT total_changes()') ?? 0, takenBack: countRollbacks(db) };
}

function isSame(a: Stamp, b: Stamp): boolean {
  return a.version === b.version && a.changes === b.changes && a.takenBack === b.takenBack;
}

function validUntil(db: Connection, now: Instant): Instant {
  const midnight = createInstantAt(getDayOfInstant(now), DAY_MINUTES);
  const lapse = rowsOf(db, NEXT_LAPSE, lapseRow, [now])[0]?.at ?? null;
  return lapse === null || lapse > midnight ? midnight : instant(lapse);
}

function put(db: Connection, month: Month, entry: Kept): void {
  const months = kept.get(db) ?? new Map<Month, Kept>();
  kept.set(db, months);
  months.delete(month);
  months.set(month, entry);
  const [oldest] = months.keys();
  if (months.size > MOST && oldest !== undefined) months.delete(oldest);
}

/** The month if it is known as it stands now, without computing anything; else null. */
export function getCachedReport(base: Base, profile: Profile, month: Month, now: Instant): ComputedReport | null {
  const known = kept.get(base.db)?.get(month);
  const isFresh =
    known !== undefined && isSame(known.stamp, stampOf(base.db)) && now < known.until && known.profile === JSON.stringify(profile);
  return isFresh ? known.report : null;
}

/** The month computed as the data stand now: what is kept is handed out only while neither data nor time have moved past it. */
export function getCurrentReport(base: Base, profile: Profile, month: Month, now: Instant): ComputedReport {
  return readTx(base, (db) => {
    const known = getCachedReport(base, profile, month, now);
    if (known !== null) return known;
    // Taken before the figures: a stamp older than them can only be too strict.
    const stamp = stampOf(db);
    const report = computeReport({ base, profile, month, now, today: getDayOfInstant(now) });
    put(db, month, { stamp, profile: JSON.stringify(profile), until: validUntil(db, now), report });
    return report;
  });
}
