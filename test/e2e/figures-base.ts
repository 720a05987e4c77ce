// The demo base with what a day at the desk and in the office leaves in it besides: rows whose every field is another value, so that lists that the demo leaves empty have something to show.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyBase } from '../helpers/copy-base.ts';
import { openBackend } from '../../src/backend/backend.ts';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { instantOf } from './plain-figures.ts';
import { bodyRow, FIRST_ROW, fill } from '../helpers/form-hand.ts';

export const TODAY = '2026-11-04';
/** The month that is collected and reported. */
export const MONTH = '2026-10';
/** 厦门听潮电子商务有限公司, 厦门沙坡集市直播有限公司 and 厦门榕下优品贸易有限公司 of the demo. */
export const TENANT = 3;
export const OTHER = 10;
export const THIRD = 5;
/** T203 三角梅 and T104 踏浪. */
export const STUDIO = 11;
const SECOND_STUDIO = 4;
/** The first one's licence. */
const LICENCE = 4;

/** What was asked for, or an error that says why not. */
export function valueOf<V>(answer: { readonly ok: true; readonly value: V } | { readonly ok: false; readonly refusal: object }): V {
  if (answer.ok) return answer.value;
  throw new Error(JSON.stringify(answer.refusal));
}

/** Calls the base in `folder` at a moment, as 叶知秋 at the command line, and closes it again. */
export async function callAt<V>(folder: string, now: string, work: (client: LivebaseClient) => Promise<V>): Promise<V> {
  const real = Date.now;
  const nowMs = Date.parse(now);
  Date.now = () => nowMs;
  const opened = await openBackend(folder, { who: '叶知秋', host: 'cli' }, null);
  if (!opened.ok) throw new Error(opened.refusal.code);
  try {
    return await work(opened.value.client);
  } finally {
    opened.value.close();
    Date.now = real;
  }
}

type Values = Readonly<Record<string, string | number | null>>;

/** Adds a record and answers its number. */
export async function add(
  client: LivebaseClient,
  kind: Parameters<LivebaseClient['records']['add']>[0]['kind'],
  values: Values,
): Promise<number> {
  return valueOf(await client.records.add({ kind, values, reason: `补记 ${kind}` })).id;
}

async function addMoney(client: LivebaseClient): Promise<void> {
  const { bookings } = valueOf(
    await client.bookings.list({
      from: '2026-09-01',
      to: '2026-10-31',
      studio: null,
      tenant: null,
      states: ['option', 'booked', 'checked_in'],
    }),
  );
  const seen = bookings.filter(({ from }) => from > 0).map(({ id, version }) => ({ id, version }));
  valueOf(await client.bookings.many({ bookings: seen, to: { kind: 'completed' }, reason: '忘了登记离场' }));
  await add(client, 'charge', { tenant_id: TENANT, month: '2026-09', kind: 'correction', amount: 7_770, reason: '多用了两小时灯光' });
  valueOf(await client.money.make({ tenant: TENANT, month: '2026-09' }));
  await add(client, 'charge', { tenant_id: TENANT, month: '2026-10', kind: 'credit', amount: -15_050, reason: '空调坏了半天' });
  valueOf(await client.money.make({ tenant: TENANT, month: '2026-10' }));
  const other = valueOf(await client.money.make({ tenant: OTHER, month: '2026-10' }));
  valueOf(await client.money.noteInvoice({ id: other.statement.id, state: 'issued', number: '26442000000123', day: '2026-11-03' }));
  await add(client, 'payment', {
    tenant_id: TENANT,
    paid_on: '2026-10-20',
    month: '2026-09',
    amount: 1_234_567,
    method: '转账',
    note: '九月的一部分',
  });
  await add(client, 'payment', {
    tenant_id: OTHER,
    paid_on: '2026-11-02',
    month: null,
    amount: 99_999_900,
    method: '微信',
    note: '多付了',
  });
  await add(client, 'deposit_move', { tenant_id: TENANT, day: '2026-06-01', kind: 'in', amount: 4_000_000, note: '合同押金' });
}

