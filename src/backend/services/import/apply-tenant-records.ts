// Takes what belongs to tenants: 租约, 直播账号, 月度人员, 证照, 主播名册, 合规事件.
import { DAWN } from '../../../domain/calendar.ts';
import { decodeChoice } from '../../../domain/decode/text.ts';
import type { ListSheet, RowOfKind } from '../../imports/read-batch.ts';
import type { AccountEntry } from '../../repos/names.ts';
import type { SqlValue } from '../../db/statements.ts';
import { addRecord, changeRecord, recordByKey } from '../../repos/record-store.ts';
import type { RecordValues } from '../../repos/record-store.ts';
import { countKept, guarded, isDayTaken, isLeftOut, isMonthTaken, keepRecord, originOf, refuseRow, tenantOfCode, valueOr } from './context.ts';
import type { Kept, SheetRun } from './context.ts';
import { reclassSessions } from './roll-up.ts';

function studioIds(run: SheetRun, row: number, column: string, codes: readonly string[]): readonly number[] | null {
  const ids: number[] = [];
  for (const code of codes) {
    const id = run.context.names.studioByCode(code);
    if (id === null) {
      refuseRow(run, row, column, code, 'ROW_STUDIO_UNKNOWN', { studio: code });
      return null;
    }
    ids.push(id);
  }
  return ids.toSorted((a, b) => a - b);
}

function areLeaseDaysRight(run: SheetRun, sheet: ListSheet<'leases'>, { row, fields }: RowOfKind<'leases'>): boolean {
  const { startsOn, endsOn, leftOn } = fields;
  if (endsOn < startsOn) {
    refuseRow(run, row, sheet.rows.headerOf('endsOn'), endsOn, 'ROW_ENDS_BEFORE_START', { from: startsOn, until: endsOn });
    return false;
  }
  if (leftOn !== null && leftOn < startsOn) {
    refuseRow(run, row, sheet.rows.headerOf('leftOn'), leftOn, 'ROW_LEFT_BEFORE_START', { from: startsOn, until: leftOn });
    return false;
  }
  return true;
}

/** Takes 租约. A contract number never changes its tenant by an import. */
export function applyLeases(run: SheetRun, sheet: ListSheet<'leases'>): void {
  const { headerOf, has } = sheet.rows;
  for (const line of sheet.rows.rows) {
    const { row, fields } = line;
    if (isLeftOut(run, row) || !areLeaseDaysRight(run, sheet, line)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    const studios = studioIds(run, row, headerOf('studios'), fields.studios ?? []);
    if (tenantId === null || studios === null) continue;
    const other = recordByKey(run.context.tx.db, 'lease', [fields.contract]);
    if (other !== null && other.values.tenant_id !== tenantId) {
      const tenant = run.context.names.nameOfTenant(Number(other.values.tenant_id));
      refuseRow(run, row, headerOf('contract'), fields.contract, 'ROW_CONTRACT_OF_OTHER', { contract: fields.contract, tenant });
      continue;
    }
    const optional = [
      ['left_on', 'leftOn', fields.leftOn],
      ['monthly_rent', 'monthlyRent', fields.monthlyRent],
      ['deposit', 'deposit', fields.deposit],
      ['studios', 'studios', JSON.stringify(studios)],
      ['free_minutes', 'freeMinutes', fields.freeMinutes],
    ] as const;
    const given = Object.fromEntries(optional.filter(([, field]) => other === null || has(field)).map(([column, , value]) => [column, value]));
    const values = { contract: fields.contract, tenant_id: tenantId, starts_on: fields.startsOn, ends_on: fields.endsOn, area: fields.area, ...given };
    const kept = guarded(run, row, headerOf('contract'), fields.contract, () => keepRecord(run, 'lease', [fields.contract], values, row));
    if (kept !== null) countKept(run, kept);
  }
}

function overlapsDays(a: AccountEntry, from: string, to: string | null): boolean {
  return a.from <= (to ?? '9999-12-31') && from <= (a.to ?? '9999-12-31');
}

function textOrNull(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function keepAccount(run: SheetRun, sheet: ListSheet<'accounts'>, line: RowOfKind<'accounts'>, tenantId: number, platform: string, goodsClass: string | null): Kept {
  const { tx, names, choices } = run.context;
  const { row, fields } = line;
  const from = fields.fromOn ?? DAWN;
  const key = [platform, fields.handle, from] as const;
  const stored = recordByKey(tx.db, 'account', key);
  const optional = [
    ['nickname', 'nickname', fields.nickname],
    ['goods_class', 'goodsClass', goodsClass],
    ['to_on', 'toOn', fields.toOn],
  ] as const;
  const given = Object.fromEntries(optional.filter(([, field]) => stored === null || sheet.rows.has(field)).map(([column, , value]) => [column, value]));
  const values = { platform, handle: fields.handle, from_on: from, tenant_id: tenantId, ...given };
  if (stored === null) {
    const id = addRecord(tx, 'account', values, originOf(run, row));
    names.addAccount({ id, tenantId, platform, handle: fields.handle, goodsClass, from, to: fields.toOn });
    return 'added';
  }
  if (choices.onDifference === 'keep' || !changeRecord(tx, 'account', stored, values, originOf(run, row))) return 'same';
  const now: RecordValues = { ...stored.values, ...values };
  names.addAccount({
    id: stored.id,
    tenantId,
    platform,
    handle: fields.handle,
    goodsClass: textOrNull(now.goods_class),
    from,
    to: textOrNull(now.to_on),
  });
  if (stored.values.goods_class !== now.goods_class) reclassSessions(run, stored, textOrNull(now.goods_class));
  return 'changed';
}

/** Takes 直播账号. An account belongs to one tenant at a time; with 启用日期 / 停用日期 it may move on. */
export function applyAccounts(run: SheetRun, sheet: ListSheet<'accounts'>): void {
  const { headerOf } = sheet.rows;
  for (const line of sheet.rows.rows) {
    const { row, fields } = line;
    if (isLeftOut(run, row)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const classes = run.context.rules.goodsClasses;
    const goodsClass = fields.goodsClass === null ? null : valueOr(run, row, headerOf('goodsClass'), fields.goodsClass, decodeChoice(fields.goodsClass, classes));
    const platform = valueOr(run, row, headerOf('platform'), fields.platform, decodeChoice(fields.platform, run.context.rules.platforms));
    if (platform === null || (fields.goodsClass !== null && goodsClass === null)) continue;
    const holders = run.context.names.accountsOf(platform, fields.handle);
    const other = holders.find((one) => one.tenantId !== tenantId && overlapsDays(one, fields.fromOn ?? DAWN, fields.toOn));
    if (other !== undefined) {
      const tenant = run.context.names.nameOfTenant(other.tenantId);
      refuseRow(run, row, headerOf('handle'), fields.handle, 'ROW_ACCOUNT_OF_OTHER', { account: fields.handle, tenant });
      continue;
    }
    const kept = guarded(run, row, headerOf('handle'), fields.handle, () => keepAccount(run, sheet, line, tenantId, platform, goodsClass));
    if (kept !== null) countKept(run, kept);
  }
}

/** Takes 月度人员. */
export function applyHeadcounts(run: SheetRun, sheet: ListSheet<'headcounts'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), fields.month)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const values = { month: fields.month, tenant_id: tenantId, hosts: fields.hosts, employees: fields.employees };
    const kept = guarded(run, row, headerOf('month'), fields.month, () => keepRecord(run, 'headcount', [fields.month, tenantId], values, row));
    if (kept !== null) countKept(run, kept);
  }
}

