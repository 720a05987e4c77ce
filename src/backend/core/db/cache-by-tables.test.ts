// What is kept of a base with its connection: read again once a table it was read from is written, by whomever, or the write is taken back.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRawBase, put, type RawBase, studio } from '../../../../test/helpers/raw-base.ts';
import { TESTER } from '../../../../test/helpers/sample-base.ts';
import { ok, refuse } from '../../../domain/values/result.ts';
import { cacheByTablesAndKey, cacheByTables } from './cache-by-tables.ts';
import { inTx, readTx } from './tx.ts';

let raw: RawBase;
let reads = 0;
const codes = cacheByTables(['studio'], (db): unknown => {
  reads += 1;
  return db.prepare('SELECT code FROM studio ORDER BY code').pluck().all();
});

function write(sql: string, isKept = true): unknown {
  let seen: unknown;
  inTx(raw.base, TESTER, (tx) => {
    tx.db.exec(sql);
    seen = codes(tx.db);
    return isKept ? ok(null) : refuse('TENANT_UNKNOWN', { tenant: '' });
  });
  return seen;
}

beforeEach(() => {
  raw = openRawBase();
  studio(raw.own, 'A01');
  // From its first transaction on a connection's writes are watched.
  inTx(raw.base, TESTER, () => ok(null));
  reads = 0;
});
afterEach(() => raw.close());

it('what nobody wrote is read once, whatever else is written', () => {
  expect([codes(raw.base.db), codes(raw.base.db)]).toEqual([['A01'], ['A01']]);
  write("INSERT INTO setting (name, value) VALUES ('a', '1')");
  expect([codes(raw.base.db), reads]).toEqual([['A01'], 1]);
});

it('an own write is seen at once, inside its transaction and behind it', () => {
  codes(raw.base.db);
  expect(write("UPDATE studio SET code = 'B01'")).toEqual(['B01']);
  expect(codes(raw.base.db)).toEqual(['B01']);
});

it('what was read of a write that was taken back is forgotten with it', () => {
  expect(write("UPDATE studio SET code = 'B01'", false)).toEqual(['B01']);
  expect(codes(raw.base.db)).toEqual(['A01']);
});

it('the write of another connection is seen', () => {
  codes(raw.base.db);
  studio(raw.plain, 'A02');
  expect(codes(raw.base.db)).toEqual(['A01', 'A02']);
});

it('inside a transaction the commit of another connection is not seen, behind it it is', () => {
  const within = readTx(raw.base, (db) => {
    const before = codes(db);
    studio(raw.plain, 'A02');
    return [before, codes(db)];
  });
  expect(within).toEqual([['A01'], ['A01']]);
  expect(codes(raw.base.db)).toEqual(['A01', 'A02']);
  expect(readTx(raw.base, codes)).toEqual(['A01', 'A02']);
});

it('is kept by key, each until its tables are written', () => {
  const nth = cacheByTablesAndKey(['studio'], (db, at: number): unknown => {
    reads += 1;
    return db.prepare('SELECT code FROM studio ORDER BY code LIMIT 1 OFFSET ?').pluck().get(at);
  });
  expect([nth(raw.base.db, 0), nth(raw.base.db, 0), nth(raw.base.db, 1), reads]).toEqual(['A01', 'A01', undefined, 2]);
  put(raw.own, 'studio', { code: 'A02', opened_on: '2024-01-01' });
  expect([nth(raw.base.db, 1), reads]).toEqual(['A02', 3]);
});

it('a table that there is none of is a bug', () => {
  expect(() => cacheByTables(['studios'], () => null)(raw.base.db)).toThrow('no table studios');
});
