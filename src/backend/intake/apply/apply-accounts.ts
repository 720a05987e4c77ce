// Takes 直播账号: whose an account is, from when to when; sessions that are there follow it.
import { DAWN } from '../../../domain/time/calendar.ts';
import { decodeChoice } from '../../../domain/decode/text.ts';
import type { RowOfKind } from '../recognise/recognise.ts';
import type { ListSheet } from '../recognise/read-batch.ts';
import type { AccountEntry } from '../../core/records/names.ts';
import type { SqlValue } from '../../core/db/rows.ts';
import { addRecord, recordByKey, type RecordValues } from '../../core/db/record-store.ts';
import {
  applyInPasses,
  countKept,
  getTenantOfCode,
  isLeftOut,
  isOnlyClaim,
  isSpanRight,
  type Kept,
  originOf,
  refuseRow,
  runGuarded,
  type SheetRun,
  type Spot,
  unwrapOrRefuse,
} from '../context.ts';
import { selectGivenValues, cellOf, isDifferent, keepDifference } from './keep-record.ts';
import { followSheetAccount } from './touched.ts';

type Line = RowOfKind<'accounts'>;

/** A row whose tenant, platform and class are found. */
interface Placed {
  readonly line: Line;
  readonly tenantId: number;
  readonly platform: string;
  readonly goodsClass: string | null;
  readonly spot: Spot;
}

function overlapsDays(a: AccountEntry, from: string, to: string | null): boolean {
  return a.fromOn <= (to ?? '9999-12-31') && from <= (a.toOn ?? '9999-12-31');
}

function textOrNull(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function keepAccount(run: SheetRun, sheet: ListSheet<'accounts'>, placed: Placed): Kept | null {
  const { tx, names } = run.context;
  const { line, tenantId, platform, goodsClass, spot } = placed;
  const { handle, fromOn } = line.fields;
  const from = fromOn ?? DAWN;
  const given = selectGivenValues('account', sheet.rows, { ...line.fields, platform, goodsClass });
  const values: RecordValues = { platform, handle, from_on: from, tenant_id: tenantId, ...given };
  const stored = recordByKey(tx.db, 'account', [platform, handle, from]);
  if (!isOnlyClaim(run, `account|${platform}|${handle}|${from}`, spot, stored !== null && isDifferent(stored, values))) return null;
  const kept = stored === null ? 'added' : keepDifference(run, 'account', stored, { values, row: line.row });
  const id = stored?.id ?? addRecord(tx, 'account', values, originOf(run, line.row));
  if (kept === 'same') return kept;
  const now: RecordValues = { ...stored?.values, ...values };
  names.addAccount({ id, tenantId, platform, handle, goodsClass: textOrNull(now.goods_class), fromOn: from, toOn: textOrNull(now.to_on) });
  followSheetAccount(run, platform, handle);
  return kept;
}

function takeAccount(run: SheetRun, sheet: ListSheet<'accounts'>, placed: Placed): void {
  const { line, tenantId, platform, spot } = placed;
  const { handle, fromOn, toOn } = line.fields;
  const other = run.context.names
    .accountsOf(platform, handle)
    .find((one) => one.tenantId !== tenantId && overlapsDays(one, fromOn ?? DAWN, toOn));
  if (other !== undefined) {
    refuseRow(run, spot, 'ROW_ACCOUNT_OF_OTHER', { account: handle, tenant: run.context.names.nameOfTenant(other.tenantId) });
    return;
  }
  const kept = runGuarded(run, spot, () => keepAccount(run, sheet, placed));
  if (kept !== null) countKept(run, kept);
}

function place(run: SheetRun, sheet: ListSheet<'accounts'>, line: Line): Placed | null {
  const { rules } = run.context;
  const { fields } = line;
  const { uscc, fromOn, toOn } = fields;
  if (fromOn !== null && !isSpanRight(run, cellOf(sheet, line, 'toOn'), { from: fromOn, until: toOn })) return null;
  const tenantId = getTenantOfCode(run, cellOf(sheet, line, 'uscc'), uscc);
  const platform = unwrapOrRefuse(run, cellOf(sheet, line, 'platform'), decodeChoice(fields.platform, rules.platforms));
  const goodsClass =
    fields.goodsClass === null
      ? null
      : unwrapOrRefuse(run, cellOf(sheet, line, 'goodsClass'), decodeChoice(fields.goodsClass, rules.goodsClasses));
  if (tenantId === null || platform === null || (fields.goodsClass !== null && goodsClass === null)) return null;
  return { line, tenantId, platform, goodsClass, spot: cellOf(sheet, line, 'handle') };
}

/** Takes 直播账号. An account belongs to one tenant at a time; with 启用日期 / 停用日期 it may move on. */
export function applyAccounts(run: SheetRun, sheet: ListSheet<'accounts'>): void {
  const lines = sheet.rows.rows.filter(({ row }) => !isLeftOut(run, row));
  const placed = lines.flatMap((line) => place(run, sheet, line) ?? []);
  applyInPasses(run, placed, { codes: ['ROW_ACCOUNT_OF_OTHER'] }, (one) => takeAccount(run, sheet, one));
}
