// From the fixtures' maps, blanks and figures to what is written: values of the expected figures, worked out on paper where they change.
import { describe, expect, it } from 'vitest';
import { bookOf, fixture, fixtureFigures, shippedFacts } from '../../../../test/helpers/fill-figures.ts';
import { formByHand, type FormCell, type FormSheet } from '../../../../test/helpers/form-by-hand.ts';
import { printCell, type Book } from '../../../sheets/book/book-model.ts';
import { type FillPlan, listWritesAfterGrowth } from './fill-plan.ts';
import type { FillFigures } from './map-facts.ts';
import { parseMap } from './map-schema.ts';
import { planFill } from './plan-fill.ts';
import { hashSha256 } from '../../core/db/database-files.ts';

const FACTS = shippedFacts();
const FIGURES = fixtureFigures();

/** What is written, by `sheet!cell`. */
function writtenBy(book: Book, plan: FillPlan): ReadonlyMap<string, unknown> {
  return new Map(
    listWritesAfterGrowth(plan).map(({ sheet, value, ...at }) => [`${book.sheets[sheet]?.name ?? ''}!${printCell(at)}`, value]),
  );
}

async function planOf(name: string): Promise<{ readonly plan: FillPlan; readonly written: ReadonlyMap<string, unknown> }> {
  const { book, map } = await fixture(name);
  const plan = planFill({ book, map, facts: FACTS, figures: FIGURES });
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  return { plan: plan.value, written: writtenBy(book, plan.value) };
}

type Changes = Readonly<Record<string, unknown>>;

async function planned(form: FormSheet, changes: Changes, figures: FillFigures = FIGURES) {
  const bytes = formByHand({ 表: form });
  const map = parseMap({ version: 1, workbook: { file: 'a.xlsx', sha256: hashSha256(bytes) }, ...changes });
  if (!map.ok) throw new Error(JSON.stringify(map.refusal));
  const book = await bookOf(bytes);
  const plan = planFill({ book, map: map.value, facts: FACTS, figures });
  return plan.ok ? { plan: plan.value, written: writtenBy(book, plan.value), refusal: null } : { refusal: plan.refusal };
}

const number = (digits: string): object => ({ kind: 'number', digits });
const text = (words: string): object => ({ kind: 'text', text: words });

