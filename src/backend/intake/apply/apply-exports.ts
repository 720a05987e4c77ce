// Takes platforms' exports: each row finds its account and tenant, sessions and shop-days are kept, and their month is rolled up.
import {
  formatIsoInstant,
  getDayOfInstant,
  getMonthOfInstant,
  instant,
  type Month,
  monthOf,
  parseDay,
} from '../../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { ExportSheet, SessionDraft, ShopDayDraft } from '../recognise/export-rows.ts';
import type { ReadExport } from '../recognise/read-batch.ts';
import { type AccountEntry, findOwnerOn } from '../../core/records/names.ts';
import { addRecord, listRecordsWhere, recordByKey, type RecordValues, type StoredRecord } from '../../core/db/record-store.ts';
import { countKept, isDayTaken, isLeftOut, type Kept, originOf, refuseRead, refuseRow, runGuarded, type SheetRun } from '../context.ts';
import { keepDifference } from './keep-record.ts';
import { OTHER_CLASS, getRollUpOf, getRollUpKey } from '../../report/roll-up.ts';
import { touch } from './touched.ts';

// Which known account the name of a file speaks of: platforms whose exports name no account are saved with it, "07-视频号直播_视22207071.csv".

/** Shorter handles stand in file names by chance. */
const SHORTEST = 4;

const PLAIN = /[\da-z]/i;

/** Whether the handle stands there as a word of its own: no letter or digit goes on where it begins or ends with one. */
function standsAt(name: string, handle: string, at: number): boolean {
  const [before, after] = [name.charAt(at - 1), name.charAt(at + handle.length)];
  const goesOn = (inside: string, outside: string): boolean => PLAIN.test(inside) && PLAIN.test(outside);
  return !goesOn(handle.charAt(0), before) && !goesOn(handle.charAt(handle.length - 1), after);
}

function isNamed(name: string, handle: string): boolean {
  for (let at = name.indexOf(handle); at >= 0; at = name.indexOf(handle, at + 1)) if (standsAt(name, handle, at)) return true;
  return false;
}

