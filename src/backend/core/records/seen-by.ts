// Whose records a caller may not see at all, and whose rows of the history it may: the rest is cut by the RPC layer (`core/door/cut-answer.ts`).
import { getRightOfKind, type EditableKind } from '../../../contract/records/record-kinds.ts';
import { refuse } from '../../../domain/values/result.ts';
import { type Caller, hasPermission } from '../rpc/call.ts';
import type { RecordChange } from './record-history.ts';

/** Why a caller is shown no record of a kind; null where it may be. NOT_ALLOWED. */
export function refuseHidden(kind: EditableKind, caller: Caller): ReturnType<typeof refuse> | null {
  const right = getRightOfKind(kind);
  return right === null || hasPermission(caller, right) ? null : refuse('NOT_ALLOWED', { role: caller.role, right });
}

/** The rows that a caller may see: all of them, or what it wrote itself. Nobody else's name is somebody who has none. */
export function selectOwnRows(rows: readonly RecordChange[], caller: Caller): readonly RecordChange[] {
  return hasPermission(caller, 'history.look')
    ? rows
    : rows.filter(({ personId, who }) => (personId === null ? who : personId) === (caller.personId ?? caller.who));
}
