// The RPC layer of the records: each kind has a right of its own to write it, asked before the use case begins.
import type { Asked } from '../../contract/core/method.ts';
import {
  isRecordName,
  type RecordName,
  writeRight,
  type DatedKind,
  type EditableKind,
  isEditableKind,
} from '../../contract/records/record-kinds.ts';
import type { recordsMethods, Changed } from '../../contract/records/records.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import type { Base } from '../core/db/open.ts';
import { findWholeChange, groupChanges, type RecordChange } from '../core/records/record-history.ts';
import { type Day, instant, parseDay, rowAsOf } from '../../domain/time/calendar.ts';
import { readValues } from '../../contract/records/record-values.ts';
import {
  listChangedFields,
  listRecordsWhere,
  recordById,
  retireRecord,
  rewriteRecord,
  type StoredRecord,
} from '../core/db/record-store.ts';
import type { Actor, Tx } from '../core/db/tx.ts';
import { nowOf } from '../core/db/rows.ts';
import { canBlock } from './add-blackouts.ts';
import { undoChange } from './undo-change.ts';
import { usesOf } from './sql/record-uses.ts';
import {
  addJudged,
  changeJudged,
  edit,
  type Edit,
  findOwnerColumn,
  followRecord,
  getActiveRecord,
  getNextSeq,
  getSeenRecord,
} from './edit.ts';
import { labelOf } from './record-label.ts';
import { judgeRecord } from './record-rules.ts';

/** Adds a record. Refuses what the rules say, and TENANT_UNKNOWN or STUDIO_UNKNOWN for its owner. */
export function addRecordOf(base: Base, actor: Actor, { kind, values, reason }: Asked<typeof recordsMethods.add>): Result<Changed> {
  return edit(base, actor, (running) => addJudged(running, kind, values, reason));
}

/** What is to be retired or brought back, as the asker saw it, and why. */
type Retiring = Asked<typeof recordsMethods.retire>;

/**
 * "Correct a mistake": changes fields of a record. Refuses RECORD_CHANGED `{label, who, at, version}` where somebody was quicker, and a
 * dated row that would go over to another owner.
 */
export function correctRecord(
  base: Base,
  actor: Actor,
  { kind, id, version, values, reason }: Asked<typeof recordsMethods.correct>,
): Result<Changed> {
  return edit(base, actor, (running) => {
    const stored = getActiveRecord(running.tx, kind, id, version);
    if (!stored.ok) return stored;
    const owner = findOwnerColumn(kind);
    const held: StoredRecord = stored.value;
    const wanted = owner === null ? undefined : values[owner];
    if (owner !== null && wanted !== undefined && wanted !== held.values[owner]) {
      return refuse('INPUT_INVALID', { field: owner, detail: owner });
    }
    return changeJudged(running, kind, stored.value, { values, reason });
  });
}

/** A dated owner's rows that stand, by day. */
function factsOf(tx: Tx, kind: DatedKind, subject: number | null): (StoredRecord<DatedKind> & { readonly startsOn: Day })[] {
  const owner = findOwnerColumn(kind);
  const rows = owner === null ? listRecordsWhere(tx.db, kind, '1 = 1', []) : listRecordsWhere(tx.db, kind, `${owner} = ?`, [subject]);
  return rows.map((row) => {
    const startsOn = parseDay(row.values.starts_on);
    if (startsOn === null) throw new Error(`no day: ${kind} ${row.id}`);
    return { ...row, startsOn };
  });
}

/**
 * "Changes from this day": a new dated row, which goes on with what was in force that day. Refuses RECORD_DAY_TAKEN `{day}` where a row
 * of that very day stands; answers without a change where nothing would differ. `subject` is the tenant or studio, null for the base.
 */
