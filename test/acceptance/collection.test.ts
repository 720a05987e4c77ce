// A month collected from the tenants, with real files: forms made, replies in, asked back, answered, put right, accepted, closed, its papers packed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOUYIN } from '../helpers/douyin-export.ts';
import { bodyRow, fill } from '../helpers/form-hand.ts';
import { ASKING, type FormsBase, nameOf, openFormsBase } from '../helpers/forms-base.ts';
import { STATISTICIAN, codeOf, csv, ledger, refusedLines, sheetOf } from '../helpers/import-base.ts';
import { clientOf, valueOf } from '../helpers/intake-client.ts';
import { zipParts } from '../helpers/zip-parts.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { addEdition, keepBlank, keepFilled } from '../../src/backend/bureau/sql/workbooks.ts';
import { ok } from '../../src/domain/values/result.ts';
import { checkBase } from '../../src/backend/safety/check.ts';
import { hashSha256 } from '../../src/backend/core/db/database-files.ts';

const MONTH = '2026-10';
/** In yuan: sessions, minutes, views, orders, paid, refunded, settled. */
const EVEN = [12, 1440, 30_000, 500, 10_000, 100, 8000] as const;
const ODD = [12, 1440, 30_000, 500, 10_000, 25_000, 8000] as const;

let world: FormsBase;
beforeAll(async () => {
  world = await openFormsBase(5);
});
afterAll(() => world.close());

const client = () => clientOf(world.base);
const board = async () => valueOf(await client().collection.month({ month: MONTH }));
const states = async () => (await board()).rows.map((row) => `${row.name} ${row.state} ${row.reply?.state ?? '-'}`);
const replyOf = async (nth: number) => {
  const found = (await board()).rows.find((row) => row.tenant === nth)?.reply;
  if (found === null || found === undefined) throw new Error(`no reply of ${nth}`);
  return found;
};

async function give(name: string, bytes: Uint8Array, onDifference: 'keep' | 'replace' | null = null): Promise<string[]> {
  const outcome = await world.take({ name, bytes }, onDifference === null ? ASKING : { ...ASKING, onDifference });
  return outcome.ok ? [] : refusedLines(outcome);
}

/** A bureau's workbook with an edition of its map, filled for the month's filing. */
function keepWorkbook(): void {
  const [blank, map, bytes] = [Buffer.from('空白表'), '{"map":1}', Buffer.from('填好')];
  const [blankSha256, mapSha256] = [hashSha256(blank), hashSha256(Buffer.from(map))];
  const filing = Number(world.db.prepare('SELECT id FROM filing').pluck().get());
  const kept = inTx(world.base, STATISTICIAN, (tx) => {
    const workbook = addRecord(tx, 'bureau_workbook', { name: '局里的表' }, null);
    const blankId = keepBlank(tx, blank, blankSha256);
    addEdition(tx, { workbook, blank: blankId, blankName: '局表.xlsx', map, mapSha256, notes: '[]' });
    keepFilled(
      tx,
      { month: MONTH, filing, blankSha256, mapSha256 },
      { name: '局表_十月.xlsx', bytes, sha256: hashSha256(bytes), account: '{}' },
    );
    return ok(null);
  });
  if (!kept.ok) throw new Error(kept.refusal.code);
}

