// Cross-checks that only the base can see, by tenant: X01-X04 (docs/rules/report.md, Cross-checks), never shown to a tenant.
import type { Month } from '../../domain/time/calendar.ts';
import { listFailingCrossChecks } from '../../domain/report/record-checks.ts';
import type { Connection } from '../core/db/connection.ts';
import type { Base } from '../core/db/open.ts';
import { openSources } from '../report/compute.ts';
import type { Profile } from '../base/profile.ts';
import { readActivities, readSharedSessions } from '../report/sql/read-relations.ts';
import { keepAnswers } from '../report/render/report-cache.ts';

/** The relation on sessions that two tenants report, by the name that a profile calls it by. */
const SHARED = 'sessions_once';
const kept = keepAnswers<ReadonlyMap<number, readonly string[]>>();

function readHints(db: Connection, profile: Profile, month: Month): ReadonlyMap<number, readonly string[]> {
  const { sources } = openSources(db, month);
  const shared = profile.relations.filter((one) => one.kind === 'named' && one.check === SHARED).map((one) => one.id);
  const sharing = new Set(readSharedSessions(db, month, String).flatMap((one) => one.tenants.map(Number)));
  const active = readActivities(db, sources).map((one) => [one.tenantId, listFailingCrossChecks(profile, one)] as const);
  const ids = new Map<number, readonly string[]>(active);
  for (const tenant of sharing) ids.set(tenant, [...(ids.get(tenant) ?? []), ...shared]);
  return ids;
}

/** Ids of the cross-checks that fail, by tenant; tenants without any may be missing. */
export function listTenantHints(base: Base, profile: Profile, month: Month): ReadonlyMap<number, readonly string[]> {
  return kept(base, JSON.stringify([profile.id, profile.version, month, profile.relations]), (db) => readHints(db, profile, month));
}
