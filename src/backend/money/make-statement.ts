// Use case: a month's statement made for one tenant or for all: charges written once, numbered, frozen. What changes later becomes a credit
// charge and another statement; the earlier one stays as it is. Rent and studio charges can be billed on statements of their own.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { moneyMethods, StatementLine } from '../../contract/money/money.ts';
import { convertMillisecondsToInstant, getDayOfInstant, type Instant, type Month, monthOf } from '../../domain/time/calendar.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { ok, type Refusal, type Result } from '../../domain/values/result.ts';
import { differencesOf, formatNextStatementNumber } from '../../domain/money/statement.ts';
import { isSameStatement, type StatementContent, type StatementDoc } from '../../domain/money/statement-doc.ts';
import { type BillablePart, listPartsToMake } from '../../domain/money/statement-parts.ts';
import type { Base } from '../core/db/open.ts';
import type { OpenCall } from '../core/rpc/call.ts';
import { addRecord } from '../core/db/record-store.ts';
import { type Actor, getNewestSeq, inTx, type Tx } from '../core/db/tx.ts';
import type { Connection } from '../core/db/rows.ts';
import { openPricing, type Pricing } from './booking-price.ts';
import { type BilledMonth, draftStatement, type DraftStatement, gatherMonth, isMonthOver } from './statement-content.ts';
import { lapseOptions, groupChanges } from '../core/records/record-history.ts';
import { findTenantId } from '../core/records/names.ts';
import { readSetting } from '../core/records/settings.ts';
import { listBillableTenants, addStatement, type KeptStatement, lastNumberOf, listStandingStatements } from './sql/statements.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';

/** How many open sessions a refusal names. */
const NAMED = 5;
/** A charge's reason holds this many characters. */
const REASON_LENGTH = 2000;

/** Whose statement, of which month and part. */
export type StatementWish = Asked<typeof moneyMethods.make>;
/** Which month and part to bill. */
type RunWish = Asked<typeof moneyMethods.makeAll>;
/** A statement that was made, or stood already. */
type MadeStatement = Answer<typeof moneyMethods.make>;

/** Refuses sessions and corrections of months that have not begun: rent alone is billed ahead. */
function refuseAhead(month: Month, now: Instant): Refusal | null {
  const limit = monthOf(getDayOfInstant(now));
  return month > limit ? { code: 'STATEMENT_AHEAD', data: { month, limit } } : null;
}

/** Why the first statement of a part can't be made, or null. `name`: what the tenant is called. */
function explainWhyNot({ pricing, month, isOver }: BilledMonth, { content }: DraftStatement, name: string): Refusal | null {
  const { part, rent, sessions, charges, stillOpen } = content;
  const ahead = part === 'rent' ? null : refuseAhead(month, pricing.now);
  if (ahead !== null) return ahead;
  if (stillOpen.length > 0 && !isOver) {
    const bookings = stillOpen.slice(0, NAMED).map(({ number }) => number);
    return { code: 'STATEMENT_BOOKINGS_OPEN', data: { tenant: name, month, count: stillOpen.length, bookings } };
  }
  return rent.length + sessions.length + charges.length === 0 ? { code: 'STATEMENT_EMPTY', data: { tenant: name, month } } : null;
}

/** A statement of a part as it would be now, beside the one that stands. */
export interface PlannedStatement {
  readonly draft: DraftStatement;
  readonly earlier: KeptStatement | null;
  readonly isChanged: boolean;
  readonly refusal: Refusal | null;
}

/** Lists the statements that a tenant's month takes next, in order: of what was asked for, or of all that is to be billed by now. */
export function planStatements({ now, nameOf, pricing }: StatementRoom, tenantId: number, month: Month, asked: BillablePart | null) {
  const billed = gatherMonth(pricing, tenantId, month);
  const standing = listStandingStatements(pricing.db, tenantId, month, nameOf);
  const ground = { made: new Set(standing.keys()), isOver: isMonthOver(month, now), hasRent: billed.lines.rent.length > 0 };
  return listPartsToMake(asked, ground).map((part): PlannedStatement => {
    const earlier = standing.get(part) ?? null;
    const other = standing.get(part === 'rent' ? 'studio' : 'rent')?.line;
    const beside = other === undefined ? null : { number: other.number, total: other.total };
    const draft = draftStatement(billed, part, { earlier: earlier?.copy ?? null, beside });
    const isChanged = earlier === null || draft.missing !== 0 || !isSameStatement(draft.content, earlier.copy);
    return { draft, earlier, isChanged, refusal: earlier === null ? explainWhyNot(billed, draft, nameOf(tenantId)) : null };
  });
}