export function changeFrom(
  base: Base,
  actor: Actor,
  { kind, subject, day, values, reason }: Asked<typeof recordsMethods.changeFrom>,
): Result<Changed> {
  return edit(base, actor, (running) => {
    const owner = findOwnerColumn(kind);
    if ((owner === null) !== (subject === null)) return refuse('INPUT_INVALID', { field: 'subject', detail: 'subject' });
    const facts = factsOf(running.tx, kind, subject);
    if (facts.some((fact) => fact.startsOn === day)) return refuse('RECORD_DAY_TAKEN', { day });
    const basis = rowAsOf(facts, day);
    const own = owner === null ? {} : { [owner]: subject };
    const wanted = { ...basis?.values, ...values, ...own, starts_on: day };
    const read = readValues(kind, wanted, false);
    if (!read.ok) {
      const { field, refusal } = read.troubles[0] ?? { field: '', refusal: { code: 'INPUT_INVALID', data: {} } as const };
      return refuse('INPUT_INVALID', { field, detail: `${field} ${refusal.code}` });
    }
    const isSame = basis !== null && Object.keys(listChangedFields(basis, values)).every((column) => column === 'starts_on');
    if (isSame) return ok({ id: basis.id, version: basis.version, change: null, warnings: [] });
    return addJudged(running, kind, read.values, reason);
  });
}

const FACTS_OF = { tenant: ['tenant_fact', 'tenant_id'], studio: ['studio_fact', 'studio_id'] } as const;

/** What keeps a record from being retired. */
function referring(tx: Tx, kind: EditableKind, stored: StoredRecord): readonly string[] {
  const owner = findOwnerColumn(kind);
  if (owner === null) return usesOf(tx.db, kind, stored.id);
  // A tenant or studio without any dated row would have no name and no hours.
  const id = Number(stored.values[owner]);
  const name = kind === 'tenant_fact' ? 'tenant' : 'studio';
  const others = listRecordsWhere(tx.db, stored.name, `${owner} = ? AND id <> ?`, [id, stored.id]);
  const keeper = recordById(tx.db, name, id);
  return others.length > 0 || keeper === null ? [] : [`${name}:${labelOf(tx.db, name, id, keeper.values)}`];
}

/** Retires a record, a tenant or studio with its dated rows. The caller has asked what refers to it. */
function retireWhole({ tx }: Edit, stored: StoredRecord, reason: string): number {
  const first = getNextSeq(tx);
  retireRecord(tx, stored, reason);
  if (stored.name !== 'tenant' && stored.name !== 'studio') return first;
  const [facts, owner] = FACTS_OF[stored.name];
  for (const fact of listRecordsWhere(tx.db, facts, `${owner} = ?`, [stored.id])) retireRecord(tx, fact, reason);
  return groupChanges(tx, { entity: stored.name, entityId: stored.id }, first);
}

/** Retires a record: nothing is deleted. Refuses RECORD_REFERRED `{label, what}` with what still refers to it. */
export function retireRecordOf(base: Base, actor: Actor, { kind, id, version, reason }: Retiring): Result<Changed> {
  return edit(base, actor, (running) => {
    const { tx } = running;
    const stored = getActiveRecord(tx, kind, id, version);
    if (!stored.ok) return stored;
    const what = referring(tx, kind, stored.value);
    if (what.length > 0) return refuse('RECORD_REFERRED', { label: labelOf(tx.db, kind, id, stored.value.values), what });
    const change = retireWhole(running, stored.value, reason);
    return ok({ id, version: version + 1, change, warnings: [] });
  });
}

/** A retired record with its dated rows that were retired with it, in the order that they come back. */
function backTogether(tx: Tx, stored: StoredRecord): readonly StoredRecord[] {
  if (stored.name !== 'tenant' && stored.name !== 'studio') return [stored];
  const [facts, owner] = FACTS_OF[stored.name];
  const ids = tx.db
    .prepare(`SELECT id FROM ${facts} WHERE ${owner} = ? AND retired_at = ? ORDER BY id`)
    .pluck()
    .all(stored.id, stored.retiredAt);
  return [stored, ...ids.flatMap((id) => recordById(tx.db, facts, Number(id)) ?? [])];
}

