// Ledgers whose rows are read while their file is come out as they do where the whole file is read first: fixtures, damaged copies, rows that are not in order.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GivenFile, readBatch, type ReadSheet } from '../../src/backend/intake/recognise/read-batch.ts';
import { decodePacked, readFile } from '../../src/backend/intake/recognise/read-file.ts';
import type { Result } from '../../src/domain/values/result.ts';
import { packSheet, unpackSheet } from '../../src/sheets/read/packed-sheet.ts';
import { readTableFile } from '../../src/sheets/read/read-table.ts';
import { damagedCopy } from '../helpers/damage.ts';
import { workbookByHand, worksheet } from '../helpers/workbook-by-hand.ts';

const COPIES = process.env['LIVEBASE_DEEP'] === '1' ? 2000 : 150;
const FIXTURES = ['world/inputs/', 'files/', 'forms/', 'workbooks/'].map((folder) => new URL(`../fixtures/${folder}`, import.meta.url));
const files = FIXTURES.flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(xlsx|xls|csv)$/.test(entry.name))
    .map(({ name }) => ({ name, bytes: readFileSync(new URL(name, folder)) })),
);

function shown(sheet: ReadSheet): unknown {
  if (sheet.as !== 'list') return sheet;
  const { rows, repeats, troubles, kind, sheet: name } = sheet;
  const { read, present, unknown } = rows;
  return {
    kind,
    name,
    read,
    length: rows.rows.length,
    unknown,
    present: [...present],
    repeats: [...repeats],
    troubles,
    rows: rows.rows,
  };
}

function batchOf(file: Result<Omit<GivenFile, 'name'>>): unknown {
  if (!file.ok) return file;
  const batch = readBatch([{ name: 'f', ...file.value }], () => null);
  return batch.ok ? { sheets: batch.value.sheets.map(shown), unknown: batch.value.unknown } : batch;
}

async function whole(bytes: Uint8Array): Promise<unknown> {
  const table = await readTableFile(bytes);
  return batchOf(table.ok ? { ok: true, value: { table: table.value } } : table);
}

const CHANGES = new Map([[6, new Map([[1, 'changed']])]]);

/** Expects the packed sheets of a file to come out as they do where they are unpacked first, with cells that a person changed. */
async function expectSamePacked(bytes: Uint8Array, head: number): Promise<void> {
  const table = await readTableFile(bytes);
  if (!table.ok) return;
  const { format } = table.value;
  const sheets = table.value.sheets.map((sheet) => ({ packed: packSheet(sheet), changes: CHANGES }));
  const unpacked = { format, sheets: sheets.map(({ packed, changes }) => unpackSheet(packed, changes)) };
  const expected = batchOf({ ok: true, value: { table: unpacked } });
  expect(batchOf({ ok: true, value: decodePacked(format, sheets, head) })).toEqual(expected);
}

/** Expects a file to come out the same either way, wherever its head ends; answers whether any list of it was read as it came. */
async function expectSame(bytes: Uint8Array): Promise<boolean> {
  const expected = await whole(bytes);
  let isTaken = false;
  for (const head of [0, 1, 3, 30]) {
    const file = await readFile(bytes, head);
    isTaken ||= file.ok && file.value.lists.size > 0;
    expect(batchOf(file)).toEqual(expected);
    await expectSamePacked(bytes, head);
  }
  return isTaken;
}

const text = (column: string, row: number, value: string): string => `<c r="${column}${row}" t="inlineStr"><is><t>${value}</t></is></c>`;
const line = (row: number, ...cells: readonly string[]): string =>
  `<row r="${row}">${cells.map((cell, at) => text(String.fromCodePoint(65 + at), row, cell)).join('')}</row>`;
const HEAD = line(1, '日期', '类型', '名称', '参加人数');
const event = (row: number, attendance = String(row)): string => line(row, '2026-03-04', '培训', `第${row}场`, attendance);
const events = (rows: string, after = ''): Buffer => workbookByHand({ sheets: { 活动: worksheet(HEAD + rows, after) } });
const many = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, at) => event(from + at)).join('');

describe('rows that are read as they come', () => {
  it('are those of the whole file, for every fixture', async () => {
    let taken = 0;
    for (const { bytes } of files) taken += (await expectSame(bytes)) ? 1 : 0;
    expect(taken).toBeGreaterThan(4);
  });

  it(`are those of the whole file, or its refusal, for each of ${COPIES} damaged copies`, { timeout: 900_000 }, async () => {
    let taken = 0;
    const workbooks = files.filter(({ name }) => name.endsWith('.xlsx'));
    for (let seed = 0; seed < COPIES; seed += 1) {
      const bytes = workbooks[seed % workbooks.length]?.bytes ?? Buffer.alloc(0);
      taken += (await expectSame(damagedCopy(bytes, seed))) ? 1 : 0;
    }
    // Most are refused; some are sound where it matters.
    expect(taken).toBeGreaterThan(0);
  });

  it.each([
    ['in order', events(many(2, 60)), true],
    ['with cells that are refused', events(many(2, 40) + event(41, 'viele') + event(42, '') + many(43, 50)), true],
    ['a row that stands too low', events(many(2, 40) + many(50, 60) + many(41, 44)), false],
    ['a row of the head that stands below', events(many(3, 40) + event(2)), false],
    ['a row twice', events(many(2, 40) + event(40)), false],
    ['a header in merged cells', events(many(2, 40), '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'), false],
    ['merged cells below', events(many(2, 40), '<mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells>'), true],
    [
      'a header below the head',
      workbookByHand({ sheets: { 活动: worksheet(line(40, '日期', '类型', '名称', '参加人数') + many(41, 50)) } }),
      false,
    ],
    [
      'two sheets of one name',
      workbookByHand({ sheets: { 活动: worksheet(HEAD + many(2, 40)), ' 活动': worksheet(HEAD + many(2, 50)) } }),
      true,
    ],
  ])('%s', async (_, bytes, isTaken) => expect(await expectSame(bytes)).toBe(isTaken));

  it('leave no list where the file is refused behind them', async () => {
    const bytes = workbookByHand({ sheets: { 活动: worksheet(HEAD + many(2, 40)), 别的: '<worksheet' } });
    expect(await readFile(bytes)).toEqual(await readTableFile(bytes));
    expect((await readFile(bytes)).ok).toBe(false);
  });
});
