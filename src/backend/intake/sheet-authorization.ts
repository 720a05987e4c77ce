// The RPC layer of imports: each kind of sheet takes rights of its own, to be taken in and to be handed back as it was received.
import { type SheetKind, EXPORT_KINDS, type ExportKind, MAPPED_KINDS, type MappedKind } from '../../contract/intake/sheet-kinds.ts';
import type { Right } from '../../domain/base/rights.ts';
import type { Refusal } from '../../domain/values/result.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import { RECORD_KINDS, type RecordName, getRightOfKind, writeRight } from '../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../contract/records/field.ts';

// Which rights each kind of sheet takes: to be taken in as records, and to be handed back as it was received.

type ExportedKind = ExportKind | MappedKind;
const EXPORTED: readonly RecordName[] = ['live_session', 'shop_day'];

function isExported(kind: SheetKind): kind is ExportedKind {
  return [...EXPORT_KINDS, ...MAPPED_KINDS].some((one) => one === kind);
}

/** The records that a sheet of a kind brings, platforms' exports aside. */
const BRINGS: Readonly<Record<Exclude<SheetKind, ExportedKind>, readonly RecordName[]>> = {
  base: ['base_fact'],
  base_area: ['base_area'],
  studios: ['studio', 'studio_fact'],
  exceptions: ['calendar_exception'],
  tenants: ['tenant', 'tenant_fact'],
  leases: ['lease'],
  accounts: ['account'],
  headcounts: ['headcount'],
  papers: ['paper'],
  hosts: ['host'],
  cases: ['compliance_case'],
  bookings: ['booking'],
  events: ['event'],
  sales: ['sales_line'],
  retail: ['online_retail'],
  targets: ['year_target'],
  historical: ['historical_figure'],
  form: ['sales_line', 'online_retail'],
  aside: [],
  unknown: [],
};

function recordsOf(kind: SheetKind): readonly RecordName[] {
  return isExported(kind) ? EXPORTED : BRINGS[kind];
}

/** What it takes to see all of a record of a kind. */
function seenWhole(name: RecordName): readonly Right[] {
  const { fields }: Pick<RecordKind, 'fields'> = RECORD_KINDS[name];
  const whole = getRightOfKind(name);
  return [...(whole === null ? [] : [whole]), ...fields.flatMap(({ visibleWith }) => visibleWith ?? [])];
}

function unique(rights: readonly Right[]): readonly Right[] {
  return [...new Set(rights)];
}

/** Everything that any sheet may hold: what a sheet that nobody recognised may hold too. */
const ANYTHING = unique([...Object.values(BRINGS).flat(), ...EXPORTED].flatMap(seenWhole));

/** The rights that it takes to be handed a sheet of this kind as it was received. */
export function listRightsToSee(kind: SheetKind): readonly Right[] {
  return kind === 'unknown' ? ANYTHING : unique(recordsOf(kind).flatMap(seenWhole));
}

/** The rights that it takes to take a sheet of this kind in: to write its records, and to see what they would change. */
export function listRightsToTake(kind: SheetKind): readonly Right[] {
  const own = recordsOf(kind);
  return unique([...own.map((name) => writeRight(name, null)), ...own.flatMap(seenWhole)]);
}

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
