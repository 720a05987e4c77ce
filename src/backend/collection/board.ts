// Use case: the collection board of a month: who has reported, what is odd, where each reply stands.
import { type Day, getDayOfInstant, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { isLargeDifference } from '../../domain/form/reply-checks.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Collection, CollectionRow } from '../../contract/collection/collection.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { listMonthsBefore } from '../report/collected-month.ts';
import { oddOf } from './past-months.ts';
import { readRosterStates, type RosterTenant } from './roster-states.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import { listRefusedReplies } from './refused-replies.ts';
import { listFormsMade, repliesOf, type ReplyRow, type ReplyStep, stateOf, stepsOf } from './sql/reply-course.ts';
import { findRosterFrozen, listTenantContacts } from './sql/roster.ts';
import { listTenantFacts } from '../report/sql/tenant-facts.ts';
import { dueDayOf } from '../base/workdays.ts';
import { listFailingWithCells, figuresOf, isAfter, wireOf } from './reply-ground.ts';
import { listFailingCrossChecks } from '../../domain/report/record-checks.ts';
import { openSources } from '../report/compute.ts';
import type { Profile } from '../base/profile.ts';
import { readActivities, readSharedSessions } from '../report/sql/read-relations.ts';

// Cross-checks that only the base can see, by tenant: X01-X04 (docs/rules/report.md, Cross-checks), never shown to a tenant.

/** The relation on sessions that two tenants report, by the name that a profile calls it by. */
const SHARED = 'sessions_once';

/** Ids of the cross-checks that fail, by tenant; tenants without any may be missing. */
function listTenantHints(db: Connection, profile: Profile, month: Month): ReadonlyMap<number, readonly string[]> {
  const { sources } = openSources(db, month);
  const shared = profile.relations.filter((one) => one.kind === 'named' && one.check === SHARED).map((one) => one.id);
  const sharing = new Set(readSharedSessions(db, month, String).flatMap((one) => one.tenants.map(Number)));
  const active = readActivities(db, sources).map((one) => [one.tenantId, listFailingCrossChecks(profile, one)] as const);
  const ids = new Map<number, readonly string[]>(active);
  for (const tenant of sharing) ids.set(tenant, [...(ids.get(tenant) ?? []), ...shared]);
  return ids;
}

/** What the board's rows are put together from. */
interface BoardContext {
  readonly db: Connection;
  readonly dueOn: Day;
  readonly replies: ReadonlyMap<number, readonly ReplyRow[]>;
  readonly steps: ReadonlyMap<number, readonly ReplyStep[]>;
  readonly forms: ReturnType<typeof listFormsMade>;
  readonly hints: ReadonlyMap<number, readonly string[]>;
  readonly contacts: ReturnType<typeof listTenantContacts>;
  readonly before: ReturnType<typeof listMonthsBefore>;
}

function replyLine({ dueOn, steps }: BoardContext, replies: readonly ReplyRow[]): CollectionRow['reply'] {
  const newest = replies.at(-1);
  if (newest === undefined) return null;
  const { id, file, atMs, who } = newest;
  return { id, file, at: wireOf(atMs), who, state: stateOf(steps.get(id)), isLate: isAfter(dueOn, atMs), count: replies.length };
}

/** Cells are looked up only where something fails: what a reply says is long. */
function failingOf({ db, before }: BoardContext, tenant: RosterTenant, newest: ReplyRow | undefined): CollectionRow['failing'] {
  // What is odd against the tenant's past is a question of its own, and makes no figure fail.
  const failing = [...tenant.failing, ...(newest === undefined ? [] : oddOf(tenant, before))];
  return failing.length === 0 ? [] : listFailingWithCells(failing, newest === undefined ? null : figuresOf(db, newest.id));
}

function rowOf(ground: BoardContext, tenant: RosterTenant): CollectionRow {
  const { tenantId, name, uscc, isDue, state, collected } = tenant;
  const replies = ground.replies.get(tenantId) ?? [];
  const lines = collected?.lines ?? [];
  const made = ground.forms.get(tenantId);
  const contact = ground.contacts.get(tenantId);
  return {
    tenant: tenantId,
    name,
    uscc,
    contact: contact?.contact ?? null,
    phone: contact?.phone ?? null,
    state: isDue ? state : 'extra',
    formMade: made === undefined ? null : wireOf(made.madeMs),
    reply: replyLine(ground, replies),
    failing: failingOf(ground, tenant, replies.at(-1)),
    hints: ground.hints.get(tenantId) ?? [],
    differs: (collected?.pairs ?? []).filter(({ form, session }) => isLargeDifference(form, session)).length,
    lines: lines.length,
    paid: sumSafe(lines.map((line) => line.paid)),
    refunded: sumSafe(lines.map((line) => line.refunded)),
    settled: sumSafe(lines.map((line) => line.settled)),
    retail: collected?.retail ?? null,
    sources: collected?.sources ?? [],
  };
}

/** The board of a month, tenants by name: those that have to report, and those with lines all the same. */
export function collectionOf(base: Base, { month }: { readonly month: Month }): Result<Collection> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, (db) => {
    const tenants = readRosterStates(db, month);
    const ground: BoardContext = {
      db,
      dueOn: dueDayOf(base, month),
      replies: Map.groupBy(repliesOf(db, month), (row) => row.tenantId),
      steps: stepsOf(db, month),
      forms: listFormsMade(db, month),
      hints: listTenantHints(db, profile.value, month),
      contacts: listTenantContacts(db),
      before: listMonthsBefore(db, month),
    };
    const frozenMs = findRosterFrozen(db, month);
    return ok({
      month,
      isClosed: findClosedFiling(db, month) !== null,
      isOver: getDayOfInstant(nowOf(base)) > lastDayOf(month),
      dueOn: ground.dueOn,
      frozenAt: frozenMs === null ? null : wireOf(frozenMs),
      forms: sumSafe([...ground.forms.values()].map((one) => one.forms)),
      rows: tenants.map((tenant) => rowOf(ground, tenant)),
      refused: listRefusedReplies(db, month, listTenantFacts(db)),
    });
  });
}
