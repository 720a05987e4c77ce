// A reply's course: asked, answered, accepted; what may follow what; the answer that explains a relation; the board and reminders around it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STATISTICIAN, closeByHand, csv, rowsOf } from '../../../test/helpers/import-base.ts';
import { clientOf, valueOf } from '../../../test/helpers/intake-client.ts';
import { addLine, openReplyBase, type ReplyBase } from '../../../test/helpers/reply-base.ts';
import { inTx } from '../core/db/tx.ts';
import { keepFile, noteIntake } from '../intake/sql/batches.ts';
import { withSentence } from './decide-replies.ts';
import { ok } from '../../domain/values/result.ts';

let desk: ReplyBase;
beforeEach(async () => {
  desk = await openReplyBase();
});
afterEach(() => desk.close());

const MONTH = '2026-10';
const CELL = { cell: 'H6', label: '抖音 化妆品类 退款额', question: '退款额大于成交额，请核对' };
const ODD = { platform: '抖音', goodsClass: '化妆品类', sessions: 1, minutes: 60, paid: 100_000, refunded: 150_000 };
const EVEN = { platform: '抖音', goodsClass: '其他', sessions: 2, minutes: 120, paid: 50_000 };

const client = () => clientOf(desk.base);
const board = async () => valueOf(await client().collection.month({ month: MONTH }));
const rowOf = async (tenant: number) => (await board()).rows.find((row) => row.tenant === tenant);
const look = async (reply: number) => valueOf(await client().collection.reply({ reply }));
const ask = async (reply: number, cells = [CELL], words: string | null = null) => client().collection.query({ reply, cells, words });
const answer = async (reply: number, words: string, relation: string | null = null) =>
  client().collection.answer({ reply, words, relation });
const accept = async (...replies: number[]) => client().collection.accept({ replies, words: null });
const codeIn = (answered: { ok: boolean; refusal?: { code: string } }) => (answered.ok ? 'ok' : (answered.refusal?.code ?? ''));

it('a question in words of nothing but spaces has none, and without a cell is refused', async () => {
  const reply = desk.reply(desk.tenants[0], { rows: [EVEN] });
  expect(codeIn(await ask(reply, [], '  '))).toBe('REASON_NEEDED');
  expect(codeIn(await ask(reply, [CELL], '  '))).toBe('ok');
  expect(codeIn(await ask(reply, [], ' 请答复 '))).toBe('ok');
  expect(rowsOf(desk.base.db, `SELECT state, words FROM reply_step ORDER BY id`).slice(-2)).toEqual([
    ['queried', null],
    ['queried', '请答复'],
  ]);
});

it('a sentence takes the place of the newest of its former ones', () => {
  expect(withSentence('甲；乙', ['甲', '乙'], '丙')).toBe('甲；丙');
  expect(withSentence('甲', ['甲', '乙'], '丙')).toBe('丙');
});

