// Takes 企业名录: tenants with their dated facts; a changed code joins the tenant that had it.
import type { RowOfKind } from '../recognise/recognise.ts';
import type { ListSheet } from '../recognise/read-batch.ts';
import { addRecord, changeRecord, recordById, type RecordValues } from '../../core/db/record-store.ts';
import { findHolderOfShortName, listTakenShortNames } from '../../core/db/short-names.ts';
import { tenantsCalled } from '../../core/records/tenant-names.ts';
import { proposeShortName, computeShortNameKey } from '../../../domain/base/short-name.ts';
import { isUsccCheckDigitValid, decodeUscc } from '../../../domain/decode/uscc.ts';
import { combineWrites, countKept, isLeftOut, type Kept, originOf, refuseRow, runGuarded, type SheetRun, type Spot } from '../context.ts';
import { selectGivenValues } from './keep-record.ts';
import { type FactRow, factsOf, keepFact, keepOwnFields, ownFieldsOf, rememberValue } from './dated-facts.ts';

type Line = RowOfKind<'tenants'>;

/** Fields of the record itself, of those columns that the sheet has. */
function ownFieldsIn(sheet: ListSheet<'tenants'>, line: Line): RecordValues {
  const { short_name: shortName, ...values } = selectGivenValues('tenant', sheet.rows, line.fields);
  // A tenant is never without a short name: an empty cell says nothing of it.
  return shortName === null || shortName === undefined ? values : { ...values, short_name: shortName };
}

/** Refuses a row whose short name is that of another tenant. */
function isShortNameFree(run: SheetRun, sheet: ListSheet<'tenants'>, line: Line, own: number | null): boolean {
  const { shortName } = line.fields;
  const { db } = run.context.tx;
  if (shortName === null || !listTakenShortNames(db, own).has(computeShortNameKey(shortName))) return true;
  const holder = run.context.names.nameOfTenant(findHolderOfShortName(db, shortName) ?? 0);
  const spot: Spot = { row: line.row, column: sheet.rows.headerOf('shortName'), found: shortName };
  refuseRow(run, spot, 'RECORD_SHORT_NAME_TAKEN', { shortName, tenant: holder });
  return false;
}

/** Dated fields, of those columns that the sheet has. */
function factValues(sheet: ListSheet<'tenants'>, line: Line): RecordValues {
  return selectGivenValues('tenant_fact', sheet.rows, line.fields);
}

/**
 * The stored tenant that a row is about. A former code in 原统一社会信用代码 finds anyone who has or had it; the row's own code finds who
 * has it, and who only had it if the name fits as well: a code that was a slip may be another company's.
 */
function storedTenant(run: SheetRun, line: Line): number | null {
  const { names } = run.context;
  const { uscc, name, formerUscc } = line.fields;
  const byFormer = formerUscc === null ? null : names.tenantByCode(formerUscc);
  if (byFormer !== null) return byFormer;
  const active = names.tenantByActiveCode(uscc);
  if (active !== null) return active;
  const former = names.tenantByCode(uscc);
  return former !== null && names.tenantsByName(name).includes(former) ? former : null;
}

/** The first code in the chain of 原统一社会信用代码 that leads to this one within the sheet. */
function firstCode(code: string, formerOf: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let first = code;
  for (let former = formerOf.get(first); former !== undefined && !seen.has(former); former = formerOf.get(first)) {
    seen.add(former);
    first = former;
  }
  return first;
}

/** Rows by the tenant they are about, whatever their order: stored ones by id, new ones by their first code. */
function groupsOf(run: SheetRun, lines: readonly Line[]): Line[][] {
  const links = lines.flatMap(({ fields }): [string, string][] =>
    fields.formerUscc === null || fields.formerUscc === fields.uscc ? [] : [[fields.uscc, fields.formerUscc]],
  );
  const formerOf = new Map(links);
  const ids = new Map<string, number>();
  for (const line of lines) {
    const stored = storedTenant(run, line);
    if (stored !== null) ids.set(firstCode(line.fields.uscc, formerOf), stored);
  }
  const groupOf = (line: Line): string | number => {
    const first = firstCode(line.fields.uscc, formerOf);
    return storedTenant(run, line) ?? ids.get(first) ?? first;
  };
  return [...Map.groupBy(lines, groupOf).values()].map((group) =>
    group.toSorted((a, b) => ((a.fields.holdsFrom ?? '') < (b.fields.holdsFrom ?? '') ? -1 : 1)),
  );
}

/**
 * A former code that nobody has: the tenant had it before this row begins. Where an earlier row stands, it carried that code; without
 * 生效日期 the code was only corrected, and the history remembers it.
 */
function rememberFormer(run: SheetRun, tenantId: number, line: Line, values: RecordValues): void {
  const { names, tx } = run.context;
  const { formerUscc, uscc, name, holdsFrom } = line.fields;
  if (formerUscc === null || formerUscc === uscc || names.tenantByCode(formerUscc) !== null) return;
  const facts = factsOf(run, { name: 'tenant_fact', owner: { tenant_id: tenantId } });
  const spot: Spot = { row: line.row, column: '', found: formerUscc };
  const old = { ...values, uscc: formerUscc };
  if (facts.length === 0) {
    keepFact(run, {
      name: 'tenant_fact',
      owner: { tenant_id: tenantId },
      values: old,
      holdsFrom: null,
      spot,
      isFromStart: true,
    });
    run.context.claims.delete(`tenant_fact|${tenantId}|`);
  } else {
    const before = holdsFrom === null ? facts.at(-1) : facts.findLast((fact) => String(fact.values.starts_on) < holdsFrom);
    if (before !== undefined && holdsFrom === null)
      rememberValue(run, 'tenant_fact', before, { values: { uscc: formerUscc }, row: line.row });
    else if (before !== undefined && before.values.uscc === uscc) changeRecord(tx, before, { uscc: formerUscc }, originOf(run, line.row));
  }
  names.addFormerCode(tenantId, formerUscc);
  names.addTenant(tenantId, uscc, name);
}

