// A closed month against random raw SQL: whatever the database still takes must leave the month's own figures as they were.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertMillisecondsToInstant, parseDay, parseMonth } from '../../src/domain/time/calendar.ts';
import { checkBase } from '../../src/backend/safety/check.ts';
import { computeReport } from '../../src/backend/report/compute.ts';
import { loadProfile } from '../../src/backend/base/load-profile.ts';
import { RECORD_KINDS } from '../../src/contract/records/record-kinds.ts';
import type { RecordKind } from '../../src/contract/records/field.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';
import { answer, filing, openRawBase, put, type RawBase, TEST_NOW_MS } from '../helpers/raw-base.ts';
import { TESTER } from '../helpers/sample-base.ts';

const INPUTS = path.join(import.meta.dirname, '..', 'fixtures', 'world', 'inputs');
const TRIES = process.env['LIVEBASE_DEEP'] === '1' ? 3000 : 150;
const MONTH = '2026-03';
/** What a closed month's figures read. Comparisons with other months are not its own: those may be open. */
const READ = [
  'base_area',
  'studio',
  'studio_fact',
  'calendar_exception',
  'tenant',
  'tenant_fact',
  'lease',
  'headcount',
  'host',
  'compliance_case',
  'event',
  'booking',
  'sales_line',
  'online_retail',
] as const;
const OWN = /\.(month|value|sessions|hours|views|orders|paid|refunded|net|share)$/;

let raw: RawBase;
beforeAll(async () => {
  raw = openRawBase();
  // The one export without an account needs a tenant to be named; the other files say everything themselves.
  const names = readdirSync(INPUTS).filter((name) => !name.startsWith('07-'));
  const files = names.map((name) => ({ name, bytes: readFileSync(path.join(INPUTS, name)) }));
  const wish = { files, month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: 'keep' } as const;
  const imported = await importNamedFiles(raw.base, TESTER, wish);
  if (!imported.ok) throw new Error('the fixtures were refused');
});
afterAll(() => raw.close());

/** The month's own figures and rows, as text. */
function ownFigures(): string {
  const profile = loadProfile('sz-2025');
  const [month, today] = [parseMonth(MONTH), parseDay('2026-11-25')];
  if (!profile.ok || month === null || today === null) throw new Error('no profile');
  const now = convertMillisecondsToInstant(TEST_NOW_MS);
  const { figures } = computeReport({ base: raw.base, profile: profile.value, month, now, today });
  const values = [...figures.values].filter(([address]) => OWN.test(address));
  return JSON.stringify([values, figures.tenants.map((row) => ({ ...row.cells, paid_ytd: null }))]);
}

let state = 2026;
/** A number below `below`; the same row of numbers in each run. */
function next(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}

type Cell = string | number | null;

/** A value near the old one: a day or month moved, a number changed. */
function near(value: Cell): Cell {
  if (typeof value === 'number') return value + ([1, -1, 60, 4320, -4320, 43_200][next(6)] ?? 1);
  const text = String(value);
  const move = ['+1 day', '-1 day', '+10 days', '-10 days', '+1 month', '-1 month', '+6 months', '-6 months'][next(8)] ?? '';
  const moved = raw.own.prepare<[string, string], string>('SELECT date(?, ?)').pluck();
  if (/^\d{4}-\d\d-\d\d$/.test(text) && text > '1') return moved.get(text, move) ?? null;
  return /^\d{4}-\d\d$/.test(text) ? (moved.get(`${text}-01`, move) ?? '').slice(0, 7) : value;
}

function anyRow(kind: RecordKind): Readonly<Record<string, Cell>> {
  const count = Number(raw.own.prepare(`SELECT count(*) FROM ${kind.name}`).pluck().get());
  const sql = `SELECT id, ${kind.columns.join(', ')} FROM ${kind.name} ORDER BY id LIMIT 1 OFFSET ?`;
  const row = raw.own.prepare<[number], Readonly<Record<string, Cell>>>(sql).get(next(count));
  if (row === undefined) throw new Error(`no ${kind.name}`);
  return row;
}

/** Writes something into a random record, or a record like it; answers what. */
function meddle(kind: RecordKind): string {
  const row = anyRow(kind);
  const column = kind.columns[next(kind.columns.length)] ?? '';
  const how = next(8);
  if (how === 0) {
    raw.own.prepare(`UPDATE ${kind.name} SET retired_at = 1 WHERE id = ?`).run(row['id'] ?? 0);
    return `${kind.name} ${row['id']} retired`;
  }
  if (how < 3) {
    const { id, ...values } = row;
    const like = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, name.endsWith('_id') || next(3) > 0 ? value : near(value)]),
    );
    put(
      raw.own,
      kind.name,
      kind.key.includes('number') || kind.key.includes('contract') || kind.key.includes('code')
        ? { ...like, [kind.key[0] ?? '']: `新${id}` }
        : like,
    );
    return `${kind.name} like ${id}: ${JSON.stringify(like)}`;
  }
  const value = next(2) === 0 ? near(row[column] ?? null) : (anyRow(kind)[column] ?? null);
  raw.own.prepare(`UPDATE ${kind.name} SET ${column} = ? WHERE id = ?`).run(value, row['id'] ?? 0);
  return `${kind.name} ${row['id']} ${column}: ${row[column]} -> ${value}`;
}

describe('a closed month', () => {
  it('stands on a base whose history says what its records say', () => {
    const report = checkBase(raw.base, { full: true });
    expect(report.checks.filter((one) => !one.ok)).toEqual([]);
    expect(report.checks.find((one) => one.name === 'history_rows')?.detail).toMatch(/^found=0 rows=\d{4,}$/);
  });

  it('keeps its own figures whatever raw SQL the database takes', { timeout: 900_000 }, () => {
    put(raw.own, 'filing', filing(MONTH));
    const before = ownFigures();
    let [taken, closed] = [0, 0];
    for (let nth = 0; nth < TRIES; nth += 1) {
      const kind = RECORD_KINDS[READ[next(READ.length)] ?? 'lease'];
      raw.own.exec('BEGIN');
      let what = '';
      const result = answer(() => {
        what = meddle(kind);
      });
      if (result === 'ok') taken += 1;
      if (result.startsWith('MONTH_CLOSED')) closed += 1;
      const after = result === 'ok' ? ownFigures() : before;
      raw.own.exec('ROLLBACK');
      expect([what, after === before]).toEqual([what, true]);
    }
    expect(taken).toBeGreaterThan(TRIES / 10);
    expect(closed).toBeGreaterThan(TRIES / 10);
    if (TRIES > 1000)
      process.stdout.write(`${TRIES} raw changes against a closed month: ${taken} taken, ${closed} refused as closed, 0 figures moved\n`);
  });
});