describe('the board', () => {
  it('tells who has reported, who not, who zero, and whose figures fail, with the cells', async () => {
    const [first, second, third] = desk.tenants;
    expect((await board()).rows.map(({ name, state }) => [name, state])).toEqual([
      ['晨光传媒', 'missing'],
      ['海浪（深圳）网络', 'missing'],
    ]);
    const reply = desk.reply(first, { rows: [EVEN, ODD], retail: 200_000, file: '微信1.xlsx' });
    desk.reply(second, { rows: [{ platform: '抖音', goodsClass: '其他' }] });
    addLine(desk, 'ledger', third, EVEN);
    const { rows, dueOn, isOver, isClosed, frozenAt, forms } = await board();
    expect({ dueOn, isOver, isClosed, frozenAt, forms }).toEqual({
      dueOn: '2026-11-05',
      isOver: true,
      isClosed: false,
      frozenAt: null,
      forms: 0,
    });
    expect(rows.map(({ name, state, sources }) => [name, state, sources])).toEqual([
      ['晨光传媒', 'failing', ['form']],
      ['海浪（深圳）网络', 'zero', ['form']],
      ['远山服务', 'extra', ['ledger']],
    ]);
    const failing = rows[0]?.failing.map(({ check, relation, cells }) => [check, relation, cells]);
    // Retail 2,000 yuan is over the 1,500 paid in all.
    expect(failing).toEqual([
      ['refunded_over_paid', 'A07', ['H7']],
      ['retail_over_paid', 'A07', ['B28']],
    ]);
    expect(rows[0]?.reply).toMatchObject({
      id: reply,
      file: '微信1.xlsx',
      state: 'received',
      isLate: false,
      count: 1,
      at: '2026-11-05T09:00',
    });
    expect(rows[0]).toMatchObject({
      paid: 150_000,
      refunded: 150_000,
      retail: 200_000,
      lines: 2,
      contact: '李四',
      phone: '0755-1',
      formMade: null,
    });
    expect(rows[2]?.reply).toBeNull();
  });

  it('gives hints that make nothing failing, and counts keys whose sources differ until one is chosen', async () => {
    const [first] = desk.tenants;
    desk.reply(first, { rows: [{ ...EVEN, paid: 1_000_000 }] });
    expect(await rowOf(first)).toMatchObject({ state: 'reported', hints: ['X01'], differs: 0 });
    addLine(desk, 'session', first, { ...EVEN, paid: 1_010_001 });
    const differing = await rowOf(first);
    expect([differing?.state, differing?.differs]).toEqual(['failing', 1]);
    expect(differing?.failing).toEqual([
      {
        check: 'platform_differs',
        relation: null,
        platform: '抖音',
        goodsClass: '其他',
        cells: ['G6'],
        data: { form: 1_000_000, session: 1_010_001, difference: 10_001 },
      },
    ]);
    const key = { month: MONTH, tenant: first, platform: '抖音', goodsClass: '其他' };
    valueOf(await client().collection.choose({ ...key, source: 'session', reason: '平台数为准' }));
    expect(await rowOf(first)).toMatchObject({ state: 'reported', differs: 1, paid: 1_010_001 });
    const { keys, sessions, name } = valueOf(await client().collection.sources({ month: MONTH, tenant: first }));
    expect([name, sessions]).toEqual(['晨光传媒', []]);
    expect(
      keys.map(({ effective, difference, isLarge, choice, lines }) => [
        effective,
        difference,
        isLarge,
        choice?.who,
        lines.map((one) => one.isEffective),
      ]),
    ).toEqual([['session', 10_001, true, '统计员', [false, true]]]);
  });

  it('calls late what came after the due day, which moves off holidays and can be chosen', async () => {
    const [first, second] = desk.tenants;
    desk.reply(first, { rows: [EVEN] });
    desk.setNow('2026-11-06T00:00');
    desk.reply(second, { rows: [EVEN] });
    expect((await board()).rows.map((row) => row.reply?.isLate)).toEqual([false, true]);
    valueOf(await client().settings.choose({ formsDueDay: 7 }));
    // 2026-11-07 is a Saturday.
    expect((await board()).dueOn).toBe('2026-11-09');
    expect((await board()).rows.map((row) => row.reply?.isLate)).toEqual([false, false]);
  });

  it('lists files that were refused while the month is gathered, with whose they seem to be', async () => {
    const give = (name: string, text: string, refusal: object): void => {
      inTx(desk.base, STATISTICIAN, (tx) => {
        const fileId = keepFile(tx, Buffer.from(text));
        noteIntake(tx, { fileId, name, outcome: 'refused', batchId: null, note: JSON.stringify(refusal) });
        return ok(null);
      });
    };
    give('海浪（深圳）网络 10月.xlsx', 'a', { code: 'FILE_ENCRYPTED', data: {} });
    give('x.xlsx', 'b', { code: 'FORM_CELL_CHANGED', data: { cell: 'B3', month: MONTH, name: '晨光传媒' } });
    give('w.xlsx', 'e', { code: 'FORM_CELL_CHANGED', data: { found: '晨光传媒', month: MONTH, formTenant: desk.tenants[1] } });
    give('y.xlsx', 'c', { code: 'FORM_CELL_CHANGED', data: { month: '2026-09' } });
    give('台账.xlsx', 'd', { code: 'IMPORT_REFUSED', data: {} });
    expect((await board()).refused.map(({ file, tenant, refusal }) => [file, tenant, refusal?.code])).toEqual([
      ['w.xlsx', desk.tenants[1], 'FORM_CELL_CHANGED'],
      ['x.xlsx', desk.tenants[0], 'FORM_CELL_CHANGED'],
      ['海浪（深圳）网络 10月.xlsx', desk.tenants[1], 'FILE_ENCRYPTED'],
    ]);
    await desk.take(csv('z.csv', [['什么', '也不是']]));
    const [newest] = (await board()).refused;
    expect(newest?.file).toBe('z.csv');
    const kept = valueOf(await client().collection.refusedFile({ intake: newest?.intake ?? 0 }));
    expect([kept.name, Buffer.from(kept.bytes).toString()]).toEqual(['z.csv', '什么,也不是']);
    expect(await client().collection.refusedFile({ intake: 999 })).toMatchObject({ ok: false, refusal: { code: 'REPLY_UNKNOWN' } });
  });
});

