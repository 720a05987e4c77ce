// Which map goes with which blank of the files that were chosen together.
import { expect, test } from 'vitest';
import { sortFiles } from './MapsSection.tsx';

function sorted(...names: readonly string[]) {
  const { forms, loneMaps, others } = sortFiles(names.map((name) => ({ name })));
  const pairs = forms.map(({ blank, map }) => `${blank.name} + ${map?.name ?? '—'}`);
  return [pairs, loneMaps.map(({ name }) => name), others.map(({ name }) => name)];
}

test('a map goes with the blank of its name, or with the only blank there is', () => {
  expect(sorted('月报.XLSX', '别的.json')).toEqual([['月报.XLSX + 别的.json'], [], []]);
  expect(sorted('月报.xlsx', '年报.xlsx', '年报.map.json')).toEqual([['月报.xlsx + —', '年报.xlsx + 年报.map.json'], [], []]);
  expect(sorted('月报.xlsx', '甲.json', '月报.json')).toEqual([['月报.xlsx + 月报.json'], ['甲.json'], []]);
  expect(sorted('月报.xlsx', '甲.json', '乙.json')).toEqual([['月报.xlsx + —'], ['甲.json', '乙.json'], []]);
  expect(sorted('甲.json', '说明.txt', '旧.xls')).toEqual([['旧.xls + 甲.json'], [], ['说明.txt']]);
});
