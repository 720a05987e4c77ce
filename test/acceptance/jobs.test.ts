// Long methods in a worker thread: the same answers as in this one, progress on the way, and a cancel that leaves nothing half done.
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyBase } from '../helpers/copy-base.ts';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { cloneIfBytes } from '../../src/contract/core/wire.ts';
import { type Base, closeBase, createBase, openBase } from '../../src/backend/core/db/open.ts';

import { openJobs } from '../../src/backend/open-jobs.ts';
import { router } from '../../src/backend/router.ts';
import type { CallContext } from '../../src/backend/core/rpc/call.ts';
import { PLAIN, clientOf, valueOf } from '../helpers/intake-client.ts';
import {
  codeOf,
  contents,
  everything,
  ledger,
  type NamedFile,
  type Rows,
  sheetOf,
  STATISTICIAN,
  wallClock,
  WORLD_FILE,
} from '../helpers/import-base.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';

const CLOCK = { nowMs: () => wallClock('2026-11-05T09:00') };
const CHOICES = { month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: null };

let work = '';
let jobs: ReturnType<typeof openJobs>;
let base: Base;

/** `count` rows of sales, each a key of its own; the first `bad` amounts are no numbers. */
function bigSales(count: number, bad = 0): NamedFile {
  const rows = Array.from({ length: count }, (_, at): Rows[number] => {
    const month = `20${String(2 + (Math.floor(at / 36) % 23)).padStart(2, '0')}-${String(1 + (at % 12)).padStart(2, '0')}`;
    const platform = ['抖音', '淘宝', '快手', '视频号', '小红书'][Math.floor(at / 828) % 5] ?? '';
    const goods = ['化妆品类', '家具类', '饮料类', '烟酒类', '日用品类'][Math.floor(at / 4140) % 5] ?? '';
    return [month, codeOf(101 + (Math.floor(at / 12) % 3)), platform, goods, 1, 60, 100, 5, at < bad ? '坏' : at, 0, 0];
  });
  return ledger('大.xlsx', sheetOf('销售台账', rows));
}

function open(folder: string): Base {
  const opened = openBase(folder, CLOCK);
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}

/** A base of its own for a test: a copy of the one with tenants and studios. */
function freshBase(): Base {
  const folder = mkdtempSync(path.join(work, 'b-'));
  copyBase(path.join(work, 'ground'), folder);
  return open(folder);
}

beforeAll(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'livebase-jobs-'));
  jobs = openJobs();
  const made = createBase(path.join(work, 'ground'), CLOCK);
  if (!made.ok) throw new Error(made.refusal.code);
  const taken = await importNamedFiles(made.value, STATISTICIAN, { ...CHOICES, files: [WORLD_FILE], onDifference: 'replace' });
  if (!taken.ok) throw new Error(taken.value.refusal.code);
  closeBase(made.value);
});
afterAll(async () => {
  await jobs.close();
  rmSync(work, { recursive: true, force: true });
});
beforeEach(() => {
  base = freshBase();
});
afterEach(() => closeBase(base));

describe('a method in a job', () => {
  it('answers as it does in this thread, and tells how far it is', async () => {
    const phases = new Set<string>();
    const stop = jobs.onChange(() => jobs.list().forEach(({ name, phase }) => phases.add(`${name} ${phase}`)));
    const file = bigSales(3000);
    const inJob = await clientOf(base, jobs).imports.take({ ...CHOICES, files: [file] });
    const other = freshBase();
    expect(await clientOf(other).imports.take({ ...CHOICES, files: [file] })).toEqual(inJob);
    expect(inJob.ok).toBe(true);
    expect(contents(base.db)).toEqual(contents(other.db));
    expect([...phases]).toEqual(['imports.take wait', 'imports.take read', 'imports.take apply']);
    closeBase(other);
    stop();
  });

  it('refuses wrong input and wrong rows as in this thread', async () => {
    const client = clientOf(base, jobs);
    const wrong: Parameters<LivebaseClient['imports']['take']>[0] = { ...CHOICES, files: [] };
    let begun = 0;
    const stop = jobs.onChange(() => (begun += 1));
    expect(await client.imports.take(wrong)).toMatchObject({ ok: false, refusal: { code: 'INPUT_INVALID' } });
    stop();
    // What has no right shape is no work for a thread.
    expect(begun).toBe(0);
    const bad = bigSales(20, 3);
    expect(await client.imports.take({ ...CHOICES, files: [bad] })).toMatchObject({
      ok: false,
      refusal: { code: 'IMPORT_REFUSED', data: { rows: 3 } },
    });
    expect(await client.batches.undo({ batch: 99 })).toMatchObject({ refusal: { code: 'BATCH_UNKNOWN' } });
    expect(await client.parked.take({ id: 99 })).toMatchObject({ refusal: { code: 'PARKED_UNKNOWN' } });
    expect(valueOf(await client.safety.check({ full: false })).ok).toBe(true);
    expect(valueOf(await client.report.export({ month: '2026-10', profile: null, kinds: ['xlsx'] })).files[0]?.bytes).toBeInstanceOf(
      Uint8Array,
    );
    expect(valueOf(await client.settings.backUp({})).rows).toBeGreaterThan(0);
  });

  it('two that write queue, and what is read or written shortly meanwhile is not held up by a lock', async () => {
    const client = clientOf(base, jobs);
    const { promise: applying, resolve } = Promise.withResolvers<void>();
    const stop = jobs.onChange(() => {
      if (jobs.list().some(({ phase }) => phase === 'apply')) resolve();
    });
    const ended: string[] = [];
    const first = client.imports.take({ ...CHOICES, files: [bigSales(6000)] }).finally(() => ended.push('first'));
    const second = client.imports.take({ ...CHOICES, files: [{ ...bigSales(40), name: '小.xlsx' }] });
    await applying;
    stop();
    expect(await client.batches.list({})).toMatchObject({ ok: true });
    expect(ended).toEqual([]);
    const slot = {
      studio: 'A01',
      tenant: codeOf(101),
      from: '2026-12-03T10:00',
      to: '2026-12-03T12:00',
      state: 'booked',
      holdsUntil: null,
    } as const;
    expect(await client.bookings.book(slot)).toMatchObject({ ok: true });
    expect(await first).toMatchObject({ ok: true, value: { batch: 2 } });
    expect(await second).toMatchObject({ ok: true, value: { batch: 3 } });
  });
});

