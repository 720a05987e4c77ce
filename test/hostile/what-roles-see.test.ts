// Every method called as every role on a base full of markers: no answer and no file in one holds a marker that the role may not see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../src/backend/router.ts';
import { hasRight, type Role, ROLES } from '../../src/domain/base/rights.ts';
import {
  type AskedMethod,
  askedOfMarked,
  fillMarked,
  isOnReport,
  type Marker,
  MARKERS,
  otherMethods,
  textsIn,
} from '../helpers/marked-base.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { openRawBase, type RawBase } from '../helpers/raw-base.ts';
import { TESTER } from '../helpers/sample-base.ts';

type Client = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

let raw: RawBase;
let asked: readonly AskedMethod[] = [];

function clientOf(role: Role): Client {
  const actor = { ...TESTER, role };
  const context = { findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null };
  return openClient(context) as unknown as Client;
}

async function call(role: Role, name: string, input: unknown): Promise<unknown> {
  const [group = '', method = ''] = name.split('.');
  return clientOf(role)[group]?.[method]?.(input);
}

async function idOf(answer: Promise<unknown>, ...keys: readonly string[]): Promise<number> {
  let value: unknown = ((await answer) as { readonly value: unknown }).value;
  for (const key of keys) value = (value as Readonly<Record<string, unknown>>)[key];
  return Number(value);
}

beforeAll(async () => {
  raw = openRawBase();
  const tenant = fillMarked(raw.base);
  const bytes = new TextEncoder().encode('标记附件');
  const file = await idOf(call('manager', 'tenants.attach', { tenant, paper: null, file: { name: '标记附件.pdf', bytes } }), 'id');
  const statement = await idOf(call('manager', 'money.make', { tenant, month: '2026-10' }), 'statement', 'id');
  const booking = await idOf(call('manager', 'bookings.get', { booking: 'M1' }), 'booking', 'id');
  asked = askedOfMarked(tenant, { file, statement, booking });
});
afterAll(() => raw.close());

/** Which markers stand in what each method answers a role. */
async function found(role: Role): Promise<readonly { readonly method: string; readonly marker: Marker }[]> {
  const hits: { readonly method: string; readonly marker: Marker }[] = [];
  // Who may see all is only asked for what bears a marker: nothing can be too much.
  for (const { method, input } of role === 'manager' ? asked : [...asked, ...otherMethods(asked)]) {
    const text = textsIn(await call(role, method, input));
    for (const marker of MARKERS) if (marker.texts.some((one) => text.includes(one))) hits.push({ method, marker });
  }
  return hits;
}

describe('answers and the files in them', () => {
  it.each(ROLES)('to the %s hold what the role may see and nothing else', async (role) => {
    const hits = await found(role);
    const forbidden = hits.filter(
      ({ method, marker }) => !hasRight(role, marker.right) && !(isOnReport(method, marker) && hasRight(role, 'report.look')),
    );
    expect(forbidden.map(({ method, marker }) => `${method}: ${marker.name}`)).toEqual([]);
    // Anyone who may see a thing finds it: what is looked for can be found.
    const seen = new Set(hits.map(({ marker }) => marker.name));
    const missed = MARKERS.filter(({ name, right }) => hasRight(role, right) && !seen.has(name));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

describe('rights', () => {
  const refusalTo = call;

  it('only a manager says as whom is written', async () => {
    for (const role of ['statistician', 'front_desk', 'viewer'] as const) {
      expect(await refusalTo(role, 'settings.sayWho', { who: '主管' })).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    }
    expect(await refusalTo('manager', 'settings.sayWho', { who: '主管' })).toMatchObject({ ok: true });
  });

  it('the statistician makes backups, and neither restores nor puts another base, folder or choice in place', async () => {
    expect(await refusalTo('statistician', 'settings.backUp', {})).toMatchObject({ ok: true });
    for (const name of [
      'start.restore',
      'start.create',
      'start.openFolder',
      'start.demo',
      'start.pick',
      'settings.secondFolder',
      'settings.encryptSecond',
      'settings.choose',
    ]) {
      const answer = await refusalTo('statistician', name, METHOD_SAMPLES[name]?.right);
      expect(answer, name).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED', data: { right: 'base.change' } } });
    }
  });
});
