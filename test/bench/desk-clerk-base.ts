// The base that a clerk is timed on: 60 studios on six floors, 60 tenants, an evening two thirds full, guests who come and go about now.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createEmptyBase, openBackend } from '../../src/backend/backend.ts';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { deskDayOf } from '../../src/domain/booking/desk-day.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import {
  addDays,
  convertMillisecondsToInstant,
  createInstantAt,
  type Day,
  formatIsoInstant,
  instant,
} from '../../src/domain/time/calendar.ts';
import { codeOf } from '../helpers/import-base.ts';
import { valueOf } from '../helpers/intake-client.ts';
import { OUTPUT } from './bench-base.ts';

const STUDIOS = 60;
/** Those that the jobs are about: of each the two first letters are its own. */
const NAMED = ['晨光传媒', '海浪网络', '青禾服饰', '北斗科技', '远山文化', '白鹭直播', '松果贸易'] as const;
const FIRSTS = [...'星云天华金新明德盛恒锦瑞嘉和泰宏'];
const SECONDS = [...'河帆润月珠丰源信诚达'];

/** Who comes and who goes in each round, by two letters. */
export const COMING = ['hl', 'qh', 'bd'] as const;
export const GOING = ['ys', 'bl', 'sg'] as const;

export function studioCode(nth: number): string {
  return `${'ABCDEF'.charAt(Math.floor(nth / 10))}${String((nth % 10) + 1).padStart(2, '0')}`;
}

async function furnish(client: LivebaseClient): Promise<readonly number[]> {
  for (let nth = 0; nth < STUDIOS; nth += 1) {
    const code = studioCode(nth);
    const equipment = nth % 3 === 0 ? '绿幕、三灯位' : '三灯位';
    const area = 2000 + (nth % 5) * 1000;
    const fact = { starts_on: '2020-01-01', kind: '公共', area, hours: '00:00-24:00', turnaround: 0, hourly_rate: 12_000 };
    const studio = { code, name: null, floor: `${Math.floor(nth / 10) + 1}F`, equipment, opened_on: '2020-01-01' };
    valueOf(await client.studios.add({ studio, fact, reason: null }));
  }
  const names = [...NAMED, ...FIRSTS.flatMap((first) => SECONDS.map((second) => `${first}${second}文化`))].slice(0, 60);
  const ids: number[] = [];
  for (const [nth, name] of names.entries()) {
    const fact = { starts_on: '2020-01-01', name: `厦门${name}有限公司`, uscc: codeOf(nth + 1), category: '相关服务企业' };
    const tenant = valueOf(await client.tenants.add({ tenant: { contact: '李四', phone: '13812345678' }, fact, reason: null })).id;
    const span = { starts_on: '2020-01-01', ends_on: '2099-12-31', area: 100, studios: '[]' };
    valueOf(await client.records.add({ kind: 'lease', values: { contract: `HT-${nth + 1}`, tenant_id: tenant, ...span }, reason: null }));
    ids.push(tenant);
  }
  return ids;
}

/** Bookings of tonight and tomorrow night on the first four floors, and who comes and goes about now on the fifth. */
async function fill(client: LivebaseClient, tenants: readonly number[], today: Day): Promise<void> {
  const book = async (nth: number, tenant: number, from: number, to: number, state: 'booked' | 'checked_in' = 'booked'): Promise<void> => {
    const times = { from: formatIsoInstant(instant(from)), to: formatIsoInstant(instant(to)) };
    valueOf(await client.bookings.book({ studio: studioCode(nth), tenant, ...times, state }));
  };
  for (const day of [today, addDays(today, 1)]) {
    const evening = createInstantAt(day, 1080);
    for (let nth = 0; nth < 40; nth += 1) {
      await book(nth, tenants[7 + (nth % 50)] ?? 0, evening, evening + 120);
      if (nth % 3 !== 0) await book(nth, tenants[8 + ((nth * 7) % 50)] ?? 0, evening + 150, evening + 240);
    }
  }
  await book(0, tenants[0] ?? 0, createInstantAt(today, 1350), createInstantAt(today, 1410));
  const now = Math.floor(convertMillisecondsToInstant(Date.now()) / 30) * 30;
  for (const [nth] of COMING.entries()) await book(40 + nth, tenants[1 + nth] ?? 0, now + 30, now + 150);
  for (const [nth] of GOING.entries()) await book(44 + nth, tenants[4 + nth] ?? 0, now - 90, now + 30, 'checked_in');
}

/** Makes it again; answers its folder. */
export async function clerkBase(): Promise<string> {
  const folder = path.join(OUTPUT, 'desk-clerk');
  rmSync(folder, { recursive: true, force: true });
  valueOf(await createEmptyBase(folder, false));
  const { client, close } = valueOf(await openBackend(folder, { who: '李芳', host: 'cli' }, null));
  const today = deskDayOf(convertMillisecondsToInstant(Date.now()), STANDARD_DESK_RULES);
  await fill(client, await furnish(client), today);
  close();
  return folder;
}