describe('the fixtures', () => {
  it('simple-monthly: every mapped cell once, in the unit, format and words it wants', async () => {
    const { plan, written } = await planOf('simple-monthly');
    expect(written.size).toBe(87);
    expect(written.get('月报表!D16')).toEqual(number('34249.79'));
    expect(written.get('月报表!D13')).toEqual(number('6773.9'));
    expect(written.get('月报表!D29')).toEqual(number('0.107'));
    expect(written.get('月报表!D30')).toEqual(number('2.7289'));
    expect(written.get('月报表!E30')).toEqual(number('22.8591'));
    expect(written.get('月报表!B5')).toEqual(text('91440305MAM15NY3BK'));
    expect(written.get('月报表!B6')).toEqual({ kind: 'date', iso: '2026-10-01' });
    expect(written.get('月报表!H34')).toEqual({ kind: 'date', iso: '2026-11-05' });
    expect(written.get('月报表!D6')).toEqual({ kind: 'rich', replace: [['□', '☑', '基地类型：□直播电商园区　'.length]] });
    expect(plan.checks.map(({ cell, ok }) => [printCell(cell), ok])).toEqual([
      ['B31', ['相符']],
      ['C31', [true]],
    ]);
  });

  it('rich-features: boxes one character each, thousands without decimals, text cells as text', async () => {
    const { written } = await planOf('rich-features');
    expect(['C', 'D', 'T'].map((column) => written.get(`封面!${column}11`))).toEqual([text('9'), text('1'), text('K')]);
    expect(written.get('汇总!B10')).toEqual(number('342498'));
    expect(written.get('汇总!B12')).toEqual(text('6773.9'));
    expect(written.get('封面!E10')).toEqual(text('深圳市湾区直播产业运营有限公司'));
  });

  it('tenant-list: thirty rows from three, and what stands below goes down', async () => {
    const { plan, written } = await planOf('tenant-list');
    expect(plan.growths).toEqual([{ sheet: 0, first: 9, last: 11, added: 27 }]);
    expect(written.get('企业情况!A9')).toEqual(number('1'));
    expect(written.get('企业情况!B9')).toEqual(text('深圳市南岭网络科技有限公司'));
    expect(written.get('企业情况!F9')).toEqual({ kind: 'date', iso: '2024-07-01' });
    expect(written.get('企业情况!O9')).toEqual(text(''));
    expect(written.get('企业情况!A38')).toEqual(number('30'));
    expect(written.get('企业情况!L38')).toEqual(number('1183.5'));
    expect(written.get('企业情况!O38')).toEqual(text('新入驻'));
    expect(written.get('企业情况!K41')).toEqual(number('2288'));
    expect(written.get('企业情况!C43')).toEqual(text('陈立'));
    expect(written.has('企业情况!B39')).toBe(false);
  });

  it('placeholders: typed alone, printed within text, kept runs, a list of one row, a mapped cell', async () => {
    const { plan, written } = await planOf('placeholders');
    expect(written.get('月报!C8')).toEqual(number('34249.79'));
    expect(written.get('月报!C10')).toEqual(number('2.7289'));
    expect(written.get('月报!C11')).toEqual(number('0.107'));
    expect(written.get('月报!F6')).toEqual(number('180'));
    expect(written.get('月报!A2')).toMatchObject({ kind: 'text', text: '填报单位：深圳市湾区直播产业运营有限公司' });
    expect(plan.growths).toEqual([{ sheet: 0, first: 18, last: 18, added: 29 }]);
    expect(written.get('月报!A18')).toEqual(text('深圳市南岭网络科技有限公司'));
    expect(written.get('月报!F18')).toEqual(text(''));
    expect(written.get('月报!D47')).toEqual(number('1183.5'));
    expect(written.get('月报!A50')).toEqual(text('报出日期：2026-11-05　　（公章）'));
    expect([...written.keys()].some((place) => place.startsWith('固定说明'))).toBe(false);
  });
});

const EMPTY: readonly FormCell[] = ['', '', '', ''];
const TENANTS = FIGURES.tenants.slice(0, 2);

describe('lists', () => {
  const list = { sheet: '表', rows: 'ZB-4', firstRow: 2, templateRows: 3, columns: { A: 'seq', B: 'name' }, onOverflow: 'refuse' };
  const form = { rows: [['序号', '企业名称'], EMPTY, EMPTY, EMPTY, ['合计', '']] };

  it('with fewer rows than stand ready leave the rest as it was', async () => {
    const { plan, written } = await planned(form, { lists: [list] }, { ...FIGURES, tenants: TENANTS });
    expect(plan?.growths).toEqual([]);
    expect([...(written?.keys() ?? [])]).toEqual(['表!A2', '表!B2', '表!A3', '表!B3']);
  });

  it('with more refuse, or grow', async () => {
    const { refusal } = await planned(form, { lists: [list] });
    expect(refusal).toEqual({ code: 'WB_LIST_OVERFLOW', data: { sheet: '表', cell: 'A2', n: 30, m: 3 } });
    const { plan } = await planned(form, { lists: [{ ...list, onOverflow: 'insertRows' }] });
    expect(plan?.growths).toEqual([{ sheet: 0, first: 2, last: 4, added: 27 }]);
  });

  it('of platforms have their places and names', async () => {
    const platforms = { ...list, rows: 'ZB-3', templateRows: 1, columns: { A: 'seq', B: 'name', C: { column: 'paid', unit: '元' } } };
    const { plan, written } = await planned(form, { lists: [{ ...platforms, onOverflow: 'insertRows' }] });
    expect(plan?.growths).toEqual([{ sheet: 0, first: 2, last: 2, added: 7 }]);
    expect(['A', 'B', 'C'].map((column) => written?.get(`表!${column}2`))).toEqual([number('1'), text('抖音'), number('20632881.31')]);
    expect(written?.get('表!B9')).toEqual(text('其他'));
  });

  it('may not grow on a protected sheet unless their entry says so', async () => {
    const open: FormCell = { value: '', style: 'open' };
    const shut = {
      rows: [
        ['序号', '企业名称'],
        [open, open],
      ],
      isProtected: true,
    };
    const one = { ...list, templateRows: 1, onOverflow: 'insertRows' };
    expect((await planned(shut, { lists: [one] })).refusal?.code).toBe('WB_LOCKED_CELL');
    expect((await planned(shut, { lists: [{ ...one, locked: true }] })).refusal).toBeNull();
  });

  it('side by side on a sheet move by one shift', async () => {
    const two = {
      lists: [
        { ...list, templateRows: 1, onOverflow: 'insertRows' },
        { ...list, rows: 'ZB-3', firstRow: 4, templateRows: 1, onOverflow: 'insertRows' },
      ],
      heads: [{ sheet: '表', cell: 'B5', field: '填表人' }],
    };
    const { written } = await planned(form, two, { ...FIGURES, tenants: TENANTS });
    expect(written?.get('表!B2')).toEqual(text(String(TENANTS[0]?.['name']?.text)));
    expect(written?.get('表!B5')).toEqual(text('抖音'));
    expect(written?.get('表!B12')).toEqual(text('其他'));
    expect(written?.get('表!B13')).toEqual(text('何静'));
  });
});

