// The document of a month: every figure in its place, heads and foot, no blank cell, drafts and revisions.
import { describe, expect, it } from 'vitest';
import { sampleFigures, sampleHead, sampleProfile } from '../../../../test/helpers/sample-report.ts';
import type { Figure } from '../../../domain/report/shape.ts';
import { printInUnit } from '../../../domain/report/units.ts';
import { createFigureCell } from './report-cells.ts';
import { buildReportDoc, type ReportDocInput } from './report-doc.ts';
import type { DocTable } from './report-model.ts';

const profile = sampleProfile();
const figures = sampleFigures('2026-10');

function docOf(changes: Partial<ReportDocInput> = {}): ReturnType<typeof buildReportDoc> {
  return buildReportDoc({ profile, figures, head: sampleHead(), draft: false, revision: 1, ...changes });
}

function tableOf(id: string, changes: Partial<ReportDocInput> = {}): DocTable {
  const table = docOf(changes).tables.find((one) => one.id === id);
  if (table === undefined) throw new Error(`no table ${id}`);
  return table;
}

function row(table: DocTable, index: number): (string | undefined)[] {
  return table.rows[index]?.cells.map((cell) => cell?.text) ?? [];
}

describe('bodies', () => {
  it.each(['2025-01', '2025-12', '2026-01', '2026-09', '2026-10'])(
    'of %s show every figure there is, in the order of the profile',
    (month) => {
      const given = sampleFigures(month);
      const doc = docOf({ figures: given });
      const shown = profile.tables.flatMap((table) => {
        const drawn = doc.tables.find((one) => one.id === table.id);
        if (table.kind === 'tenants' || drawn === undefined) return [];
        const lead = table.kind === 'indicators' ? 3 : 2;
        return drawn.rows.flatMap((one) =>
          table.columns.map((column, index) => [`${table.id}.${one.cells[lead - 1]?.text}.${column.key}`, one.cells[lead + index]?.text]),
        );
      });
      const byAddress = new Map(shown.map(([address, text]) => [address, text]));
      const expected = [...given.values].filter(([address]) => !address.startsWith('ZB-4'));
      expect(expected.length).toBeGreaterThan(300);
      for (const [address, figure] of expected) expect([address, byAddress.get(address)]).toEqual([address, figure.text]);
      const missing = shown.filter(([address]) => !given.values.has(address ?? ''));
      expect(missing.every(([, text]) => text === '—')).toBe(true);
    },
  );

  it('show each tenant, then 合计 over the leading columns', () => {
    const table = tableOf('ZB-4');
    expect(table.rows).toHaveLength(figures.tenants.length + 1);
    expect(row(table, 18).slice(0, 2)).toEqual(['19', '深圳市梧桐数字科技有限公司']);
    expect(row(table, 18).slice(-4)).toEqual(['—', '—', '14317.25', '未报送']);
    const total = table.rows.at(-1);
    expect(total?.cells[0]).toMatchObject({ text: '合计', span: 5 });
    expect(total?.cells.slice(1, 5)).toEqual([null, null, null, null]);
    expect(total?.cells[9]?.text).toBe('1714');
  });

  it('leave no cell blank but the remark', () => {
    const empty: Figure = { raw: null, text: '' };
    const holes = { ...figures, values: new Map([['ZB-1.01.value', empty]]), tenants: [{ tenantId: 1, cells: { name: empty } }] };
    const blank = docOf({ figures: holes }).tables.flatMap((table) =>
      table.rows.flatMap((one) => one.cells.flatMap((cell, index) => (cell?.text === '' ? [table.columns[index]?.label] : []))),
    );
    expect(new Set(blank)).toEqual(new Set(['备注']));
  });

  it('number columns of words 甲, 乙, 丙 and figures 1, 2, 3', () => {
    expect(tableOf('ZB-2').columns.map((column) => column.code)).toEqual(['甲', '乙', '丙', '1', '2', '3', '4', '5', '6']);
    expect(tableOf('ZB-3').columns.map((column) => column.code)).toEqual(['甲', '乙', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(
      tableOf('ZB-4')
        .columns.map((column) => column.code)
        .join(''),
    ).toBe('甲乙丙丁戊1234567己');
  });

  it('indent what is part of another row', () => {
    const cells = tableOf('ZB-1').rows.map((one) => one.cells[0]);
    expect(cells[4]).toMatchObject({ text: '其中：公共直播间', indent: 1 });
    expect(cells[3]?.indent).toBe(0);
  });
});

describe('numbers', () => {
  it('are exact in the printed unit', () => {
    const number = (id: string, at: number, column: number): unknown => tableOf(id).rows[at]?.cells[column]?.number;
    expect(number('ZB-2', 5, 3)).toEqual({ digits: '24382.05167', format: '0.00' });
    expect(number('ZB-1', 1, 3)).toEqual({ digits: '11250.75', format: '0.00' });
    expect(number('ZB-2', 3, 3)).toEqual({ digits: '78057413', format: '0' });
    expect(number('ZB-2', 18, 3)).toEqual({ digits: '10.7', format: '0.0' });
    expect(number('ZB-2', 2, 4)).toEqual({ digits: String(3_428_836 / 60), format: '0.0' });
    expect(number('ZB-2', 11, 7)).toBeNull();
  });

  it.each([
    ['元', 12_345_678, { digits: '123456.78', format: '0.00' }],
    ['千元', 12_345_678, { digits: '123.45678', format: '0.00' }],
    ['亿元', 12_345_678, { digits: '0.0012345678', format: '0.0000' }],
    ['万平方米', 1_380_050, { digits: '1.38005', format: '0.0000' }],
    ['分钟', 61, { digits: '61', format: '0' }],
    ['万', 12_345, { digits: '1.2345', format: '0.00' }],
  ])('of a profile in %s are no other amount in the spreadsheet than on paper', (unit, raw, number) => {
    const figure = { raw, text: printInUnit(unit, raw) };
    expect(createFigureCell({ address: 'ZB-2.06.month', figure, unit }).number).toEqual(number);
  });

  it('are formulas only where the formula gives exactly the figure', () => {
    const net = (values: ReadonlyMap<string, Figure>): unknown =>
      tableOf('ZB-2', { figures: { ...figures, values } }).rows[7]?.cells[3]?.formula;
    expect(net(figures.values)).toEqual({
      kind: 'terms',
      terms: [
        { row: 5, column: 3, times: 1 },
        { row: 6, column: 3, times: -1 },
      ],
    });
    expect(net(new Map(figures.values).set('ZB-2.07.month', { raw: 1, text: '0.00' }))).toBeNull();
    expect(net(new Map(figures.values).set('ZB-2.07.month', { raw: null, text: '—' }))).toBeNull();
  });

  it('of 合计 add up the rows, never printed percentages', () => {
    const total = tableOf('ZB-5').rows[0]?.cells.map((cell) => cell?.formula?.kind ?? null);
    expect(total).toEqual([null, null, 'sum', null, 'sum', 'sum', null]);
    expect(tableOf('ZB-5').rows[0]?.cells[2]?.formula).toEqual({ kind: 'sum', fromRow: 1, toRow: 17 });
    expect(tableOf('ZB-4').rows.at(-1)?.cells[10]?.formula).toEqual({ kind: 'sum', fromRow: 0, toRow: 27 });
  });
});

describe('head and foot', () => {
  it('follow the profile, the period in its long form', () => {
    const table = tableOf('ZB-2');
    expect(table.stack.map(({ label, value }) => label + value)).toEqual(['表号', '制定机关', '文号', '有效期至']);
    expect(table.head.map(({ label }) => label)).toEqual(['填报单位', '统一社会信用代码', '基地类型', '所属区']);
    expect(table.period).toEqual({ label: '报告期', value: '2026年10月' });
    expect(table.unit?.value).toContain('万元');
    expect(table.foot.at(-1)).toEqual({ label: '报出日期', value: '2026-11-05' });
    expect(table.seal).toBe('（公章）');
  });

  it('carry the note only where the form is ours', () => {
    expect(tableOf('ZB-1').notes[0]).toContain('程序自带');
    expect(tableOf('ZB-1', { profile: { ...profile, bureauForm: true } }).notes).toEqual([]);
  });

  it('carry the code of a filing under every table, on no form that a bureau issued', () => {
    const code = 'ABCDE-FGH12';
    const codes = (of: typeof profile) =>
      docOf({ profile: of, code, revision: 2, corrections: [] }).tables.map(({ notes }) => notes.includes(`核验码：${code}`));
    expect(codes(profile).every(Boolean)).toBe(true);
    expect(codes({ ...profile, bureauForm: true }).some(Boolean)).toBe(false);
  });

  it("date the file by 报出日期, else by the month's last day", () => {
    expect(docOf().date).toBe('2026-11-05');
    expect(docOf({ head: {} }).date).toBe('2026-10-31');
  });
});

describe('annexes', () => {
  const corrections = [
    { figure: 'ZB-2.06.month', old: '1.00', new: '2.00' },
    { figure: 'ZB-9.01.x', label: '别的', old: '—', new: '1' },
  ];

  it("list what a revision changed, in the form's words", () => {
    const table = tableOf('更正说明', { revision: 2, corrections, reason: '局里退回' });
    expect(row(table, 0)).toEqual(['1', 'ZB-2.06', '基地运营情况月报表 · 直播成交额（支付口径） · 本年 本月', '万元', '1.00', '2.00']);
    expect(row(table, 1)).toEqual(['2', 'ZB-9.01', '别的', '—', '—', '1']);
    // A spreadsheet adds and compares them: they were words.
    expect(table.rows.map(({ cells }) => cells.slice(4).map((cell) => cell?.number))).toEqual([
      [
        { digits: '1.00', format: '0.00' },
        { digits: '2.00', format: '0.00' },
      ],
      [null, { digits: '1', format: '0' }],
    ]);
    expect(table.notes[0]).toContain('2项');
    expect(table.notes[1]).toBe('更正原因：局里退回');
  });

  it('are left out of a first filing without explanations', () => {
    expect(docOf({ corrections }).tables).toHaveLength(6);
  });

  it('list what was explained', () => {
    const table = tableOf('审核说明', { explanations: [{ id: 'A05', message: '不符', explanation: '=续签' }] });
    expect(row(table, 0)).toEqual(['1', 'A05', '不符', '=续签']);
  });
});
