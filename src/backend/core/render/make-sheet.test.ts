// A list on screen as a workbook, read back by the importer's own reader.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { closeBase, createBase } from '../db/open.ts';
import { readTableFile } from '../../../sheets/read/read-table.ts';
import { makeSheet } from './make-sheet.ts';

it('writes headings and rows; text that looks like a formula stays text', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-sheet-'));
  const base = createBase(path.join(folder, 'base'), { nowMs: () => Date.UTC(2026, 9, 31, 17) });
  if (!base.ok) throw new Error(base.refusal.code);
  const { name, bytes } = makeSheet(base.value, {
    name: '企业/名单',
    headings: ['名称', '面积'],
    rows: [
      ['=1+1', 12.5],
      [null, 3],
    ],
  });
  expect(name).toBe('企业 名单 2026-11-01.xlsx');
  const read = await readTableFile(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  const [sheet] = read.value.sheets;
  expect([...(sheet?.rows ?? [])].map((row) => row.cells)).toEqual([
    ['名称', '面积'],
    ['=1+1', 12.5],
    [null, 3],
  ]);
  closeBase(base.value);
  rmSync(folder, { recursive: true });
});
