// Whose a form is and of which month: by its hidden sheet, else by code and month; what was tampered with is named.
import { lastDayOf, type Month, parseMonth, printMonthLong, rowAsOf } from '../../../domain/time/calendar.ts';
import { normaliseHeader } from '../../../domain/decode/text.ts';
import { decodeUscc } from '../../../domain/decode/uscc.ts';
import { decodeMonth } from '../../../domain/decode/time.ts';
import { NAMELESS_BASE, findLayout, titleOf } from '../../../domain/form/form-layout.ts';
import type { FormRead, FormSpot } from '../recognise/form/form-read.ts';
import { recordById } from '../../core/db/record-store.ts';
import { listBaseNames, findFormByNumber, findNewestForm } from '../sql/forms.ts';
import { listTenantFacts } from '../../report/sql/tenant-facts.ts';
import { listDueTenants } from '../../report/due-tenants.ts';
import { countKept, isDayTaken, refuseRow, runGuarded, type SheetRun } from '../context.ts';
import { keepFact } from './dated-facts.ts';

/** Whose a form is. `formId`: the form as it was made, where it is known. */
export interface OwnedForm {
  readonly tenantId: number;
  readonly name: string;
  readonly uscc: string;
  readonly month: Month;
  readonly formId: number | null;
  /** The tenant that the form was made for, before it was merged into another. */
  readonly madeFor: number;
}

type Changed = 'FORM_CELL_CHANGED' | 'FORM_CONTRADICTS';

function refuseSpot(run: SheetRun, spot: FormSpot, code: Changed, expected: string): void {
  refuseRow(run, spot, code, { cell: spot.cell, found: spot.found, expected });
}

function tenantOf(run: SheetRun, text: string): number | null {
  const code = decodeUscc(text);
  return code.ok && code.value !== null ? run.context.names.tenantByCode(code.value) : null;
}

function monthIn(spot: FormSpot): Month | null {
  const month = decodeMonth(spot.found);
  return month.ok ? month.value : null;
}

function isCalled(run: SheetRun, text: string, tenantId: number): boolean {
  return text !== '' && run.context.names.tenantsByName(text).includes(tenantId);
}

/** The tenant's name and code at the month's end. */
function tenantAt(run: SheetRun, tenantId: number, month: Month): { readonly name: string; readonly uscc: string } {
  const dated = listTenantFacts(run.context.tx.db).get(tenantId) ?? [];
  const fact = rowAsOf(dated, lastDayOf(month)) ?? dated[0];
  return { name: fact?.name ?? run.context.names.nameOfTenant(tenantId), uscc: fact?.uscc ?? '' };
}

/** The tenant itself, or the one that has its code by now: two tenants may have been merged since the form was made. */
function activeTenant(run: SheetRun, tenantId: number, codeOwner: number | null): number {
  const isThere = recordById(run.context.tx.db, 'tenant', tenantId)?.retiredAt === null;
  return isThere ? tenantId : (codeOwner ?? tenantId);
}

/** What the hidden sheet names, if it agrees with itself and with what was made here. */
function hiddenOwner(run: SheetRun, hidden: NonNullable<FormRead['hidden']>): OwnedForm | null {
  const { db } = run.context.tx;
  const made = findFormByNumber(db, hidden.number.found);
  const tenantId = /^\d{1,9}$/.test(hidden.tenant.found) ? Number(hidden.tenant.found) : null;
  const month = made === null ? monthIn(hidden.month) : parseMonth(made.month);
  const codeOwner = tenantOf(run, hidden.uscc.found);
  if (made === null && (tenantId === null || month === null || codeOwner !== tenantId)) {
    // Made on another base, or made up: nothing here says whose it is.
    refuseRow(run, hidden.number, 'FORM_UNKNOWN', { number: hidden.number.found, cell: hidden.number.cell });
    return null;
  }
  const madeFor = made?.tenant_id ?? tenantId;
  if (madeFor === null || month === null) return null;
  const owner = activeTenant(run, madeFor, codeOwner);
  const { name, uscc } = tenantAt(run, owner, month);
  if (tenantId !== madeFor) refuseSpot(run, hidden.tenant, 'FORM_CONTRADICTS', String(madeFor));
  else if (monthIn(hidden.month) !== month) refuseSpot(run, hidden.month, 'FORM_CONTRADICTS', month);
  else if (codeOwner !== owner) refuseSpot(run, hidden.uscc, 'FORM_CONTRADICTS', uscc);
  else return { tenantId: owner, name, uscc, month, formId: made?.id ?? null, madeFor };
  return null;
}

/** Names the title of a form that another base made: numbers and tenants' codes may be the same there, its sales are not ours. */
function refuseForeignTitle(run: SheetRun, { title, version }: FormRead): void {
  const [name, ...former] = listBaseNames(run.context.tx.db);
  const layout = findLayout(version);
  if (title === null || name === undefined || layout === null) return;
  const known = [name, ...former, NAMELESS_BASE].map((base) => normaliseHeader(titleOf(layout, base)));
  if (!known.includes(normaliseHeader(title.found))) refuseSpot(run, title, 'FORM_CELL_CHANGED', titleOf(layout, name));
}

