// Takes what belongs to tenants: 租约, 月度人员, 证照, 主播名册, 合规事件.
import type { ListSheet, RowOfKind } from '../recognise/read-batch.ts';
import { recordById, recordByKey } from '../../core/db/record-store.ts';
import { givenValues, inPasses, isDayTaken, isLeftOut, isMonthTaken, refuseRow, tenantOfCode } from '../context.ts';
import type { SheetRun } from '../context.ts';
import { takeRecord } from './keep-record.ts';

function studioIds(run: SheetRun, row: number, column: string, codes: readonly string[]): readonly number[] | null {
  const ids: number[] = [];
  for (const code of codes) {
    const id = run.context.names.studioByCode(code);
    if (id === null) {
      refuseRow(run, { row, column, found: code }, 'ROW_STUDIO_UNKNOWN', { studio: code });
      return null;
    }
    ids.push(id);
  }
  return ids.toSorted((a, b) => a - b);
}

function areLeaseDaysRight(run: SheetRun, sheet: ListSheet<'leases'>, { row, fields }: RowOfKind<'leases'>): boolean {
  const { startsOn, endsOn, leftOn } = fields;
  const { headerOf } = sheet.rows;
  if (endsOn < startsOn) {
    refuseRow(run, { row, column: headerOf('endsOn'), found: endsOn }, 'ROW_ENDS_BEFORE_START', { from: startsOn, until: endsOn });
    return false;
  }
  if (leftOn !== null && leftOn < startsOn) {
    refuseRow(run, { row, column: headerOf('leftOn'), found: leftOn }, 'ROW_LEFT_BEFORE_START', { from: startsOn, until: leftOn });
    return false;
  }
  return true;
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
  const held: unknown = JSON.parse(String(studios));
  const shared = Array.isArray(held) ? wanted.find((id) => held.includes(id)) : undefined;
  const studio = shared === undefined ? null : (recordById(db, 'studio', shared)?.values.code ?? null);
  const until = leftOn !== null && leftOn !== undefined && String(leftOn) < String(endsOn) ? leftOn : (endsOn ?? null);
  const data = { studio, tenant: run.context.names.nameOfTenant(Number(tenantId)), from: from ?? null, until };
  refused[refused.length - 1] = { ...last, data };
}

function takeLease(run: SheetRun, sheet: ListSheet<'leases'>, line: RowOfKind<'leases'>): void {
  const { headerOf, has } = sheet.rows;
  const { row, fields } = line;
  if (!areLeaseDaysRight(run, sheet, line)) return;
  const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
  const studios = studioIds(run, row, headerOf('studios'), fields.studios ?? []);
  if (tenantId === null || studios === null) return;
  const spot = { row, column: headerOf('contract'), found: fields.contract };
  const other = recordByKey(run.context.tx.db, 'lease', [fields.contract]);
  if (other !== null && other.values.tenant_id !== tenantId) {
    const tenant = run.context.names.nameOfTenant(Number(other.values.tenant_id));
    refuseRow(run, spot, 'ROW_CONTRACT_OF_OTHER', { contract: fields.contract, tenant });
    return;
  }
  const given = givenValues(has, {
    left_on: ['leftOn', fields.leftOn],
    monthly_rent: ['monthlyRent', fields.monthlyRent],
    deposit: ['deposit', fields.deposit],
    studios: ['studios', JSON.stringify(studios)],
    free_minutes: ['freeMinutes', fields.freeMinutes],
  });
  const values = {
    contract: fields.contract,
    tenant_id: tenantId,
    starts_on: fields.startsOn,
    ends_on: fields.endsOn,
    area: fields.area,
    ...given,
  };
  const kept = takeRecord(run, { name: 'lease', key: [fields.contract], values, defaults: { studios: '[]' } }, spot);
  if (kept === null) nameHolder(run, studios);
}

/** Takes 租约. A contract number never changes its tenant by an import. */
export function applyLeases(run: SheetRun, sheet: ListSheet<'leases'>): void {
  const lines = sheet.rows.rows.filter(({ row }) => !isLeftOut(run, row));
  inPasses(run, lines, ['LEASE_STUDIO_TAKEN'], (line) => takeLease(run, sheet, line));
}

