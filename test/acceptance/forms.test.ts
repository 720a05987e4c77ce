// Tenants' monthly forms: made, filled by hand, sent back under any name; every trouble named by its cell, and every figure taken right.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyRow, fill, FIRST_ROW, type HandValue, moveRows, SHEETS, withoutHidden, withParts } from '../helpers/form-hand.ts';
import { ASKING, type FormsBase, formsOf, linesOf, nameOf, OCTOBER, openFormsBase, SEPTEMBER, uscc } from '../helpers/forms-base.ts';
import { STATISTICIAN, notesOf, refusedLines, totals, troublesOf } from '../helpers/import-base.ts';
import { addLine } from '../helpers/reply-base.ts';
import { filing, put } from '../helpers/raw-base.ts';
import { replayHistory } from '../../src/backend/safety/history-replay.ts';
import { undoBatch } from '../../src/backend/intake/batches.ts';
import { makeForms } from '../../src/backend/collection/make-forms.ts';

const GOOD = [12, 1440, 30_000, 500, 1000.5, 100, 880.25] as const;
/** The first row of a form as it is stored, money in fen. */
const GOOD_LINE = '12/1440/30000/500/100050/10000/88025';

function good(world: FormsBase, nth: number, more: Readonly<Record<string, HandValue>> = {}): Buffer {
  return fill(world.form(nth), { ...bodyRow(FIRST_ROW, GOOD), ...more });
}

/** The form's sheet as a program leaves it that writes formulas without their results: its own checks are no answers. */
function withoutResults(name: string, content: string): string {
  return name === SHEETS.form ? content.replaceAll(/<\/f><v>[^<]*<\/v>/g, '</f>').replaceAll(/<\/f><v\/>/g, '</f>') : content;
}

