// The list of who works here: one row of distinct values in, what stands under every heading out.
import { expect, it } from 'vitest';
import { cellsOf, drawnIn } from '../../../test/helpers/column-cells.ts';
import { buildPeopleColumns } from './PeopleTable.tsx';

it('people: every column; without a PIN somebody is out where people sign in by PIN', () => {
  const ground = { language: 'zh-CN' as const, isLocking: true };
  const columns = buildPeopleColumns(ground);
  const person = { id: 1, version: 1, name: '李', role: 'front_desk' as const, colour: 2, hasPin: true, isRetired: false };
  expect(cellsOf(columns, person)).toEqual(['姓名: 李', '角色: 前台', '密码: [good: 已设]']);
  const states = [person, { ...person, hasPin: false }, { ...person, isRetired: true }];
  expect(drawnIn(columns, '密码', states)).toEqual(['[good: 已设]', '[warn: 没有，进不来]', '[plain: 已停用]']);
  expect(drawnIn(buildPeopleColumns({ ...ground, isLocking: false }), '密码', states)).toEqual([
    '[good: 已设]',
    '[plain: 没有]',
    '[plain: 已停用]',
  ]);
});
