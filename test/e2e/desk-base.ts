// A base for the desk's end-to-end tests, made through the contract: four studios on two floors, four tenants whose leases do not end, a session that runs now.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmptyBase, openBackend } from '../../src/backend/backend.ts';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { deskDayOf, computeDeskSpan } from '../../src/domain/booking/desk-day.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import {
  addDays,
  convertMillisecondsToInstant,
  createInstantAt,
  type Day,
  formatIsoInstant,
  getMinuteOfDay,
  instant,
  printClock,
} from '../../src/domain/time/calendar.ts';
import { codeOf } from '../helpers/import-base.ts';

const STUDIOS = [
  { code: 'A101', name: '一号间', floor: '1F', area: 3600, equipment: '三灯位' },
  { code: 'A102', name: '二号间', floor: '1F', area: 2000, equipment: null },
  { code: 'B201', name: '绿幕间', floor: '2F', area: 6000, equipment: '绿幕、三灯位' },
  { code: 'B202', name: '四号间', floor: '2F', area: 4500, equipment: null },
] as const;
const TENANTS = ['晨光传媒', '海浪网络', '远山文化', '新月直播'] as const;
const WORDS = {
  option: '暂定',
  booked: '已预订',
  checked_in: '已到场',
  completed: '已完成',
  no_show: '未到场',
  cancelled: '已取消',
} as const;
type TenantOfDesk = (typeof TENANTS)[number];

/** A tenant's full name: at the desk it is called by its short one. */
export function inFull(name: TenantOfDesk): string {
  return `厦门${name}有限公司`;
}

/** The desk's day that it is at the base, and days after it. */
export function dayAhead(days: number): Day {
  return addDays(deskDayOf(convertMillisecondsToInstant(Date.now()), STANDARD_DESK_RULES), days);
}

/** The half hour that runs. */
export function runningSince(): number {
  return Math.floor(convertMillisecondsToInstant(Date.now()) / 30) * 30;
}

/** What was asked for, or an error that says why not. */
function valueOf<V>(answer: { readonly ok: true; readonly value: V } | { readonly ok: false; readonly refusal: object }): V {
  if (answer.ok) return answer.value;
  throw new Error(JSON.stringify(answer.refusal));
}

/** A booking to lay out: minutes of the day are counted from its midnight. */
interface LaidOut {
  readonly studio: (typeof STUDIOS)[number]['code'];
  readonly tenant: TenantOfDesk;
  readonly day: Day;
  readonly from: number;
  readonly to: number;
}

async function furnish(client: LivebaseClient): Promise<void> {
  for (const { code, name, floor, area, equipment } of STUDIOS) {
    const fact = { starts_on: '2020-01-01', kind: '公共', area, hours: '00:00-24:00', turnaround: 0, hourly_rate: 12_000 };
    valueOf(await client.studios.add({ studio: { code, name, floor, equipment, opened_on: '2020-01-01' }, fact, reason: null }));
  }
  for (const [nth, name] of TENANTS.entries()) {
    const fact = { starts_on: '2020-01-01', name: inFull(name), uscc: codeOf(nth + 1), category: '相关服务企业' };
    const tenant = valueOf(await client.tenants.add({ tenant: { contact: '李四', phone: '13812345678' }, fact, reason: null })).id;
    const lease = {
      contract: `HT-${nth + 1}`,
      tenant_id: tenant,
      starts_on: '2020-01-01',
      ends_on: '2099-12-31',
      area: 100,
      studios: '[]',
    };
    valueOf(await client.records.add({ kind: 'lease', values: lease, reason: null }));
  }
}

/** The base's folder, and the door to it for a second process than the app: what is on screen is compared with what is read here. */
export interface DeskGround {
  readonly folder: string;
  /** Live bookings of a desk's day as `A101 20:00-22:00 晨光传媒 已预订` (short names), by studio and start. */
  readonly bookingsOf: (day: Day) => Promise<readonly string[]>;
  readonly book: (booking: LaidOut) => Promise<void>;
  /** A method of the contract, called by nobody's screen. */
  readonly client: LivebaseClient;
  readonly close: () => void;
}

/** Makes the base. 远山文化 is in A101 now. */
export async function layOutDesk(): Promise<DeskGround> {
  const work = mkdtempSync(path.join(tmpdir(), 'livebase-e2e-desk-'));
  const folder = path.join(work, 'base');
  valueOf(await createEmptyBase(folder, false));
  const { client, close } = valueOf(await openBackend(folder, { who: '李芳', host: 'cli' }, null));
  await furnish(client);
  const book: DeskGround['book'] = async ({ studio, tenant, day, from, to }) => {
    const times = { from: formatIsoInstant(createInstantAt(day, from)), to: formatIsoInstant(createInstantAt(day, to)) };
    // On the first of a month yesterday is in a past one, which asks.
    valueOf(await client.bookings.book({ studio, tenant: inFull(tenant), ...times, overrideReason: '昨天的补登' }));
  };
  const now = runningSince() - createInstantAt(dayAhead(0), 0);
  await book({ studio: 'A101', tenant: '远山文化', day: dayAhead(0), from: now, to: now + 120 });
  const clock = (at: number): string => printClock(getMinuteOfDay(instant(at)));
  return {
    folder,
    client,
    book,
    bookingsOf: async (day) => {
      const states = ['option', 'booked', 'checked_in', 'completed'] as const;
      const { bookings } = valueOf(
        await client.bookings.list({ from: day, to: addDays(day, 1), studio: null, tenant: null, states: [...states] }),
      );
      const { from, to } = computeDeskSpan(day, STANDARD_DESK_RULES);
      return bookings
        .filter((one) => from <= one.from && one.from < to)
        .map((one) => `${one.studioCode} ${clock(one.from)}-${clock(one.to)} ${one.tenantShort} ${WORDS[one.state]}`)
        .toSorted();
    },
    close: () => {
      close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}