describe('placeholders', () => {
  it('in rich text change within their run', async () => {
    const rich: FormCell = { value: '期：{{head.报告期}}止', runs: ['期：', '{{head.报告期}}', '止'] };
    const { written } = await planned({ rows: [[rich]] }, {});
    expect(written?.get('表!A1')).toEqual({ kind: 'rich', replace: [['{{head.报告期}}', '2026年10月', 2]] });
  });

  it('of a list without rows leave an empty row and no mark', async () => {
    const row: readonly FormCell[] = ['{{#ZB-4}}', '{{name}}', '金额：{{paid|元}}', '{{/ZB-4}}'];
    const none = await planned({ rows: [row] }, {}, { ...FIGURES, tenants: [] });
    expect([...(none.written?.values() ?? [])]).toEqual([text(''), text(''), text('金额：'), text('')]);
    expect(none.plan?.growths).toEqual([]);
    const two = await planned({ rows: [row] }, {}, { ...FIGURES, tenants: TENANTS });
    expect(two.written?.get('表!C2')).toEqual(text('金额：13586900.00'));
    expect(two.written?.get('表!D2')).toEqual(text(''));
  });

  it('in the rows of a list of the map stand in every row', async () => {
    const form = { rows: [['', '', '{{head.报告期}}', '']] };
    const list = { sheet: '表', rows: 'ZB-4', firstRow: 1, templateRows: 1, columns: { A: 'name' }, onOverflow: 'insertRows' };
    const { written } = await planned(form, { lists: [list] }, { ...FIGURES, tenants: TENANTS });
    expect([written?.get('表!C1'), written?.get('表!C2')]).toEqual([text('2026年10月'), text('2026年10月')]);
  });
});

describe('a field', () => {
  it('that its boxes do not take refuses, naming the entry', async () => {
    const boxes = { sheet: '表', cell: 'A1:B1', field: '填报单位', as: 'boxes' };
    const refused = await planned({ rows: [EMPTY] }, { heads: [boxes] });
    expect(refused.refusal).toEqual({ code: 'WB_MAP', data: { n: 1, detail: 'boxes:2|15', sheet: '表', cell: 'A1:B1' } });
  });

  it('that is empty ticks nothing', async () => {
    const tick = { sheet: '表', cell: 'A1', field: '基地类型', as: 'tick' };
    const plan = await planned({ rows: [['□甲　□乙']] }, { heads: [tick] }, { ...FIGURES, head: { 基地类型: '' } });
    expect(plan.written?.size).toBe(0);
    const other = await planned({ rows: [['□甲　□乙']] }, { heads: [tick] });
    expect(other.refusal?.data['detail']).toBe('tick:直播电商基地（专业服务类）');
  });
});

describe('a missing figure', () => {
  it('is a dash, or leaves the cell as the blank has it', async () => {
    const dash = { sheet: '表', cell: 'A1', figure: 'ZB-2.19.month_yoy' };
    const { written } = await planned({ rows: [EMPTY] }, { cells: [dash, { ...dash, cell: 'B1', none: 'blank' }] });
    expect([...(written ?? [])]).toEqual([['表!A1', text('—')]]);
  });
});
