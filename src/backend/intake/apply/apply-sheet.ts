// Applies a read sheet by its kind.
import { assertNever } from '../../../domain/values/result.ts';
import type { ListKind } from '../../../contract/intake/sheet-kinds.ts';
import type { ListSheet, ReadSheet } from '../recognise/read-batch.ts';
import { applyEvents, applyHistorical, applyRetail, applySales, applyTargets } from './apply-activity.ts';
import { applyBase, applyBaseArea, applyExceptions, applyStudios } from './apply-base.ts';
import { applyBookings } from './apply-bookings.ts';
import { applyExport } from './apply-exports.ts';
import { applyForm, countFormRows } from './apply-form.ts';
import { applyAccounts } from './apply-accounts.ts';
import { applyCases, applyHeadcounts, applyHosts, applyLeases, applyPapers } from './apply-tenant-records.ts';
import { applyTenants } from './apply-tenants.ts';
import { refuseRead, type SheetRun } from '../context.ts';

const LIST_APPLIERS: { readonly [K in ListKind]: (run: SheetRun, sheet: ListSheet<K>) => void } = {
  base_area: applyBaseArea,
  studios: applyStudios,
  exceptions: applyExceptions,
  tenants: applyTenants,
  leases: applyLeases,
  accounts: applyAccounts,
  headcounts: applyHeadcounts,
  papers: applyPapers,
  hosts: applyHosts,
  cases: applyCases,
  bookings: applyBookings,
  events: applyEvents,
  sales: applySales,
  retail: applyRetail,
  targets: applyTargets,
  historical: applyHistorical,
};

function applyList<K extends ListKind>(run: SheetRun, sheet: ListSheet<K>): void {
  refuseRead(run, sheet.troubles);
  if (sheet.repeats.size > 0) run.tally.notes.push({ code: 'ROWS_REPEATED', data: { rows: [...sheet.repeats] } });
  if (sheet.rows.unknown.length > 0)
    run.tally.notes.push({ code: 'COLUMNS_UNKNOWN', data: { sheet: sheet.sheet, columns: sheet.rows.unknown } });
  LIST_APPLIERS[sheet.kind](run, sheet);
}

/** How many rows of data a sheet has. */
export function countRows(sheet: ReadSheet): number {
  switch (sheet.as) {
    case 'list':
      return sheet.rows.read;
    case 'base':
      return sheet.base.read;
    case 'export':
      return sheet.export.read;
    case 'form':
      return countFormRows(sheet.form);
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
      return applyList(run, sheet);
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