/** Under its own code a tenant may be called otherwise by now: taken as a rename once somebody has said from which day, else refused. */
function takeRename(run: SheetRun, { tenantId, name, uscc }: OwnedForm, spot: FormSpot): void {
  const { context, place } = run;
  const holdsFrom = context.renamedFrom(place.fileIndex);
  if (holdsFrom === null) {
    const { cell, found } = spot;
    return refuseRow(run, spot, 'FORM_CELL_CHANGED', { cell, found, expected: name, newName: found });
  }
  if (!isDayTaken(run, spot, holdsFrom)) return;
  const fact = {
    name: 'tenant_fact',
    owner: { tenant_id: tenantId },
    values: { name: spot.found },
    holdsFrom,
    spot,
    isFromStart: false,
  } as const;
  const kept = runGuarded(run, spot, () => keepFact(run, fact));
  if (kept === null) return;
  countKept(run, kept);
  context.names.addTenant(tenantId, uscc, spot.found);
}

/** Compares what is locked on the visible sheet with what the form is of. Answers whether nothing was changed. */
function isUntouched(run: SheetRun, form: FormRead, owned: OwnedForm): boolean {
  const { locked, hidden } = form;
  const { tenantId, month } = owned;
  const codeOwner = tenantOf(run, locked.uscc.found);
  const written = hidden?.name.found ?? '';
  const isNamed =
    isCalled(run, locked.name.found, tenantId) || (written !== '' && normaliseHeader(written) === normaliseHeader(locked.name.found));
  const before = run.tally.refused.length;
  // Another tenant's code and name together: the visible sheet and the hidden one are of different forms.
  const isOthers = codeOwner !== null && codeOwner !== tenantId && isCalled(run, locked.name.found, codeOwner);
  const expected = hidden?.uscc.found ?? '';
  if (isOthers) refuseSpot(run, locked.uscc, 'FORM_CONTRADICTS', expected === '' ? owned.uscc : expected);
  else {
    if (codeOwner !== tenantId) refuseSpot(run, locked.uscc, 'FORM_CELL_CHANGED', expected === '' ? owned.uscc : expected);
    if (!isNamed && (codeOwner !== tenantId || locked.name.found === ''))
      refuseSpot(run, locked.name, 'FORM_CELL_CHANGED', written === '' ? owned.name : written);
    else if (!isNamed) takeRename(run, owned, locked.name);
  }
  if (monthIn(locked.month) !== month) refuseSpot(run, locked.month, 'FORM_CELL_CHANGED', printMonthLong(month));
  refuseForeignTitle(run, form);
  return run.tally.refused.length === before;
}

/** Without its hidden sheet a form is known by its code and month. */
function visibleOwner(run: SheetRun, { locked }: FormRead): OwnedForm | null {
  const month = monthIn(locked.month);
  const code = decodeUscc(locked.uscc.found);
  const { cell, found } = locked.uscc;
  if (!code.ok) {
    refuseRow(run, locked.uscc, code.refusal.code, { ...code.refusal.data, cell });
    return null;
  }
  const tenantId = tenantOf(run, found);
  if (tenantId === null) refuseRow(run, locked.uscc, 'FORM_TENANT_UNKNOWN', { found, cell });
  if (month === null) refuseRow(run, locked.month, 'FORM_MONTH_MISSING', { found: locked.month.found, cell: locked.month.cell });
  if (tenantId === null || month === null) return null;
  const formId = findNewestForm(run.context.tx.db, month, tenantId)?.id ?? null;
  return { tenantId, month, formId, madeFor: tenantId, ...tenantAt(run, tenantId, month) };
}

function isDue(run: SheetRun, { tenantId, madeFor, month }: OwnedForm): boolean {
  const { tx, forms } = run.context;
  const due = forms.due.get(month) ?? new Set(listDueTenants(tx.db, month, listTenantFacts(tx.db)));
  forms.due.set(month, due);
  return due.has(tenantId) || due.has(madeFor);
}

/**
 * Whose a form is; null where it was refused: FORM_UNKNOWN, FORM_CONTRADICTS, FORM_CELL_CHANGED, FORM_TENANT_UNKNOWN,
 * FORM_MONTH_MISSING, USCC_…, CELL_FUTURE_MONTH, FORM_TENANT_NOT_DUE.
 */
export function findOwnerOfForm(run: SheetRun, form: FormRead): OwnedForm | null {
  const owned = form.hidden === null ? visibleOwner(run, form) : hiddenOwner(run, form.hidden);
  if (owned === null) return null;
  const { tenantId, name, month } = owned;
  run.tally.form = { tenantId, name, month };
  if (!isUntouched(run, form, owned)) return null;
  const { thisMonth } = run.context;
  if (month > thisMonth) refuseRow(run, form.locked.month, 'CELL_FUTURE_MONTH', { month, limit: thisMonth, cell: form.locked.month.cell });
  else if (!isDue(run, owned))
    refuseRow(run, form.locked.uscc, 'FORM_TENANT_NOT_DUE', { tenant: name, month, cell: form.locked.uscc.cell });
  else return owned;
  return null;
}
