// Writes at the desk, to tenants and to studios that another program or person makes, and the screens that show them.
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { add, MONTH, OTHER, STUDIO, TENANT, THIRD, TODAY, valueOf } from './figures-base.ts';
import { instantOf } from './plain-figures.ts';

/** A write, and up to two screens that stand open beside it: each has to show it. */
export interface Write {
  readonly what: string;
  readonly seen: readonly string[];
  readonly write: (client: LivebaseClient) => Promise<unknown>;
  /** It is looked at in a browser too: a list draws there the row that it is about. */
  readonly isInBrowser?: true;
}

const DAY = '2026-11-25';
const DESK = `/desk/${DAY}`;
const STATEMENTS = `/tenants/${TENANT}/statements`;

type Kind = Parameters<LivebaseClient['records']['get']>[0]['kind'];
type Values = Parameters<LivebaseClient['records']['correct']>[0]['values'];

async function newest(client: LivebaseClient, kind: Kind, tenant: number | null): Promise<number> {
  const { rows } = valueOf(await client.records.list({ kind, tenant, studio: null, month: null, retired: false }));
  return Math.max(...rows.map(({ id }) => id));
}

/** Corrects a record as it stands now. */
export async function correct(client: LivebaseClient, kind: Kind, id: number, values: Values): Promise<unknown> {
  const { version } = valueOf(await client.records.get({ kind, id }));
  return valueOf(await client.records.correct({ kind, id, version, values, reason: '核对过' }));
}

async function retire(client: LivebaseClient, kind: Kind, id: number): Promise<unknown> {
  const { version } = valueOf(await client.records.get({ kind, id }));
  return valueOf(await client.records.retire({ kind, id, version, reason: '记重了' }));
}

/** The booking of the day that these writes make and change. */
async function ours(client: LivebaseClient) {
  const { bookings } = valueOf(await client.bookings.list({ from: DAY, to: DAY, studio: STUDIO, tenant: null, states: [] }));
  const found = bookings.find(({ tenant }) => tenant === TENANT);
  if (found === undefined) throw new Error('no booking');
  return { id: found.id, version: found.version };
}

const slot = (from: string, to: string) => ({ studio: STUDIO, from: `${DAY}T${from}`, to: `${DAY}T${to}` });

const AT_THE_DESK: readonly Write[] = [
  {
    what: 'a booking is made',
    isInBrowser: true,
    seen: [DESK, `/studios/${STUDIO}/use`],
    write: (client) => client.bookings.book({ tenant: TENANT, title: '新书首发', ...slot('14:00', '16:00') }),
  },
  {
    what: 'a booking is moved',
    seen: [DESK, '/settings/history'],
    write: async (client) => client.bookings.move({ ...(await ours(client)), ...slot('17:00', '19:30') }),
  },
  {
    what: 'a booking is named otherwise',
    seen: ['/settings/history'],
    write: async (client) => client.bookings.details({ ...(await ours(client)), tenant: TENANT, title: '读者见面' }),
  },
  {
    what: 'a booking is cancelled',
    isInBrowser: true,
    seen: [DESK, `/studios/${STUDIO}/use`],
    write: async (client) => client.bookings.many({ bookings: [await ours(client)], to: { kind: 'cancelled' }, reason: '企业改计划' }),
  },
  {
    what: 'somebody comes',
    seen: [`/desk/${TODAY}`, '/home'],
    write: async (client) => {
      const { bookings } = valueOf(await client.bookings.list({ from: TODAY, to: TODAY, studio: null, tenant: null, states: ['booked'] }));
      const next = bookings.find(({ from }) => from >= instantOf(`${TODAY}T09:00`) && from <= instantOf(`${TODAY}T10:00`));
      return client.bookings.state({ booking: next?.id ?? 0, version: null, to: 'checked_in' });
    },
  },
  {
    what: 'somebody leaves',
    seen: [`/desk/${TODAY}`, '/home'],
    write: async (client) => {
      const { bookings } = valueOf(
        await client.bookings.list({ from: TODAY, to: TODAY, studio: null, tenant: null, states: ['checked_in'] }),
      );
      return client.bookings.state({ booking: bookings[0]?.id ?? 0, version: null, to: 'completed', at: `${TODAY}T09:05` });
    },
  },
  {
    what: 'a series is booked',
    seen: ['/desk/2026-12-09', `/tenants/${OTHER}/bookings`],
    write: (client) =>
      client.series.book({
        studio: STUDIO,
        tenant: OTHER,
        rule: { frequency: 'weekly', weekdays: [3], startsOn: '2026-12-02', until: null, count: 3 },
        startsMinute: 15 * 60,
        minutes: 120,
        mode: 'all',
      }),
  },
  {
    what: 'somebody waits',
    seen: [DESK],
    write: (client) =>
      client.waiting.add({
        day: DAY,
        tenant: OTHER,
        contact: '阮小满',
        phone: null,
        fromMinute: 600,
        toMinute: 900,
        minutes: 60,
        studio: null,
        area: null,
        kind: null,
        note: null,
      }),
  },
];

