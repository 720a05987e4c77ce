// A raw base before each test, and tries at its rules through both its connections: the tests of the database's rules stand on it.
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect } from 'vitest';
import { answer, openRawBase, put, type RawBase, type Values } from './raw-base.ts';

/** A base of its own before each test, closed behind it; what is answered is the running test's. */
export function rawInEachTest(): RawBase {
  let raw: RawBase | null = null;
  const now = (): RawBase => {
    if (raw === null) throw new Error('outside of a test');
    return raw;
  };
  beforeEach(() => {
    raw = openRawBase();
  });
  afterEach(() => now().close());
  return {
    get base() {
      return now().base;
    },
    get folder() {
      return now().folder;
    },
    get file() {
      return now().file;
    },
    get own() {
      return now().own;
    },
    get plain() {
      return now().plain;
    },
    close: () => now().close(),
  };
}

/** Runs a try through both connections; each must answer the same, and nothing may be left of it. */
export function bothAnswer(raw: RawBase, work: (db: Database.Database) => unknown): string {
  const answers = [raw.own, raw.plain].map((db) => {
    db.exec('SAVEPOINT try');
    const result = answer(() => work(db));
    db.exec('ROLLBACK TO try; RELEASE try');
    return result;
  });
  expect(answers[1]).toBe(answers[0]);
  return answers[0] ?? '';
}

type Insert = (table: string, values: Values, verb?: string, tail?: string) => number;

/** The same for a try that inserts rows and runs statements. */
export function attempt(raw: RawBase, work: (insert: Insert, run: (sql: string) => void) => unknown): string {
  return bothAnswer(raw, (db) =>
    work(
      (table, values, verb, tail) => put(db, table, values, verb, tail),
      (sql) => db.exec(sql),
    ),
  );
}
