// Applies a read sheet by its kind.
import { assertNever } from '../../../domain/values/result.ts';
import type { AnyListSheet, ReadSheet } from '../recognise/read-batch.ts';
import { applyEvents, applyHistorical, applyRetail, applySales, applyTargets } from './apply-activity.ts';
import { applyBase, applyBaseArea, applyExceptions, applyStudios } from './apply-base.ts';
import { applyBookings } from './apply-bookings.ts';
import { applyExport } from './apply-exports.ts';
import { applyForm, formRowsRead } from './apply-form.ts';
import { applyAccounts } from './apply-accounts.ts';
import { applyCases, applyHeadcounts, applyHosts, applyLeases, applyPapers } from './apply-tenant-records.ts';
import { applyTenants } from './apply-tenants.ts';
import { refuseRead } from '../context.ts';
import type { SheetRun } from '../context.ts';

function applyTenantLedger(run: SheetRun, sheet: AnyListSheet): boolean {
  if (sheet.kind === 'tenants') applyTenants(run, sheet);
  else if (sheet.kind === 'leases') applyLeases(run, sheet);
  else if (sheet.kind === 'accounts') applyAccounts(run, sheet);
  else if (sheet.kind === 'headcounts') applyHeadcounts(run, sheet);
  else if (sheet.kind === 'papers') applyPapers(run, sheet);
  else if (sheet.kind === 'hosts') applyHosts(run, sheet);
  else if (sheet.kind === 'cases') applyCases(run, sheet);
  else return false;
  return true;
}

function applyOtherLedger(run: SheetRun, sheet: AnyListSheet): void {
  if (sheet.kind === 'base_area') applyBaseArea(run, sheet);
  else if (sheet.kind === 'studios') applyStudios(run, sheet);
  else if (sheet.kind === 'exceptions') applyExceptions(run, sheet);
  else if (sheet.kind === 'bookings') applyBookings(run, sheet);
  else if (sheet.kind === 'events') applyEvents(run, sheet);
  else if (sheet.kind === 'sales') applySales(run, sheet);
  else if (sheet.kind === 'retail') applyRetail(run, sheet);
  else if (sheet.kind === 'targets') applyTargets(run, sheet);
  else if (sheet.kind === 'historical') applyHistorical(run, sheet);
}

/** How many rows of data a sheet has. */
export function rowsRead(sheet: ReadSheet): number {
  switch (sheet.as) {
    case 'list':
      return sheet.rows.read;
    case 'base':
      return sheet.base.read;
    case 'export':
      return sheet.export.read;
    case 'form':
      return formRowsRead(sheet.form);
    case 'unknown':
      return 0;
    default:
      return assertNever(sheet);
  }
}

/** Applies one sheet; what it refuses stands in the run's tally. */
export function applySheet(run: SheetRun, sheet: ReadSheet): void {
  switch (sheet.as) {
    case 'list':
      refuseRead(run, sheet.troubles);
      if (sheet.repeats.size > 0) run.tally.notes.push({ code: 'ROWS_REPEATED', data: { rows: [...sheet.repeats] } });
      if (sheet.rows.unknown.length > 0)
        run.tally.notes.push({ code: 'COLUMNS_UNKNOWN', data: { sheet: sheet.sheet, columns: sheet.rows.unknown } });
      if (!applyTenantLedger(run, sheet)) applyOtherLedger(run, sheet);
      return;
    case 'base':
      return applyBase(run, sheet.base);
    case 'export':
      return applyExport(run, sheet);
    case 'form':
      return applyForm(run, sheet);
    case 'unknown':
      run.tally.notes.push({ code: 'SHEET_UNKNOWN', data: { sheet: sheet.sheet } });
      return;
    default:
      return assertNever(sheet);
  }
}
