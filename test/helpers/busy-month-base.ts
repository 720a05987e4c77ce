// A base for a busy month: tenants with leases and free minutes, some with a studio of their own, public studios with a linked hall, and the same as the model of the desk sees it.
import { type Base, closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { inTx, type Tx } from '../../src/backend/core/db/tx.ts';
import { ok } from '../../src/domain/values/result.ts';
import { dayOfText, dayStart, dayText } from './desk-model-days.ts';
import type { ModelWorld, PlainFact } from './desk-model-state.ts';
import { planNo, putPlan } from './desk-model-world.ts';
import { codeOf, openImportBase } from './import-base.ts';

/** The month that is played: November 2026. */
export const FIRST = dayOfText('2026-11-01');
export const DAYS = 30;

const DESK = { who: '店长', host: 'window' } as const;
const ALWAYS = dayOfText('2026-01-01');
const LEASE_END = dayOfText('2027-12-31');
const FREE = [0, 600, 1200, 3000, 90];
/** 08:00 to 02:00 of the next day. */
const OPEN = { hours: [[480, 1560]] as const, text: '08:00-26:00' };

/** A tenant as the desk calls it, with its rent a month, fen. */
interface BusyTenant {
  readonly id: number;
  readonly uscc: string;
  readonly rent: number;
  readonly free: number;
}

/** The month's base: how the model sees it, and how people call who and what is in it. */
export interface BusyBase {
  readonly base: Base;
  readonly world: ModelWorld;
  readonly tenants: readonly BusyTenant[];
  readonly codes: ReadonlyMap<number, string>;
  readonly setNow: (minute: number) => void;
  readonly close: () => void;
}

type Put = (name: Parameters<typeof addRecord>[1], values: Parameters<typeof addRecord>[2]) => number;

function putStudio(put: Put, nth: number): { readonly id: number; readonly code: string; readonly fact: PlainFact } {
  const code = `S${String(nth + 1).padStart(2, '0')}`;
  const id = put('studio', { code, floor: `${1 + (nth % 6)}F`, opened_on: '2024-01-01' });
  const fact = { fromDay: 0, hours: OPEN.hours, turnaround: [0, 15, 30][nth % 3] ?? 0, rate: 10_000 };
  const { turnaround, rate } = fact;
  put('studio_fact', { studio_id: id, starts_on: '0001-01-01', kind: '公共', hours: OPEN.text, turnaround, hourly_rate: rate });
  return { id, code, fact };
}

function putTenant(put: Put, nth: number): BusyTenant {
  const id = put('tenant', {});
  const uscc = codeOf(nth + 1);
  const letter = (at: number): string => String.fromCodePoint(0x6d77 + at);
  const name = `厦门${letter(nth)}${letter(nth * 7 + 90)}传媒有限公司`;
  put('tenant_fact', { tenant_id: id, starts_on: '0001-01-01', name, uscc, category: '相关服务企业', leading: 0 });
  return { id, uscc, rent: 1_000_000 + nth * 12_345, free: FREE[nth % FREE.length] ?? 0 };
}

/** Every tenant's lease of rooms, and of the first ones a studio for themselves. */
function leasesOf(tenants: readonly BusyTenant[], own: readonly number[]): ModelWorld['leases'] {
  const always = { fromDay: ALWAYS, toDay: LEASE_END };
  return [
    ...tenants.map(({ id, free }) => ({ ...always, tenant: id, free, alone: null, ownRate: 0 })),
    ...own.flatMap((studio, nth) => {
      const tenant = tenants[nth]?.id;
      return tenant === undefined ? [] : [{ ...always, tenant, free: 0, alone: studio, ownRate: nth % 2 === 0 ? 0 : 4_000 }];
    }),
  ];
}

function putLeases(put: Put, leases: ModelWorld['leases'], tenants: readonly BusyTenant[]): void {
  leases.forEach(({ tenant, fromDay, toDay, free, alone, ownRate }, nth) => {
    const rent = alone === null ? { monthly_rent: tenants.find(({ id }) => id === tenant)?.rent ?? 0 } : {};
    put('lease', {
      contract: `HT-${nth + 1}`,
      tenant_id: tenant,
      starts_on: dayText(fromDay),
      ends_on: dayText(toDay),
      area: 100,
      free_minutes: free,
      ...rent,
      ...(ownRate === 0 ? {} : { own_rate: ownRate }),
      studios: alone === null ? '[]' : JSON.stringify([alone]),
    });
  });
}

const RULES: ModelWorld['rules'] = {
  grid: 30,
  checkInMinutes: 60,
  lateCancelHours: 24,
  lateCancelPercent: 50,
  noShowPercent: 100,
  overtimePercent: 150,
  cancelFree: 10,
  grace: 15,
  leaveGrace: 10,
  dayTurnHour: 6,
};

function layOut(tx: Tx, size: { readonly tenants: number; readonly studios: number }): Omit<BusyBase, 'base' | 'setNow' | 'close'> {
  const put: Put = (name, values) => addRecord(tx, name, values, null);
  const studios = Array.from({ length: size.studios }, (_, nth) => putStudio(put, nth));
  const tenants = Array.from({ length: size.tenants }, (_, nth) => putTenant(put, nth));
  const own = studios.slice(-Math.max(1, Math.floor(size.studios / 9))).map(({ id }) => id);
  const leases = leasesOf(tenants, own);
  putLeases(put, leases, tenants);
  const [hall, left, right] = studios.map(({ id }) => id);
  const links = [left, right].map((part) => ({ whole: hall ?? 0, part: part ?? 0, fromDay: ALWAYS, toDay: null }));
  for (const { whole, part } of links) put('studio_link', { whole_id: whole, part_id: part, starts_on: dayText(ALWAYS), ends_on: null });
  const blackout = { studio: studios[3]?.id ?? 0, from: dayStart(FIRST + 9) + 600, to: dayStart(FIRST + 11) + 1200 };
  put('blackout', { studio_id: blackout.studio, starts_at: blackout.from, ends_at: blackout.to, reason: '维修' });
  const plan = { studio: null, fromDay: ALWAYS, plan: planNo(0) };
  putPlan(put, plan);
  const facts = new Map(studios.map(({ id, fact }) => [id, fact]));
  const factOn = (studio: number): PlainFact => {
    const fact = facts.get(studio);
    if (fact === undefined) throw new Error(`no studio ${studio}`);
    return fact;
  };
  const world: ModelWorld = {
    studios: studios.map(({ id }) => ({ id, closedDay: null })),
    tenants: tenants.map(({ id }) => id),
    factOn,
    leases,
    links,
    things: [],
    blackouts: [blackout],
    exceptions: [],
    plans: [plan],
    rules: RULES,
  };
  return { world, tenants, codes: new Map(studios.map(({ id, code }) => [id, code])) };
}

/** Makes it. */
export function openBusyBase(size: { readonly tenants: number; readonly studios: number }): BusyBase {
  const made = openImportBase('2026-10-28T09:00');
  const laid = inTx(made.base, DESK, (tx) => ok(layOut(tx, size)));
  if (!laid.ok) throw new Error(laid.refusal.code);
  let nowMs = 0;
  const opened = openBase(made.base.folder, { nowMs: () => nowMs });
  if (!opened.ok) throw new Error(opened.refusal.code);
  opened.value.db.pragma('synchronous = OFF');
  return {
    ...laid.value,
    base: opened.value,
    setNow: (minute) => {
      nowMs = minute * 60_000;
    },
    close: () => {
      closeBase(opened.value);
      made.close();
    },
  };
}
