// Takes 企业名录: tenants with their dated facts; a changed code joins the tenant that had it.
import type { ListSheet, RowOfKind } from '../../imports/read-batch.ts';
import { addRecord, changeRecord, recordById } from '../../repos/record-store.ts';
import type { RecordValues, StoredRecord } from '../../repos/record-store.ts';
import { usccCheckDigitHolds, decodeUscc } from '../../../domain/decode/uscc.ts';
import { together } from './apply-base.ts';
import { countKept, guarded, isLeftOut, originOf, refuseRow } from './context.ts';
import type { Kept, SheetRun } from './context.ts';
import { keepFact } from './dated-facts.ts';

type Line = RowOfKind<'tenants'>;

/** Fields of the record itself, of those columns that the sheet has. */
function ownValues(sheet: ListSheet<'tenants'>, line: Line): RecordValues {
  const { legalPerson, contact, phone, incubatedOn, notes } = line.fields;
  const columns = [
    ['legal_person', 'legalPerson', legalPerson],
    ['contact', 'contact', contact],
    ['phone', 'phone', phone],
    ['incubated_on', 'incubatedOn', incubatedOn],
    ['notes', 'notes', notes],
  ] as const;
  return Object.fromEntries(columns.filter(([, field]) => sheet.rows.has(field)).map(([column, , value]) => [column, value]));
}

/** Dated fields, of those columns that the sheet has. */
function factValues(sheet: ListSheet<'tenants'>, line: Line): RecordValues {
  const { name, uscc, category, serviceKind, industry, leading } = line.fields;
  const columns = [
    ['service_kind', 'serviceKind', serviceKind],
    ['industry', 'industry', industry],
    ['leading', 'leading', leading === true ? 1 : 0],
  ] as const;
  const optional = Object.fromEntries(columns.filter(([, field]) => sheet.rows.has(field)).map(([column, , value]) => [column, value]));
  return { name, uscc, category, ...optional };
}

/** The code under which a row's tenant is grouped: its own, or the one it joins. */
function ownerCode(run: SheetRun, sheet: ListSheet<'tenants'>, line: Line): string {
  const former = line.fields.formerUscc;
  if (former === null || run.context.names.tenantByCode(former) !== null) return former ?? line.fields.uscc;
  return sheet.rows.rows.some((other) => other.fields.uscc === former) ? former : line.fields.uscc;
}

function isFormerKnown(run: SheetRun, sheet: ListSheet<'tenants'>, line: Line): boolean {
  const former = line.fields.formerUscc;
  if (former === null || former === line.fields.uscc || ownerCode(run, sheet, line) === former) return true;
  refuseRow(run, line.row, sheet.rows.headerOf('formerUscc'), former, 'ROW_TENANT_UNKNOWN', { tenant: former });
  return false;
}

function keepTenant(run: SheetRun, sheet: ListSheet<'tenants'>, code: string, newest: Line): { readonly id: number; readonly kept: Kept } {
  const { tx, names } = run.context;
  const known = names.tenantByCode(code) ?? names.tenantByCode(newest.fields.uscc);
  const stored = known === null ? null : recordById(tx.db, 'tenant', known);
  const values = ownValues(sheet, newest);
  if (stored === null) return { id: addRecord(tx, 'tenant', values, originOf(run, newest.row)), kept: 'added' };
  if (run.context.choices.onDifference === 'keep') return { id: stored.id, kept: 'same' };
  return { id: stored.id, kept: changeRecord(tx, 'tenant', stored, values, originOf(run, newest.row)) ? 'changed' : 'same' };
}

/** An undated row is about the newest fact that carries its code: an old code in an old ledger does not come back. */
function factOfCode(uscc: string): (facts: readonly StoredRecord[]) => StoredRecord | undefined {
  return (facts) => facts.findLast((fact) => fact.values.uscc === uscc);
}

function keepTenantFact(run: SheetRun, sheet: ListSheet<'tenants'>, tenantId: number, line: Line, alone: boolean): Kept {
  const { names } = run.context;
  const { uscc, name, holdsFrom, formerUscc } = line.fields;
  const values = { leading: 0, ...factValues(sheet, line) };
  const withoutDefault = factValues(sheet, line);
  const isNew = names.nameOfTenant(tenantId) === '';
  const kept = keepFact(run, {
    name: 'tenant_fact',
    where: 'tenant_id = ?',
    parameters: [tenantId],
    owner: { tenant_id: tenantId, leading: 0 },
    values: isNew ? values : withoutDefault,
    holdsFrom,
    row: line.row,
    fromStart: !alone,
    ...(formerUscc === null ? { correct: factOfCode(uscc) } : {}),
  });
  names.addTenant(tenantId, uscc, name);
  return kept;
}

function noteCheckDigit(run: SheetRun, line: Line): void {
  const code = decodeUscc(line.fields.uscc);
  if (!code.ok || code.value === null || usccCheckDigitHolds(code.value)) return;
  if (line.fields.notes?.includes('执照已核对') === true) return;
  run.tally.notes.push({ code: 'USCC_CHECK_DIGIT', data: { tenant: line.fields.name, code: line.fields.uscc, row: line.row } });
}

function keepGroup(run: SheetRun, sheet: ListSheet<'tenants'>, code: string, group: readonly Line[]): void {
  const lines = group.toSorted((a, b) => ((a.fields.holdsFrom ?? '') < (b.fields.holdsFrom ?? '') ? -1 : 1));
  const newest = lines.at(-1);
  if (newest === undefined) return;
  const column = sheet.rows.headerOf('uscc');
  const tenant = guarded(run, newest.row, column, code, () => keepTenant(run, sheet, code, newest));
  if (tenant === null) return;
  for (const line of lines) {
    const kept = guarded(run, line.row, column, line.fields.uscc, () => keepTenantFact(run, sheet, tenant.id, line, lines.length === 1));
    if (kept !== null) countKept(run, line === newest ? together(tenant.kept, kept) : kept);
    noteCheckDigit(run, line);
  }
}

/** Takes 企业名录. */
export function applyTenants(run: SheetRun, sheet: ListSheet<'tenants'>): void {
  const taken = sheet.rows.rows.filter((line) => !isLeftOut(run, line.row) && isFormerKnown(run, sheet, line));
  for (const [code, group] of Map.groupBy(taken, (line) => ownerCode(run, sheet, line))) keepGroup(run, sheet, code, group);
}
