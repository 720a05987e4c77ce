// Use case: the collection board of a month: who has reported, what is odd, where each reply stands.
import { addMonths, createInstantAt, type Day, firstDayOf, getDayOfInstant, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { isLargeDifference } from '../../domain/form/reply-checks.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Collection, CollectionRow } from '../../contract/collection/collection-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import type { Connection } from '../core/db/connection.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { listMonthsBefore, oddOf } from './past-months.ts';
import { readRosterStates, type RosterTenant } from './roster-states.ts';
import { findClosedFiling } from '../report/sql/filings.ts';
import {
  listFormsMade,
  listRefusedFiles,
  type RefusedFile,
  repliesOf,
  type ReplyRow,
  type ReplyStep,
  stateOf,
  stepsOf,
} from './sql/reply-course.ts';
import { findRosterFrozen, listTenantContacts } from './sql/roster.ts';
import { type DatedFacts, listTenantFacts } from '../report/sql/tenant-facts.ts';
import { dueDayOf } from '../base/workdays.ts';
import { listFailingWithCells, figuresOf, isAfter, wireOf } from './reply-ground.ts';
import { nowOf } from '../core/db/base.ts';
import { listFailingCrossChecks } from '../../domain/report/record-checks.ts';
import { openSources } from '../report/compute.ts';
import type { Profile } from '../base/profile.ts';
import { readActivities, readSharedSessions } from '../report/sql/read-relations.ts';
import { rowAsOf } from '../../domain/time/as-of.ts';
import { FILE_CODES, FORM_CODES } from '../../domain/values/refusal-codes.ts';
import { type RefusalData, refusalSchema } from '../../contract/core/shapes.ts';

// Files that came in for a month and were not taken, and whose they are as far as that is known.

type Refused = Collection['refused'][number];

function refusalOf(note: string): RefusalData | null {
  const parsed = refusalSchema.safeParse(JSON.parse(note === '' ? 'null' : note));
  return parsed.success ? parsed.data : null;
}

/** A form that was refused (its note names the tenant), or a file that could not even be read: of such nobody knows what they are. */
function mayBeReply(refusal: RefusalData): boolean {
  if (refusal.code === 'IMPORT_REFUSED') return false;
  return (
    typeof refusal.data['formTenant'] === 'number' ||
    FORM_CODES.some((code) => code === refusal.code) ||
    FILE_CODES.some((code) => code === refusal.code)
  );
}

/** Said of another month: it is that month's. */
function isOfOther({ data }: RefusalData, month: Month): boolean {
  return typeof data['month'] === 'string' && data['month'] !== month;
}

/**
 * The tenant that the form was read as, else by what the refusal names (a code, a name), else by a tenant's whole name in the file's. What
 * was found in a cell names nobody: it may be the very thing that is wrong.
 */
function tenantOf(facts: DatedFacts, file: string, refusal: RefusalData | null, month: Month): number | null {
  const formTenant = refusal?.data['formTenant'];
  if (typeof formTenant === 'number') return formTenant;
  const named = Object.entries(refusal?.data ?? {}).flatMap(([fact, value]) =>
    fact !== 'found' && typeof value === 'string' ? [value] : [],
  );
  for (const [id, dated] of facts) {
    if (dated.some(({ uscc, name }) => named.includes(uscc) || named.includes(name))) return id;
  }
  const inName = [...facts].flatMap(([id, dated]) => {
    const fact = rowAsOf(dated, lastDayOf(month));
    return fact !== null && fact.name.length > 1 && file.includes(fact.name) ? [{ id, length: fact.name.length }] : [];
  });
  return inName.toSorted((a, b) => b.length - a.length || a.id - b.id)[0]?.id ?? null;
}

function refusedOf(facts: DatedFacts, row: RefusedFile, month: Month): Refused[] {
  const refusal = refusalOf(row.note);
  if (row.outcome === 'refused' && (refusal === null || !mayBeReply(refusal) || isOfOther(refusal, month))) return [];
  const { id: intake, file, atMs, who, outcome } = row;
  return [{ intake, file, at: wireOf(atMs), who, outcome, tenant: tenantOf(facts, file, refusal, month), refusal }];
}

/**
 * Files that were refused while the month was gathered (the month after it; earlier or later ones only where they name it), and those
 * that wait for it to be opened again, newest first.
 */
function listRefusedReplies(db: Connection, month: Month, facts: DatedFacts): Refused[] {
  const at = (months: number): number => createInstantAt(firstDayOf(addMonths(month, months)), 0);
  const [gathered, over] = [at(1), at(2)].map((minutes) => wireOf(minutes * 60_000));
  return listRefusedFiles(db, month, { from: at(0), until: at(12) })
    .flatMap((row) => refusedOf(facts, row, month))
    .filter(({ outcome, refusal, at: came }) => {
      const isNamed = refusal?.data['month'] === month;
      return outcome === 'parked' || isNamed || (came >= (gathered ?? '') && came < (over ?? ''));
    });
}

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
