// Gates of docs/rules/safety.md: eight processes want the same hours at once, and a process is killed while it writes.
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBase } from '../../src/backend/safety/check.ts';
import { closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { ok } from '../../src/domain/values/result.ts';
import { TEST_NOW_MS } from '../helpers/raw-base.ts';
import { rawInEachTest } from '../helpers/raw-tries.ts';
import { TESTER, fillBase } from '../helpers/sample-base.ts';

const DEEP = process.env['LIVEBASE_DEEP'] === '1';
const PROCESSES = 8;
const HELPERS = path.join(import.meta.dirname, '..', 'helpers');

const raw = rawInEachTest();

/** Studios, open day and night, and as many tenants with a lease as there are processes. */
function crowd(codes: readonly string[] = ['A01']): readonly string[] {
  const names = Array.from({ length: PROCESSES }, (_, nth) => `企业${nth + 1}`);
  const filled = inTx(raw.base, TESTER, (tx) => {
    for (const code of codes) {
      const studioId = addRecord(tx, 'studio', { code, opened_on: '2024-01-01' }, null);
      addRecord(
        tx,
        'studio_fact',
        { studio_id: studioId, starts_on: '0001-01-01', kind: '公共', hours: '00:00-24:00', turnaround: 15, hourly_rate: 10_000 },
        null,
      );
    }
    names.forEach((name, nth) => {
      const tenantId = addRecord(tx, 'tenant', {}, null);
      addRecord(
        tx,
        'tenant_fact',
        { tenant_id: tenantId, starts_on: '0001-01-01', name, uscc: `91440300MA5EX0000${nth}`, category: '直播电商企业', leading: 0 },
        null,
      );
      addRecord(
        tx,
        'lease',
        { contract: `L${nth}`, tenant_id: tenantId, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, studios: '[]' },
        null,
      );
    });
    return ok(null);
  });
  expect(filled.ok).toBe(true);
  return names;
}

interface Try {
  readonly from: number;
  readonly to: number;
  readonly result:
    | { readonly ok: true; readonly value: { readonly id: string } }
    | { readonly ok: false; readonly refusal: { readonly code: string; readonly data: Readonly<Record<string, unknown>> } };
}

function runProcess(tenant: string, seed: number, milliseconds: number, more: readonly string[] = []): Promise<readonly Try[]> {
  return new Promise((resolve, reject) => {
    const given = [path.join(HELPERS, 'book-on.ts'), raw.folder, tenant, String(seed), String(milliseconds), ...more];
    const child = spawn(process.execPath, given);
    let [output, trouble] = ['', ''];
    child.stdout.on('data', (text) => (output += String(text)));
    child.stderr.on('data', (text) => (trouble += String(text)));
    child.on('close', (code) => {
      const lines = output.split('\n').filter((line) => line.startsWith('{'));
      if (code === 0) resolve(lines.map((line) => JSON.parse(line)));
      else reject(new Error(trouble));
    });
  });
}

interface Row {
  readonly id: number;
  readonly number: string;
  readonly tenant: string;
  readonly studio: string;
  readonly from: number;
  readonly to: number;
  /** How many of the counted thing it takes along. */
  readonly taken: number;
}

function allBookings(): readonly Row[] {
  const sql = `SELECT b.id AS id, b.number AS number, f.name AS tenant, b.starts_at AS "from", b.ends_at AS "to",
    (SELECT code FROM studio WHERE id = b.studio_id) AS studio, coalesce(json_extract(b.equipment, '$[0][1]'), 0) AS taken
    FROM booking b JOIN tenant_fact f ON f.tenant_id = b.tenant_id ORDER BY b.id`;
  return raw.own.prepare<[], Row>(sql).all();
}

interface Change {
  readonly id: number;
  readonly action: string;
}

/** Whether two studios are one, or the hall and a part of it. */
function isOneRoom(a: string, b: string): boolean {
  return a === b || (a !== b && [a, b].includes('A01') && [a, b].some((code) => code.startsWith('H')));
}

/** The most that is out at once while `row` is there. */
function peakIn(row: Row, live: readonly Row[]): number {
  const moments = [row.from, ...live.map(({ from }) => from).filter((at) => at > row.from && at < row.to)];
  return Math.max(...moments.map((at) => live.filter(({ from, to }) => from <= at && at < to).reduce((sum, { taken }) => sum + taken, 0)));
}

/**
 * Every booking and cancelling in the order of the history: at no moment did two share time, or stand closer than 15 minutes. Answers the
 * most of the counted thing that was out at once.
 */
function expectNeverShared(byId: ReadonlyMap<number, Row>): number {
  const live = new Map<number, Row>();
  let peak = 0;
  const changes = raw.own.prepare<[], Change>(`SELECT entity_id AS id, action FROM history WHERE entity = 'booking' ORDER BY seq`).all();
  for (const { id, action } of changes) {
    const row = byId.get(id);
    if (row === undefined) throw new Error(`history speaks of booking ${id}`);
    if (action !== 'add') live.delete(id);
    else {
      const near = [...live.values()].filter((one) => {
        const gap = one.tenant === row.tenant ? 0 : 15;
        return isOneRoom(one.studio, row.studio) && one.from < row.to + gap && row.from < one.to + gap;
      });
      expect(near).toEqual([]);
      live.set(id, row);
      peak = Math.max(peak, peakIn(row, [...live.values()]));
    }
  }
  return peak;
}

describe('eight processes at one desk', () => {
  it('never share an hour, and each loser is told who has it', async () => {
    const names = crowd();
    const tries = (await Promise.all(names.map((name, nth) => runProcess(name, nth + 1, DEEP ? 20_000 : 2500)))).flat();
    const rows = allBookings();
    const byId = new Map(rows.map((row) => [row.id, row]));
    expectNeverShared(byId);
    const won = tries.flatMap((one) => (one.result.ok ? [one.result.value.id] : []));
    expect(won.toSorted()).toEqual(rows.map((row) => row.number).toSorted());
    const lost = tries.flatMap((one) => (one.result.ok ? [] : [{ ...one, refusal: one.result.refusal }]));
    for (const { from, to, refusal } of lost) {
      expect(refusal.code).toMatch(/^BOOKING_(OVERLAP|TURNAROUND)$/);
      const holder = byId.get(Number(refusal.data['bookingId']));
      expect(refusal.data['tenant']).toBe(holder?.tenant);
      expect(holder !== undefined && holder.from < to + 15 && from < holder.to + 15).toBe(true);
    }
    expect(checkBase(raw.base, { full: true })).toMatchObject({ ok: true });
    expect(won.length).toBeGreaterThan(20);
    expect(lost.length).toBeGreaterThan(20);
    if (DEEP)
      process.stdout.write(
        `${PROCESSES} processes, 20 s: ${tries.length} tries, ${won.length} won, ${lost.length} lost, never an overlap\n`,
      );
  });
});

/** Green screens that eight processes want at once. */
const SCREENS = 2;

/** Links a hall to its parts and puts the screens there; answers the screens' id. */
function hallAndScreens(parts: readonly string[]): number {
  const made = inTx(raw.base, TESTER, (tx) => {
    const idOf = (code: string): number => Number(raw.base.db.prepare('SELECT id FROM studio WHERE code = ?').pluck().get(code));
    for (const part of parts) addRecord(tx, 'studio_link', { whole_id: idOf('A01'), part_id: idOf(part), starts_on: '2026-01-01' }, null);
    return ok(addRecord(tx, 'equipment', { name: '绿幕', count: SCREENS }, null));
  });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

describe('eight processes at a hall, its halves and two green screens', () => {
  it('never share an hour of a hall and its half, nor the last screen', async () => {
    const names = crowd(['A01', 'H01', 'H02', 'B01', 'B02']);
    const more = ['A01,H01,H02,B01,B02', String(hallAndScreens(['H01', 'H02']))];
    const tries = (await Promise.all(names.map((name, nth) => runProcess(name, nth + 1, DEEP ? 20_000 : 2500, more)))).flat();
    const rows = allBookings();
    const byId = new Map(rows.map((row) => [row.id, row]));
    expect(expectNeverShared(byId)).toBe(SCREENS);
    const won = tries.flatMap((one) => (one.result.ok ? [one.result.value.id] : []));
    expect(won.toSorted()).toEqual(rows.map((row) => row.number).toSorted());
    const lost = tries.flatMap((one) => (one.result.ok ? [] : [{ ...one, refusal: one.result.refusal }]));
    const codes = new Map<string, number>();
    for (const { from, to, refusal } of lost) {
      codes.set(refusal.code, (codes.get(refusal.code) ?? 0) + 1);
      if (refusal.code === 'BOOKING_EQUIPMENT_OUT') {
        expect(refusal.data).toMatchObject({ equipment: '绿幕', count: SCREENS, wanted: 1 });
        const near = rows.filter((row) => row.taken > 0 && row.from < to && from < row.to).map(({ tenant }) => tenant);
        expect(near).toEqual(expect.arrayContaining([...new Set([refusal.data['tenants']].flat())]));
        continue;
      }
      expect(refusal.code).toMatch(/^BOOKING_(OVERLAP|TURNAROUND|LINKED_TAKEN)$/);
      const holder = byId.get(Number(refusal.data['bookingId']));
      expect(refusal.data['tenant']).toBe(holder?.tenant);
      expect(holder !== undefined && holder.from < to + 15 && from < holder.to + 15).toBe(true);
    }
    expect(checkBase(raw.base, { full: true })).toMatchObject({ ok: true });
    expect(won.length).toBeGreaterThan(20);
    expect([...codes.keys()].toSorted()).toEqual([
      'BOOKING_EQUIPMENT_OUT',
      'BOOKING_LINKED_TAKEN',
      'BOOKING_OVERLAP',
      'BOOKING_TURNAROUND',
    ]);
    if (DEEP)
      process.stdout.write(
        `hall and screens, 20 s: ${tries.length} tries, ${won.length} won, ${JSON.stringify(Object.fromEntries(codes))} lost\n`,
      );
  });
});

/** Starts a process that writes, kills it after `afterMs` from its first word, and answers what it had acknowledged. */
function killWriter(first: number, afterMs: number): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(HELPERS, 'write-on.ts'), raw.folder, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs));
    child.stdout.on('data', (text) => (output += String(text)));
    // The last line may be cut: only a line with its end was said.
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(output.split('\n').slice(0, -1).map(Number));
      else reject(new Error(`the writer ended by itself: ${code}`));
    });
  });
}

describe('a process killed while it writes', () => {
  it('loses nothing that it had acknowledged', { timeout: DEEP ? 900_000 : 120_000 }, async () => {
    fillBase(raw.base, 5);
    raw.plain.close();
    closeBase(raw.base);
    const rounds = DEEP ? 200 : 20;
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      const ids = await killWriter(1000 + round * 5000, 10 + ((round * 37) % 150));
      const base = openBase(raw.folder, { nowMs: () => TEST_NOW_MS });
      if (!base.ok) throw new Error(base.refusal.code);
      const kept = new Set(base.value.db.prepare('SELECT id FROM booking').pluck().all().map(Number));
      expect(ids.filter((id) => !kept.has(id))).toEqual([]);
      expect(ids.length).toBeGreaterThan(0);
      acknowledged += ids.length;
      if (round % 10 === 9) expect(checkBase(base.value, { full: true })).toMatchObject({ ok: true });
      closeBase(base.value);
    }
    if (DEEP) process.stdout.write(`${rounds} rounds of kill -9: ${acknowledged} acknowledged changes, 0 lost\n`);
    const whole = new Database(raw.file);
    expect(whole.pragma('integrity_check', { simple: true })).toBe('ok');
    whole.close();
  });
});
