// A record's history names the file that the record came from, not the first one of its batch.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeOf, type ImportBase, ledger, openImportBase } from '../../../test/helpers/import-base.ts';
import { MANAGER, valueOf } from '../../../test/helpers/record-base.ts';
import { recordHistory } from './read-records.ts';

let world: ImportBase;
beforeEach(() => {
  world = openImportBase();
});
afterEach(() => world.close());

const TENANTS = [
  ['企业名称', '统一社会信用代码', '企业类别'],
  ['晨光传媒', codeOf(1), '直播电商企业'],
];
const heads = (hosts: number) =>
  ledger('人员.xlsx', {
    月度人员: [
      ['月份', '统一社会信用代码', '主播数', '从业人员'],
      ['2026-10', codeOf(1), hosts, 9],
    ],
  });

it('a line of the second file of a batch does not name the first one in its history', async () => {
  const first = await world.take([...[ledger('企业.xlsx', { 企业名录: TENANTS })].flat(), ...[heads(3)].flat()]);
  expect(first.ok).toBe(true);
  const { id } = { id: Number(world.db.prepare('SELECT id FROM headcount').pluck().get()) };
  const files = () =>
    valueOf(recordHistory(world.base, { ...MANAGER }, { kind: 'headcount', id, related: false, language: 'zh-CN' })).entries.map(
      ({ batch }) => batch?.file,
    );
  expect(files()).toEqual(['人员.xlsx']);
  expect((await world.take([...[ledger('A.xlsx', { 企业名录: TENANTS })].flat(), ...[heads(4)].flat()])).ok).toBe(true);
  expect(files()).toEqual(['人员.xlsx', '人员.xlsx']);
});
