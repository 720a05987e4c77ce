// Use case: a month's statement made for one tenant or for all: charges written once, numbered, frozen. What changes later becomes a credit
// charge and another statement; the earlier one stays as it is.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { moneyMethods } from '../../contract/money/money.ts';
import type { StatementLine } from '../../contract/money/money-shapes.ts';
import { convertMillisecondsToInstant, type Day, getDayOfInstant, type Instant, type Month, monthOf } from '../../domain/time/calendar.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import { ok, type Refusal, type Result } from '../../domain/values/result.ts';
import { dueDateOf } from '../../domain/money/due.ts';
import { differencesOf, formatNextStatementNumber } from '../../domain/money/statement.ts';
import { isSameStatement, type StatementContent, type StatementDoc } from '../../domain/money/statement-doc.ts';
import type { Base } from '../core/db/open.ts';
import type { OpenCall } from '../core/rpc/call.ts';
import { addRecord } from '../core/db/record-store.ts';
import { type Actor, getNewestSeq, inTx, type Tx } from '../core/db/tx.ts';
import { openPricing } from './booking-price.ts';
import { draftStatement, type DraftStatement } from './statement-content.ts';
import { lapseOptions } from '../core/records/bookings.ts';
import { findTenantId } from '../core/records/names.ts';
import { groupChanges } from '../core/records/record-history.ts';
import { readSetting } from '../core/records/settings.ts';
import { listBillableTenants } from './sql/statement-ground.ts';
import { addStatement, lastNumberOf, findNewestStatement } from './sql/statements.ts';
import { dueDatesOf } from './sql/tenant-dues.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';

/** How many open sessions a refusal names. */
const NAMED = 5;
/** A charge's reason holds this many characters. */
const REASON_LENGTH = 2000;

/** Whose statement, of which month. */
export type StatementWish = Asked<typeof moneyMethods.make>;
/** A statement that was made, or stood already. */
type MadeStatement = Answer<typeof moneyMethods.make>;

/** Why no statement can be made, or null. `name`: what the tenant is called. */
export function explainWhyNot(draft: DraftStatement, name: string): Refusal | null {
  const { content, isOver, charged } = draft;
  const { month, rent, sessions, charges, stillOpen } = content;
  if (stillOpen.length > 0 && !isOver) {
    const bookings = stillOpen.slice(0, NAMED).map(({ number }) => number);
    return { code: 'STATEMENT_BOOKINGS_OPEN', data: { tenant: name, month, count: stillOpen.length, bookings } };
  }
  const isEmpty = rent.length + sessions.length + charges.length === 0 && charged === null;
  return isEmpty ? { code: 'STATEMENT_EMPTY', data: { tenant: name, month } } : null;
}