const OF_TENANTS: readonly Write[] = [
  {
    what: 'a tenant is corrected',
    isInBrowser: true,
    seen: ['/tenants', `/tenants/${TENANT}/facts`],
    write: (client) => correct(client, 'tenant', TENANT, { contact: '江一苇', phone: '13911112222' }),
  },
  {
    what: 'a tenant is called otherwise',
    isInBrowser: true,
    seen: ['/tenants', `/studios/${STUDIO}/use`],
    write: (client) => correct(client, 'tenant', 18, { short_name: '环岛动力' }),
  },
  {
    what: 'a lease is added',
    seen: [`/tenants/${TENANT}/leases`, '/tenants/owed'],
    write: (client) =>
      add(client, 'lease', {
        contract: 'LJC-2026-003-扩租',
        tenant_id: TENANT,
        starts_on: '2026-11-01',
        ends_on: '2028-06-14',
        area: 33_010,
        monthly_rent: 2_345_600,
        deposit: 4_691_200,
        studios: '[]',
        free_minutes: 600,
        own_rate: 4500,
      }),
  },
  {
    what: 'a lease is ended',
    seen: [`/tenants/${OTHER}/leases`, '/tenants/due'],
    write: async (client) => {
      const id = await newest(client, 'lease', OTHER);
      const { version } = valueOf(await client.records.get({ kind: 'lease', id }));
      return client.tenants.endLease({ id, version, day: '2026-12-20', reason: '提前退租' });
    },
  },
  {
    what: 'a payment comes in',
    seen: [STATEMENTS, '/tenants/owed'],
    write: (client) =>
      add(client, 'payment', { tenant_id: TENANT, paid_on: '2026-11-03', month: MONTH, amount: 500_000, method: '现金', note: null }),
  },
  {
    what: 'a payment is taken back',
    seen: [STATEMENTS, '/tenants/owed'],
    write: async (client) => retire(client, 'payment', await newest(client, 'payment', TENANT)),
  },
  {
    what: 'a statement is made',
    seen: ['/tenants/statements', '/tenants/owed'],
    write: (client) => client.money.make({ tenant: THIRD, month: MONTH }),
  },
  {
    what: 'a file is attached',
    seen: [`/tenants/${TENANT}/files`],
    write: (client) =>
      client.tenants.attach({ tenant: TENANT, paper: null, file: { name: '补充协议.pdf', bytes: Buffer.from('%PDF-1.7 ') } }),
  },
  {
    what: 'a paper is renewed',
    seen: [`/tenants/${TENANT}/papers`, '/tenants/due'],
    write: (client) => correct(client, 'paper', 5, { expires_on: '2027-09-04' }),
  },
];

const OF_STUDIOS: readonly Write[] = [
  {
    what: 'a studio is corrected',
    isInBrowser: true,
    seen: ['/studios', DESK],
    write: (client) => correct(client, 'studio', STUDIO, { name: '三角梅厅' }),
  },
  {
    what: 'a rate changes',
    isInBrowser: true,
    seen: [`/studios/${STUDIO}/prices`, '/studios'],
    write: (client) =>
      client.records.changeFrom({ kind: 'studio_fact', subject: STUDIO, day: TODAY, values: { hourly_rate: 19_900 }, reason: '调价' }),
  },
  {
    what: 'a rate plan is added',
    seen: ['/studios/shared', `/studios/${STUDIO}/prices`],
    write: (client) =>
      add(client, 'rate_plan', {
        studio_id: STUDIO,
        starts_on: '2027-01-01',
        day_from: 480,
        night_from: 1320,
        day_rate: 20_000,
        night_rate: 26_000,
        half_day_rate: null,
        full_day_rate: null,
        minimum: 60,
      }),
  },
  {
    what: 'a studio is out of use',
    seen: [`/studios/${STUDIO}/blackouts`, '/settings/history'],
    write: (client) =>
      add(client, 'blackout', {
        studio_id: STUDIO,
        starts_at: instantOf(`${DAY}T20:00`),
        ends_at: instantOf(`${DAY}T22:00`),
        reason: '检修',
      }),
  },
];

/** Writes of the evening and of the office's files. */
export const WRITES_OF_RECORDS: readonly Write[] = [...AT_THE_DESK, ...OF_TENANTS, ...OF_STUDIOS];
