// Every method as every role over HTTP, by the same table: each role's person is signed in at the host, and every method is called.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmptyBase } from '../../src/backend/backend.ts';
import type { Role } from '../../src/domain/base/rights.ts';
import type { HttpHost } from '../../src/hosts/http/http-host.ts';
import { serve } from '../../src/hosts/http/serve.ts';
import { layOutPage, visit, type Visitor } from '../helpers/http-visitor.ts';
import { METHODS, ROLES_OF_RIGHTS, ROLE_ORDER } from './who-may.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-who-may-'));
const people = new Map<Role, number>();
let host: HttpHost;
let visitor: Visitor;

interface Told {
  readonly value: { readonly id: number; readonly me: { readonly role: Role; readonly rights: string[]; readonly methods: string[] } };
}

async function told(method: string, input: unknown): Promise<Told['value']> {
  return ((await visitor.call(method, input)) as Told).value;
}

beforeAll(async () => {
  const folder = path.join(work, 'base');
  const made = await createEmptyBase(folder, false);
  if (!made.ok) throw new Error(made.refusal.code);
  const page = layOutPage(path.join(work, 'page'));
  const served = await serve({ folder, who: '周敏', version: '0', host: null, port: 0, certificate: null, say: () => {}, page });
  if (!served.ok) throw new Error(served.refusal.code);
  host = served.value;
  visitor = await visit(host.address());
  for (const role of ROLE_ORDER) people.set(role, (await told('people.add', { name: `人 ${role}`, role })).id);
});
afterAll(async () => {
  await host.close();
  rmSync(work, { recursive: true, force: true });
});

it.each(ROLE_ORDER)('the %s over HTTP may call what the table says and nothing else', async (role) => {
  const letterOf = (right: string): string =>
    Object.entries(ROLES_OF_RIGHTS).find(([one]) => one === right)?.[1][ROLE_ORDER.indexOf(role)] ?? '';
  const entries = Object.entries(METHODS).map(([name, words]) => ({ name, right: words.split(' ')[0] ?? '' }));
  const { me } = await told('people.enter', { person: people.get(role), pin: null });
  expect(me.role).toBe(role);
  expect(me.rights).toEqual(Object.keys(ROLES_OF_RIGHTS).filter((right) => letterOf(right) === 'x'));
  expect(me.methods.toSorted()).toEqual(entries.flatMap(({ name, right }) => (letterOf(right) === 'x' ? [name] : [])).toSorted());
  // One after the other: a host takes no crowd.
  for (const { name, right } of entries) {
    const refusal = letterOf(right) === 'x' ? { code: 'INPUT_INVALID' } : { code: 'NOT_ALLOWED', data: { role, right } };
    expect(await visitor.call(name, { 'no such field': 1 }), name).toMatchObject({ ok: false, refusal });
  }
});
