// The RPC layer of imports: each kind of sheet takes rights of its own, to be taken in and to be handed back as it was received.
import type { SheetKind } from '../../contract/intake/sheet-kinds.ts';
import { listRightsToSee, listRightsToTake } from './sheet-rights.ts';
import type { Right } from '../../domain/base/rights.ts';
import type { Refusal } from '../../domain/values/result.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';

/** A sheet as a refusal names it. */
export interface NamedSheet {
  readonly file: string;
  readonly sheet: string;
  readonly kind: SheetKind;
}

function refusedFor(caller: Caller, sheets: readonly NamedSheet[], rightsOf: (kind: SheetKind) => readonly Right[]): Refusal | null {
  for (const { file, sheet, kind } of sheets) {
    const right = rightsOf(kind).find((one) => !hasPermission(caller, one));
    if (right !== undefined) return { code: 'SHEET_NOT_ALLOWED', data: { file, sheet, kind, right, role: caller.role } };
  }
  return null;
}

/** Why the caller may not take these sheets in: the first of them, its kind and the right that is lacking; null where it may. */
export function findRefusedSheet(caller: Caller, sheets: readonly NamedSheet[]): Refusal | null {
  return refusedFor(caller, sheets, listRightsToTake);
}

/** Why the caller may not see all that stands in these sheets; null where it may. */
export function findHiddenSheet(caller: Caller, sheets: readonly NamedSheet[]): Refusal | null {
  return refusedFor(caller, sheets, listRightsToSee);
}
