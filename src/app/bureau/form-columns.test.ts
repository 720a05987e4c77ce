// The list of the bureau's forms: one row of distinct values in, what stands under every heading out.
import { expect, it } from 'vitest';
import { cellsOf, drawnIn } from '../../../test/helpers/column-cells.ts';
import { buildFormColumns } from './MapsSection.tsx';

it("the bureau's forms: every column, and how far each map is", () => {
  const columns = buildFormColumns(() => undefined);
  const form = {
    id: 3,
    version: 1,
    name: '月报表',
    file: 'blank.xlsx',
    sha256: 'a',
    edition: 2,
    entries: 41,
    proposed: 5,
    changedAt: '2026-09-03T04:05:06',
    who: '李',
    isRetired: false,
  };
  expect(cellsOf(columns, form)).toEqual([
    '名称: 月报表→#/settings/maps/3',
    '情况: [accent: 还有 5 项未确认]',
    '对应项: 41 | right',
    '空白表: blank.xlsx',
    '最近改动: 2026-09-03 04:05:06',
    '经手人: 李',
  ]);
  const states = [
    { ...form, isRetired: true },
    { ...form, entries: 0 },
    { ...form, proposed: 0 },
  ];
  expect(drawnIn(columns, '情况', states)).toEqual(['[plain: 已停用]', '[warn: 还没有对应项]', '[good: 可以填报]']);
});