describe('cancelling an import', () => {
  const file = bigSales(6000);

  it.each([
    ['between two steps', 3000],
    ['by ending its thread', 0],
  ])('%s, at many moments, leaves the base as before or as after, and free', async (_, graceMs) => {
    const own = openJobs({ graceMs });
    const whole = freshBase();
    const before = everything(whole.db);
    expect(await clientOf(whole, own).imports.take({ ...CHOICES, files: [file] })).toMatchObject({ ok: true });
    const began = performance.now();
    const again = freshBase();
    await clientOf(again, own).imports.take({ ...CHOICES, files: [file] });
    const fullMs = performance.now() - began;
    const after = contents(whole.db);
    closeBase(whole);
    closeBase(again);
    const ends = new Set<string>();
    for (let moment = 0; moment < 10; moment += 1) {
      const at = freshBase();
      const control = new AbortController();
      const running = clientOf(at, own).imports.take({ ...CHOICES, files: [file] }, { signal: control.signal });
      setTimeout(() => control.abort(), (fullMs * moment) / 9);
      const answer = await running;
      const end = answer.ok ? 'done' : answer.refusal.code;
      ends.add(end);
      expect(['done', 'JOB_CANCELLED', 'JOB_CANCEL_LATE']).toContain(end);
      // What is taken bears the time of its transaction, so only the records can be compared.
      if (end === 'JOB_CANCELLED') expect(everything(at.db) === before).toBe(true);
      else expect(contents(at.db)).toEqual(after);
      expect(at.db.pragma('integrity_check', { simple: true })).toBe('ok');
      at.db.pragma('busy_timeout = 0');
      expect(await clientOf(at).month.head({ month: '2026-10', fields: { 表号: 'X1' } })).toMatchObject({ ok: true });
      closeBase(at);
    }
    expect(ends.has('JOB_CANCELLED')).toBe(true);
    await own.close();
  });
});