/** Refuses months that have not begun. */
export function refuseAhead(month: Month, now: Instant): Refusal | null {
  const limit = monthOf(getDayOfInstant(now));
  return month > limit ? { code: 'STATEMENT_AHEAD', data: { month, limit } } : null;
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

interface Making {
  readonly tenantId: number;
  readonly month: Month;
  readonly draft: DraftStatement;
  readonly earlier: StatementDoc | null;
}

/** Frozen with the first statement of the month; those that replace it are due when it was. */
function dueOnOf(tx: Tx, tenantId: number, month: Month, isFirst: boolean): Day {
  const madeOn = getDayOfInstant(convertMillisecondsToInstant(tx.nowMs));
  return isFirst ? dueDateOf(month, readSetting(tx.db, 'statement'), madeOn) : dueDatesOf(tx.db, tenantId)(month);
}

function write({ tx, nameOf }: Room, { tenantId, month, draft, earlier }: Making): StatementLine {
  const first = getNewestSeq(tx) + 1;
  const number = formatNextStatementNumber(month, lastNumberOf(tx.db, month));
  const written = writeCharges(tx, draft, { tenantId, month, reason: number }, earlier);
  const { content } = draft;
  const { dueMonths: _months, dueDay: _day, ...frame } = readSetting(tx.db, 'statement');
  const doc: StatementDoc = {
    format: 1,
    number,
    ...content,
    dueOn: dueOnOf(tx, tenantId, month, earlier === null),
    frame,
    madeOn: getDayOfInstant(convertMillisecondsToInstant(tx.nowMs)),
    madeBy: tx.actor.who,
    replaces:
      earlier === null ? null : { number: earlier.number, total: earlier.totals.total, differences: differencesOf(earlier, content) },
    written,
  };
  const line = addStatement(tx, doc, tenantId, nameOf);
  const [charge] = written;
  // Bound together: a charge of a statement can't be taken back without it, and a statement not at all.
  if (charge !== undefined) groupChanges(tx, { entity: 'charge', entityId: charge }, first);
  return line;
}

function answer(statement: StatementLine, isNew: boolean, { totals, account }: StatementContent): MadeStatement {
  return { statement, isNew, total: totals.total, open: account.open, toPay: account.toPay };
}

interface Room {
  readonly tx: Tx;
  readonly now: Instant;
  readonly nameOf: (tenantId: number) => string;
  readonly pricing: ReturnType<typeof openPricing>;
}

function roomOf(tx: Tx): Room {
  const now = convertMillisecondsToInstant(tx.nowMs);
  lapseOptions(tx, now);
  return { tx, now, nameOf: createTenantNameLookup(tx.db), pricing: openPricing(tx.db, now, readSetting(tx.db, 'desk')) };
}

/** Whether a statement would say what the earlier one says. */
export function isUnchanged(draft: DraftStatement, earlier: StatementDoc): boolean {
  return draft.missing === 0 && isSameStatement(draft.content, earlier);
}

function makeIn(room: Room, tenantId: number, month: Month): Result<MadeStatement> {
  const { tx, nameOf, pricing } = room;
  const draft = draftStatement(pricing, tenantId, month);
  const kept = findNewestStatement(tx.db, tenantId, month, nameOf);
  if (kept !== null && isUnchanged(draft, kept.copy)) return ok(answer(kept.line, false, kept.copy));
  const refusal = explainWhyNot(draft, nameOf(tenantId));
  if (refusal !== null) return { ok: false, refusal };
  return ok(answer(write(room, { tenantId, month, draft, earlier: kept?.copy ?? null }), true, draft.content));
}

/**
 * Makes a tenant's statement of a month, or answers the newest one where no line has changed since. While the month runs it refuses
 * STATEMENT_BOOKINGS_OPEN `{tenant, month, count, bookings}` as long as sessions of it have not ended; after it, they are named on the
 * statement and follow with the next one. Refuses STATEMENT_AHEAD, STATEMENT_EMPTY, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS.
 */
export function makeStatement(base: Base, actor: Actor, { tenant, month }: StatementWish): Result<MadeStatement> {
  return inTx(base, actor, (tx) => {
    const room = roomOf(tx);
    const ahead = refuseAhead(month, room.now);
    if (ahead !== null) return { ok: false, refusal: ahead };
    const found = findTenantId(tx.db, tenant);
    return found.ok ? makeIn(room, found.value, month) : found;
  });
}

/** What making all statements came to. */
type MadeAll = Answer<typeof moneyMethods.makeAll>;

/** Makes the statements of every tenant with something due in the month, in one transaction. Refuses STATEMENT_AHEAD `{month, limit}`. */
export function makeAllStatements({ base, actor, onProgress }: OpenCall, { month }: Asked<typeof moneyMethods.makeAll>): Result<MadeAll> {
  return inTx(base, actor, (tx) => {
    const room = roomOf(tx);
    const ahead = refuseAhead(month, room.now);
    if (ahead !== null) return { ok: false, refusal: ahead };
    const tenants = listBillableTenants(tx.db, month);
    const all: { made: StatementLine[]; same: StatementLine[]; left: MadeAll['left'][number][] } = { made: [], same: [], left: [] };
    tenants.forEach((tenant, done) => {
      const tenantName = room.nameOf(tenant);
      onProgress?.({ phase: 'apply', name: tenantName, done, all: tenants.length });
      const one = makeIn(room, tenant, month);
      if (!one.ok) all.left.push({ tenant, tenantName, refusal: one.refusal });
      else (one.value.isNew ? all.made : all.same).push(one.value.statement);
    });
    return ok({ month, ...all });
  });
}