async function addDesk(client: LivebaseClient): Promise<void> {
  valueOf(
    await client.waiting.add({
      day: TODAY,
      tenant: TENANT,
      contact: '江一苇',
      phone: '13900001111',
      fromMinute: 14 * 60,
      toMinute: 18 * 60 + 30,
      minutes: 150,
      studio: STUDIO,
      area: 3050,
      kind: '公共',
      note: '要绿幕',
    }),
  );
  valueOf(await client.shift.addNote({ words: 'T104 的灯管坏了一支' }));
  valueOf(
    await client.shift.lend({ thing: '无线麦克风 2 号', tenant: OTHER, holder: '阮小满', dueAt: '2026-11-04T18:30', note: '带备用电池' }),
  );
}

async function addStudios(client: LivebaseClient): Promise<void> {
  await add(client, 'rate_plan', {
    studio_id: STUDIO,
    starts_on: '2026-12-01',
    day_from: 9 * 60,
    night_from: 21 * 60 + 30,
    day_rate: 18_850,
    night_rate: 24_075,
    half_day_rate: 60_010,
    full_day_rate: 110_020,
    minimum: 90,
  });
  await add(client, 'equipment', { name: '绿幕', count: 3, note: '三楼库房' });
  await add(client, 'studio_link', { whole_id: STUDIO, part_id: SECOND_STUDIO, starts_on: '2027-05-01', ends_on: '2027-08-31' });
  await add(client, 'blackout', {
    studio_id: STUDIO,
    starts_at: instantOf('2027-03-02T08:30'),
    ends_at: instantOf('2027-03-03T12:00'),
    reason: '换吊顶',
  });
  await add(client, 'calendar_exception', { day: '2027-01-10', studio_id: STUDIO, hours: '10:00-16:00', note: '只开半天' });
}

/** One of the forms filled by hand: 18 sessions, 2,700 minutes, 45,678 views, 912 orders, then yuan paid, refunded and settled. */
async function addReply(client: LivebaseClient): Promise<void> {
  const { files } = valueOf(await client.forms.make({ month: MONTH, tenants: [THIRD] }));
  const bytes = files[0]?.bytes;
  if (bytes === undefined) throw new Error('no form');
  const filled = fill(bytes, bodyRow(FIRST_ROW, [18, 2700, 45_678, 912, 234_567.89, 3456.78, 198_765.43]));
  valueOf(
    await client.imports.take({
      files: [{ name: '十月回表.xlsx', bytes: filled }],
      month: null,
      tenant: null,
      account: null,
      isDryRun: false,
      takesGoodRows: true,
      onDifference: 'replace',
    }),
  );
}

async function addFiles(client: LivebaseClient): Promise<void> {
  const file = (name: string, size: number) => ({ name, bytes: Buffer.alloc(size, '%PDF-1.7 ') });
  valueOf(await client.tenants.attach({ tenant: TENANT, paper: LICENCE, file: file('执照扫描.pdf', 2048) }));
  valueOf(await client.tenants.attach({ tenant: TENANT, paper: null, file: file('合同扫描.pdf', 345_678) }));
}

async function addPeople(client: LivebaseClient): Promise<void> {
  valueOf(await client.people.add({ name: '叶知秋', role: 'manager' }));
  valueOf(await client.people.add({ name: '周敏', role: 'manager' }));
  valueOf(await client.people.add({ name: '阮前台', role: 'front_desk' }));
}

/** Lays the base out; answers its folder. */
export async function layOutFigures(demo = process.env['LIVEBASE_E2E_DEMO'] ?? ''): Promise<string> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'livebase-figures-')), 'data');
  copyBase(demo, folder);
  await callAt(folder, '2026-11-04T09:04:00+08:00', async (client) => {
    for (const lay of [addMoney, addDesk, addStudios, addReply, addFiles, addPeople]) await lay(client);
  });
  return folder;
}