describe('staged files', () => {
  it('go to a job and back with all that was typed, and are gone once taken', async () => {
    const client = clientOf(base, jobs);
    const { staging } = valueOf(await client.intake.stage({ files: [bigSales(2000, 4)], staging: null }));
    const place = { staging, file: 0, sheet: 0 };
    const preview = valueOf(await client.intake.preview({ staging, choices: PLAIN }));
    expect(preview.files[0]?.sheets[0]).toMatchObject({ refusedRows: 4, read: 2000 });
    const fixes = [2, 3].map((row) => client.intake.fix({ ...place, edits: [{ row, column: 8, text: '5' }] }));
    expect((await Promise.all(fixes)).map((one) => valueOf(one).refusedRows)).toEqual([3, 2]);
    // What is left out while a job has the files is not forgotten when they come back.
    const trying = client.intake.preview({ staging, choices: PLAIN });
    const left = client.intake.leaveOut({ ...place, rows: [4, 5], isOut: true });
    valueOf(await left);
    valueOf(await trying);
    expect(valueOf(await client.intake.get({ staging })).files[0]?.sheets[0]).toMatchObject({ fixes: 2, leftOut: 2 });
    const control = new AbortController();
    const cancelled = client.intake.preview({ staging, choices: PLAIN }, { signal: control.signal });
    control.abort();
    expect(await cancelled).toMatchObject({ ok: false, refusal: { code: 'JOB_CANCELLED' } });
    const taken = await client.intake.commit({ staging, choices: PLAIN });
    expect(taken).toMatchObject({ ok: true, value: { files: [{ fate: 'ready', sheets: [{ added: 1998 }] }] } });
    expect(valueOf(await client.intake.list({})).stagings).toEqual([]);
  });

  it('keep a tick and answers of a try that was left before it had ended: they were forgotten when one came back', async () => {
    const client = clientOf(base, jobs);
    const { staging } = valueOf(await client.intake.stage({ files: [bigSales(10_000, 300)], staging: null }));
    const own = [{ file: 0, month: null, tenant: codeOf(101), account: null, renamedFrom: null }];
    const choices = { ...PLAIN, takesGoodRows: true, onDifference: 'keep' as const, own };
    const control = new AbortController();
    const trying = client.intake.preview({ staging, choices }, { signal: control.signal });
    const kept = async () => valueOf(await client.intake.get({ staging })).choices;
    await vi.waitFor(async () => expect(await kept()).toMatchObject({ takesGoodRows: true, onDifference: 'keep', own }), {
      timeout: 20_000,
    });
    control.abort();
    expect(await trying).toMatchObject({ ok: false, refusal: { code: 'JOB_CANCELLED' } });
    expect(await kept()).toMatchObject({ takesGoodRows: true, onDifference: 'keep', own });
    const good = valueOf(await client.intake.preview({ staging, choices }));
    expect(good.files[0]).toMatchObject({ fate: 'ready', sheets: [{ read: 10_000, refusedRows: 300, added: 9700 }] });
  });
});

/** The next event of a stream that meets a condition. */
async function until<T>(stream: AsyncIterator<T>, isIt: (value: T) => boolean): Promise<T> {
  for (;;) {
    const { value, done } = await stream.next();
    if (done === true) throw new Error('the stream has ended');
    if (isIt(value)) return value;
  }
}

describe('watching', () => {
  async function watchImport(client: LivebaseClient): Promise<void> {
    const stream = await client.live.watch({});
    const first = valueOf(await until(stream, () => true));
    expect(first.jobs).toEqual([]);
    const taking = client.imports.take({ ...CHOICES, files: [bigSales(3000)] });
    const busy = valueOf(await until(stream, (event) => event.ok && event.value.jobs.some(({ phase }) => phase === 'apply')));
    expect(busy.jobs[0]).toMatchObject({ name: 'imports.take', canCancel: true });
    await taking;
    const over = valueOf(await until(stream, (event) => event.ok && event.value.jobs.length === 0 && event.value.version > first.version));
    const other = open(base.folder);
    valueOf(await clientOf(other).month.head({ month: '2026-10', fields: { 表号: 'X1' } }));
    closeBase(other);
    const byOther = valueOf(await until(stream, (event) => event.ok && event.value.version > over.version));
    valueOf(await client.month.head({ month: '2026-10', fields: { 表号: 'X2' } }));
    await until(stream, (event) => event.ok && event.value.version > byOther.version);
    await stream.return?.();
    expect(await client.live.cancel({ job: 4711 })).toMatchObject({ refusal: { code: 'JOB_UNKNOWN' } });
  }

  it('tells of jobs and of writes, our own and others’', async () => {
    await expect(watchImport(clientOf(base, jobs))).resolves.toBeUndefined();
  });

  it('tells a page behind a message port the same, and a cancel there ends the job', async () => {
    const { port1, port2 } = new MessageChannel();
    const actor = { who: '周敏', host: 'window', role: 'manager' } as const;
    const context: CallContext = { findBase: () => base, actor, onProgress: null, jobs, shell: null, start: null };
    new RPCHandler<CallContext>(router, { experimental_transfer: cloneIfBytes }).upgrade(port1, { context });
    const client: LivebaseClient = createORPCClient(new RPCLink({ port: port2, experimental_transfer: cloneIfBytes }));
    port1.start();
    port2.start();
    await watchImport(client);
    const stream = await client.live.watch({});
    const running = client.imports.take({ ...CHOICES, files: [{ ...bigSales(8000), name: '更大.xlsx' }] });
    const event = valueOf(await until(stream, (one) => one.ok && one.value.jobs.some(({ phase }) => phase === 'read')));
    valueOf(await client.live.cancel({ job: event.jobs[0]?.id ?? 0 }));
    expect(await running).toMatchObject({ ok: false, refusal: { code: 'JOB_CANCELLED' } });
    await stream.return?.();
    port1.close();
  });
});
