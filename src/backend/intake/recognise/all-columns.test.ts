// What each column of each list and export makes of odd cells: held against a reviewed file, columns that read alike under one head.
import path from 'node:path';
import { expect, it } from 'vitest';
import type { CellValue } from '../../../domain/decode/cell.ts';
import { EXPORTS } from './all-exports.ts';
import { LISTS } from './recognise.ts';
import type { Column, Columns } from './layout.ts';

const RULE = { date1904: false };
const CELLS: readonly CellValue[] = [
  null,
  '',
  '无',
  '0',
  '12',
  ' 1,234.56 ',
  '12.345',
  '-3',
  '12%',
  '１２元',
  0,
  12,
  12.5,
  12.345,
  -3,
  45_000,
  45_000.5,
  1e15,
  '张 三',
  ' Ａ０１　',
  'A01、B02;A01',
  '甲\n乙',
  '91110000MA01234567',
  '身份证 11010519491231002X',
  '2026',
  '2026年',
  1999,
  '2026-11',
  '2026年11月',
  '2026-11-05',
  '2026/11/5 9:30',
  '2026-11-05 24:00:00',
  '2026-11-05 09:30:15',
  '09:30',
  '1小时30分',
  '90分钟',
  '01:30:00',
  '08:00-24:00',
  '周一至周五 08:00-18:00',
  '全天',
  '休息',
  '是',
  '否',
  '抖音',
  '公共',
  '已完成',
  '字'.repeat(40),
  '字'.repeat(201),
  '字'.repeat(2001),
];

const quoted = (value: unknown): string => JSON.stringify(value).replaceAll(/字{9,}/g, (text) => `字×${text.length}`);

/** A line for each value, and one for all cells that are refused with nothing but themselves. */
function describeReading({ decode }: Column<unknown, boolean>): string {
  const lines: string[] = [];
  const refused = new Map<string, string[]>();
  for (const cell of CELLS) {
    const read = decode(cell, RULE);
    if (read.ok) lines.push(`  ${quoted(cell)} = ${quoted(read.value)}`);
    else if (Object.keys(read.refusal.data).join() !== 'found')
      lines.push(`  ${quoted(cell)} = ${read.refusal.code} ${quoted(read.refusal.data)}`);
    else refused.set(read.refusal.code, [...(refused.get(read.refusal.code) ?? []), quoted(cell)]);
  }
  return [...lines, ...[...refused].map(([code, cells]) => `  ${code}: ${cells.join(' ')}`)].join('\n');
}

it('read odd cells as is reviewed', async () => {
  const layouts: readonly (readonly [string, Columns])[] = [...Object.entries(LISTS), ...Object.entries(EXPORTS)].map(
    ([kind, { columns }]) => [kind, columns],
  );
  const readings = new Map<string, string[]>();
  for (const [kind, columns] of layouts)
    for (const [field, column] of Object.entries(columns)) {
      const reading = describeReading(column);
      readings.set(reading, [
        ...(readings.get(reading) ?? []),
        `${kind}.${field} ${column.headers.join('|')}${column.required ? ', must be filled' : ''}`,
      ]);
    }
  const text = [...readings].map(([reading, columns]) => `${columns.join('\n')}\n${reading}`).join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, '../../../../test/fixtures/odd-cells.txt'));
});