describe('a reply', () => {
  it('goes from received over asked and answered to accepted, everything with who and when', async () => {
    const reply = desk.reply(desk.tenants[0], { rows: [EVEN, ODD] });
    expect(codeIn(await answer(reply, '改好了'))).toBe('REPLY_STATE');
    valueOf(await ask(reply, [CELL], '请今天回复'));
    expect(await accept(reply)).toMatchObject({
      ok: false,
      refusal: { code: 'REPLY_STATE', data: { name: '晨光传媒', state: 'queried' } },
    });
    desk.setNow('2026-11-06T10:30');
    valueOf(await answer(reply, '含以前月份的退货'));
    valueOf(await ask(reply, [], '请补说明哪几个月'));
    valueOf(await answer(reply, '八月和九月'));
    expect(valueOf(await accept(reply))).toEqual({ accepted: 1 });
    expect(valueOf(await accept(reply))).toEqual({ accepted: 0 });
    const { steps, state } = await look(reply);
    expect(state).toBe('accepted');
    expect(steps.map((step) => [step.state, step.who, step.at, step.words, step.cells])).toEqual([
      ['received', '统计员', '2026-11-05T09:00', null, []],
      ['queried', '统计员', '2026-11-05T09:00', '请今天回复', [CELL]],
      ['answered', '统计员', '2026-11-06T10:30', '含以前月份的退货', []],
      ['queried', '统计员', '2026-11-06T10:30', '请补说明哪几个月', []],
      ['answered', '统计员', '2026-11-06T10:30', '八月和九月', []],
      ['accepted', '统计员', '2026-11-06T10:30', null, []],
    ]);
    const history = rowsOf(desk.db, "SELECT action, who FROM history WHERE entity = 'form_reply' AND entity_id = ? ORDER BY seq", reply);
    expect(history).toEqual(['queried', 'answered', 'queried', 'answered', 'accepted'].map((action) => [action, '统计员']));
    // What was accepted too soon is taken up again.
    valueOf(await ask(reply));
    expect((await rowOf(desk.tenants[0]))?.reply?.state).toBe('queried');
  });

  it('that another has replaced is left alone, and is shown with what was said about it', async () => {
    const [first] = desk.tenants;
    const old = desk.reply(first, { rows: [EVEN, ODD], file: '一.xlsx' });
    valueOf(await ask(old));
    for (const line of rowsOf(desk.db, 'SELECT id FROM sales_line'))
      desk.db.prepare('UPDATE sales_line SET retired_at = 1 WHERE id = ?').run(Number(Array.isArray(line) ? line[0] : 0));
    const reply = desk.reply(first, { rows: [EVEN, { ...ODD, refunded: 50_000 }], file: '二.xlsx' });
    for (const answered of [await ask(old), await answer(old, '好'), await accept(old), await accept(reply, old)])
      expect(answered).toMatchObject({ ok: false, refusal: { code: 'REPLY_REPLACED', data: { name: '晨光传媒', file: '二.xlsx' } } });
    expect((await look(reply)).state).toBe('received');
    const shown = await look(reply);
    expect(shown).toMatchObject({ isNewest: true, failing: [], file: '二.xlsx' });
    expect(shown.differences).toEqual([
      { cell: 'H7', field: 'refunded', platform: '抖音', goodsClass: '化妆品类', before: 150_000, after: 50_000 },
    ]);
    expect(shown.earlier.map(({ id, state, steps }) => [id, state, steps.map((step) => step.cells)])).toEqual([
      [old, 'queried', [[], [CELL]]],
    ]);
    expect((await look(old)).isNewest).toBe(false);
    expect(await rowOf(first)).toMatchObject({ state: 'reported', reply: { id: reply, count: 2 } });
    // The words that explain the first one come after the corrected file.
    valueOf(await answer(reply, '退货多算了一批'));
    expect((await look(reply)).state).toBe('answered');
  });

  it('of a tenant that turns out to be another one is that one’s, until the merge is taken back', async () => {
    const [first, second] = desk.tenants;
    const reply = desk.reply(second, { rows: [EVEN] });
    const merged = valueOf(await client().tenants.merge({ from: second, into: first, reason: '同一家' }));
    expect((await board()).rows.map(({ name, reply: own }) => [name, own?.id])).toEqual([['晨光传媒', reply]]);
    expect(await look(reply)).toMatchObject({ tenant: first, name: '晨光传媒', isNewest: true });
    valueOf(await ask(reply));
    valueOf(await client().records.undo({ change: merged.change }));
    expect((await rowOf(second))?.reply).toMatchObject({ id: reply, state: 'queried' });
    expect((await rowOf(first))?.reply).toBeNull();
  });

  it('whose import was taken back was never given', async () => {
    const [first] = desk.tenants;
    const old = desk.reply(first, { rows: [EVEN], file: '一.xlsx' });
    desk.db.prepare("UPDATE sales_line SET retired_at = 1 WHERE source = 'form'").run();
    const reply = desk.reply(first, { rows: [EVEN], file: '二.xlsx' });
    desk.db
      .prepare("UPDATE import_batch SET undone_ms = 1, undone_by = '张' WHERE id = (SELECT batch_id FROM form_reply WHERE id = ?)")
      .run(reply);
    expect(codeIn(await client().collection.reply({ reply }))).toBe('REPLY_UNKNOWN');
    expect((await rowOf(first))?.reply).toMatchObject({ id: old, count: 1 });
    expect(codeIn(await ask(old))).toBe('ok');
  });

  it('of a closed month is only looked at', async () => {
    const reply = desk.reply(desk.tenants[0], { rows: [EVEN, ODD] });
    valueOf(await ask(reply));
    closeByHand(desk.db, MONTH);
    for (const answered of [await ask(reply), await answer(reply, '好'), await accept(reply)])
      expect(answered).toMatchObject({ ok: false, refusal: { code: 'MONTH_CLOSED', data: { month: MONTH } } });
    expect(await look(reply)).toMatchObject({ isClosed: true, relations: [], state: 'queried' });
    expect(codeIn(await client().collection.reply({ reply: 99 }))).toBe('REPLY_UNKNOWN');
  });

  it('is accepted with many others at once, or none of them', async () => {
    const one = desk.reply(desk.tenants[0], { rows: [EVEN] });
    const two = desk.reply(desk.tenants[1], { rows: [EVEN, ODD] });
    valueOf(await ask(two));
    expect(codeIn(await accept(one, two))).toBe('REPLY_STATE');
    expect((await look(one)).state).toBe('received');
    valueOf(await answer(two, '已核对'));
    expect(valueOf(await accept(one, two, one))).toEqual({ accepted: 2 });
  });

  it('is asked something', async () => {
    const reply = desk.reply(desk.tenants[0], { rows: [EVEN] });
    expect(codeIn(await ask(reply, [], ' '))).toBe('REASON_NEEDED');
    expect(codeIn(await ask(reply, [], null))).toBe('REASON_NEEDED');
  });
});