/** The first that would write something, or else one that stands, or else one that is refused. */
export function chooseNext(planned: readonly PlannedStatement[]): PlannedStatement {
  const next = planned.find((one) => one.isChanged && one.refusal === null) ?? planned.findLast((one) => !one.isChanged) ?? planned[0];
  if (next === undefined) throw new Error('a month has a part to bill');
  return next;
}

function differenceReason(number: string, earlier: StatementDoc, now: StatementContent): string {
  const parts = differencesOf(earlier, now).map(({ name, before, after }) => `${name} ${printYuan(before)}→${printYuan(after)}`);
  return [number, ...parts].join(' ').slice(0, REASON_LENGTH);
}

/** A charge that belongs to a statement. */
interface Writing {
  readonly tenantId: number;
  readonly month: Month;
  readonly kind: 'rent' | 'studio' | 'credit';
  readonly amount: number;
  readonly reason: string;
}

function writeCharge(tx: Tx, { tenantId, month, kind, amount, reason }: Writing): number[] {
  return amount === 0 ? [] : [addRecord(tx, 'charge', { tenant_id: tenantId, month, kind, amount, reason }, reason)];
}

/** The first statement charges rent and studio; a later one the difference, naming the statement that it stands instead of. */
function writeCharges(tx: Tx, draft: DraftStatement, about: Omit<Writing, 'kind' | 'amount'>, earlier: StatementDoc | null): number[] {
  const { content, missing } = draft;
  if (earlier === null) {
    return [
      ...writeCharge(tx, { ...about, kind: 'rent', amount: content.totals.rent }),
      ...writeCharge(tx, { ...about, kind: 'studio', amount: content.totals.studio }),
    ];
  }
  return writeCharge(tx, { ...about, kind: 'credit', amount: missing, reason: differenceReason(earlier.number, earlier, content) });
}

function write({ tx, nameOf }: Room, tenantId: number, month: Month, { draft, earlier: kept }: PlannedStatement): StatementLine {
  const first = getNewestSeq(tx) + 1;
  const earlier = kept?.copy ?? null;
  const number = formatNextStatementNumber(month, lastNumberOf(tx.db, month));
  const written = writeCharges(tx, draft, { tenantId, month, reason: number }, earlier);
  const { content } = draft;
  const { dueMonths: _months, dueDay: _day, rentDueDay: _rentDay, ...frame } = readSetting(tx.db, 'statement');
  const doc: StatementDoc = {
    format: 1,
    number,
    ...content,
    dueOn: draft.dueOn,
    frame,
    madeOn: getDayOfInstant(convertMillisecondsToInstant(tx.nowMs)),
    madeBy: tx.actor.who,
    replaces:
      earlier === null ? null : { number: earlier.number, total: earlier.totals.total, differences: differencesOf(earlier, content) },
    written,
  };
  const line = addStatement(tx, { doc, dueOn: draft.dueOn, tenant: tenantId }, nameOf);
  const [charge] = written;
  // Bound together: a charge of a statement can't be taken back without it, and a statement not at all.
  if (charge !== undefined) groupChanges(tx, { entity: 'charge', entityId: charge }, first);
  return line;
}

function answer(statement: StatementLine, isNew: boolean, { totals, account }: StatementContent): MadeStatement {
  return { statement, isNew, total: totals.total, open: account.open, toPay: account.toPay };
}

/** What statements are drawn up with. */
export interface StatementRoom {
  readonly now: Instant;
  readonly nameOf: (tenantId: number) => string;
  readonly pricing: Pricing;
}