/** Judges records that come back, each as it would stand after those before it, and writes them. */
function bringBack(running: Edit, records: readonly StoredRecord[], reason: string): Result<null> {
  for (const record of records) {
    // Judged just before it is written: the dated rows of a tenant find it active again.
    if (isEditableKind(record.name)) {
      const judged = judgeRecord(running, { kind: record.name, id: record.id, values: record.values, changed: new Set() });
      if (!judged.ok) return judged;
    }
    rewriteRecord(running.tx, record, { action: 'restore', reason, fields: {}, retiredAt: null });
    followRecord(running, record.name, record.values);
  }
  return ok(null);
}

/** Takes a retirement back, a tenant or studio with the dated rows that went with it. Refuses what the rules say by now. */
export function restoreRecordOf(base: Base, actor: Actor, { kind, id, version, reason }: Retiring): Result<Changed> {
  return edit(base, actor, (running) => {
    const { tx } = running;
    const stored = getSeenRecord(tx, kind, id, version);
    if (!stored.ok) return stored;
    if (stored.value.retiredAt === null) return refuse('RECORD_NOT_RETIRED', { label: labelOf(tx.db, kind, id, stored.value.values) });
    const first = getNextSeq(tx);
    const back = bringBack(running, backTogether(tx, stored.value), reason);
    if (!back.ok) return back;
    return ok({ id, version: version + 1, change: groupChanges(tx, { entity: kind, entityId: id }, first), warnings: [] });
  });
}

/** Decides for every method that writes a record, and for what takes it back. Refuses NOT_ALLOWED `{role, right}`. */
function refuseWrite(caller: Caller, kind: RecordName, fields: readonly string[] | null): Result<never> | null {
  const right = writeRight(kind, fields);
  return hasPermission(caller, right) ? null : refuse('NOT_ALLOWED', { role: caller.role, right });
}

/** A use case that writes a record, for who may write its kind: refuses NOT_ALLOWED, else as the use case does. */
function authorizeWrite<I extends { readonly kind: RecordName }>(use: (base: Base, caller: Caller, input: I) => Result<Changed>) {
  return (base: Base, caller: Caller, input: I): Result<Changed> => refuseWrite(caller, input.kind, null) ?? use(base, caller, input);
}

export const addAuthorized = authorizeWrite(addRecordOf);
export const changeFromAuthorized = authorizeWrite(changeFrom);
export const retireAuthorized = authorizeWrite(retireRecordOf);
export const restoreAuthorized = authorizeWrite(restoreRecordOf);

/** Corrects a record, for who may write the fields that change. */
export function correctAuthorized(base: Base, caller: Caller, input: Asked<typeof recordsMethods.correct>): Result<Changed> {
  return refuseWrite(caller, input.kind, Object.keys(input.values)) ?? correctRecord(base, caller, input);
}

/** Checks that a change is of a block that the desk may make itself: it may free the studio again. */
function isDeskBlock(base: Base, caller: Caller, { entity, entityId }: RecordChange): boolean {
  const stored = entity === 'blackout' && entityId !== null ? recordById(base.db, entity, entityId) : null;
  if (stored === null) return false;
  const { studio_id: studio, starts_at: from, ends_at: to } = stored.values;
  return canBlock(base.db, caller, { studio, from: instant(from), to: instant(to), repeat: null }, nowOf(base));
}

/** Undoes a change, or an undo: for who may write each record in it. */
export function undoBatchAuthorized(base: Base, caller: Caller, input: Asked<typeof recordsMethods.undo>): ReturnType<typeof undoChange> {
  const rows = findWholeChange(base.db, input.change)?.rows ?? [];
  for (const row of rows) {
    const { entity, before } = row;
    const fields = before === null ? null : Object.keys(before);
    const refused = isRecordName(entity) && !isDeskBlock(base, caller, row) ? refuseWrite(caller, entity, fields) : null;
    if (refused !== null) return refused;
  }
  return undoChange(base, caller, input);
}
