// The router called by those who may not see: markers stand for phones, rents, payments, cases and attachments, and no answer holds one that the role may not see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClient } from '../../src/backend/router.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { EDITABLE_KINDS } from '../../src/contract/records/record-fields.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Role } from '../../src/domain/base/rights.ts';
import { ok } from '../../src/domain/values/result.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { openRawBase } from '../helpers/raw-base.ts';
import type { RawBase } from '../helpers/raw-base.ts';
import { TESTER, fillBase } from '../helpers/sample-base.ts';

type Client = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

const PHONE = '13900007777';
const MONEY = [77_777_701, 77_777_702, 77_777_703, 77_777_704, 77_777_705];
const CASE = 'CASE-MARKER';
const ATTACHED = 'ATTACHED-MARKER';
const PAPER = 'PAPER-MARKER';

let raw: RawBase;
let file = 0;

function clientOf(role: Role): Client {
  const actor = { ...TESTER, role };
  const context = { findBase: () => raw.base, actor, onProgress: null, jobs: null, shell: null, start: null };
  return openClient(context) as unknown as Client;
}

async function valueOf(answer: Promise<unknown> | undefined): Promise<Record<string, unknown>> {
  return ((await answer) as { readonly value: Record<string, unknown> }).value;
}

beforeAll(async () => {
  raw = openRawBase();
  fillBase(raw.base, 3);
  const filled = inTx(raw.base, TESTER, (tx) => {
    const tenant_id = addRecord(tx, 'tenant', { contact: '周敏', phone: PHONE }, null);
    const fact = { tenant_id, starts_on: '2026-10-01', name: '星河直播', uscc: '91440300MA5EX00002', category: '直播电商企业', leading: 0 };
    addRecord(tx, 'tenant_fact', fact, null);
    const dates = { starts_on: '2026-10-01', ends_on: '2027-12-31', area: 10_000, studios: '[]' };
    const lease_id = addRecord(
      tx,
      'lease',
      { contract: 'L9', tenant_id, ...dates, monthly_rent: MONEY[0] ?? 0, deposit: MONEY[1] ?? 0 },
      null,
    );
    addRecord(tx, 'payment', { tenant_id, paid_on: '2026-10-02', month: '2026-10', amount: MONEY[2] ?? 0, method: '转账' }, null);
    addRecord(tx, 'charge', { tenant_id, month: '2026-10', kind: 'correction', amount: MONEY[3] ?? 0, reason: '更正' }, null);
    addRecord(tx, 'deposit_move', { tenant_id, lease_id, day: '2026-10-02', kind: 'in', amount: MONEY[4] ?? 0 }, null);
    addRecord(tx, 'compliance_case', { number: 'C9', day: '2026-10-02', tenant_id, kind: '其他', description: CASE }, null);
    addRecord(tx, 'paper', { tenant_id, kind: '营业执照', number: PAPER }, null);
    return ok(tenant_id);
  });
  if (!filled.ok) throw new Error(filled.refusal.code);
  const attached = clientOf('manager')['tenants']?.['attach']?.({
    tenant: filled.value,
    paper: null,
    file: { name: `${ATTACHED}.pdf`, bytes: new TextEncoder().encode(ATTACHED) },
  });
  file = Number((await valueOf(attached))['id']);
});
afterAll(() => raw.close());

function textOf(answer: unknown): string {
  const shown = (_key: string, value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value);
  return JSON.stringify(answer, shown) ?? '';
}

/** What is asked: each method that only looks with its right input, and those that name the tenant with the markers, every kind of record among them. */
function asked(): readonly (readonly [string, string, unknown])[] {
  const looks = Object.entries(contract).flatMap(([group, methods]) =>
    Object.entries(methods)
      .filter(([, entry]) => entry['~orpc'].meta.does === 'reads')
      .map(([name]) => [group, name, METHOD_SAMPLES[`${group}.${name}`]?.right] as const),
  );
  const records = EDITABLE_KINDS.flatMap((kind) => [
    ['records', 'list', { kind, tenant: null, studio: null, month: null, retired: true }] as const,
    ...[1, 2].flatMap((id) => [['records', 'get', { kind, id }] as const, ['records', 'history', { kind, id, related: true }] as const]),
  ]);
  return [
    ...looks.filter(([group, name]) => `${group}.${name}` !== 'live.watch'),
    ...records,
    ['money', 'account', { tenant: 2 }],
    ['money', 'preview', { tenant: 2, month: '2026-10' }],
    ['money', 'owed', {}],
    ['tenants', 'detail', { id: 2, day: '2026-11-01' }],
    ['tenants', 'list', { day: '2026-11-01', month: '2026-10' }],
    ['tenants', 'files', { tenant: 2, retired: false }],
    ['tenants', 'file', { id: file }],
  ];
}

async function found(role: Role, markers: readonly string[]): Promise<readonly string[]> {
  const client = clientOf(role);
  const hits: string[] = [];
  for (const [group, name, input] of asked()) {
    const text = textOf(await client[group]?.[name]?.(input));
    hits.push(...markers.filter((marker) => text.includes(marker)).map((marker) => `${group}.${name} ${JSON.stringify(input)}: ${marker}`));
  }
  return hits;
}

const MONEY_TEXTS = MONEY.map(String);

describe('answers', () => {
  it('to the manager hold every marker: what is looked for below can be found', async () => {
    const hits = await found('manager', [PHONE, ...MONEY_TEXTS, CASE, ATTACHED, PAPER]);
    for (const marker of [PHONE, ...MONEY_TEXTS, CASE, ATTACHED, PAPER]) expect(hits.filter((hit) => hit.endsWith(marker))).not.toEqual([]);
  });

  it('to a viewer hold no phone, rent, deposit, payment, case or attachment', async () => {
    expect(await found('viewer', [PHONE, ...MONEY_TEXTS, CASE, ATTACHED, PAPER])).toEqual([]);
  });

  it('to the front desk hold phones, and no rent, deposit, payment, case or attachment', async () => {
    expect(await found('front_desk', [...MONEY_TEXTS, CASE, ATTACHED, PAPER])).toEqual([]);
    expect(await found('front_desk', [PHONE])).not.toEqual([]);
  });
});

describe('rights', () => {
  const refusalTo = async (role: Role, name: string, input: unknown): Promise<unknown> => {
    const [group = '', method = ''] = name.split('.');
    return clientOf(role)[group]?.[method]?.(input);
  };

  it('only a manager says as whom is written', async () => {
    for (const role of ['statistician', 'front_desk', 'viewer'] as const) {
      expect(await refusalTo(role, 'settings.sayWho', { who: '主管' })).toMatchObject({ ok: false, refusal: { code: 'NOT_ALLOWED' } });
    }
    expect(await refusalTo('manager', 'settings.sayWho', { who: '主管' })).toMatchObject({ ok: true });
  });

  it('the statistician makes backups, and neither restores nor puts another base, folder or choice in place', async () => {
    expect(await refusalTo('statistician', 'safety.backup', {})).toMatchObject({ ok: true });
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