describe('a month of five tenants', () => {
  it('begins with nobody having reported, forms made and the roster frozen', async () => {
    const { rows, forms, frozenAt, dueOn } = await board();
    expect(rows.map(({ name, state, formMade }) => [name, state, formMade])).toEqual(
      [1, 2, 3, 4, 5].map((nth) => [nameOf(nth), 'missing', '2026-11-05T09:00']),
    );
    expect([forms, frozenAt, dueOn]).toEqual([5, '2026-11-05T09:00', '2026-11-05']);
    expect(valueOf(await client().forms.status({ month: MONTH })).roster.map(({ state }) => state)).toEqual(Array(5).fill('missing'));
  });

  it('takes replies under any name: right, odd, zero; a broken one is listed with whose it is', async () => {
    expect(await give('微信图片_1.xlsx', fill(world.form(1), bodyRow(6, EVEN)))).toEqual([]);
    expect(await give('新建文件夹/表(2).xlsx', fill(world.form(2), bodyRow(6, ODD)))).toEqual([]);
    expect(await give('没有卖.xlsx', fill(world.form(3), { I28: '是' }))).toEqual([]);
    expect(await give('坏的.xlsx', fill(world.form(4), { ...bodyRow(6, EVEN), G6: -1 }))).toHaveLength(1);
    expect(await states()).toEqual([
      `${nameOf(1)} reported received`,
      `${nameOf(2)} failing received`,
      `${nameOf(3)} zero received`,
      `${nameOf(4)} missing -`,
      `${nameOf(5)} missing -`,
    ]);
    const { rows, refused } = await board();
    expect(rows[1]?.failing).toEqual([
      {
        check: 'refunded_over_paid',
        relation: 'A07',
        platform: '抖音',
        goodsClass: '化妆品类',
        cells: ['H6'],
        data: { refunded: 2_500_000, paid: 1_000_000 },
      },
    ]);
    expect(refused.map(({ file, tenant, refusal }) => [file, tenant, refusal?.code, refusal?.data['cell']])).toEqual([
      ['坏的.xlsx', 4, 'CELL_NEGATIVE', 'G6'],
    ]);
    expect(valueOf(await client().forms.status({ month: MONTH })).roster.map(({ state }) => state)).toEqual([
      'reported',
      'failing',
      'zero',
      'missing',
      'missing',
    ]);
  });

  it('sends the odd one back with its cells marked; put right in that copy, it comes back as a second reply', async () => {
    const { id } = await replyOf(2);
    const cells = [{ cell: 'H6', label: '抖音 化妆品类 退款额', question: '退款额大于成交额，请核对' }];
    valueOf(await client().collection.query({ reply: id, cells, words: null }));
    const copy = valueOf(await client().collection.returnCopy({ reply: id }));
    expect([copy.name, copy.words.split('\n')[1]]).toEqual([
      '新建文件夹/表(2)_待核对.xlsx',
      '1. 抖音 化妆品类 退款额（H6 格）：退款额大于成交额，请核对',
    ]);
    expect(valueOf(await client().collection.reminder({ month: MONTH, who: 'queried', tenants: null })).words).toContain(
      `1. ${nameOf(2)}\n   · 抖音 化妆品类 退款额（H6 格）`,
    );
    valueOf(await client().collection.answer({ reply: id, words: '小数点填错了', relation: 'A07' }));
    const again = fill(copy.bytes, { H6: 250 });
    // Differences are shown first.
    expect((await give('改好的.xlsx', again)).length).toBeGreaterThan(0);
    expect(await give('改好的.xlsx', again, 'replace')).toEqual([]);
    const reply = await replyOf(2);
    expect(reply).toMatchObject({ file: '改好的.xlsx', state: 'received', count: 2 });
    const seen = valueOf(await client().collection.reply({ reply: reply.id }));
    expect(seen.differences.map(({ cell, before, after }) => [cell, before, after])).toEqual([['H6', 2_500_000, 25_000]]);
    expect(seen.failing).toEqual([]);
    expect(seen.earlier.map(({ id: old, state, steps }) => [old, state, steps.map((step) => step.state)])).toEqual([
      [id, 'answered', ['received', 'queried', 'answered']],
    ]);
    expect(await client().collection.query({ reply: id, cells, words: null })).toMatchObject({
      ok: false,
      refusal: { code: 'REPLY_REPLACED' },
    });
  });

  it('accepts what is right in one go, and takes what comes late as late', async () => {
    const ids = await Promise.all([1, 2, 3].map(async (nth) => (await replyOf(nth)).id));
    expect(valueOf(await client().collection.accept({ replies: ids, words: null }))).toEqual({ accepted: 3 });
    world.setNow('2026-11-07T10:00');
    expect(await give('迟到.xlsx', fill(world.form(4), bodyRow(6, EVEN)))).toEqual([]);
    expect(await replyOf(4)).toMatchObject({ isLate: true, state: 'received' });
    expect(await replyOf(1)).toMatchObject({ isLate: false, state: 'accepted' });
  });

  it('lays the platform’s sessions beside the form, and counts what was chosen', async () => {
    const rows = [
      ['企业1旗舰店', 'dy1', '2026-10-03 20:00', '2026-10-03 22:00', 120, 900, 1000, 6000, 6000, 30, 0],
      ['企业1旗舰店', 'dy1', '2026-10-31 23:30', '2026-11-01 01:00', 90, 90, 100, 5000, 5000, 30, 100],
    ];
    const outcome = await world.take(csv('罗盘.csv', [DOUYIN, ...rows]), { onDifference: 'keep' });
    expect(outcome.ok).toBe(true);
    expect((await board()).rows[0]).toMatchObject({ state: 'failing', differs: 1, paid: 1_000_000 });
    const key = { month: MONTH, tenant: 1, platform: '抖音', goodsClass: '化妆品类' } as const;
    const beside = valueOf(await client().collection.sources({ month: MONTH, tenant: 1 }));
    expect(
      beside.keys.map(({ effective, difference, isLarge, lines }) => [
        effective,
        difference,
        isLarge,
        lines.map((line) => [line.source, line.paid]),
      ]),
    ).toEqual([
      [
        'form',
        100_000,
        true,
        [
          ['form', 1_000_000],
          ['session', 1_100_000],
        ],
      ],
    ]);
    expect(beside.sessions.map(({ startsAt, minutes, paid, file, row }) => [startsAt, minutes, paid, file, row])).toEqual([
      ['2026-10-03T20:00', 120, 600_000, '罗盘.csv', 2],
      ['2026-10-31T23:30', 90, 500_000, '罗盘.csv', 3],
    ]);
    valueOf(await client().collection.choose({ ...key, source: 'session', reason: '平台数完整' }));
    expect((await board()).rows[0]).toMatchObject({ state: 'reported', paid: 1_100_000 });
  });

  it('closes with the answer as explanation, and packs everything', async () => {
    expect(await give('第五家.xlsx', fill(world.form(5), bodyRow(6, EVEN)))).toEqual([]);
    const base = sheetOf('基地', [
      ['填报单位', '星港直播基地'],
      ['统一社会信用代码', codeOf(1)],
      ['基地类型', '直播电商园区'],
      ['所属区', '南山区'],
    ]);
    expect((await world.take(ledger('基地.xlsx', base))).ok).toBe(true);
    const people = { 单位负责人: '甲', 统计负责人: '乙', 填表人: '丙', 联系电话: '0755-1' };
    valueOf(await client().month.head({ month: MONTH, fields: people }));
    const { findings } = valueOf(await client().report.month({ month: MONTH, profile: null }));
    const explanations = Object.fromEntries(findings.map((one) => [one.id, '已核实']));
    valueOf(await client().month.close({ month: MONTH, explanations }));
    const late = fill(world.form(5), bodyRow(6, ODD));
    expect((await give('结账后.xlsx', late, 'replace')).length).toBeGreaterThan(0);
    expect((await board()).refused.map(({ file, outcome, tenant }) => [file, outcome, tenant])[0]).toEqual(['结账后.xlsx', 'parked', 5]);
    keepWorkbook();
    const papers = valueOf(await client().filing.papers({ month: MONTH }));
    expect(valueOf(await client().filing.papers({ month: MONTH })).sha256).toBe(papers.sha256);
    const parts = zipParts(papers.bytes);
    const text = (name: string): string[] =>
      (parts.get(name)?.toString('utf8').replace('\u{FEFF}', '') ?? '').split('\r\n').filter(Boolean);
    const ends = [...parts.keys()].map((name) => name.split('/').at(-1) ?? '');
    for (const file of ['表(2).xlsx', '改好的.xlsx', '坏的.xlsx', '结账后.xlsx', '罗盘.csv'])
      expect(ends.some((name) => name.endsWith(file))).toBe(true);
    expect([...parts.keys()].filter((name) => name.startsWith('6-企业报表/发出的表/'))).toHaveLength(5);
    const replies = text('6-企业报表/回收清单.csv').map((line) => line.split(',').slice(1, 8));
    expect(replies.slice(1).map(([name, , file, at, , state, use]) => [name, file, at, state, use])).toEqual(
      [
        [nameOf(1), '微信图片_1.xlsx', '2026-11-05 09:00', '已确认', '采用'],
        [nameOf(2), '新建文件夹/表(2).xlsx', '2026-11-05 09:00', '已答复', '已被后一份取代'],
        [nameOf(3), '没有卖.xlsx', '2026-11-05 09:00', '已确认', '采用'],
        [nameOf(2), '改好的.xlsx', '2026-11-05 09:00', '已确认', '采用'],
        [nameOf(4), '迟到.xlsx', '2026-11-07 10:00', '已收', '采用'],
        [nameOf(5), '第五家.xlsx', '2026-11-07 10:00', '已收', '采用'],
      ].toSorted((a, b) => replies.findIndex((one) => one[2] === a[1]) - replies.findIndex((one) => one[2] === b[1])),
    );
    expect(text('6-企业报表/回收经过.csv').filter((line) => line.includes('小数点填错了'))).toHaveLength(1);
    expect(text('6-企业报表/来源取舍.csv')[1]).toContain('平台场次,平台数完整,统计员');
    expect(text('2-说明与名册/应报名册.csv').slice(1)).toHaveLength(6);
    const ofWorkbook = [...parts.keys()].filter((name) => name.startsWith('7-主管部门的表/'));
    expect(
      ofWorkbook.map((name) =>
        name
          .split('/')
          .slice(1)
          .join('/')
          .replaceAll(/[0-9a-f]{12}/g, '#'),
      ),
    ).toEqual(['清单.csv', '第1版/00001_局表_十月.xlsx', '第1版/00001_填表记录.json', '空白表/#_局表.xlsx', '对应表/#.map.json']);
    const readme = parts.get('README.txt')?.toString('utf8') ?? '';
    expect(readme).toContain('这些资料至少保存到 2029-10-31（3 年）');
    for (const [name, bytes] of parts)
      if (name !== 'README.txt') expect(readme).toContain(`${hashSha256(bytes)}  ${bytes.length}  ${name}`);

    const { files, years } = valueOf(await client().filing.archive({ month: MONTH }));
    expect([years, files.map(({ kind, name, keptUntil, revision }) => [kind, name, keptUntil, revision])]).toEqual([
      3,
      [['workbook', '局表_十月.xlsx', '2029-10-31', 1]],
    ]);
    const id = files[0]?.id ?? 0;
    expect(valueOf(await client().filing.artifact({ id, kind: 'workbook' })).name).toBe('局表_十月.xlsx');
    expect(await client().filing.artifact({ id, kind: 'pdf' })).toMatchObject({ ok: false, refusal: { code: 'KEPT_FILE_UNKNOWN' } });
    expect(checkBase(world.base, { full: true }).checks.filter(({ ok, name }) => !ok && !['backup', 'pragmas'].includes(name))).toEqual([]);
  });

  it('remembers the months beside each other in the ledger', async () => {
    await world.take(
      ledger('历史.xlsx', {
        历史报表: [
          ['月份', '指标', '数值', '来源'],
          ['2024-12', 'ZB-2.06.month', '7.50', '旧表'],
        ],
      }),
    );
    const { tables } = valueOf(await client().filing.ledger({ until: MONTH, months: 3 }));
    const paid = tables.flatMap((table) => table.rows).find((row) => row.figure === 'ZB-2.06.month');
    // 1.10 + 1.00 + 0 + 1.00 + 1.00 万元.
    expect(paid?.cells.map(({ text, from }) => [text, from]).at(-1)).toEqual(['4.10', 'filed']);
  });
});
