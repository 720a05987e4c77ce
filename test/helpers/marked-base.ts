// A base in which markers stand for everything that takes a right to see, and what is asked of it.
import type { Base } from '../../src/backend/core/db/open.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { contract } from '../../src/contract/contract.ts';
import { EDITABLE_KINDS } from '../../src/contract/records/record-kinds.ts';
import { ok } from '../../src/domain/values/result.ts';
import type { Right } from '../../src/domain/base/rights.ts';
import { METHOD_SAMPLES } from './method-samples/all.ts';
import { readPdf } from './pdf-text.ts';
import { TESTER, fillBase } from './sample-base.ts';
import { at } from './small-base.ts';
import { zipParts } from './zip-parts.ts';

/** A text that stands for something, and the right that it takes. */
export interface Marker {
  readonly name: string;
  readonly right: Right;
  readonly texts: readonly string[];
}

/** Fen as it is kept and as it is printed. */
function money(name: string, right: Right, fen: number): Marker {
  const yuan = Math.floor(fen / 100);
  const cents = String(fen % 100).padStart(2, '0');
  const grouped = `${Math.floor(yuan / 1000)},${String(yuan % 1000).padStart(3, '0')}`;
  return { name, right, texts: [String(fen), `${yuan}.${cents}`, `${grouped}.${cents}`] };
}

function words(name: string, right: Right, ...texts: readonly string[]): Marker {
  return { name, right, texts };
}

const FEN = { rent: 77_777_701, deposit: 77_777_702, paid: 77_777_703, charge: 77_777_704, held: 77_777_705 } as const;
const SALES = { views: 66_666_601, orders: 66_666_602, paid: 66_666_603, settled: 66_666_604 } as const;
/** Three hours at the list price, which everybody sees. */
const PRICE = { hour: 5_555_501, session: 16_666_503 } as const;

/** What is looked for. */
export const MARKERS: readonly Marker[] = [
  words('tenant phone', 'contacts.look', '13900007777'),
  words('booking phone', 'contacts.look', '13900006666'),
  words('waiting phone', 'contacts.look', '13900005555'),
  words('tenant contact', 'contacts.look', '标记联系人'),
  words('booking contact', 'contacts.look', '标记订场人'),
  words('holder', 'contacts.look', '标记借物人'),
  words('notes', 'contacts.look', '标记备注'),
  money('rent', 'money.look', FEN.rent),
  money('deposit', 'money.look', FEN.deposit),
  money('payment', 'money.look', FEN.paid),
  money('charge', 'money.look', FEN.charge),
  money('deposit taken', 'money.look', FEN.held),
  money('price of a booking', 'prices.look', PRICE.session),
  words('case', 'cases.look', '标记案件'),
  words('paper', 'files.look', '标记证照'),
  words('attachment', 'files.look', '标记附件'),
  money('sales', 'sales.look', SALES.paid),
  money('settled', 'sales.look', SALES.settled),
  words('orders', 'sales.look', String(SALES.orders), '66,666,602'),
];

/** The report is a right of its own: anyone who may see it sees the sums on it. */
export function isOnReport(method: string, { right }: Marker): boolean {
  return right === 'sales.look' && /^(report|filing|month|insight)\./.test(method);
}

