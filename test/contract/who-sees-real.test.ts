// Every method that reads, called as every role on a base full of values: each answer is the manager's without what the tables keep back.
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClient } from '../../src/backend/router.ts';
import type { Role } from '../../src/domain/base/rights.ts';
import { type AskedMethod, askedOfMarked, fillMarked, otherMethods } from '../helpers/marked-base.ts';
import { openRawBase, type RawBase } from '../helpers/raw-base.ts';
import { TESTER } from '../helpers/sample-base.ts';
import { cutByTable, placesOf, roleSees, valuesAt } from './cut-by-table.ts';
import { METHODS, ROLE_ORDER } from './who-may.ts';
import { HIDDEN_KINDS, SEEN_WITH } from './who-sees.ts';

type Client = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

/** Answers that depend on who asks by more than what is cut, on the moment, or hold words and bytes made of what was cut: other tests' (test/hostile/what-roles-see.test.ts). */
const OTHERWISE =
  /^(settings\.(history|historyFile)|records\.history|shift\.paper|money\.(file|monthFile)|paper\.\w+|bookings\.cancelPrice)$/;

/** Places that this base has nothing at: the made answers of `who-sees.test.ts` fill them. */
const UNFILLED = new Set([
  'parked.list value.parked[]',
  'bookings.extension value.hits[]',
  'bookings.history value.rows[].before',
  'bookings.planB value.studios[]',
  'reminders.list value.reminders[]',
  'bookings.planB value.swaps[].other',
  'bookings.planB value.swaps[].theirs',
  'bookings.planB value.swaps[].ours',
  'series.changePreview value.before',
  'series.changePreview value.after',
  'series.get value.dates[].booking',
  'blackouts.preview value.hits[].plan.studios[]',
  'blackouts.preview value.hits[].plan.swaps[].other',
  'blackouts.preview value.hits[].plan.swaps[].theirs',
  'blackouts.preview value.hits[].plan.swaps[].ours',
  'shift.state value.loans[].note',
  'shift.state value.late[]',
  'shift.state value.lapsing[]',
  'shift.state value.owing[]',
  'board.day value.here[]',
  'tenants.detail value.accounts[]',
  'tenants.detail value.hosts[]',
  'tenants.detail value.headcounts[]',
  'insight.home value.strip',
  'insight.home value.strip.missing',
]);

let raw: RawBase;
let asked: readonly (AskedMethod & { readonly whole: unknown })[] = [];

async function call(role: Role, name: string, input: unknown): Promise<unknown> {
  const [group = '', method = ''] = name.split('.');
  const context = { findBase: () => raw.base, actor: { ...TESTER, role }, onProgress: null, jobs: null, shell: null, start: null };
  return (openClient(context) as unknown as Client)[group]?.[method]?.(input);
}

async function idOf(answer: Promise<unknown>, ...keys: readonly string[]): Promise<number> {
  let value: unknown = ((await answer) as { readonly value: unknown }).value;
  for (const key of keys) value = (value as Readonly<Record<string, unknown>>)[key];
  return Number(value);
}

/** Bytes of files hold what the caller may see, and are looked into elsewhere (test/hostile/what-roles-see.test.ts). */
function withoutBytes(answer: unknown): unknown {
  const text = JSON.stringify(answer, (_key, value: unknown) => (value instanceof Uint8Array ? 'bytes' : value));
  return JSON.parse(text);
}

beforeAll(async () => {
  raw = openRawBase();
  const tenant = fillMarked(raw.base);
  const bytes = new TextEncoder().encode('附件');
  const file = await idOf(call('manager', 'tenants.attach', { tenant, paper: null, file: { name: '附件.pdf', bytes } }), 'id');
  const statement = await idOf(call('manager', 'money.make', { tenant, month: '2026-10' }), 'statement', 'id');
  const booking = await idOf(call('manager', 'bookings.get', { booking: 'M1' }), 'booking', 'id');
  const own = askedOfMarked(tenant, { file, statement, booking });
  const others = otherMethods(own).filter(({ method }) => method in SEEN_WITH);
  const reads = [...own, ...others].filter(({ method }) => METHODS[method]?.endsWith(' reads') === true && !OTHERWISE.test(method));
  for (const { method, input } of reads) asked = [...asked, { method, input, whole: withoutBytes(await call('manager', method, input)) }];
});
afterAll(() => raw.close());

/** The refusal of a record of a kind that the role may not see at all; null where it may. */
function hiddenKind(role: Role, method: string, input: unknown): unknown {
  const { kind } = input as { readonly kind?: string };
  const right = method.startsWith('records.') ? HIDDEN_KINDS[kind ?? ''] : undefined;
  return right === undefined || roleSees(role, right) ? null : { ok: false, refusal: { code: 'NOT_ALLOWED', data: { role, right } } };
}

it.each(ROLE_ORDER)('the %s gets the manager’s answers without what the tables keep back', async (role) => {
  const differing: string[] = [];
  for (const { method, input, whole } of asked) {
    if (!roleSees(role, METHODS[method]?.split(' ')[0] ?? '')) continue;
    const got = withoutBytes(await call(role, method, input));
    if (!isDeepStrictEqual(got, hiddenKind(role, method, input) ?? cutByTable(method, whole, role, input)))
      differing.push(`${method} ${JSON.stringify(input)}`);
  }
  expect(differing).toEqual([]);
});

it('the base has a value at every place that a reading method can keep back', () => {
  const reading = Object.keys(SEEN_WITH).filter((method) => METHODS[method]?.endsWith(' reads') === true && !OTHERWISE.test(method));
  const isUnfilled = (place: string): boolean => UNFILLED.has(place) || UNFILLED.has(place.replace(/\.\w+$/, ''));
  const empty = reading.flatMap((method) => {
    const answers = asked.filter((one) => one.method === method).map(({ whole }) => whole);
    return placesOf(method).flatMap(({ path }) => {
      const values = answers.flatMap((answer) => valuesAt(answer, path)).filter((value) => value !== null && value !== undefined);
      return values.some((value) => JSON.stringify(value) !== '[]' && JSON.stringify(value) !== '{}') ? [] : [`${method} ${path}`];
    });
  });
  expect(empty.filter((place) => !isUnfilled(place))).toEqual([]);
});