function keepTenantRow(
  run: SheetRun,
  sheet: ListSheet<'tenants'>,
  line: Line,
  group: { readonly id: number; readonly isAlone: boolean },
): Kept | null {
  const { names, tx } = run.context;
  const { uscc, name, holdsFrom, formerUscc } = line.fields;
  const values = factValues(sheet, line);
  rememberFormer(run, group.id, line, values);
  const owner = { tenant_id: group.id };
  const facts = factsOf(run, { name: 'tenant_fact', owner });
  // The ledger still writes a code that was corrected since: what else it says is taken, the code stays corrected.
  const isSuperseded = holdsFrom === null && formerUscc === null && facts.length > 0 && !facts.some((fact) => fact.values.uscc === uscc);
  const given = isSuperseded ? { ...values, uscc: facts.at(-1)?.values.uscc ?? uscc } : values;
  const spot: Spot = { row: line.row, column: sheet.rows.headerOf('uscc'), found: uscc };
  const fact: FactRow = { name: 'tenant_fact', owner, values: given, holdsFrom, spot, isFromStart: !group.isAlone };
  const fields = ownFieldsOf(fact, facts);
  const keptFact = keepFact(run, fact);
  const stored = recordById(tx.db, 'tenant', group.id);
  if (keptFact === null || stored === null) return null;
  if (!isSuperseded) names.addTenant(group.id, uscc, name);
  return combineWrites(keptFact, keepOwnFields(run, 'tenant', stored, { values: ownFieldsIn(sheet, line), fields, row: line.row }));
}

function noteCheckDigit(run: SheetRun, line: Line): void {
  const code = decodeUscc(line.fields.uscc);
  if (!code.ok || code.value === null || isUsccCheckDigitValid(code.value)) return;
  if (line.fields.notes?.includes('执照已核对') === true) return;
  run.tally.notes.push({ code: 'USCC_CHECK_DIGIT', data: { tenant: line.fields.name, code: line.fields.uscc, row: line.row } });
}

/** A name that finds another tenant too: two companies may be called alike, but anyone who names them later is refused as ambiguous. */
function noteNamesake(run: SheetRun, line: Line, id: number): void {
  const { names, tx } = run.context;
  const { uscc, name } = line.fields;
  const other = names.tenantsByName(name).find((one) => one !== id);
  if (other === undefined) return;
  const { name: called, uscc: code } = tenantsCalled(tx.db)(other);
  if (code !== uscc) run.tally.notes.push({ code: 'ROW_NAME_OF_OTHER', data: { tenant: name, other: called, code, row: line.row } });
}

/** Says whose code it is, where that is why the last row was refused. */
function nameHolder(run: SheetRun, code: string): void {
  const { refused } = run.tally;
  const last = refused.at(-1);
  const holder = run.context.names.tenantByActiveCode(code);
  if (last?.code !== 'ROW_USCC_OF_OTHER' || holder === null) return;
  refused[refused.length - 1] = { ...last, data: { code, tenant: run.context.names.nameOfTenant(holder) } };
}

/** A new tenant, with a short name from the name that it has last. */
function addTenant(run: SheetRun, sheet: ListSheet<'tenants'>, lines: readonly Line[], first: Line): number {
  const { tx } = run.context;
  const proposed = proposeShortName((lines.at(-1) ?? first).fields.name, listTakenShortNames(tx.db));
  return addRecord(tx, 'tenant', { short_name: proposed, ...ownFieldsIn(sheet, first) }, originOf(run, first.row));
}

function keepGroup(run: SheetRun, sheet: ListSheet<'tenants'>, lines: readonly Line[]): void {
  const [first] = lines;
  if (first === undefined) return;
  const isAlone = new Set(lines.map((line) => line.fields.holdsFrom)).size === 1;
  const known = lines.map((line) => storedTenant(run, line)).find((id) => id !== null) ?? null;
  if (!lines.every((line) => isShortNameFree(run, sheet, line, known))) return;
  const id = known ?? addTenant(run, sheet, lines, first);
  const { uscc, name } = (lines.at(-1) ?? first).fields;
  if (known === null) run.tally.tenants.push({ uscc, name });
  for (const line of lines) {
    const spot: Spot = { row: line.row, column: sheet.rows.headerOf('uscc'), found: line.fields.uscc };
    const kept = runGuarded(run, spot, () => keepTenantRow(run, sheet, line, { id, isAlone }));
    if (kept !== null) countKept(run, known === null && line === first ? 'added' : kept);
    else nameHolder(run, line.fields.uscc);
    noteCheckDigit(run, line);
    if (kept !== null) noteNamesake(run, line, id);
  }
}

/** Takes 企业名录. */
export function applyTenants(run: SheetRun, sheet: ListSheet<'tenants'>): void {
  const taken = sheet.rows.rows.filter((line) => !isLeftOut(run, line.row));
  for (const group of groupsOf(run, taken)) keepGroup(run, sheet, group);
}