/** Fills an empty base with the markers. Answers the tenant's number. */
export function fillMarked(base: Base): number {
  fillBase(base, 3);
  const filled = inTx(base, TESTER, (tx) => {
    const add = (name: Parameters<typeof addRecord>[1], values: Parameters<typeof addRecord>[2]): number =>
      addRecord(tx, name, values, null);
    const studio_id = add('studio', { code: 'M01', opened_on: '2026-10-01' });
    add('studio_fact', { studio_id, starts_on: '2026-10-01', kind: '公共', hours: '00:00-24:00', turnaround: 0, hourly_rate: PRICE.hour });
    const tenant_id = add('tenant', { contact: '标记联系人', phone: '13900007777', notes: '标记备注' });
    const fact = { tenant_id, starts_on: '2026-10-01', name: '星河直播', uscc: '91440300MA5EX00002', category: '直播电商企业', leading: 0 };
    add('tenant_fact', fact);
    const dates = { starts_on: '2026-10-01', ends_on: '2027-12-31', area: 10_000, studios: '[]' };
    const lease_id = add('lease', { contract: 'L9', tenant_id, ...dates, monthly_rent: FEN.rent, deposit: FEN.deposit });
    add('payment', { tenant_id, paid_on: '2026-10-02', month: '2026-10', amount: FEN.paid, method: '转账' });
    add('charge', { tenant_id, month: '2026-10', kind: 'correction', amount: FEN.charge, reason: '更正' });
    add('deposit_move', { tenant_id, lease_id, day: '2026-10-02', kind: 'in', amount: FEN.held });
    add('compliance_case', { number: 'C9', day: '2026-10-02', tenant_id, kind: '其他', description: '标记案件' });
    add('paper', { tenant_id, kind: '营业执照', number: '标记证照', expires_on: '2026-11-30' });
    const told = { contact: '标记订场人', phone: '13900006666', note: '标记备注' };
    const evening = { starts_at: at('2026-11-25T18:30'), ends_at: at('2026-11-25T21:30') };
    add('booking', { number: 'M1', studio_id, tenant_id, ...evening, state: 'checked_in', ...told });
    const before = { starts_at: at('2026-11-24T18:30'), ends_at: at('2026-11-24T21:30') };
    add('booking', { number: 'M2', studio_id, tenant_id, ...before, state: 'booked', ...told });
    const asked = {
      day: '2026-11-25',
      tenant_id,
      minutes: 60,
      state: 'waiting',
      contact: '标记联系人',
      phone: '13900005555',
      note: '标记备注',
    };
    add('waiting_entry', asked);
    add('shift_note', { at_ms: tx.nowMs, who: '前台', words: '标记备注' });
    add('loan', { thing: '钥匙', tenant_id, holder: '标记借物人', lent_at: at('2026-11-25T19:00'), lent_by: '前台' });
    const line = { sessions: 2, minutes: 60, refunded: 0, lacks: '' };
    add('sales_line', { month: '2026-10', tenant_id, platform: '抖音', goods_class: '服装鞋帽', source: 'ledger', ...SALES, ...line });
    return ok(tenant_id);
  });
  if (!filled.ok) throw new Error(filled.refusal.code);
  return filled.value;
}

/** A method with an input. */
export interface AskedMethod {
  readonly method: string;
  readonly input: unknown;
}

/** A stream. */
const LEFT_OUT: ReadonlySet<string> = new Set(['live.watch']);

/** Every method but these with a right input, what only looks first: what changes the base comes after. */
export function otherMethods(asked: readonly AskedMethod[]): readonly AskedMethod[] {
  const before = new Set(asked.map(({ method }) => method));
  const all = Object.entries(contract).flatMap(([group, methods]) =>
    Object.entries(methods).map(([name, entry]) => ({ method: `${group}.${name}`, does: entry['~orpc'].meta.does })),
  );
  const others = all.filter(({ method }) => !LEFT_OUT.has(method) && !before.has(method));
  const sorted = [...others.filter(({ does }) => does === 'reads'), ...others.filter(({ does }) => does !== 'reads')];
  return sorted.map(({ method }) => ({ method, input: METHOD_SAMPLES[method]?.right }));
}

const DAY = '2026-11-25';
const MONTH = '2026-10';
const LANGUAGE = 'zh-CN';

function ofRecords(tenant: number): readonly AskedMethod[] {
  return EDITABLE_KINDS.flatMap((kind) => [
    { method: 'records.list', input: { kind, tenant: null, studio: null, month: null, retired: true } },
    ...[1, tenant].flatMap((id) => [
      { method: 'records.get', input: { kind, id } },
      { method: 'records.history', input: { kind, id, related: true, language: LANGUAGE } },
    ]),
  ]);
}

