// Anyone who changes the file behind the program is found out: each table, a value, a row less, a row more; the history left, forged again, or cut.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgeHistory } from '../../../test/helpers/forge-history.ts';
import { openRawBase, type RawBase } from '../../../test/helpers/raw-base.ts';
import { TESTER, fillBase } from '../../../test/helpers/sample-base.ts';
import { ok } from '../../domain/values/result.ts';
import { hashSha256 } from '../core/db/sha256.ts';
import { listTableNames } from '../core/db/soundness.ts';
import { inTx } from '../core/db/tx.ts';
import { judgeTrust, type Outside, readOutsideCheckpoints, recordCheckpoint } from '../core/db/history-integrity.ts';
import { walkChain, listWrongFiles } from './examine.ts';
import { replayHistory } from './history-replay.ts';

let raw: RawBase;
let outside: Outside;
/** Every table of the database but the history: one that is added tomorrow is tried by itself. */
let tables: readonly string[];

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isKey: boolean;
}

function columnsOf(table: string): Column[] {
  const rows: readonly unknown[] = raw.own.prepare('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid').raw().all(table);
  return rows.filter(Array.isArray).map((row) => ({ name: String(row[0]), type: String(row[1]), isKey: Number(row[2]) > 0 }));
}

/** A row that fits the columns' types and no rule: rules are off here, as they are for anyone who edits the file. */
function addRow(table: string, nth: number): void {
  const columns = columnsOf(table);
  const bytes = Buffer.from([nth]);
  const valueOf = ({ name, type }: Column): string | number | Buffer => {
    if (name === 'sha256') return hashSha256(bytes);
    // Of no row that the history has: that one would rightly be missed.
    if (table === 'forgotten_row' && name === 'id') return 9_000_000 + nth;
    return type === 'BLOB' ? bytes : type === 'TEXT' ? `x${nth}` : nth;
  };
  const sql = `INSERT INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  raw.own.prepare(sql).run(columns.map(valueOf));
}

/** Everything without its rules, and a row in each table that the program wrote: so that there is something to change. */
beforeAll(() => {
  raw = openRawBase();
  fillBase(raw.base);
  const triggers = raw.own.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) raw.own.exec(`DROP TRIGGER "${String(name)}"`);
  raw.own.pragma('ignore_check_constraints = ON');
  raw.own.pragma('foreign_keys = OFF');
  tables = listTableNames(raw.own).filter((name) => name !== 'history');
  const filled = inTx(raw.base, TESTER, () => {
    for (const name of tables) if (raw.own.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() === undefined) addRow(name, 1);
    return ok(null);
  });
  if (!filled.ok) throw new Error(filled.refusal.code);
  recordCheckpoint(raw.base, null);
  outside = readOutsideCheckpoints(raw.folder, null);
});
afterAll(() => raw.close());

const EDITS = ['value', 'missing', 'added'] as const;

/** SQL: the first row of a table. */
function firstOf(table: string): string {
  const key = columnsOf(table)
    .filter(({ isKey }) => isKey)
    .map(({ name }) => `"${name}"`)
    .join(', ');
  return `WHERE (${key}) IN (SELECT ${key} FROM "${table}" LIMIT 1)`;
}

function otherValue(table: string, { name, type }: Column): void {
  const value = type === 'BLOB' ? "x'abcdef'" : type === 'TEXT' ? "'tampered'" : '987654';
  raw.own.exec(`UPDATE "${table}" SET "${name}" = ${value} ${firstOf(table)}`);
}

function edit(table: string, how: (typeof EDITS)[number]): void {
  if (how === 'added') return addRow(table, 9_000_001);
  if (how === 'missing') {
    raw.own.exec(`DELETE FROM "${table}" ${firstOf(table)}`);
    return;
  }
  const changed = columnsOf(table).find(({ isKey, type }) => !isKey && type !== 'BLOB') ?? columnsOf(table).at(-1);
  if (changed !== undefined) otherValue(table, changed);
}

/** The looks of a full check, without the head outside. */
function isFoundInside(): boolean {
  return walkChain(raw.own, null).brokenAt !== null || replayHistory(raw.own).wrongCount > 0 || listWrongFiles(raw.own).length > 0;
}

/** What `work` answers on a base that was changed; everything is taken back. */
function tried<T>(change: () => void, work: () => T): T {
  raw.own.exec('SAVEPOINT tried');
  try {
    change();
    return work();
  } finally {
    raw.own.exec('ROLLBACK TO tried; RELEASE tried');
  }
}

function each(test: (table: string, how: (typeof EDITS)[number]) => boolean): string[] {
  return tables.flatMap((table) => EDITS.filter((how) => !test(table, how)).map((how) => `${table} ${how}`));
}

describe('an edit of each table', () => {
  it('is not found where there is none', () => {
    expect(tables.length).toBeGreaterThan(50);
    expect(isFoundInside()).toBe(false);
    expect(judgeTrust(raw.own, outside)).toBeNull();
  });

  /** Tables that a full check names. */
  const named = (): ReadonlySet<string> =>
    new Set([...replayHistory(raw.own).wrong, ...listWrongFiles(raw.own)].map((one) => one.slice(0, one.indexOf(':'))));

  it.each(EDITS)('with the history left as it is, a %s: the check names every table', (how) => {
    const found = tried(() => tables.forEach((table) => edit(table, how)), named);
    expect(tables.filter((table) => !found.has(table))).toEqual([]);
  });

  it('in any of its columns: found', () => {
    const columns = new Map(tables.map((table) => [table, columnsOf(table)]));
    const most = Math.max(...[...columns.values()].map(({ length }) => length));
    const missed = Array.from({ length: most }, (_, nth) => nth).flatMap((nth) => {
      const edited = [...columns].flatMap(([table, all]) => (all[nth] === undefined ? [] : [{ table, column: all[nth] }]));
      const found = tried(() => edited.forEach(({ table, column }) => otherValue(table, column)), named);
      return edited.filter(({ table }) => !found.has(table)).map(({ table, column }) => `${table}.${column.name}`);
    });
    expect(missed).toEqual([]);
  });

  it('with the history forged again: the file proves itself, and the head outside proves that it is another', () => {
    const seen = new Set<boolean>();
    const missed = each((table, how) =>
      tried(
        () => {
          edit(table, how);
          forgeHistory(raw.own);
        },
        () => {
          seen.add(walkChain(raw.own, null).brokenAt === null);
          return judgeTrust(raw.own, outside)?.case === 'another';
        },
      ),
    );
    expect(missed).toEqual([]);
    expect([...seen]).toEqual([true]);
  });

  it('with the history cut, and forged to fit: shorter than the head outside', () => {
    const missed = each((table, how) =>
      tried(
        () => {
          edit(table, how);
          raw.own.exec('DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)');
        },
        () => judgeTrust(raw.own, outside)?.case === 'shorter',
      ),
    );
    expect(missed).toEqual([]);
  });
});

describe('an edit of the history itself', () => {
  const NEWEST = '(SELECT max(seq) FROM history)';
  const EDITS_OF_HISTORY: Readonly<Record<string, string>> = {
    value: "UPDATE history SET reason = 'tampered' WHERE seq = 1",
    'newest value': `UPDATE history SET who = 'tampered' WHERE seq = ${NEWEST}`,
    missing: `DELETE FROM history WHERE seq = ${NEWEST}`,
    added: `INSERT INTO history (at_ms, who, host, action, entity, previous_hash, hash)
      SELECT at_ms + 1, who, host, action, entity, hash, 'x' FROM history WHERE seq = ${NEWEST}`,
  };
  const FORGED: Readonly<Record<string, () => void>> = {
    left: () => undefined,
    'forged again': () => forgeHistory(raw.own),
    cut: () => void raw.own.exec('DELETE FROM history WHERE seq > 1'),
  };
  const isFound = (): boolean => isFoundInside() || judgeTrust(raw.own, outside) !== null;

  it.each(Object.keys(FORGED))('%s: found with one head outside', (how) => {
    const missed = Object.entries(EDITS_OF_HISTORY).filter(
      ([, sql]) =>
        !tried(() => {
          raw.own.exec(sql);
          FORGED[how]?.();
        }, isFound),
    );
    expect(missed.map(([name]) => name)).toEqual([]);
  });
});

it('without any head outside a forged history is not found: that is what the places outside are for', () => {
  const [table] = tables;
  if (table === undefined) throw new Error('no table');
  const found = tried(
    () => {
      edit(table, 'missing');
      forgeHistory(raw.own);
    },
    () => replayHistory(raw.own).wrongCount > 0 || walkChain(raw.own, null).brokenAt !== null,
  );
  expect(found).toBe(false);
});
