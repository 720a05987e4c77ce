// The list of computers that joined: one row of distinct values in, what stands under every heading out.
import { expect, it } from 'vitest';
import { cellsOf, textsOf } from '../../../test/helpers/column-cells.ts';
import { buildDeviceColumns } from './SharingSection.tsx';

it('computers that joined: every column; one that was revoked or never seen says so', () => {
  const columns = buildDeviceColumns();
  const device = { id: 3, name: '前台', pairedMs: Date.UTC(2026, 8, 3, 4, 5), lastSeenMs: Date.UTC(2026, 8, 4, 6, 7), isRevoked: false };
  expect(cellsOf(columns, device)).toEqual(['号: 3 | right', '名称: 前台', '加入时间: 2026-09-03 12:05', '最近一次: 2026-09-04 14:07']);
  expect(
    [
      { ...device, lastSeenMs: null },
      { ...device, isRevoked: true },
    ].map((row) => textsOf(columns, row).at(-1)),
  ).toEqual(['最近一次: 这次启动后还没有', '最近一次: —']);
});
