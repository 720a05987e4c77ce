// Anyone who changes the file behind the program is found out: each table, a value, a row less, a row more; the history left, forged again, or cut.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, shuffle } from '../../../test/gates/sampling.ts';
import { forgeHistory } from '../../../test/helpers/forge-history.ts';
import { addRow, type Column, columnsOf, forge, isFound, listForgeries, openForgeableBase } from '../../../test/helpers/forgeries.ts';
import type { RawBase } from '../../../test/helpers/raw-base.ts';
import { computeContentDigest } from '../core/db/history-chain.ts';
import { judgeTrust, type Outside } from '../core/db/history-integrity.ts';
import { checkBase } from './check.ts';
import { listWrongFiles, walkChain } from './examine.ts';
import { replayHistory } from './history-replay.ts';

let raw: RawBase;
let outside: Outside;
/** Every table of the database but the history: one that is added tomorrow is tried by itself. */
let tables: readonly string[];

beforeAll(() => {
  ({ raw, outside, tables } = openForgeableBase());
});
afterAll(() => raw.close());

const EDITS = ['value', 'missing', 'added'] as const;

/** SQL: the first row of a table. */
function firstOf(table: string): string {
  const key = columnsOf(raw.own, table)
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
  if (how === 'added') return addRow(raw.own, table, 9_000_001);
  if (how === 'missing') {
    raw.own.exec(`DELETE FROM "${table}" ${firstOf(table)}`);
    return;
  }
  const changed = columnsOf(raw.own, table).find(({ isKey, type }) => !isKey && type !== 'BLOB') ?? columnsOf(raw.own, table).at(-1);
  if (changed !== undefined) otherValue(table, changed);
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
    expect(isFound(raw.own, outside)).toBe(false);
  });

  /** Tables that a full check names. */
  const named = (): ReadonlySet<string> =>
    new Set([...replayHistory(raw.own).wrong, ...listWrongFiles(raw.own)].map((one) => one.slice(0, one.indexOf(':'))));

  it.each(EDITS)('with the history left as it is, a %s: the check names every table', (how) => {
    const found = tried(() => tables.forEach((table) => edit(table, how)), named);
    expect(tables.filter((table) => !found.has(table))).toEqual([]);
  });

  it('in any of its columns: found', () => {
    const columns = new Map(tables.map((table) => [table, columnsOf(raw.own, table)]));
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
    added: `INSERT INTO history (at_ms, who, host, action, entity, salt, content_digest, previous_hash, hash)
      SELECT at_ms + 1, who, host, action, entity, salt, content_digest, hash, 'x' FROM history WHERE seq = ${NEWEST}`,
  };
  const FORGED: Readonly<Record<string, () => void>> = {
    left: () => undefined,
    'forged again': () => forgeHistory(raw.own),
    cut: () => void raw.own.exec('DELETE FROM history WHERE seq > 1'),
  };

  it.each(Object.keys(FORGED))('%s: found with one head outside', (how) => {
    const missed = Object.entries(EDITS_OF_HISTORY).filter(
      ([, sql]) =>
        !tried(
          () => {
            raw.own.exec(sql);
            FORGED[how]?.();
          },
          () => isFound(raw.own, outside),
        ),
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
    () => isFound(raw.own, null),
  );
  expect(found).toBe(false);
});

it.each([
  '5',
  '"words"',
  'no JSON',
  '{"a":1}',
  '[1,null,"x"]',
  '[["history",2,5]]',
  '[["history",{"id":2},{"digest":5}]]',
  '[["history",2]]',
  '[[]]',
])('what a forgetting left rewritten to %s: check names the row, and nothing throws', (left) => {
  const found = tried(
    () => raw.own.prepare('UPDATE history SET forgotten = ? WHERE seq = 3').run(left),
    () => checkBase(raw.base, { full: true }).checks.find(({ name }) => name === 'history_chain'),
  );
  expect(found).toMatchObject({ ok: false, detail: expect.stringContaining('broken=') });
});

it('a payment of 12,345.00 rewritten to 0.99 under another author, its own row of the history vouching for it: found', () => {
  const found = tried(
    () => {
      raw.own.exec(`UPDATE payment SET amount = 99`);
      raw.own.exec(`UPDATE history SET who = '李', before = NULL, after = '{"amount":99}', salt = '' WHERE seq = 3`);
      const left = computeContentDigest([null, '{"amount":99}', null, '']);
      raw.own.prepare('UPDATE history SET forgotten = ? WHERE seq = 3').run(JSON.stringify([['history', 3, left]]));
      return raw.own.exec(`UPDATE history SET row_marks = NULL WHERE seq = 3`);
    },
    () => [walkChain(raw.own, null).brokenAt, replayHistory(raw.own).wrongCount > 0],
  );
  expect(found).toEqual([3, true]);
});

/** The whole of it: `npm run gate -- forgeries`. */
it('any column of any table, with whatever the program’s own functions work out again: found', () => {
  const forgeries = shuffle(listForgeries(raw.own), createRandom(26)).slice(0, 60);
  const missed = forgeries.filter((one) => {
    let isMade = false;
    return tried(
      () => {
        isMade = forge(raw.own, one, 0);
      },
      () => isMade && !isFound(raw.own, outside),
    );
  });
  expect(missed).toEqual([]);
});