/** The only account among `handles` that the file's name holds, letters of any case; null where it holds none, or several. */
export function findAccountInName(fileName: string, handles: readonly string[]): string | null {
  const name = fileName.normalize('NFKC').toLowerCase();
  const folded = (handle: string): string => handle.normalize('NFKC').toLowerCase();
  const named = handles.filter((handle) => handle.length >= SHORTEST && isNamed(name, folded(handle)));
  // One handle may be a part of another: the longer one is meant.
  const meant = named.filter((one) => !named.some((other) => other.length > one.length && folded(other).includes(folded(one))));
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** The account that the file's own name holds: one of the base, or of a sheet that was read before. */
function accountByName({ context, place }: SheetRun, platform: string): Result<string> {
  const named = findAccountInName(place.file, context.names.handlesOn(platform));
  return named === null ? refuse('FILE_TENANT_NEEDED', { platform }) : ok(named);
}

/** The account that a file without one is of: the chosen tenant's only one on the platform, or the one named; else the one in the file's name. */
function chosenAccount(run: SheetRun, platform: string): Result<string> {
  const { context, place } = run;
  const { tenant, account } = context.ownerOfFile(place.fileIndex);
  if (tenant === null) return accountByName(run, platform);
  const tenantId = context.names.tenantByCode(tenant);
  if (tenantId === null) return refuse('TENANT_UNKNOWN', { tenant });
  const handles = [...new Set(context.names.accountsOfTenant(tenantId, platform).map((one) => one.handle))];
  const [only, ...others] = account === null ? handles : handles.filter((one) => one === account);
  if (only !== undefined && others.length === 0) return ok(only);
  return refuse('FILE_ACCOUNT_NEEDED', { platform, tenant: context.names.nameOfTenant(tenantId), accounts: handles });
}

/** What a sheet's rows share. `account` is what was chosen for a file without one. */
interface Taking {
  readonly run: SheetRun;
  readonly sheet: ExportSheet;
  readonly account: Result<string>;
}

/** Whose the row's account was on its day. */
function ownerOf({ run, sheet, account }: Taking, handle: string | null, day: string): Result<AccountEntry> {
  if (handle === null && !account.ok) return account;
  const name = handle ?? (account.ok ? account.value : '');
  const owner = findOwnerOn(run.context.names.accountsOf(sheet.platform, name), day);
  return owner === null ? refuse('ROW_ACCOUNT_UNKNOWN', { account: name, platform: sheet.platform, day }) : ok(owner);
}

/** Figures that the export has no column for leave what another export has said. */
function knownValues(values: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** The account's class; in a closed month what is stored stays. */
function classIn(run: SheetRun, month: Month, account: AccountEntry, stored: StoredRecord | null): RecordValues {
  return stored !== null && run.context.closedMonths.has(month) ? {} : { goods_class: account.goodsClass ?? OTHER_CLASS };
}

const AT_START = 'starts_at = ? AND +tenant_id = ? AND +platform = ? AND +handle = ?';

/** Whether a stored key is a start of this minute, to the minute or to the second. */
function isStart(key: string, minuteKey: string): boolean {
  return key === minuteKey || (key.startsWith(`${minuteKey}:`) && key.length === minuteKey.length + 3);
}

function sessionClaim(id: number): string {
  return `live_session|${id}`;
}

/** Whether no other row of this import has spoken of the stored session. */
function isOwnSession(run: SheetRun, id: number, row: number): boolean {
  const claim = run.context.claims.get(sessionClaim(id));
  return claim === undefined || (claim.run === run && claim.spot.row === row);
}

/**
 * The stored session, also under its other name: one export numbers it, another knows only its account and start, one to the second, one
 * to the minute. Only the same second is the same session.
 */
function storedSession(run: SheetRun, draft: SessionDraft, { tenantId, platform, handle }: AccountEntry): StoredRecord | null {
  const { db } = run.context.tx;
  const exact = recordByKey(db, 'live_session', [tenantId, platform, handle, draft.key]);
  if (exact !== null) return exact;
  const minuteKey = formatIsoInstant(instant(draft.startsAt));
  const isNumbered = draft.key !== draft.startKey;
  const isSame = ({ values }: StoredRecord): boolean => {
    const key = String(values.key);
    if (!isStart(key, minuteKey)) return !isNumbered;
    return key === draft.startKey || key === minuteKey || draft.startKey === minuteKey;
  };
  // A numbered session does not say its second: two starts of one minute are not both it.
  const isFree = ({ id }: StoredRecord): boolean => isOwnSession(run, id, draft.row);
  const same = listRecordsWhere(db, 'live_session', AT_START, [draft.startsAt, tenantId, platform, handle]).filter(isSame).filter(isFree);
  const byStart = same.find(({ values }) => values.key === draft.startKey);
  return byStart ?? same.find(({ values }) => values.paid === draft.paid) ?? same[0] ?? null;
}

/** The key that a stored session has from now on: a number goes before a start, a start to the second before one to the minute. */
function betterKey(draft: SessionDraft, stored: StoredRecord): RecordValues {
  const minuteKey = formatIsoInstant(instant(draft.startsAt));
  const isBetter = draft.key !== draft.startKey || (stored.values.key === minuteKey && draft.key !== minuteKey);
  return isBetter ? { key: draft.key } : {};
}

function keepSession({ run }: Taking, draft: SessionDraft, account: AccountEntry): Kept {
  const { row, key, startsAt, endsAt, title, minutes, views, orders, paid, refunded, settled } = draft;
  const { platform, handle, tenantId } = account;
  const month = getMonthOfInstant(instant(startsAt));
  const stored = storedSession(run, draft, account);
  const figures = { ends_at: endsAt, title, minutes, views, orders, paid, refunded, settled };
  touch(run, getRollUpKey(tenantId, platform, month));
  if (stored === null) {
    const values = { tenant_id: tenantId, platform, handle, key, starts_at: startsAt, ...figures, ...classIn(run, month, account, null) };
    const id = addRecord(run.context.tx, 'live_session', values, originOf(run, row));
    run.context.claims.set(sessionClaim(id), { run, spot: { row, column: '', found: null }, isRefused: false });
    return 'added';
  }
  run.context.claims.set(sessionClaim(stored.id), { run, spot: { row, column: '', found: null }, isRefused: false });
  // A corrected start may leave another month.
  touch(run, getRollUpOf('live_session', stored));
  const values = { ...betterKey(draft, stored), starts_at: startsAt, ...knownValues(figures), ...classIn(run, month, account, stored) };
  return keepDifference(run, 'live_session', stored, { values, row });
}

function keepShopDay({ run, sheet }: Taking, draft: ShopDayDraft, account: AccountEntry): Kept {
  const { row, day, orders, paid, settled } = draft;
  const { platform, handle, tenantId } = account;
  const parsed = parseDay(day);
  if (parsed === null) throw new Error(`no day: ${day}`);
  const month = monthOf(parsed);
  const figures = { orders, paid, refunded_by_order: draft.refundedByOrder, refunded_by_refund: draft.refundedByRefund, settled };
  const stored = recordByKey(run.context.tx.db, 'shop_day', [tenantId, platform, handle, sheet.kind, day]);
  touch(run, getRollUpKey(tenantId, platform, month));
  const goodsClass = classIn(run, month, account, stored);
  if (stored !== null) return keepDifference(run, 'shop_day', stored, { values: { ...knownValues(figures), ...goodsClass }, row });
  addRecord(
    run.context.tx,
    'shop_day',
    { tenant_id: tenantId, platform, handle, export: sheet.kind, day, ...figures, ...goodsClass },
    originOf(run, row),
  );
  return 'added';
}

/** A row of an export: where it stands, whose account it names, and how it is kept. */
interface ExportRow {
  readonly row: number;
  readonly handle: string | null;
  readonly day: string;
  readonly found: string;
  readonly keep: (account: AccountEntry) => Kept;
}

function rowsIn(taking: Taking): ExportRow[] {
  const { sheet } = taking;
  const sessions = sheet.sessions.map((draft): ExportRow => {
    const { row, handle, startsAt, key } = draft;
    return { row, handle, day: getDayOfInstant(instant(startsAt)), found: key, keep: (account) => keepSession(taking, draft, account) };
  });
  const days = sheet.days.map((draft): ExportRow => ({
    row: draft.row,
    handle: null,
    day: draft.day,
    found: draft.day,
    keep: (account) => keepShopDay(taking, draft, account),
  }));
  return [...sessions, ...days];
}

function takeRow(taking: Taking, one: ExportRow): void {
  const { run, sheet } = taking;
  const { row, handle, day } = one;
  if (isLeftOut(run, row) || !isDayTaken(run, { row, column: sheet.headers.start, found: day }, day)) return;
  const owner = ownerOf(taking, handle, day);
  if (!owner.ok) {
    const column = handle === null ? sheet.headers.start : sheet.headers.handle;
    refuseRow(run, { row, column, found: handle ?? one.found }, owner.refusal.code, owner.refusal.data);
    return;
  }
  const kept = runGuarded(run, { row, column: sheet.headers.start, found: one.found }, () => one.keep(owner.value));
  if (kept !== null) countKept(run, kept);
}

/** Says whose the file is taken for, where only its name told. */
function noteByName(run: SheetRun, platform: string, handle: string): void {
  const { names, ownerOfFile } = run.context;
  if (ownerOfFile(run.place.fileIndex).tenant !== null) return;
  const owners = new Set(names.accountsOf(platform, handle).map(({ tenantId }) => names.nameOfTenant(tenantId)));
  run.tally.notes.push({ code: 'FILE_ACCOUNT_BY_NAME', data: { platform, account: handle, tenant: [...owners].join('、') } });
}

/** Takes one platform export. A file that does not say whose it is, and was not told, is refused as a whole. */
export function applyExport(run: SheetRun, read: ReadExport): void {
  const sheet = read.export;
  refuseRead(run, read.troubles);
  if (read.repeats.size > 0) run.tally.notes.push({ code: 'ROWS_REPEATED', data: { rows: [...read.repeats] } });
  if (sheet.passedOver > 0) run.tally.notes.push({ code: 'ROWS_PASSED_OVER', data: { count: sheet.passedOver } });
  const account = chosenAccount(run, sheet.platform);
  const rows = rowsIn({ run, sheet, account });
  if (rows.some(({ handle }) => handle === null)) {
    if (!account.ok) return refuseRow(run, { row: 0, column: '', found: '' }, account.refusal.code, account.refusal.data);
    noteByName(run, sheet.platform, account.value);
  }
  for (const one of rows) takeRow({ run, sheet, account }, one);
}