/** Takes 月度人员. */
export function applyHeadcounts(run: SheetRun, sheet: ListSheet<'headcounts'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    const { month, hosts, employees } = fields;
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), month)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const values = { month, tenant_id: tenantId, hosts, employees };
    takeRecord(
      run,
      { name: 'headcount', key: [month, tenantId], values },
      { row, column: headerOf('month'), found: month, key: `${month} ${fields.uscc}` },
    );
  }
}

/** Takes 证照. */
export function applyPapers(run: SheetRun, sheet: ListSheet<'papers'>): void {
  const { headerOf, has } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row) || !isDayTaken(run, row, headerOf('seenOn'), fields.seenOn)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const number = fields.number ?? '';
    const given = givenValues(has, {
      issued_on: ['issuedOn', fields.issuedOn],
      expires_on: ['expiresOn', fields.expiresOn],
      seen_on: ['seenOn', fields.seenOn],
      seen_by: ['seenBy', fields.seenBy],
    });
    const values = { tenant_id: tenantId, kind: fields.kind, number, ...given };
    takeRecord(
      run,
      { name: 'paper', key: [tenantId, fields.kind, number], values },
      { row, column: headerOf('kind'), found: fields.kind, key: `${fields.uscc} ${fields.kind}` },
    );
  }
}

function takeHost(run: SheetRun, sheet: ListSheet<'hosts'>, { row, fields }: RowOfKind<'hosts'>): void {
  const { headerOf, has } = sheet.rows;
  if (fields.until !== null && fields.until < fields.since) {
    refuseRow(run, { row, column: headerOf('until'), found: fields.until }, 'ROW_ENDS_BEFORE_START', {
      from: fields.since,
      until: fields.until,
    });
    return;
  }
  const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
  if (tenantId === null) return;
  const given = givenValues(has, {
    platform: ['platform', fields.platform],
    handle: ['handle', fields.handle],
    grade: ['grade', fields.grade ?? '普通'],
    virtual: ['virtual', fields.virtual === true ? 1 : 0],
    until: ['until', fields.until],
    trained_on: ['trainedOn', fields.trainedOn],
  });
  const values = { number: fields.number, tenant_id: tenantId, nickname: fields.nickname, since: fields.since, ...given };
  takeRecord(
    run,
    { name: 'host', key: [fields.number], values, defaults: { grade: '普通', virtual: 0 } },
    { row, column: headerOf('number'), found: fields.number },
  );
}

/** Takes 主播名册. */
export function applyHosts(run: SheetRun, sheet: ListSheet<'hosts'>): void {
  for (const line of sheet.rows.rows) if (!isLeftOut(run, line.row)) takeHost(run, sheet, line);
}

function areCaseDaysRight(run: SheetRun, sheet: ListSheet<'cases'>, { row, fields }: RowOfKind<'cases'>): boolean {
  const { headerOf } = sheet.rows;
  if (!isDayTaken(run, row, headerOf('day'), fields.day) || !isDayTaken(run, row, headerOf('resolvedOn'), fields.resolvedOn)) return false;
  if (fields.resolvedOn === null || fields.resolvedOn >= fields.day) return true;
  refuseRow(run, { row, column: headerOf('resolvedOn'), found: fields.resolvedOn }, 'ROW_ENDS_BEFORE_START', {
    from: fields.day,
    until: fields.resolvedOn,
  });
  return false;
}

/** Takes 合规事件. */
export function applyCases(run: SheetRun, sheet: ListSheet<'cases'>): void {
  const { headerOf, has } = sheet.rows;
  for (const line of sheet.rows.rows) {
    const { row, fields } = line;
    if (isLeftOut(run, row) || !areCaseDaysRight(run, sheet, line)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const { number, day, kind } = fields;
    const given = givenValues(has, {
      description: ['description', fields.description],
      origin: ['origin', fields.origin],
      resolved_on: ['resolvedOn', fields.resolvedOn],
      outcome: ['outcome', fields.outcome],
    });
    takeRecord(
      run,
      { name: 'compliance_case', key: [number], values: { number, day, tenant_id: tenantId, kind, ...given } },
      { row, column: headerOf('number'), found: number },
    );
  }
}