/** Takes 证照. */
export function applyPapers(run: SheetRun, sheet: ListSheet<'papers'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row) || !isDayTaken(run, row, headerOf('seenOn'), fields.seenOn)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const number = fields.number ?? '';
    const days = { issued_on: fields.issuedOn, expires_on: fields.expiresOn, seen_on: fields.seenOn, seen_by: fields.seenBy };
    const values = { tenant_id: tenantId, kind: fields.kind, number, ...days };
    const kept = guarded(run, row, headerOf('kind'), fields.kind, () => keepRecord(run, 'paper', [tenantId, fields.kind, number], values, row));
    if (kept !== null) countKept(run, kept);
  }
}

/** Takes 主播名册. */
export function applyHosts(run: SheetRun, sheet: ListSheet<'hosts'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row)) continue;
    if (fields.until !== null && fields.until < fields.since) {
      refuseRow(run, row, headerOf('until'), fields.until, 'ROW_ENDS_BEFORE_START', { from: fields.since, until: fields.until });
      continue;
    }
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const values = {
      number: fields.number,
      tenant_id: tenantId,
      nickname: fields.nickname,
      platform: fields.platform,
      handle: fields.handle,
      grade: fields.grade ?? '普通',
      virtual: fields.virtual === true ? 1 : 0,
      since: fields.since,
      until: fields.until,
      trained_on: fields.trainedOn,
    };
    const kept = guarded(run, row, headerOf('number'), fields.number, () => keepRecord(run, 'host', [fields.number], values, row));
    if (kept !== null) countKept(run, kept);
  }
}

function areCaseDaysRight(run: SheetRun, sheet: ListSheet<'cases'>, { row, fields }: RowOfKind<'cases'>): boolean {
  const { headerOf } = sheet.rows;
  if (!isDayTaken(run, row, headerOf('day'), fields.day) || !isDayTaken(run, row, headerOf('resolvedOn'), fields.resolvedOn)) return false;
  if (fields.resolvedOn === null || fields.resolvedOn >= fields.day) return true;
  refuseRow(run, row, headerOf('resolvedOn'), fields.resolvedOn, 'ROW_ENDS_BEFORE_START', { from: fields.day, until: fields.resolvedOn });
  return false;
}

/** Takes 合规事件. */
export function applyCases(run: SheetRun, sheet: ListSheet<'cases'>): void {
  const { headerOf } = sheet.rows;
  for (const line of sheet.rows.rows) {
    const { row, fields } = line;
    if (isLeftOut(run, row) || !areCaseDaysRight(run, sheet, line)) continue;
    const tenantId = tenantOfCode(run, row, headerOf('uscc'), fields.uscc);
    if (tenantId === null) continue;
    const { number, day, kind, description, origin, outcome } = fields;
    const values = { number, day, tenant_id: tenantId, kind, description, origin, resolved_on: fields.resolvedOn, outcome };
    const kept = guarded(run, row, headerOf('number'), number, () => keepRecord(run, 'compliance_case', [number], values, row));
    if (kept !== null) countKept(run, kept);
  }
}
