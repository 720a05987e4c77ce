// What is typed and dropped around a map: figures found, lists and checks read, files sorted.
import { describe, expect, it } from 'vitest';
import { formatIn } from '../ui/i18n.ts';
import { sortFiles } from './MapsSection.tsx';
import { parseCheckResults, formatCheckResults } from './check-results.ts';
import { findFigureChoices, choicesOf, formatShortName } from './find-figures.ts';
import { listOfBlock, readList } from './list-form.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { geometryOf } from './sheet-geometry.ts';

const FIGURES = [
  { figure: 'ZB-2.01.month', label: '基地运营情况月报表 · 直播场次 · 本年 本月', units: ['场'] },
  { figure: 'ZB-2.06.month_yoy', label: '基地运营情况月报表 · 直播成交额（支付口径） · 同比（%） 本月', units: [] },
  { figure: 'ZB-2.06.month', label: '基地运营情况月报表 · 直播成交额（支付口径） · 本年 本月', units: ['万元', '元'] },
  { figure: 'ZB-2.06.ytd', label: '基地运营情况月报表 · 直播成交额（支付口径） · 本年 本月止累计', units: ['万元', '元'] },
];

describe('figures', () => {
  const choices = choicesOf(
    { figures: FIGURES, fields: ['报告期', '填报单位'], initials: { 'ZB-2.01.month': 'jdyyqkybb·zbcc·bnby', 'head.报告期': 'bgq' } },
    '表头',
  );
  const find = (typed: string, labels: readonly string[] = [], candidates: readonly string[] = []) =>
    findFigureChoices(choices, { typed, labels, candidates }).map(({ figure }) => figure);

  it('are found by parts of their names, by address and by the field', () => {
    expect(find('成交额 累计')).toEqual(['ZB-2.06.ytd']);
    expect(find('2.06')).toEqual(['ZB-2.06.month', 'ZB-2.06.ytd', 'ZB-2.06.month_yoy']);
    expect(find('zb206')).toEqual(['ZB-2.06.month', 'ZB-2.06.ytd', 'ZB-2.06.month_yoy']);
    expect(find('报告')).toEqual(['head.报告期']);
    expect(find('bgq')).toEqual(['head.报告期']);
    expect(find('zbcc')).toEqual(['ZB-2.01.month']);
    expect(find('没有这个')).toEqual([]);
  });

  it('come first where they fit the labels of the cell, and before them its candidates', () => {
    expect(find('', ['直播成交额（支付口径）', '本月'])[0]).toBe('ZB-2.06.month');
    expect(find('', ['填报单位：'])[0]).toBe('head.填报单位');
    expect(find('', ['直播场次'], ['ZB-2.06.ytd'])[0]).toBe('ZB-2.06.ytd');
  });

  it('offer 本月 before 同比 in the row of an amount, and 同比 where the head says so', () => {
    expect(find('', ['直播成交额', '万元'])[0]).toBe('ZB-2.06.month');
    expect(find('', ['直播成交额', '万元', '本月'])[0]).toBe('ZB-2.06.month');
    expect(find('', ['直播成交额', '万元', '同比'])[0]).toBe('ZB-2.06.month_yoy');
  });

  it('are short in a cell, and 同比 reads back as what it is', () => {
    expect(formatShortName('ZB-2.06.month_yoy', FIGURES[1]?.label)).toBe('2.06 本月同比');
    expect(formatShortName('ZB-2.06.month', FIGURES[2]?.label)).toBe('2.06 本月');
    expect(formatShortName('ZB-2.06.ytd', FIGURES[3]?.label)).toBe('2.06 本月止累计');
    expect(formatShortName('ZB-4.total.paid', '入驻企业情况表 · 合计 · 直播成交额')).toBe('4.合计 直播成交额');
  });
});

describe('a list', () => {
  const text = (row: number, column: number, words: string) => ({
    row,
    column,
    text: words,
    kind: 'text' as const,
    rows: 1,
    columns: 1,
    isBold: false,
    align: 'left' as const,
    hasBorder: true,
    fill: null,
  });
  const picture = {
    sheet: '企业',
    state: 'visible' as const,
    widths: [40, 120, 90],
    heights: [20, 20, 20],
    cells: [text(1, 1, '序号'), text(1, 2, '企业名称'), text(1, 3, '直播成交额（元）')],
    isCut: false,
  };
  const columns = {
    'ZB-4': [
      { column: 'seq', label: '序号', units: ['万'] },
      { column: 'name', label: '企业名称', units: [] },
      { column: 'paid', label: '直播成交额', units: ['万元', '元'] },
    ],
  };
  const begin = listOfBlock({ top: 2, left: 1, bottom: 3, right: 3 }, geometryOf(picture, 1), columns);

  it('begins with the rows that are selected and the columns that heads name', () => {
    expect(begin).toMatchObject({ rows: 'ZB-4', firstRow: '2', templateRows: '2', onOverflow: 'insertRows' });
    expect(begin.columns.map(({ letters, column }) => [letters, column])).toEqual([
      ['A', 'seq'],
      ['B', 'name'],
      ['C', 'paid'],
    ]);
  });

  it('is read with its units and labels, or told what is wrong with it', () => {
    const typed = { ...begin, columns: begin.columns.map((one) => (one.letters === 'C' ? { ...one, unit: '元' } : one)) };
    expect(readList(typed, '企业')).toEqual({
      sheet: '企业',
      rows: 'ZB-4',
      firstRow: 2,
      templateRows: 2,
      columns: { A: 'seq', B: 'name', C: { column: 'paid', unit: '元' } },
      onOverflow: 'insertRows',
      label: ['序号', '企业名称', '直播成交额（元）'],
    });
    expect(readList({ ...begin, firstRow: '0' }, '企业')).toBe('listWrongRows');
    expect(readList({ ...begin, columns: begin.columns.map((one) => ({ ...one, column: '' })) }, '企业')).toBe('listNeedsColumn');
  });
});

it('the switch of placeholders says that they are filled', () => {
  const say = formatIn(sayMapEditor, 'zh-CN');
  expect(say('placeholders')).toBe('查找并填写空白表里的占位符（双花括号）');
});

it('results of a check are words, numbers and truths', () => {
  expect(parseCheckResults('相符， 全部相符; true、0')).toEqual(['相符', '全部相符', true, 0]);
  expect(parseCheckResults(' ， ')).toEqual([]);
  expect(formatCheckResults(['相符', true, 0])).toBe('相符, TRUE, 0');
});

it('a map goes with the blank of its name, or with the only blank', () => {
  const files = (...names: readonly string[]) => names.map((name) => ({ name }));
  expect(sortFiles(files('a.xlsx', 'b.map.json')).forms).toEqual([{ blank: { name: 'a.xlsx' }, map: { name: 'b.map.json' } }]);
  const two = sortFiles(files('a.xlsx', 'B.xlsm', 'b.map.json', 'c.json', '说明.docx'));
  expect(two.forms.map(({ blank, map }) => [blank.name, map?.name ?? null])).toEqual([
    ['a.xlsx', null],
    ['B.xlsm', 'b.map.json'],
  ]);
  expect(two.loneMaps).toEqual([{ name: 'c.json' }]);
  expect(two.others).toEqual([{ name: '说明.docx' }]);
});
