// Binds the methods of records to their use cases.
import { RECORD_FIELDS, SALES_KINDS } from '../../contract/records/record-fields.ts';
import type { EditableKind } from '../../contract/records/record-fields.ts';
import type { RecordRow } from '../../contract/records/record-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { mayDo } from '../../domain/base/rights.ts';
import type { Role } from '../../domain/base/rights.ts';
import { onBase } from '../core/door/procedures.ts';

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

export const recordsRoutes = {
  list: onBase.records.list.handler(async ({ input, context }) => {
    const { role } = context.actor;
    const refused = hidden(input.kind, role);
    if (refused !== null) return refused;
    const { listRecords } = await import('../records/read-records.ts');
    const answer = listRecords(context.base, input);
    return answer.ok ? { ok: true, value: { rows: forEyes(answer.value.rows, input.kind, role) } } : answer;
  }),
  get: onBase.records.get.handler(async ({ input, context }) => {
    const { role } = context.actor;
    const refused = hidden(input.kind, role);
    if (refused !== null) return refused;
    const { getRecord } = await import('../records/read-records.ts');
    const answer = getRecord(context.base, input);
    return answer.ok ? { ok: true, value: forEyes([answer.value], input.kind, role)[0] ?? answer.value } : answer;
  }),
  add: onBase.records.add.handler(async ({ input, context }) => {
    const { addRecordOf } = await import('../records/change-records.ts');
    return addRecordOf(context.base, context.actor, input);
  }),
  correct: onBase.records.correct.handler(async ({ input, context }) => {
    const { correctRecord } = await import('../records/change-records.ts');
    return correctRecord(context.base, context.actor, input);
  }),
  changeFrom: onBase.records.changeFrom.handler(async ({ input, context }) => {
    const { changeFrom } = await import('../records/change-records.ts');
    return changeFrom(context.base, context.actor, input);
  }),
  retire: onBase.records.retire.handler(async ({ input, context }) => {
    const { retireRecordOf } = await import('../records/change-records.ts');
    return retireRecordOf(context.base, context.actor, input);
  }),
  restore: onBase.records.restore.handler(async ({ input, context }) => {
    const { restoreRecordOf } = await import('../records/change-records.ts');
    return restoreRecordOf(context.base, context.actor, input);
  }),
  history: onBase.records.history.handler(async ({ input, context }) => {
    const { role } = context.actor;
    const refused = hidden(input.kind, role);
    if (refused !== null) return refused;
    const { recordHistory } = await import('../records/read-records.ts');
    return recordHistory(context.base, { ...input, seesPhones: mayDo(role, 'contacts.look') });
  }),
  undo: onBase.records.undo.handler(async ({ input, context }) => {
    const { undoChange } = await import('../records/undo-change.ts');
    return undoChange(context.base, context.actor, input);
  }),
  names: onBase.records.names.handler(async ({ input, context }) => {
    const { spokenNames } = await import('../tenants/names.ts');
    return spokenNames(context.base, input);
  }),
};