/** What is asked of a marked base by name of what bears a marker; `otherMethods` are asked as their samples say. */
export function askedOfMarked(
  tenant: number,
  ids: { readonly file: number; readonly statement: number; readonly booking: number },
): readonly AskedMethod[] {
  const { booking } = ids;
  const slot = { booking: null, studio: 'M01', tenant, from: `${DAY}T22:00`, to: '2026-11-26T01:00', equipment: [] };
  const all = { from: null, to: null, who: null, entity: null, search: null };
  const days = { from: DAY, to: DAY };
  const wishes: readonly (readonly [string, unknown])[] = [
    ['board.day', { day: DAY, days: 1, isAll: true }],
    ['bookings.get', { booking }],
    ['bookings.history', { id: booking }],
    ['bookings.list', { ...days, studio: null, tenant: null, states: [] }],
    ['bookings.judge', slot],
    ['bookings.planB', { ...slot, from: `${DAY}T19:00`, to: `${DAY}T22:00` }],
    [
      'bookings.free',
      { from: `${DAY}T21:30`, to: '2026-11-26T08:00', minutes: 180, tenant, area: null, kind: null, floor: null, words: null },
    ],
    ['bookings.unfinished', { month: '2026-11' }],
    ['bookings.neverArrived', {}],
    ['bookings.extension', { id: booking, minutes: 60 }],
    ['bookings.cancelPrice', { bookings: [booking] }],
    ['bookings.checkOutPrice', { id: booking, at: null }],
    ['blackouts.preview', { studio: null, from: `${DAY}T19:00`, to: `${DAY}T21:00`, repeat: null }],
    ['waiting.list', { day: DAY, isAll: true }],
    ['shift.state', { day: DAY }],
    ['insight.home', { day: DAY }],
    ['tenants.list', { day: DAY, month: MONTH }],
    ['tenants.detail', { id: tenant, day: DAY }],
    ['tenants.due', { day: DAY }],
    ['tenants.files', { tenant, retired: false }],
    ['tenants.file', { id: ids.file }],
    ['money.account', { tenant }],
    ['money.preview', { tenant, month: MONTH }],
    ['money.owed', {}],
    ['money.list', { month: MONTH }],
    ['money.statement', { id: ids.statement }],
    ['money.file', { id: ids.statement, kind: 'xlsx' }],
    ['money.file', { id: ids.statement, kind: 'pdf' }],
    ['money.monthFile', { month: MONTH }],
    ['sales.month', { month: MONTH }],
    ['settings.history', { ...all, cursor: null, language: LANGUAGE }],
    ['settings.historyFile', { ...all, kind: 'csv' }],
    ['settings.historyFile', { ...all, kind: 'xlsx' }],
    ['paper.list', { day: DAY, isMasked: false, order: 'time' }],
    ['paper.slip', { booking }],
    ['paper.board', { day: DAY, floors: null, isMasked: false }],
    ['paper.words', { kind: 'booking', booking, language: LANGUAGE }],
    ['paper.words', { kind: 'tenantWeek', tenant, day: DAY, language: LANGUAGE }],
    ['paper.sheet', { ...days, studio: null, tenant: null, states: ['checked_in', 'booked'] }],
    ['paper.ical', { of: { kind: 'tenant', id: tenant }, from: null, to: null }],
    ['shift.paper', { day: DAY }],
  ];
  return [...wishes.map(([method, input]) => ({ method, input })), ...ofRecords(tenant)];
}

function textsOfFile(bytes: Uint8Array): readonly string[] {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (head.startsWith('PK')) return [...zipParts(bytes)].flatMap(([name, part]) => [name, ...textsOfFile(part)]);
  if (head === '%PDF') return readPdf(bytes).map(({ text }) => text);
  return [Buffer.from(bytes).toString('utf8')];
}

/** All that an answer says: its texts, names and numbers, and those of every file in it, unpacked. */
export function textsIn(answer: unknown): string {
  const files: string[] = [];
  const plain = JSON.stringify(answer, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    files.push(...textsOfFile(value));
    return '';
  });
  return [plain, ...files].join('\n');
}
