// Takes what belongs to tenants: 租约, 月度人员, 证照, 主播名册, 合规事件.
import type { RowOfKind } from '../recognise/recognise.ts';
import type { ListSheet } from '../recognise/read-batch.ts';
import { recordById, recordByKey } from '../../core/db/record-store.ts';
import {
  applyInPasses,
  getStudioOfCode,
  getTenantOfCode,
  isDayTaken,
  isLeftOut,
  isMonthTaken,
  isSpanRight,
  refuseRow,
  type SheetRun,
  type Spot,
} from '../context.ts';
import { selectGivenValues, cellOf, takeRecord, takeRecords } from './keep-record.ts';

function studioIds(run: SheetRun, spot: Spot, codes: readonly string[]): readonly number[] | null {
  const ids: number[] = [];
  for (const code of codes) {
    const id = getStudioOfCode(run, spot, code);
    if (id === null) return null;
    ids.push(id);
  }
  return ids.toSorted((a, b) => a - b);
}

/** Says whose lease holds which of the studios, where that is why the last row was refused. */
function nameHolder(run: SheetRun, wanted: readonly number[]): void {
  const { refused } = run.tally;
  const last = refused.at(-1);
  if (last?.code !== 'LEASE_STUDIO_TAKEN') return;
  const { db } = run.context.tx;
  const holder = recordById(db, 'lease', Number(last.data.fact));
  if (holder === null) return;
  const { studios, tenant_id: tenantId, starts_on: from, ends_on: endsOn, left_on: leftOn } = holder.values;
  const held: unknown = JSON.parse(studios);
  const shared = Array.isArray(held) ? wanted.find((id) => held.includes(id)) : undefined;
  const studio = shared === undefined ? null : (recordById(db, 'studio', shared)?.values.code ?? null);
  const until = leftOn !== null && leftOn !== undefined && leftOn < endsOn ? leftOn : (endsOn ?? null);
  const data = { studio, tenant: run.context.names.nameOfTenant(tenantId), from: from ?? null, until };
  refused[refused.length - 1] = { ...last, data };
}

function takeLease(run: SheetRun, sheet: ListSheet<'leases'>, line: RowOfKind<'leases'>): void {
  const { fields } = line;
  const from = fields.startsOn;
  const areDaysRight =
    isSpanRight(run, cellOf(sheet, line, 'endsOn'), { from, until: fields.endsOn }) &&
    isSpanRight(run, cellOf(sheet, line, 'leftOn'), { from, until: fields.leftOn }, 'ROW_LEFT_BEFORE_START');
  if (!areDaysRight) return;
  const tenantId = getTenantOfCode(run, cellOf(sheet, line, 'uscc'), fields.uscc);
  const studios = studioIds(run, cellOf(sheet, line, 'studios'), fields.studios ?? []);
  if (tenantId === null || studios === null) return;
  const spot = cellOf(sheet, line, 'contract');
  const other = recordByKey(run.context.tx.db, 'lease', [fields.contract]);
  if (other !== null && other.values.tenant_id !== tenantId) {
    const tenant = run.context.names.nameOfTenant(other.values.tenant_id);
    refuseRow(run, spot, 'ROW_CONTRACT_OF_OTHER', { contract: fields.contract, tenant });
    return;
  }
  const { contract, startsOn, endsOn, area } = fields;
  const given = selectGivenValues('lease', sheet.rows, { ...fields, studios: JSON.stringify(studios) });
  const values = { contract, tenant_id: tenantId, starts_on: startsOn, ends_on: endsOn, area, ...given };
  const kept = takeRecord(run, { name: 'lease', key: [contract], values }, spot);
  if (kept === null) nameHolder(run, studios);
}

/** Takes 租约. A contract number never changes its tenant by an import. */
export function applyLeases(run: SheetRun, sheet: ListSheet<'leases'>): void {
  const lines = sheet.rows.rows.filter(({ row }) => !isLeftOut(run, row));
  applyInPasses(run, lines, { codes: ['LEASE_STUDIO_TAKEN'] }, (line) => takeLease(run, sheet, line));
}

/** Takes 月度人员. */
export function applyHeadcounts(run: SheetRun, sheet: ListSheet<'headcounts'>): void {
  takeRecords(run, sheet, ({ fields: { month, uscc, hosts, employees } }, cell) => {
    const tenantId = isMonthTaken(run, cell('month'), month) ? getTenantOfCode(run, cell('uscc'), uscc) : null;
    if (tenantId === null) return null;
    const values = { month, tenant_id: tenantId, hosts, employees };
    return { name: 'headcount', key: [month, tenantId], values, called: `${month} ${uscc}` };
  });
}

/** Takes 证照. */
export function applyPapers(run: SheetRun, sheet: ListSheet<'papers'>): void {
  takeRecords(run, sheet, ({ fields }, cell) => {
    const { uscc, kind, number: written, seenOn } = fields;
    const tenantId = isDayTaken(run, cell('seenOn'), seenOn) ? getTenantOfCode(run, cell('uscc'), uscc) : null;
    if (tenantId === null) return null;
    const number = written ?? '';
    const values = { tenant_id: tenantId, kind, number, ...selectGivenValues('paper', sheet.rows, fields) };
    return { name: 'paper', key: [tenantId, kind, number], values, called: `${uscc} ${kind}` };
  });
}

/** Takes 主播名册. */
export function applyHosts(run: SheetRun, sheet: ListSheet<'hosts'>): void {
  takeRecords(run, sheet, ({ fields }, cell) => {
    const { number, uscc, nickname, since, until } = fields;
    const tenantId = isSpanRight(run, cell('until'), { from: since, until }) ? getTenantOfCode(run, cell('uscc'), uscc) : null;
    if (tenantId === null) return null;
    const values = { number, tenant_id: tenantId, nickname, since, ...selectGivenValues('host', sheet.rows, fields) };
    return { name: 'host', key: [number], values };
  });
}

/** Takes 合规事件. */
export function applyCases(run: SheetRun, sheet: ListSheet<'cases'>): void {
  takeRecords(run, sheet, ({ fields }, cell) => {
    const { number, day, uscc, resolvedOn } = fields;
    const areDaysRight =
      isDayTaken(run, cell('day'), day) &&
      isDayTaken(run, cell('resolvedOn'), resolvedOn) &&
      isSpanRight(run, cell('resolvedOn'), { from: day, until: resolvedOn });
    const tenantId = areDaysRight ? getTenantOfCode(run, cell('uscc'), uscc) : null;
    if (tenantId === null) return null;
    const values = { number, day, tenant_id: tenantId, ...selectGivenValues('compliance_case', sheet.rows, fields) };
    return { name: 'compliance_case', key: [number], values };
  });
}