describe('replies with trouble', () => {
  let world: FormsBase;
  beforeAll(async () => {
    world = await openFormsBase(25);
  });
  afterAll(() => world.close());

  const TROUBLES: readonly (readonly [what: string, make: () => Buffer, line: string, cell: string])[] = [
    ['a negative figure', () => good(world, 1, { H6: -5 }), '6 退款额(元) CELL_NEGATIVE -5', 'H6'],
    ['a third decimal', () => good(world, 2, { G6: '1000.555' }), '6 成交额(元) CELL_TOO_MANY_DECIMALS 1000.555', 'G6'],
    ['words in a cell of numbers', () => good(world, 3, { E6: '很多' }), '6 观看人次 CELL_NOT_NUMBER 很多', 'E6'],
    ['a row that is half filled', () => good(world, 4, { F6: null }), '6 成交订单数 CELL_REQUIRED ', 'F6'],
    ['figures without a platform', () => good(world, 5, { ...bodyRow(9, GOOD), B9: '饮料类' }), '9 平台 CELL_REQUIRED ', 'A9'],
    ['a class that is in no list', () => good(world, 6, { B6: '美妆' }), '6 商品类别 CELL_UNKNOWN_WORD 美妆', 'B6'],
    ['an error of a formula', () => good(world, 7, { I6: { error: '#REF!' } }), '6 结算额(元) CELL_ERROR_VALUE #REF!', 'I6'],
    [
      'a formula without its result',
      () => good(world, 8, { G6: { formula: 'C6*2' } }),
      '6 成交额(元) CELL_FORMULA_WITHOUT_VALUE =C6*2',
      'G6',
    ],
    [
      'a code that was changed',
      () => good(world, 9, { F3: '91440300MA5F000009' }),
      '3 统一社会信用代码 FORM_CELL_CHANGED 91440300MA5F000009',
      'F3',
    ],
    ['a name that was changed', () => good(world, 10, { B3: '别家公司' }), '3 企业名称 FORM_CELL_CHANGED 别家公司', 'B3'],
    ['a month that was changed', () => good(world, 11, { I3: '2026年09月' }), '3 报告期 FORM_CELL_CHANGED 2026年09月', 'I3'],
    [
      'a hidden sheet of another tenant',
      () => fill(good(world, 12), { B2: 3 }, 'hidden'),
      '1 企业ID (tenant id) FORM_CONTRADICTS 3',
      '_form!B2',
    ],
    [
      'a hidden sheet of another month',
      () => fill(good(world, 13), { B3: '2026-09' }, 'hidden'),
      '1 月份 (month) FORM_CONTRADICTS 2026-09',
      '_form!B3',
    ],
    [
      'a form of a later program',
      () => fill(good(world, 14), { B4: 99 }, 'hidden'),
      '1 版本 (version) FORM_VERSION_UNKNOWN 99',
      '_form!B4',
    ],
    [
      'code and name of another tenant',
      () => good(world, 15, { B3: nameOf(1), F3: uscc(1) }),
      `3 统一社会信用代码 FORM_CONTRADICTS ${uscc(1)}`,
      'F3',
    ],
    ['nothing filled in', () => Buffer.from(world.form(16)), '28 本月无销售 FORM_EMPTY ', 'I28'],
    ['a zero and figures', () => good(world, 17, { I28: '是' }), '28 本月无销售 FORM_CONTRADICTS 是', 'I28'],
    ['an unknown word for a zero', () => fill(world.form(18), { I28: '没有' }), '28 本月无销售 CELL_UNKNOWN_WORD 没有', 'I28'],
    [
      'a form made elsewhere',
      () => fill(good(world, 19), { B1: 'XB202610-00019-7', B2: 4 }, 'hidden'),
      '1 表单编号 (form id) FORM_UNKNOWN XB202610-00019-7',
      '_form!B1',
    ],
    [
      'online retail beside a label that was changed, which would be lost',
      () => good(world, 23, { A28: '网络零售额(万元)', B28: 3 }),
      '5 网络零售额(元) FORM_CELL_MISSING ',
      '',
    ],
    [
      'a zero beside a label that was changed',
      () => fill(world.form(24), { H28: '无销售', I28: '是' }),
      '5 本月无销售 FORM_CELL_MISSING ',
      '',
    ],
    [
      'a form of another base, whose number and tenant fit here too',
      () => good(world, 25, { A1: '望海直播基地企业直播销售月报' }),
      '1  FORM_CELL_CHANGED 望海直播基地企业直播销售月报',
      'A1',
    ],
    ['half a person', () => good(world, 20, { E28: 5.5 }), '28 主播数 CELL_NOT_WHOLE 5.5', 'E28'],
  ];

  it.each(TROUBLES)('%s is named by its cell', async (_what, make, line, cell) => {
    const outcome = await world.take({ name: '微信图片.xlsx', bytes: make() }, ASKING);
    expect(outcome.ok).toBe(false);
    expect(refusedLines(outcome)).toEqual([`销售月报 ${line}`]);
    expect(troublesOf(outcome)[0]?.data.cell).toBe(cell);
    expect(linesOf(world)).toEqual([]);
  });

  it('a tenfold slip was taken and asked about afterwards: it is noted before anything is taken', async () => {
    const paid = 1000.5;
    for (const month of ['2026-07', '2026-08', '2026-09'])
      addLine(world, 'ledger', 22, { platform: '抖音', goodsClass: '化妆品类', month, sessions: 10, minutes: 1200, paid: paid * 100 });
    const slipOf = async (figure: number) => {
      const dry = await world.take({ name: '多一位.xlsx', bytes: good(world, 22, { G6: figure }) }, { ...ASKING, isDryRun: true });
      return dry.value.sheets.flatMap(({ tally }) => tally.notes.filter(({ code }) => code === 'FORM_SLIP'));
    };
    expect(await slipOf(paid)).toEqual([]);
    expect(await slipOf(paid * 10)).toMatchObject([
      { data: { about: '抖音 化妆品类 成交额(元)', now: '10005.00', mean: '1000.50', times: 10 } },
    ]);
    expect(linesOf(world).filter((line) => line.startsWith('22 '))).toEqual([]);
  });

  it('all of them in one folder: each is named, the good ones are taken where that is asked for', async () => {
    const bad = TROUBLES.map(([what, make], at) => ({ name: `${at} ${what}.xlsx`, bytes: make() }));
    const fine = { name: '好的.xlsx', bytes: good(world, 21) };
    const dry = await world.take([...bad, fine], { ...ASKING, isDryRun: true });
    expect(refusedLines(dry).toSorted()).toEqual(TROUBLES.map(([, , line]) => `销售月报 ${line}`).toSorted());
    const taken = await world.take([...bad, fine], { ...ASKING, takesGoodRows: true });
    expect(taken.ok).toBe(true);
    expect(linesOf(world)).toEqual([`21 抖音 化妆品类 ${GOOD_LINE}`]);
    const notes = world.db
      .prepare("SELECT outcome, count(*) FROM intake WHERE file_name <> '台账.xlsx' GROUP BY outcome ORDER BY outcome")
      .raw()
      .all();
    // Each was refused once by itself, and once more with the others.
    expect(notes).toEqual([
      ['refused', 2 * TROUBLES.length],
      ['taken', 1],
    ]);
  });

  it('the same platform and class twice names both rows; equal ones count once', async () => {
    const key = ['抖音', '化妆品类'] as const;
    const differs = await world.take({ name: 'a.xlsx', bytes: good(world, 22, bodyRow(8, [1, 60, 1, 1, 1, 0, 1], key)) }, ASKING);
    expect(refusedLines(differs)).toEqual(['销售月报 6 平台 ROW_KEY_TWICE 抖音', '销售月报 8 平台 ROW_KEY_TWICE 抖音']);
    expect(troublesOf(differs)[0]?.data.rows).toEqual(['6', '8']);
    const equal = await world.take({ name: 'b.xlsx', bytes: good(world, 22, bodyRow(8, GOOD, key)) }, { ...ASKING, isDryRun: true });
    expect(equal.ok).toBe(true);
    expect(notesOf(equal)).toContain('ROWS_REPEATED');
  });

  it('two different replies of one tenant in one folder name both files', async () => {
    const files = [
      { name: '一.xlsx', bytes: good(world, 22) },
      { name: '二.xlsx', bytes: good(world, 22, { G6: 2000 }) },
    ];
    const outcome = await world.take(files, ASKING);
    expect(troublesOf(outcome).map(({ file, code, data }) => [file, code, data.files])).toEqual([
      ['一.xlsx', 'FORM_TWICE', ['一.xlsx', '二.xlsx']],
      ['二.xlsx', 'FORM_TWICE', ['一.xlsx', '二.xlsx']],
    ]);
  });

  it('a month that lies ahead, and a tenant that need not report', async () => {
    const ahead = await world.take({ name: 'a.xlsx', bytes: withoutHidden(good(world, 22, { I3: '2026年12月' })) }, ASKING);
    expect(refusedLines(ahead)).toEqual(['销售月报 3 报告期 CELL_FUTURE_MONTH 2026年12月']);
    const stranger = await world.take({ name: 'b.xlsx', bytes: withoutHidden(good(world, 22, { B3: '远山服务', F3: uscc(26) })) }, ASKING);
    expect(refusedLines(stranger)).toEqual([`销售月报 3 统一社会信用代码 FORM_TENANT_NOT_DUE ${uscc(26)}`]);
  });

  it('without its hidden sheet: a code that nobody has, and a month that cannot be read', async () => {
    const nobody = await world.take({ name: 'a.xlsx', bytes: withoutHidden(good(world, 22, { F3: uscc(77) })) }, ASKING);
    expect(refusedLines(nobody)).toEqual([`销售月报 3 统一社会信用代码 FORM_TENANT_UNKNOWN ${uscc(77)}`]);
    const timeless = await world.take({ name: 'b.xlsx', bytes: withoutHidden(good(world, 22, { I3: '上个月' })) }, ASKING);
    expect(refusedLines(timeless)).toEqual(['销售月报 3 报告期 FORM_MONTH_MISSING 上个月']);
  });
});

