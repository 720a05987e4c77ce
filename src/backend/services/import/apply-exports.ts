// Takes platforms' exports: each row finds its account and tenant, sessions and shop-days are kept, and their month is rolled up.
import { dayOfInstant, instant, monthOf, monthOfInstant, parseDay } from '../../../domain/calendar.ts';
import type { Refusal } from '../../../domain/result.ts';
import type { ExportSheet, SessionDraft, ShopDayDraft } from '../../imports/exports/export-rows.ts';
import type { AccountEntry } from '../../repos/names.ts';
import { countKept, guarded, isDayTaken, isLeftOut, keepRecord, refuseRow } from './context.ts';
import type { ImportContext, SheetRun } from './context.ts';
import { touchedKey } from './roll-up.ts';

/** The class of sales of an account that has no default class (imports.md, Platform exports). */
const OTHER_CLASS = '其他';
type Owner = { readonly account: AccountEntry } | { readonly refusal: Refusal };

function refusal(code: Refusal['code'], data: Refusal['data']): Owner {
  return { refusal: { code, data } };
}

/** The account that a file without one is of: the chosen tenant's only one on the platform, or the one named. */
function chosenAccount(context: ImportContext, platform: string): Owner {
  const { tenant, account } = context.choices;
  if (tenant === null) return refusal('FILE_TENANT_NEEDED', { platform });
  const tenantId = context.names.tenantByCode(tenant);
  if (tenantId === null) return refusal('TENANT_UNKNOWN', { tenant });
  const all = context.names.accountsOfTenant(tenantId, platform);
  const own = account === null ? all : all.filter((one) => one.handle === account);
  const handles = [...new Set(own.map((one) => one.handle))];
  const [only] = own;
  if (only !== undefined && handles.length === 1) return { account: only };
  return refusal('FILE_ACCOUNT_NEEDED', { platform, tenant: context.names.nameOfTenant(tenantId), accounts: all.map((one) => one.handle) });
}

/** Whose the account was on the day. */
function ownerOn(entries: readonly AccountEntry[], day: string): AccountEntry | null {
  return entries.find((one) => one.from <= day && (one.to === null || day <= one.to)) ?? null;
}

function ownerOf(run: SheetRun, sheet: ExportSheet, handle: string | null, day: string): Owner {
  if (handle === null) {
    const chosen = chosenAccount(run.context, sheet.platform);
    if ('refusal' in chosen) return chosen;
    return { account: ownerOn(run.context.names.accountsOf(sheet.platform, chosen.account.handle).filter((one) => one.tenantId === chosen.account.tenantId), day) ?? chosen.account };
  }
  const owner = ownerOn(run.context.names.accountsOf(sheet.platform, handle), day);
  return owner === null ? refusal('ROW_ACCOUNT_UNKNOWN', { account: handle, platform: sheet.platform, day }) : { account: owner };
}

/** Refuses a row that another file of this batch contradicts: which one is right can't be guessed. */
function isAgreed(run: SheetRun, row: number, key: string, figures: unknown): boolean {
  const content = JSON.stringify(figures);
  const { seenSessions } = run.context;
  const known = seenSessions.get(key);
  if (known === undefined) seenSessions.set(key, { content, where: `${run.place.file} ${row}` });
  if (known === undefined || known.content === content || known.where.startsWith(`${run.place.file} `)) return true;
  refuseRow(run, row, '', key.split('|').at(-1) ?? '', 'ROW_KEY_TWICE', { key: key.split('|').slice(-2).join(' '), rows: [known.where, String(row)] });
  return false;
}

function keepSession(run: SheetRun, sheet: ExportSheet, draft: SessionDraft, account: AccountEntry): void {
  const { row, key, startsAt, endsAt, title, minutes, views, orders, paid, refunded, settled } = draft;
  const { platform, handle, tenantId } = account;
  const own = { tenant_id: tenantId, platform, handle, key };
  const figures = { minutes, views, orders, paid, refunded, settled };
  if (!isAgreed(run, row, `session|${tenantId}|${platform}|${handle}|${key}`, { startsAt, ...figures })) return;
  const values = { ...own, starts_at: startsAt, ends_at: endsAt, title, goods_class: account.goodsClass ?? OTHER_CLASS, ...figures };
  const kept = guarded(run, row, sheet.headers.start, key, () => keepRecord(run, 'live_session', [tenantId, platform, handle, key], values, row));
  if (kept === null) return;
  countKept(run, kept);
  run.context.touched.add(touchedKey(tenantId, platform, monthOfInstant(instant(startsAt))));
}

function keepShopDay(run: SheetRun, sheet: ExportSheet, draft: ShopDayDraft, account: AccountEntry): void {
  const { row, day, orders, paid, settled } = draft;
  const { platform, handle, tenantId } = account;
  const refunds = { refunded_by_order: draft.refundedByOrder, refunded_by_refund: draft.refundedByRefund };
  const own = { tenant_id: tenantId, platform, handle, export: sheet.kind, day };
  if (!isAgreed(run, row, `${sheet.kind}|${tenantId}|${platform}|${handle}|${day}`, { orders, paid, settled, refunds })) return;
  const values = { ...own, goods_class: account.goodsClass ?? OTHER_CLASS, orders, paid, ...refunds, settled };
  const kept = guarded(run, row, sheet.headers.start, day, () => keepRecord(run, 'shop_day', [tenantId, platform, handle, sheet.kind, day], values, row));
  if (kept === null) return;
  countKept(run, kept);
  const parsed = parseDay(day);
  if (parsed !== null) run.context.touched.add(touchedKey(tenantId, platform, monthOf(parsed)));
}

/** Rows of one file that carry the same key: with equal figures they count once, otherwise both are refused. */
function refuseTwice(run: SheetRun, sheet: ExportSheet): void {
  const rows = [...sheet.sessions.map((one) => ({ one, key: `${one.handle ?? ''}|${one.key}` })), ...sheet.days.map((one) => ({ one, key: one.day }))];
  for (const [key, group] of Map.groupBy(rows, (row) => row.key)) {
    const contents = new Set(group.map(({ one }) => JSON.stringify({ ...one, row: 0 })));
    if (contents.size < 2) continue;
    const numbers = group.map(({ one }) => String(one.row));
    for (const { one } of group) refuseRow(run, one.row, sheet.headers.start, key, 'ROW_KEY_TWICE', { key: key.replace(/^\|/, ''), rows: numbers });
  }
}

/** Takes one platform export. */
export function applyExport(run: SheetRun, sheet: ExportSheet): void {
  run.tally.refused.push(...sheet.troubles);
  refuseTwice(run, sheet);
  const fileRefusals = new Set<string>();
  const take = <D extends SessionDraft | ShopDayDraft>(draft: D, handle: string | null, day: string, keep: (account: AccountEntry) => void): void => {
    if (isLeftOut(run, draft.row) || !isDayTaken(run, draft.row, sheet.headers.start, day)) return;
    const owner = ownerOf(run, sheet, handle, day);
    if ('account' in owner) return keep(owner.account);
    const { code, data } = owner.refusal;
    // What a whole file lacks is said once, not for each of its rows.
    if (handle === null && fileRefusals.has(code)) return;
    fileRefusals.add(code);
    refuseRow(run, handle === null ? 0 : draft.row, sheet.headers.handle, handle, code, data);
  };
  for (const draft of sheet.sessions) take(draft, draft.handle, dayOfInstant(instant(draft.startsAt)), (account) => keepSession(run, sheet, draft, account));
  for (const draft of sheet.days) take(draft, null, draft.day, (account) => keepShopDay(run, sheet, draft, account));
}
