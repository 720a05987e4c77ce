// Records written in blocks stand in the history as those written one by one: the mark of each is that of its row, whatever it holds.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TESTER } from '../../../../test/helpers/sample-base.ts';
import { openRawBase, put, type RawBase } from '../../../../test/helpers/raw-base.ts';
import type { RecordKind } from '../../../contract/records/field.ts';
import { RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import { ok } from '../../../domain/values/result.ts';
import { addRecord, type RecordValues } from './record-store.ts';
import { addRecords } from './record-blocks.ts';
import { importOf } from '../records/record-history.ts';
import { keyOf, rowDigest, listDigestedTables, readMarks } from './row-digests.ts';
import { inTx, type Tx } from './tx.ts';

let raw: RawBase;
let origin: { readonly batchId: number; readonly sheetId: number };
beforeEach(() => {
  raw = openRawBase();
  const batchId = put(raw.own, 'import_batch', { at_ms: 1, who: '张', host: 'cli' });
  const fileId = put(raw.own, 'received_file', { sha256: 'a'.repeat(64), size: 1, bytes: Buffer.from('a'), received_ms: 1 });
  const sheetId = put(raw.own, 'import_sheet', {
    batch_id: batchId,
    file_id: fileId,
    file_name: '活动.xlsx',
    sheet: '活动',
    kind: 'events',
  });
  origin = { batchId, sheetId };
});
afterEach(() => raw.close());

function event(nth: number, more: RecordValues = {}): RecordValues {
  return { day: '2026-10-08', kind: '培训会', name: `课${nth}`, nth: 1, attendance: nth, ...more };
}

function writes(work: (tx: Tx) => unknown): string {
  const done = inTx(raw.base, TESTER, (tx) => ok(work(tx)));
  return done.ok ? 'ok' : done.refusal.code;
}

function block(...all: readonly RecordValues[]): (tx: Tx) => number {
  return (tx) =>
    addRecords(
      tx,
      'event',
      all.map((values, at) => ({ values, spot: { row: at + 4 } })),
      origin,
    );
}

/** The marks of events that the history carries, and those of the rows as they stand. */
function marks(): readonly [inHistory: ReadonlyMap<unknown, unknown>, ofRows: ReadonlyMap<unknown, unknown>] {
  const table = listDigestedTables(raw.own).find(({ name }) => name === 'event');
  if (table === undefined) throw new Error('no events');
  const written = new Map<unknown, unknown>();
  for (const text of raw.own.prepare('SELECT row_marks FROM history WHERE row_marks IS NOT NULL ORDER BY seq').pluck().all())
    for (const [name, keys, , after] of readMarks(String(text)) ?? [])
      if (name === 'event') keys.forEach((key, at) => written.set(key, after[at]));
  const rows = raw.own
    .prepare(`SELECT ${table.columns.map((column) => `"${column}"`).join(', ')} FROM event ORDER BY id`)
    .raw()
    .all()
    .filter(Array.isArray);
  return [written, new Map(rows.map((row) => [keyOf(table, row), rowDigest('event', row)]))];
}

it('each row has its own mark, beside those that are written one by one', () => {
  const outcome = writes((tx) => {
    addRecord(tx, 'event', event(1), { ...origin, row: 3 });
    expect(block(event(2), event(3), event(4))(tx)).toBe(2);
    addRecord(tx, 'event', event(5), 'by hand');
  });
  const [inHistory, ofRows] = marks();
  expect([outcome, ofRows.size]).toEqual(['ok', 5]);
  expect(inHistory).toEqual(ofRows);
});

it('what SQLite keeps otherwise than it was given is marked as it stands', () => {
  // Half of a character, and a number where a text stands.
  expect(writes(block(event(1, { name: '半\ud800' }), event(2, { name: 7 })))).toBe('ok');
  const [inHistory, ofRows] = marks();
  expect(raw.own.prepare('SELECT name FROM event ORDER BY id').pluck().all()).toEqual(['半\ufffd', '7.0']);
  expect(inHistory).toEqual(ofRows);
});

it('a block that is refused leaves nothing of it, and what follows is marked', () => {
  const outcome = writes((tx) => {
    expect(() => block(event(1), event(2, { attendance: -1 }))(tx)).toThrow('CHECK');
    addRecord(tx, 'event', event(3), { ...origin, row: 5 });
  });
  const [inHistory, ofRows] = marks();
  expect([outcome, ofRows.size]).toEqual(['ok', 1]);
  expect(inHistory).toEqual(ofRows);
});

it('a row that the database alters behind the statement is marked as it stands', () => {
  raw.own.exec('CREATE TRIGGER meddling AFTER INSERT ON event BEGIN UPDATE event SET attendance = 9 WHERE id = NEW.id; END');
  expect(writes(block(event(1), event(2)))).toBe('ok');
  const [inHistory, ofRows] = marks();
  expect(raw.own.prepare('SELECT attendance FROM event').pluck().all()).toEqual([9, 9]);
  expect(inHistory).toEqual(ofRows);
});

it('a column that may be empty and is left out of a block is empty by its table too', () => {
  const given = Object.values(RECORD_KINDS).flatMap(({ name, columns, standard }: RecordKind) =>
    raw.own
      .prepare('SELECT name FROM pragma_table_info(?) WHERE dflt_value IS NOT NULL AND NOT "notnull"')
      .pluck()
      .all(name)
      .map(String)
      .filter((column) => columns.includes(column) && (standard[column] ?? null) === null)
      .map((column) => `${name}.${column}`),
  );
  expect(given).toEqual([]);
});

it('a column in which no row of a block holds anything is left out of what the history lists, and holds nothing in it', () => {
  const opened = { opened_on: '2020-01-01' };
  const outcome = writes((tx) => {
    const studios = (...all: readonly RecordValues[]): number =>
      addRecords(
        tx,
        'studio',
        all.map((values, at) => ({ values: { ...opened, ...values }, spot: { row: at + 4 } })),
        origin,
      );
    studios({ code: 'A1', floor: null }, { code: 'A2', floor: '2F' });
    studios({ code: 'A3', name: '大厅' }, { code: 'A4' });
    addRecord(tx, 'studio', { ...opened, code: 'A5' }, { ...origin, row: 9 });
  });
  const said = raw.own.prepare("SELECT after FROM history WHERE entity = 'studio' ORDER BY seq").pluck().all().map(String);
  expect([outcome, ...said.map((text): unknown => JSON.parse(text))]).toEqual([
    'ok',
    {
      columns: ['id', 'code', 'floor', 'opened_on'],
      rows: [
        [1, 'A1', null, '2020-01-01'],
        [2, 'A2', '2F', '2020-01-01'],
      ],
    },
    {
      columns: ['id', 'code', 'name', 'opened_on'],
      rows: [
        [3, 'A3', '大厅', '2020-01-01'],
        [4, 'A4', null, '2020-01-01'],
      ],
    },
    {
      columns: ['id', 'code', 'name', 'floor', 'equipment', 'opened_on', 'closed_on'],
      rows: [[5, 'A5', null, null, null, '2020-01-01', null]],
    },
  ]);
  const nothing = { name: null, floor: null, equipment: null, closed_on: null };
  expect(importOf(raw.own, 'studio', 2, origin.sheetId)?.after).toEqual({ ...nothing, code: 'A2', floor: '2F', opened_on: '2020-01-01' });
  expect(importOf(raw.own, 'studio', 4, origin.sheetId)?.after).toEqual({ ...nothing, code: 'A4', opened_on: '2020-01-01' });
});
