// Binds the methods of records to their use cases; each use case is loaded with its first call.
import type { EditableKind } from '../../contract/records/record-fields.ts';
import type { RecordRow } from '../../contract/records/record-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import type { Role } from '../../domain/base/rights.ts';
import { RECORD_FIELDS, SALES_KINDS } from '../../contract/records/record-fields.ts';
import { act, look, onBase } from '../core/door/procedures.ts';
import { mayDo } from '../../domain/base/rights.ts';

type Refused = { readonly ok: false; readonly refusal: RefusalData };

/** Kinds of sales are seen by those who may see sales. */
function hidden(kind: EditableKind, role: Role): Refused | null {
  if (!SALES_KINDS.includes(kind) || mayDo(role, 'sales.look')) return null;
  return { ok: false, refusal: { code: 'NOT_ALLOWED', data: { role, right: 'sales.look' } } };
}

/** Phone numbers are seen by those who may see them: others get none. */
function forEyes<R extends RecordRow>(rows: readonly R[], kind: EditableKind, role: Role): readonly R[] {
  const phones = RECORD_FIELDS[kind].filter(({ type }) => type === 'phone').map(({ name }) => name);
  if (phones.length === 0 || mayDo(role, 'contacts.look')) return rows;
  return rows.map((row) => ({ ...row, values: { ...row.values, ...Object.fromEntries(phones.map((name) => [name, null])) } }));
}

export const records = {
  list: onBase.records.list.handler(async ({ input, context }) => {
    const { role } = context.actor;
    const refused = hidden(input.kind, role);
    if (refused !== null) return refused;
    const { listRecords } = await import('./read-records.ts');
    const answer = listRecords(context.base, input);
    return answer.ok ? { ok: true, value: { rows: forEyes(answer.value.rows, input.kind, role) } } : answer;
  }),
  get: onBase.records.get.handler(async ({ input, context }) => {
    const { role } = context.actor;
    const refused = hidden(input.kind, role);
    if (refused !== null) return refused;
    const { getRecord } = await import('./read-records.ts');
    const answer = getRecord(context.base, input);
    return answer.ok ? { ok: true, value: forEyes([answer.value], input.kind, role)[0] ?? answer.value } : answer;
  }),
  add: onBase.records.add.handler(act(async () => (await import('./change-records.ts')).addRecordOf)),
  correct: onBase.records.correct.handler(act(async () => (await import('./change-records.ts')).correctRecord)),
  changeFrom: onBase.records.changeFrom.handler(act(async () => (await import('./change-records.ts')).changeFrom)),
  retire: onBase.records.retire.handler(act(async () => (await import('./change-records.ts')).retireRecordOf)),
  restore: onBase.records.restore.handler(act(async () => (await import('./change-records.ts')).restoreRecordOf)),
  history: onBase.records.history.handler(async ({ input, context }) => {
    const { role } = context.actor;
    const refused = hidden(input.kind, role);
    if (refused !== null) return refused;
    const { recordHistory } = await import('./read-records.ts');
    return recordHistory(context.base, { ...input, seesPhones: mayDo(role, 'contacts.look') });
  }),
  undo: onBase.records.undo.handler(act(async () => (await import('./undo-change.ts')).undoChange)),
  names: onBase.records.names.handler(look(async () => (await import('./names.ts')).spokenNames)),
};