describe('an answer to a relation', () => {
  const explained = async () => (await look(1)).relations.find((one) => one.id === 'A07');

  it('becomes its explanation, tenant by tenant, and a later answer of one takes the place of its own', async () => {
    const one = desk.reply(desk.tenants[0], { rows: [ODD] });
    const two = desk.reply(desk.tenants[1], { rows: [ODD] });
    for (const reply of [one, two]) valueOf(await ask(reply));
    expect((await explained())?.explanation).toBeNull();
    valueOf(await answer(one, '含九月退货；已核对', 'A07'));
    valueOf(await answer(two, '系统重复计了退款', 'A07'));
    expect((await explained())?.explanation).toBe('晨光传媒：含九月退货；已核对；海浪（深圳）网络：系统重复计了退款');
    valueOf(await answer(one, '含八、九月退货', 'A07'));
    expect(await explained()).toMatchObject({ severity: 'W', explanation: '晨光传媒：含八、九月退货；海浪（深圳）网络：系统重复计了退款' });
    const [draft] = rowsOf(desk.db, "SELECT about FROM explanation_draft WHERE relation = 'A07' AND retired_at IS NULL");
    expect(draft).toEqual([(await explained())?.message]);
  });

  it('leaves what a person wrote, and is refused for a relation that holds', async () => {
    const reply = desk.reply(desk.tenants[0], { rows: [ODD] });
    valueOf(await ask(reply));
    valueOf(await client().filing.explain({ month: MONTH, relation: 'A07', words: '本月退货集中', about: '' }));
    valueOf(await answer(reply, '含九月退货', 'A07'));
    expect((await explained())?.explanation).toBe('本月退货集中；晨光传媒：含九月退货');
    expect(codeIn(await answer(reply, '再说', 'A01'))).toBe('INPUT_INVALID');
    expect((await look(reply)).steps.at(-1)?.words).toBe('含九月退货');
  });

  it('replaces a sentence only where it still stands as it was put in', () => {
    expect(withSentence('', [], '甲：一')).toBe('甲：一');
    expect(withSentence('甲：一', ['甲：一'], '甲：二')).toBe('甲：二');
    expect(withSentence('乙：三；甲：一；丙：四', ['甲：零', '甲：一'], '甲：二')).toBe('乙：三；甲：二；丙：四');
    expect(withSentence('甲：一改过', ['甲：一'], '甲：二')).toBe('甲：一改过；甲：二');
    expect(withSentence('小甲：一', ['甲：一'], '甲：二')).toBe('小甲：一；甲：二');
    expect(withSentence('甲：$&；乙：一', ['甲：$&'], '甲：$1')).toBe('甲：$1；乙：一');
  });
});

