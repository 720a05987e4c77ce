// Use case: the last change of a record taken back by name, as a whole where several records changed together.
import type { Answer } from '../../contract/core/method.ts';
import type { recordsMethods } from '../../contract/records/records.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { isEditableKind, RECORD_KINDS, isRecordName } from '../../contract/records/record-kinds.ts';
import type { Base } from '../core/db/open.ts';
import { recordById, type RecordValues, rewriteRecord, type StoredRecord } from '../core/db/record-store.ts';
import { type Actor, appendHistory } from '../core/db/tx.ts';
import {
  deskKindOf,
  findOddRow,
  findWholeChange,
  groupChanges,
  isOvertaken,
  readBeforeRow,
  type RecordChange,
  type WholeChange,
} from '../core/records/record-history.ts';
import { usesOf } from './sql/record-uses.ts';
import { edit, type Edit, followRecord, getNextSeq, refuseChanged } from './edit.ts';
import { labelOf } from './record-label.ts';
import { judgeRecord } from './record-rules.ts';

/** Rows that only say something of a record, with what undoing says: that tenants were merged, or are two again. */
const SAID: ReadonlyMap<string, string> = new Map([
  ['merged', 'unmerged'],
  ['unmerged', 'merged'],
]);

/** A row of the change with its record. */
interface Step {
  readonly row: RecordChange;
  readonly stored: StoredRecord;
}

function stepOf({ tx }: Edit, row: RecordChange): Step | null {
  if (row.entityId === null || !isRecordName(row.entity)) return null;
  const stored = recordById(tx.db, row.entity, row.entityId);
  return stored === null ? null : { row, stored };
}

const KINDS = Object.keys(RECORD_KINDS);

/** Whether the record stands once the row is taken back. */
function comesBack(step: Step, nowMs: number): boolean {
  const { retiredAt } = readBeforeRow(step.row, step.stored.name, nowMs);
  return retiredAt === undefined ? step.stored.retiredAt === null : retiredAt === null;
}

/** Newest first, but parents come back before their children and go after them. */
function inOrder(steps: readonly Step[], nowMs: number): readonly Step[] {
  const rank = (step: Step): number => {
    const place = KINDS.indexOf(step.stored.name);
    return comesBack(step, nowMs) ? place : 2 * KINDS.length - place;
  };
  return steps.toSorted((a, b) => rank(a) - rank(b));
}

/** What the rules say of the record as it would stand. */
function judge(running: Edit, stored: StoredRecord, fields: RecordValues): Result<unknown> {
  if (!isEditableKind(stored.name) || stored.values.source === 'session') return ok(null);
  const values = { ...stored.values, ...fields };
  return judgeRecord(running, { kind: stored.name, id: stored.id, values, changed: new Set() });
}

function mayStep(running: Edit, step: Step, fields: RecordValues): Result<unknown> {
  const { tx } = running;
  const { stored } = step;
  if (comesBack(step, tx.nowMs)) return judge(running, stored, fields);
  if (stored.retiredAt !== null) return ok(null);
  const what = usesOf(tx.db, stored.name, stored.id);
  return what.length === 0 ? ok(null) : refuse('RECORD_REFERRED', { label: labelOf(tx.db, stored.name, stored.id, stored.values), what });
}

/** A record that was taken back: as it was, and as it is. */
interface TakenBack {
  readonly kind: string;
  readonly was: RecordValues;
  readonly is: RecordValues;
}

function undoStep(running: Edit, step: Step): Result<TakenBack | null> {
  const { tx } = running;
  const { stored } = step;
  const { fields, retiredAt } = readBeforeRow(step.row, stored.name, tx.nowMs);
  if (Object.keys(fields).length === 0 && retiredAt === undefined) return ok(null);
  const allowed = mayStep(running, step, fields);
  if (!allowed.ok) return allowed;
  rewriteRecord(tx, stored, { action: 'undo', fields, reason: null, ...(retiredAt === undefined ? {} : { retiredAt }) });
  return ok({ kind: stored.name, was: stored.values, is: { ...stored.values, ...fields } });
}

function mayBeUndone(running: Edit, whole: WholeChange, steps: readonly Step[]): Result<null> {
  const odd = findOddRow(whole);
  // A change of the desk is taken back there: slots are decided again.
  if (odd !== null || steps.length === 0 || deskKindOf(whole.head.entity) !== null) {
    return refuse('CHANGE_NOT_UNDOABLE', { action: odd?.action ?? null, batch: odd?.batchId ?? null });
  }
  const overtaken = steps.find((step) => !SAID.has(step.row.action) && isOvertaken(running.tx.db, whole, step.stored.name, step.stored.id));
  return overtaken === undefined ? ok(null) : refuseChanged(running.tx, overtaken.stored);
}

/**
 * Takes a change back, with every record that changed together with it. Refuses CHANGE_UNKNOWN, CHANGE_NOT_UNDOABLE (an import is taken
 * back as a batch), RECORD_CHANGED `{label, who, at}` where one of them has changed since, and what the rules say by now.
 */
export function undoChange(base: Base, actor: Actor, { change }: { readonly change: number }): Result<Answer<typeof recordsMethods.undo>> {
  return edit(base, actor, (running) => {
    const { tx } = running;
    const whole = findWholeChange(tx.db, change);
    if (whole === null) return refuse('CHANGE_UNKNOWN', { change });
    const steps = whole.rows.flatMap((row) => stepOf(running, row) ?? []);
    const allowed = mayBeUndone(running, whole, steps);
    if (!allowed.ok) return allowed;
    const main = steps.find(({ row }) => row.entity === whole.head.entity && row.entityId === whole.head.entityId) ?? steps[0];
    if (main === undefined) return refuse('CHANGE_UNKNOWN', { change });
    const labelNow = (): string => labelOf(tx.db, main.stored.name, main.stored.id, main.stored.values);
    const before = labelNow();
    const first = getNextSeq(tx);
    const takenBack: TakenBack[] = [];
    // Said before anything moves: closed months let through what a merge moves (docs/decisions/0040).
    for (const { action, entity, entityId, after } of whole.rows) {
      const opposite = SAID.get(action);
      if (opposite !== undefined) appendHistory(tx, { action: opposite, entity, entityId, after });
    }
    for (const { row } of inOrder(steps, tx.nowMs)) {
      // Read again: an earlier step of this change may have written the record.
      const step = stepOf(running, row);
      const undone = step === null ? ok(null) : undoStep(running, step);
      if (!undone.ok) return undone;
      if (undone.value !== null) takenBack.push(undone.value);
    }
    // Sessions and sums of the same change are back by now: in between they would be written twice.
    for (const { kind, was, is } of takenBack) followRecord(running, kind, was, is);
    const { name: entity, id } = main.stored;
    // A merged tenant has its name back only now.
    const label = before === '' ? labelNow() : before;
    return ok({ kind: entity, id, label, change: groupChanges(tx, { entity, entityId: id }, first) });
  });
}