describe('good replies', () => {
  let world: FormsBase;
  beforeAll(async () => {
    world = await openFormsBase(15);
  });
  afterAll(() => world.close());

  it('numbers as text, moved rows, a lost hidden sheet, zeros: every figure right under any file name', async () => {
    const moved = withParts(good(world, 3), (name, content) => (name === SHEETS.form ? moveRows(moveRows(content, 15, 4), 1, 3) : content));
    const shorter = withParts(good(world, 4, bodyRow(7, [1, 60, 10, 2, 100, 0, 90])), (name, content) =>
      name === SHEETS.form ? moveRows(content, 20, -6) : content,
    );
    const files = [
      { name: 'IMG_0001.xlsx', bytes: good(world, 1) },
      {
        name: '报表(1).xlsx',
        bytes: good(world, 2, {
          ...bodyRow(FIRST_ROW, ['１２', '2小时5分钟', '3万', '1,200', '￥1.2万元', '0', '11,000.50元'], ['抖音', '化妆品类']),
          B28: '8,000元',
          E28: '５',
          G28: '30',
          G29: '2026年11月3日',
        }),
      },
      { name: 'x.xlsx', bytes: moved },
      { name: 'y', bytes: shorter },
      { name: 'z.xlsx', bytes: withoutHidden(good(world, 5)) },
      { name: '零.xlsx', bytes: fill(world.form(6), { I28: '是' }) },
      { name: '零二.xlsx', bytes: fill(world.form(7), bodyRow(FIRST_ROW, [0, 0, 0, 0, 0, 0, 0])) },
      { name: '没有重算.xlsx', bytes: withParts(good(world, 15), withoutResults) },
      { name: '另加.xlsx', bytes: good(world, 8, bodyRow(12, [2, 90, 100, 5, 50.05, 0, 50], ['快手', '其他'])) },
    ];
    const outcome = await world.take(files, ASKING);
    expect(refusedLines(outcome)).toEqual([]);
    expect(linesOf(world)).toEqual([
      `1 抖音 化妆品类 ${GOOD_LINE}`,
      '2 抖音 化妆品类 12/125/30000/1200/1200000/0/1100050',
      `3 抖音 化妆品类 ${GOOD_LINE}`,
      `4 抖音 化妆品类 ${GOOD_LINE}`,
      '4 淘宝 家具类 1/60/10/2/10000/0/9000',
      `5 抖音 化妆品类 ${GOOD_LINE}`,
      '6 抖音 化妆品类 0/0/0/0/0/0/0',
      '7 抖音 化妆品类 0/0/0/0/0/0/0',
      '8 快手 其他 2/90/100/5/5005/0/5000',
      `8 抖音 化妆品类 ${GOOD_LINE}`,
      `15 抖音 化妆品类 ${GOOD_LINE}`,
    ]);
    expect(world.db.prepare('SELECT tenant_id, source, amount FROM online_retail').raw().all()).toEqual([[2, 'form', 800_000]]);
    expect(world.db.prepare('SELECT tenant_id, hosts, employees FROM headcount').raw().all()).toEqual([[2, 5, 30]]);
  });

  it('keeps what a reply says with the cells it stood in', () => {
    const figures = world.db.prepare('SELECT figures FROM form_reply WHERE tenant_id = ?').pluck().get(3);
    expect(JSON.parse(String(figures))).toMatchObject({
      sheet: '销售月报',
      version: 1,
      columns: { platform: 'A', paid: 'G' },
      places: { retail: 'B35', none: 'I35' },
      rows: [{ row: 9, platform: '抖音', goodsClass: '化妆品类', paid: 100_050 }],
      retail: null,
    });
    const second = JSON.parse(String(world.db.prepare('SELECT figures FROM form_reply WHERE tenant_id = 2').pluck().get()));
    expect(second).toMatchObject({ hosts: 5, employees: 30, retail: 800_000, filledOn: '2026-11-03' });
    const steps = world.db.prepare('SELECT state, count(*) FROM reply_step GROUP BY state').raw().all();
    expect(steps).toEqual([['received', 9]]);
  });

  it('the same reply again changes nothing, saved again or not', async () => {
    const before = linesOf(world);
    const again = await world.take({ name: '又一次.xlsx', bytes: good(world, 1) }, ASKING);
    expect(totals(again)).toEqual({ added: 0, changed: 0, same: 1 });
    const saved = await world.take({ name: '另存.xlsx', bytes: good(world, 1, { B29: '李四' }) }, ASKING);
    expect(totals(saved)).toEqual({ added: 0, changed: 0, same: 1 });
    expect(linesOf(world)).toEqual(before);
    expect(world.db.prepare('SELECT count(*) FROM form_reply WHERE tenant_id = 1').pluck().get()).toBe(1);
  });

  it('a second reply that differs is refused with old and new figures, until it may replace; undo brings the first back', async () => {
    const before = linesOf(world);
    const second = fill(world.form(8), {
      ...bodyRow(FIRST_ROW, [12, 1440, 30_000, 500, 1200, 100, 880.25]),
      ...bodyRow(9, [1, 60, 1, 1, 10, 0, 10], ['京东', '其他']),
      B28: 70,
    });
    const asked = await world.take({ name: '更正.xlsx', bytes: second }, ASKING);
    expect(asked.ok ? '' : asked.value.refusal.code).toBe('FORM_DIFFERS');
    const told = troublesOf(asked).map(({ data }) => [data.cell, data.about, data.before, data.after]);
    expect(told).toContainEqual(['G6', '抖音 化妆品类', '1000.50', '1200.00']);
    expect(told).toContainEqual(['G9', '京东 其他', '', '10.00']);
    expect(told).toContainEqual(['G5', '快手 其他', '50.05', '']);
    expect(told).toContainEqual(['B28', '', '', '70.00']);
    expect(linesOf(world)).toEqual(before);

    const kept = await world.take({ name: '更正.xlsx', bytes: second }, { onDifference: 'keep' });
    expect(totals(kept)).toMatchObject({ added: 0, changed: 0 });
    expect(linesOf(world)).toEqual(before);

    const replaced = await world.take({ name: '更正.xlsx', bytes: second }, { onDifference: 'replace' });
    expect(totals(replaced)).toEqual({ added: 2, changed: 2, same: 0 });
    expect(linesOf(world).filter((line) => line.startsWith('8 '))).toEqual(
      ['8 京东 其他 1/60/1/1/1000/0/1000', '8 抖音 化妆品类 12/1440/30000/500/120000/10000/88025'].toSorted(),
    );
    if (!replaced.ok || replaced.value.batchId === null) throw new Error('not taken');
    expect(undoBatch(world.base, STATISTICIAN, { batch: replaced.value.batchId })).toMatchObject({
      ok: true,
      value: { retired: 2, restored: 2, kept: [] },
    });
    expect(linesOf(world)).toEqual(before);
    expect(replayHistory(world.db).wrong).toEqual([]);
    expect(world.db.prepare('SELECT count(*) FROM online_retail WHERE tenant_id = 8 AND retired_at IS NULL').pluck().get()).toBe(0);
    const redone = await world.take({ name: '更正.xlsx', bytes: second }, { onDifference: 'replace' });
    expect(totals(redone)).toEqual({ added: 2, changed: 2, same: 0 });
  });

  it('two replies undone in the wrong order leave nothing of either', async () => {
    const one = await world.take({ name: '一.xlsx', bytes: good(world, 12, { B28: 5, ...bodyRow(9, GOOD, ['快手', '其他']) }) }, ASKING);
    const two = await world.take(
      { name: '二.xlsx', bytes: good(world, 12, { G6: 1, ...bodyRow(9, GOOD, ['京东', '其他']) }) },
      { onDifference: 'replace' },
    );
    if (!one.ok || !two.ok || one.value.batchId === null || two.value.batchId === null) throw new Error('not taken');
    const own = (): string[] => linesOf(world).filter((line) => line.startsWith('12 '));
    expect(own()).toHaveLength(2);
    expect(undoBatch(world.base, STATISTICIAN, { batch: one.value.batchId }).ok).toBe(true);
    expect(own()).toHaveLength(2);
    expect(undoBatch(world.base, STATISTICIAN, { batch: two.value.batchId }).ok).toBe(true);
    expect(own()).toEqual([]);
    expect(replayHistory(world.db).wrong).toEqual([]);
  });

  it('a form of last month is last month’s, whatever else comes with it', async () => {
    const september = formsOf(world, SEPTEMBER).find(({ tenant }) => tenant === 9)?.bytes ?? new Uint8Array();
    const files = [
      { name: '九月.xlsx', bytes: fill(september, bodyRow(FIRST_ROW, GOOD)) },
      { name: '十月.xlsx', bytes: good(world, 9, { G6: 3000 }) },
    ];
    expect(totals(await world.take(files, ASKING))).toEqual({ added: 2, changed: 0, same: 0 });
    const months = world.db.prepare('SELECT month, paid FROM sales_line WHERE tenant_id = 9 ORDER BY month').raw().all();
    expect(months).toEqual([
      ['2026-09', 100_050],
      ['2026-10', 300_000],
    ]);
  });

  it('a headcount that nobody filled in stays, and one that is filled in counts', async () => {
    world.db
      .prepare("INSERT INTO headcount (month, tenant_id, hosts, employees) VALUES ('2026-10', 10, 7, 40), ('2026-10', 11, 3, 20)")
      .run();
    await world.take(
      [
        { name: 'a.xlsx', bytes: good(world, 10) },
        { name: 'b.xlsx', bytes: good(world, 11, { G28: 25 }) },
      ],
      ASKING,
    );
    const people = world.db
      .prepare('SELECT tenant_id, hosts, employees FROM headcount WHERE tenant_id IN (10, 11) ORDER BY tenant_id')
      .raw()
      .all();
    expect(people).toEqual([
      [10, 7, 40],
      [11, 3, 25],
    ]);
  });

  it('waits beside a closed month', async () => {
    put(world.db, 'filing', filing('2026-10'));
    const outcome = await world.take({ name: '晚了.xlsx', bytes: good(world, 14) }, ASKING);
    expect(outcome.ok ? '' : outcome.value.refusal.code).toBe('MONTH_CLOSED');
    expect(refusedLines(outcome)).toEqual(['销售月报 3 报告期 MONTH_CLOSED 2026年10月']);
    expect(world.db.prepare('SELECT file_name, month FROM parked_file').raw().all()).toEqual([['晚了.xlsx', '2026-10']]);
    expect(makeForms({ base: world.base, actor: STATISTICIAN, onProgress: null }, { month: OCTOBER, tenants: null })).toMatchObject({
      ok: false,
      refusal: { code: 'MONTH_CLOSED' },
    });
  });
});