interface Room extends StatementRoom {
  readonly tx: Tx;
}

/** Opens what statements are drawn up with. */
export function openStatementRoom(db: Connection, now: Instant): StatementRoom {
  return { now, nameOf: createTenantNameLookup(db), pricing: openPricing(db, now, readSetting(db, 'desk')) };
}

function roomOf(tx: Tx): Room {
  const now = convertMillisecondsToInstant(tx.nowMs);
  lapseOptions(tx, now);
  return { tx, ...openStatementRoom(tx.db, now) };
}

function makeIn(room: Room, tenantId: number, { month, part }: RunWish): Result<MadeStatement> {
  const next = chooseNext(planStatements(room, tenantId, month, part));
  const { draft, earlier, isChanged, refusal } = next;
  if (earlier !== null && !isChanged) return ok(answer(earlier.line, false, earlier.copy));
  if (refusal !== null) return { ok: false, refusal };
  return ok(answer(write(room, tenantId, month, next), true, draft.content));
}

/**
 * Makes the next statement of a tenant's month, or answers the newest one where no line has changed since. Without `part` it is of all that is
 * to be billed by now: the rent alone until the month is over. Sessions that have not ended refuse the first statement of sessions while the
 * month runs, STATEMENT_BOOKINGS_OPEN `{tenant, month, count, bookings}`; after it, they are named and follow with the next one. Refuses
 * STATEMENT_AHEAD `{month, limit}` of anything but rent, STATEMENT_EMPTY, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS.
 */
export function makeStatement(base: Base, actor: Actor, { tenant, ...wish }: StatementWish): Result<MadeStatement> {
  return inTx(base, actor, (tx) => {
    const found = findTenantId(tx.db, tenant);
    return found.ok ? makeIn(roomOf(tx), found.value, wish) : found;
  });
}

/** What making all statements came to. */
type MadeAll = Answer<typeof moneyMethods.makeAll>;

/** Makes all statements that a tenant's month takes: no more than one of each part. */
function makeEach(room: Room, tenantId: number, wish: RunWish): Result<readonly MadeStatement[]> {
  const all: MadeStatement[] = [];
  for (;;) {
    const one = makeIn(room, tenantId, wish);
    if (!one.ok) return all.length === 0 ? one : ok(all);
    if (!one.value.isNew) return ok(all.length === 0 ? [one.value] : all);
    all.push(one.value);
    if (one.value.statement.part === 'whole') return ok(all);
  }
}

/** The tenants that a run is over: those with something of the part that it bills; ahead of a month that is the rent. */
function listRunTenants({ tx, now }: Room, { month, part }: RunWish): readonly number[] {
  const asked = refuseAhead(month, now) === null ? part : 'rent';
  return [...listBillableTenants(tx.db, month)].filter(([, parts]) => asked === null || parts.has(asked)).map(([tenant]) => tenant);
}

/**
 * Makes the statements of every tenant with something to be billed of the month by now, in one transaction; of one `part` alone where it is
 * named. Refuses STATEMENT_AHEAD `{month, limit}` of studio charges.
 */
export function makeAllStatements({ base, actor, onProgress }: OpenCall, wish: RunWish): Result<MadeAll> {
  return inTx(base, actor, (tx) => {
    const room = roomOf(tx);
    const ahead = wish.part === 'studio' ? refuseAhead(wish.month, room.now) : null;
    if (ahead !== null) return { ok: false, refusal: ahead };
    const tenants = listRunTenants(room, wish);
    const all: { made: StatementLine[]; same: StatementLine[]; left: MadeAll['left'][number][] } = { made: [], same: [], left: [] };
    tenants.forEach((tenant, done) => {
      const tenantName = room.nameOf(tenant);
      onProgress?.({ phase: 'apply', name: tenantName, done, all: tenants.length });
      const each = makeEach(room, tenant, wish);
      if (!each.ok) all.left.push({ tenant, tenantName, refusal: each.refusal });
      else for (const { isNew, statement } of each.value) (isNew ? all.made : all.same).push(statement);
    });
    return ok({ month: wish.month, ...all });
  });
}
