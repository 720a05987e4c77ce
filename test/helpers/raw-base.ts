// A real base in a temporary folder, written by raw SQL as another program would: for tests that try to break its rules.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Base, closeBase } from '../../src/backend/core/db/open.ts';
import { firstDayOf, createInstantAt, lastDayOf, parseInstant, parseMonth, addMonths } from '../../src/domain/time/calendar.ts';
import { openEmpty } from './made-base.ts';

/** 2026-11-25 21:00 on the base's wall clock. */
export const TEST_NOW_MS = Date.UTC(2026, 10, 25, 13);

export interface RawBase {
  readonly base: Base;
  readonly folder: string;
  readonly file: string;
  /** The base's own connection. */
  readonly own: Database.Database;
  /** Another program's connection: recursive triggers and foreign keys off, as SQLite's default is. */
  readonly plain: Database.Database;
  readonly close: () => void;
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'livebase-'));
}

export function openRawBase(): RawBase {
  const folder = temporaryFolder();
  const base = openEmpty(folder, { nowMs: () => TEST_NOW_MS });
  const file = path.join(folder, 'livebase.db');
  const plain = new Database(file);
  plain.pragma('recursive_triggers = OFF');
  plain.pragma('foreign_keys = OFF');
  return {
    base,
    folder,
    file,
    own: base.db,
    plain,
    close: () => {
      plain.close();
      closeBase(base);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Values = Readonly<Record<string, string | number | null | Buffer>>;

/** Inserts a row and answers its id. `verb` is `INSERT`, `INSERT OR REPLACE`, ... */
export function put(db: Database.Database, table: string, values: Values, verb = 'INSERT', tail = ''): number {
  const columns = Object.keys(values);
  const sql = `${verb} INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${tail}`;
  return Number(db.prepare(sql).run(...Object.values(values)).lastInsertRowid);
}

/** What the database answers to `work`: `ok`, or the error's message. */
export function answer(work: () => unknown): string {
  try {
    work();
    return 'ok';
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The rules' own words: a code with its fact may stand in quotes of SQLite's.
    return /'([A-Z_]+:.*)'$/.exec(message)?.[1] ?? message;
  }
}

/** Minutes of `2026-10-03T22:00` on the wall clock. */
export function at(text: string): number {
  const value = parseInstant(text);
  if (value === null) throw new Error(text);
  return value;
}

export function studio(db: Database.Database, code: string, turnaround = 0, openedOn = '2024-01-01'): number {
  const id = put(db, 'studio', { code, opened_on: openedOn });
  put(db, 'studio_fact', { studio_id: id, starts_on: '0001-01-01', kind: '公共', hours: '00:00-24:00', turnaround, hourly_rate: 10_000 });
  return id;
}

export function tenant(db: Database.Database, number: number): number {
  const id = put(db, 'tenant', { notes: null });
  put(db, 'tenant_fact', {
    tenant_id: id,
    starts_on: '0001-01-01',
    name: `企业${number}`,
    uscc: `91440300MA5EX${String(number).padStart(5, '0')}`,
    category: '直播电商企业',
    leading: 0,
  });
  return id;
}

export function booking(number: string, studioId: number, tenantId: number, from: string, to: string, more: Values = {}): Values {
  return { number, studio_id: studioId, tenant_id: tenantId, starts_at: at(from), ends_at: at(to), state: 'booked', ...more };
}

export function lease(contract: string, tenantId: number, from: string, to: string, more: Values = {}): Values {
  return { contract, tenant_id: tenantId, starts_on: from, ends_on: to, area: 10_000, ...more };
}

/** A closed month's row. */
export function filing(monthText: string, revision = 1): Values {
  const month = parseMonth(monthText);
  if (month === null) throw new Error(monthText);
  const firstDay = firstDayOf(month);
  return {
    month,
    revision,
    closed_ms: TEST_NOW_MS,
    closed_by: '张',
    first_day: firstDay,
    last_day: lastDayOf(month),
    starts_at: createInstantAt(firstDay, 0),
    ends_at: createInstantAt(firstDayOf(addMonths(month, 1)), 0),
    profile_id: 'sz-2025',
    profile_version: 1,
    inputs_sha256: 'a'.repeat(64),
    snapshot: '{}',
    snapshot_sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  };
}

/** Every row of every table, as text: equal exactly where two databases hold the same. */
export function contentOf(db: Database.Database): string {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).pluck().all();
  return JSON.stringify(
    tables.map((table) => [
      table,
      db
        .prepare(`SELECT * FROM ${String(table)}`)
        .raw()
        .all(),
    ]),
  );
}
