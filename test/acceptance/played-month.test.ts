// A month played through the board instead of imported: the report is the one that its ledger gives, to the last figure.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { writeSetting } from '../../src/backend/core/records/settings.ts';
import { reportMonth } from '../../src/backend/report/filing/export-report.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { type Month, parseMonth } from '../../src/domain/time/calendar.ts';
import { ok } from '../../src/domain/values/result.ts';
import { VIDEO_TENANT, WORLD } from '../helpers/cli.ts';
import { monthOf, wire } from '../helpers/desk-model-days.ts';
import { HEADS, type ImportBase, ledger, type NamedFile, openImportBase, rowsOf, totals } from '../helpers/import-base.ts';
import { clientOf } from '../helpers/intake-client.ts';
import { ledgerSessions, playSessions, type Session } from '../helpers/played-month.ts';
import { at } from '../helpers/raw-base.ts';
import { BESIDES, valueOf } from '../helpers/record-base.ts';
import { checkBase } from '../../src/backend/safety/check.ts';

const PLAYED = '2026-10';
const BEGIN = at('2026-10-01T00:00');
const BOOKINGS = '04-预约.xlsx';

interface Expected {
  readonly values: Readonly<Record<string, { readonly raw: number | null; readonly text: string }>>;
  readonly rows: { readonly 'ZB-4': readonly Readonly<Record<string, string>>[] };
}

function month(name: string): Month {
  const parsed = parseMonth(name);
  if (parsed === null) throw new Error(name);
  return parsed;
}

const expected = (of: string): Expected => JSON.parse(readFileSync(path.join(WORLD, `expected-${of}.json`), 'utf8')) as Expected;

function files(): NamedFile[] {
  const folder = path.join(WORLD, 'inputs');
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
}

/** The ledger of some sessions. */
function ledgerOf(name: string, sessions: readonly Session[]): NamedFile {
  const cells = sessions.map(({ number, studio, tenant, from, to, state, title, reason }) => {
    const time = (minute: number): string => wire(minute).replace('T', ' ');
    return [number, studio, tenant, time(from), time(to), state, null, title, null, null, null, reason];
  });
  return ledger(name, { 预约: [HEADS['预约'], ...cells] });
}

async function taken(base: ImportBase, some: readonly NamedFile[]): Promise<void> {
  const came = totals(await base.take(some, { tenant: VIDEO_TENANT }));
  if (typeof came === 'string') throw new Error(came);
}

/** A month's report as plain data. */
function reported(base: ImportBase, of: string) {
  const { figures, findings } = valueOf(reportMonth(base.base, { month: month(of), profileId: null }));
  return {
    values: Object.fromEntries([...figures.values].map(([address, { raw, text }]) => [address, { raw, text }])),
    rows: figures.tenants.map((row) => Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, cell.text]))),
    findings: findings.map(({ id }) => id),
  };
}

let played: ImportBase;
let ways: ReadonlyMap<string, number>;
const sessions = ledgerSessions();
const ofMonth = sessions.filter(({ from }) => monthOf(from) === PLAYED);
beforeAll(async () => {
  played = openImportBase('2026-11-05T09:00');
  const others = sessions.filter(({ from }) => monthOf(from) !== PLAYED);
  const isAfter = ({ from }: Session): boolean => from >= BEGIN;
  await taken(played, [
    ...files().filter(({ name }) => name !== BOOKINGS),
    ledgerOf(
      '以前.xlsx',
      others.filter((one) => !isAfter(one)),
    ),
  ]);
  // The ledger's guests miss as they did: nobody is asked before each next booking.
  valueOf(
    inTx(played.base, { who: '周敏', host: 'window' }, (tx) => {
      writeSetting(tx, 'desk', { ...STANDARD_DESK_RULES, noShowLimit: 0 });
      return ok(null);
    }),
  );
  const desk = { client: clientOf(played.base), setNow: (minute: number) => played.setNow(wire(minute)) };
  ways = await playSessions(desk, ofMonth, BEGIN);
  played.setNow('2026-11-05T09:00');
  await taken(played, [ledgerOf('以后.xlsx', others.filter(isAfter))]);
});
afterAll(() => played.close());

describe(`${PLAYED} played through the board`, () => {
  it('is played in every way that the desk has', () => {
    expect(ofMonth).toHaveLength(266);
    expect([...ways.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(ofMonth.length);
    for (const way of [
      'option',
      'moved',
      'extended',
      'walkedIn',
      'entered',
      'waited',
      'resized',
      'putBack',
      'undone',
      'swapped',
      'series',
    ]) {
      expect(ways.get(way), way).toBeGreaterThan(3);
    }
    const states = rowsOf(
      played.db,
      `SELECT state, count(*) FROM booking WHERE retired_at IS NULL AND from_past = 0 AND starts_at >= ? AND starts_at < ? GROUP BY state`,
      BEGIN,
      at('2026-11-01T00:00'),
    );
    expect(states).toEqual([
      ['cancelled', 23],
      ['completed', 230],
      ['no_show', 13],
    ]);
  });

  it.each(['ZB-1.06', 'ZB-2.02', 'ZB-2.17', 'ZB-2.18', 'ZB-2.19'])('%s is as expected in all columns', (address) => {
    const want = Object.entries(expected(PLAYED).values).filter(([key]) => key.startsWith(`${address}.`));
    const { values } = reported(played, PLAYED);
    expect(want.length).toBeGreaterThan(1);
    expect(Object.fromEntries(want.map(([key]) => [key, values[key]]))).toEqual(Object.fromEntries(want));
  });

  it('every other figure and every row too', () => {
    const { values, rows } = reported(played, PLAYED);
    const want = expected(PLAYED);
    expect(Object.fromEntries(Object.keys(want.values).map((key) => [key, values[key]]))).toEqual(want.values);
    expect(rows).toEqual(want.rows['ZB-4']);
  });

  it('reports that month and its neighbours as an import of the whole ledger does, findings too', async () => {
    const imported = openImportBase('2026-11-05T09:00');
    await taken(imported, files());
    for (const name of ['2026-09', '2026-10', '2026-11']) expect(reported(played, name), name).toEqual(reported(imported, name));
    imported.close();
  });

  it('passes every check of the base', () => {
    const failing = checkBase(played.base, { full: true }).checks.filter(({ ok, name }) => !ok && !BESIDES.includes(name));
    expect(failing).toEqual([]);
  });
});
