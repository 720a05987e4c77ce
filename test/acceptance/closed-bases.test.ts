// Bases opened, worked with, backed up, restored and closed in one process: nothing of them stays behind, counted by connections, files, listeners and resources.
import Database from 'better-sqlite3';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import v8 from 'node:v8';
import { expect, it } from 'vitest';
import { type Base, closeBase, createBase, openBase } from '../../src/backend/core/db/open.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { checkBase } from '../../src/backend/safety/check.ts';
import { createBackupFor } from '../../src/backend/safety/own-backups.ts';
import { restore } from '../../src/backend/safety/restore.ts';
import { openClient } from '../../src/backend/router.ts';
import { contract } from '../../src/contract/contract.ts';
import { ok } from '../../src/domain/values/result.ts';
import { METHOD_SAMPLES } from '../helpers/method-samples/all.ts';
import { TEST_NOW_MS, temporaryFolder } from '../helpers/raw-base.ts';
import { TESTER } from '../helpers/sample-base.ts';

const ROUNDS = 3;
const MINUTE = 60_000;
let nowMs = TEST_NOW_MS;
const clock = { nowMs: () => nowMs };

type Doors = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;

/** All that only looks, but a stream, which would go on. */
const LOOKING = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).flatMap(([name, entry]) => {
    const meta: Readonly<Record<string, unknown>> = entry['~orpc'].meta;
    return meta['does'] === 'reads' && group !== 'live' ? [[group, name] as const] : [];
  }),
);

async function askAll(base: Base): Promise<void> {
  const actor = { ...TESTER, role: 'manager' } as const;
  const client = openClient({ findBase: () => base, actor, onProgress: null, jobs: null, shell: null, start: null });
  const doors = client as unknown as Doors;
  for (const [group, name] of LOOKING) await doors[group]?.[name]?.(METHOD_SAMPLES[`${group}.${name}`]?.right ?? {});
}

async function session(folder: string): Promise<void> {
  nowMs += MINUTE;
  const opened = openBase(folder, clock);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const base = opened.value;
  inTx(base, TESTER, (tx) => ok(addRecord(tx, 'tenant', { notes: String(nowMs) }, null)));
  await askAll(base);
  expect(checkBase(base, { full: true }).checks.length).toBeGreaterThan(5);
  const made = createBackupFor(base, TESTER, 'daily');
  closeBase(base);
  if (!made.ok) throw new Error(made.refusal.code);
  nowMs += MINUTE;
  expect(restore({ folder, clock }, path.resolve(folder, made.value.made.file), TESTER)).toMatchObject({ ok: true });
}

/** What a process holds that a closed base must not add to. */
async function held() {
  await turn();
  const [databases = 0, statements = 0] = [Database, Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')).constructor].map(
    (kind) => v8.queryObjects(kind, { format: 'count' }),
  );
  const listeners = process.eventNames().map((name) => `${String(name)} ${process.listenerCount(name)}`);
  const files = existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0;
  return { databases, statements, listeners, files, resources: process.getActiveResourcesInfo().toSorted() };
}

/** What is held now and was not before. A timer of before may have run out since. */
function beyond(now: readonly string[], before: readonly string[]): readonly string[] {
  const left = [...before];
  return now.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

it('leave no connection, statement, file, listener, timer or thread behind', async () => {
  const folder = path.join(temporaryFolder(), 'base');
  const made = createBase(folder, clock);
  if (!made.ok) throw new Error(made.refusal.code);
  closeBase(made.value);
  // The first round loads what is loaded once.
  await session(folder);
  const { resources: before, databases: ofOneRound, statements: ofItsWork, ...once } = await held();
  for (let nth = 0; nth < ROUNDS; nth += 1) await session(folder);
  const { resources, databases, statements, ...now } = await held();
  expect(now).toEqual(once);
  // The engine may still hold what the first round used last; what each round left behind would be more.
  expect([databases <= ofOneRound, statements <= ofItsWork]).toEqual([true, true]);
  expect(beyond(resources, before)).toEqual([]);
});