describe('a reminder', () => {
  const remind = async (who: 'missing' | 'queried', tenants: number[] | null = null) =>
    valueOf(await client().collection.reminder({ month: MONTH, who, tenants }));

  it('names those of whom nothing came, and the day', async () => {
    expect(await remind('missing')).toEqual({
      count: 2,
      came: 0,
      words: [
        '各位好！星港直播基地提醒：2026年10月的销售月报请在 11月5日（周四） 前填好发回。',
        '还没有收到的企业（2 家）：',
        '1. 晨光传媒',
        '2. 海浪（深圳）网络',
        '本月没有直播销售的，也请在表里选“本月无销售”后发回。谢谢！',
      ].join('\n'),
    });
    expect((await remind('missing', [desk.tenants[1]])).count).toBe(1);
    desk.setNow('2026-11-06T09:00');
    expect((await remind('missing')).words).toContain('约定 11月5日（周四） 前交，已经过了');
    for (const tenant of desk.tenants) desk.reply(tenant, { rows: [EVEN] });
    expect(await remind('missing')).toEqual({ count: 0, came: 0, words: '' });
  });

  it('leaves out a tenant whose file came and was refused, and says of how many that is so', async () => {
    inTx(desk.base, STATISTICIAN, (tx) => {
      const note = JSON.stringify({ code: 'FILE_ENCRYPTED', data: {} });
      noteIntake(tx, {
        fileId: keepFile(tx, Buffer.from('a')),
        name: '海浪（深圳）网络 10月.xlsx',
        outcome: 'refused',
        batchId: null,
        note,
      });
      return ok(null);
    });
    expect(await remind('missing', [desk.tenants[1]])).toEqual({ count: 0, came: 1, words: '' });
    const { count, came, words } = await remind('missing');
    expect([count, came, words.includes('晨光传媒'), words.includes('海浪')]).toEqual([1, 1, true, false]);
  });

  it('tells those who were asked what is open, and no cross-check of the base', async () => {
    const reply = desk.reply(desk.tenants[0], { rows: [ODD] });
    desk.reply(desk.tenants[1], { rows: [EVEN] });
    expect(await remind('queried')).toEqual({ count: 0, came: 0, words: '' });
    valueOf(await ask(reply, [CELL], '请尽快'));
    valueOf(await ask(reply, [{ ...CELL, question: '退款是哪几个月的？' }], null));
    const { count, words } = await remind('queried');
    expect([count, words]).toEqual([
      1,
      [
        '各位好！以下企业的2026年10月销售月报有几处等您核对，请更正后发回，数字无误的请回复说明：',
        '1. 晨光传媒',
        '   · 抖音 化妆品类 退款额（H6 格）：退款是哪几个月的？',
        '   · 请尽快',
        '谢谢！',
      ].join('\n'),
    ]);
    expect(words).not.toMatch(/X0\d/);
    valueOf(await answer(reply, '八月的'));
    expect((await remind('queried')).count).toBe(0);
  });
});
