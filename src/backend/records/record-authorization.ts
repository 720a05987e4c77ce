// The RPC layer of the records: each kind has a right of its own to write it, asked before the use case begins.
import type { Asked } from '../../contract/core/method.ts';
import { isRecordName, type RecordName } from '../../contract/records/record-kinds.ts';
import { writeRight } from '../../contract/records/record-rights.ts';
import type { recordsMethods } from '../../contract/records/records.ts';
import { refuse, type Result } from '../../domain/values/result.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import type { Base } from '../core/db/open.ts';
import { findWholeChange } from '../core/records/record-history.ts';
import { addRecordOf, changeFrom, correctRecord, restoreRecordOf, retireRecordOf } from './change-records.ts';
import { undoChange } from './undo-change.ts';

/** Decides for every method that writes a record, and for what takes it back. Refuses NOT_ALLOWED `{role, right}`. */
function refuseWrite(caller: Caller, kind: RecordName, fields: readonly string[] | null): Result<never> | null {
  const right = writeRight(kind, fields);
  return hasPermission(caller, right) ? null : refuse('NOT_ALLOWED', { role: caller.role, right });
}

/** Only who may write the kind: each of these refuses NOT_ALLOWED, else as the use case that it leads to. */
export function addAuthorized(base: Base, caller: Caller, input: Asked<typeof recordsMethods.add>): ReturnType<typeof addRecordOf> {
  return refuseWrite(caller, input.kind, null) ?? addRecordOf(base, caller, input);
}

export function correctAuthorized(
  base: Base,
  caller: Caller,
  input: Asked<typeof recordsMethods.correct>,
): ReturnType<typeof correctRecord> {
  return refuseWrite(caller, input.kind, Object.keys(input.values)) ?? correctRecord(base, caller, input);
}

export function changeFromAuthorized(
  base: Base,
  caller: Caller,
  input: Asked<typeof recordsMethods.changeFrom>,
): ReturnType<typeof changeFrom> {
  return refuseWrite(caller, input.kind, null) ?? changeFrom(base, caller, input);
}

export function retireAuthorized(
  base: Base,
  caller: Caller,
  input: Asked<typeof recordsMethods.retire>,
): ReturnType<typeof retireRecordOf> {
  return refuseWrite(caller, input.kind, null) ?? retireRecordOf(base, caller, input);
}

export function restoreAuthorized(
  base: Base,
  caller: Caller,
  input: Asked<typeof recordsMethods.restore>,
): ReturnType<typeof restoreRecordOf> {
  return refuseWrite(caller, input.kind, null) ?? restoreRecordOf(base, caller, input);
}

/** Undoes a change, or an undo: for who may write each record in it. */
export function undoBatchAuthorized(base: Base, caller: Caller, input: Asked<typeof recordsMethods.undo>): ReturnType<typeof undoChange> {
  const rows = findWholeChange(base.db, input.change)?.rows ?? [];
  for (const { entity, before } of rows) {
    const fields = before === null ? null : Object.keys(before);
    const refused = isRecordName(entity) ? refuseWrite(caller, entity, fields) : null;
    if (refused !== null) return refused;
  }
  return undoChange(base, caller, input);
}
