// Months through the command line: explained, closed, guarded, exported, handed in, reopened, corrected.
import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { VIDEO_TENANT, WORLD, copyOf, dump, newFolder, worldInputs } from '../helpers/cli.ts';
import { ledger } from '../helpers/import-base.ts';

const MONTH = '2026-10';
const NOTES = ['received_file', 'intake', 'parked_file', 'sqlite_sequence', 'history'];

let world = '';
/** The same base with the month closed. */
let closed = '';
let filed: { month: string; revision: number; snapshot: string };

async function run(folder: string, ...words: string[]): Promise<Record<string, unknown>> {
  const ended = await livebaseInside([...words, '--data', folder, '--json']);
  if (ended.code !== 0) throw new Error(ended.stderr);
  return ended.document();
}

async function refusal(folder: string, ...words: string[]): Promise<{ code: string; message: string; details: Record<string, unknown> }> {
  const ended = await livebaseInside([...words, '--data', folder, '--json']);
  expect(ended.code).toBe(1);
  return ended.document()['error'] as { code: string; message: string; details: Record<string, unknown> };
}

/** One `--explain` for every relation that fails. */
async function explanations(folder: string): Promise<string[]> {
  const { findings } = (await run(folder, 'report', '--month', MONTH)) as { findings: { id: string }[] };
  return findings.length === 0 ? [] : ['--explain', ...findings.map(({ id }) => `${id}=已核实 ${id}`)];
}

async function close(folder: string): Promise<typeof filed> {
  return (await run(folder, 'close', '--month', MONTH, '--by', '周敏', ...(await explanations(folder)))) as unknown as typeof filed;
}

/** The headcounts of one tenant of the month, said again; of another month too where one is named. */
function correction(hosts: number, more: string | null = null): string {
  const file = path.join(newFolder(), `更正${hosts}.xlsx`);
  const rows = [
    ['月份', '统一社会信用代码', '主播数', '从业人员'],
    [MONTH, VIDEO_TENANT, hosts, 60],
    ...(more === null ? [] : [[more, VIDEO_TENANT, hosts, 60]]),
  ];
  writeFileSync(file, ledger('更正.xlsx', { 月度人员: rows }).bytes);
  return file;
}

beforeAll(async () => {
  world = path.join(newFolder(), 'data');
  await run(world, 'init');
  await run(world, 'import', '--tenant', VIDEO_TENANT, ...worldInputs());
  await run(world, 'head', '--month', MONTH, '报出日期=2026-11-05');
  closed = copyOf(world);
  filed = await close(closed);
});

describe('head and explain', () => {
  it('head sets fields of the month and answers all of them', async () => {
    const folder = copyOf(world);
    const { head } = (await run(folder, 'head', '--month', MONTH, '表号=ZB', '文号=深统字=1')) as { head: Record<string, string> };
    expect(head).toMatchObject({ 表号: 'ZB', 文号: '深统字=1', 报出日期: '2026-11-05', 报告期: '2026年10月' });
    expect(await refusal(folder, 'head', '--month', MONTH, '封面=x')).toMatchObject({
      code: 'HEAD_FIELD_UNKNOWN',
      details: { field: '封面' },
    });
    expect(await refusal(folder, 'head', '--month', MONTH, '报出日期=明天')).toMatchObject({
      code: 'CELL_NOT_DAY',
      message: '“报出日期”写的是“明天”：不是日期，请按 2026-10-03 的样子填写。',
    });
  });

  it('explain names formula, rows and files, and the rows add up', async () => {
    const explained = (await run(world, 'explain', 'ZB-2.06.month', '--month', MONTH)) as {
      value: { raw: number };
      formula: string;
      parts: { what: string; value: { raw: number | null }; source: { kind: string; text: string } }[];
    };
    expect(explained.formula).not.toBe('');
    expect(explained.parts.reduce((sum, part) => sum + (part.value.raw ?? 0), 0)).toBe(explained.value.raw);
    expect(
      explained.parts.some(({ source }) => source.kind === 'file' && /05-销售台账\.xlsx“销售台账”第 \d+ 行（第 1 批）/.test(source.text)),
    ).toBe(true);
    expect(await refusal(world, 'explain', 'ZB-9.99.month', '--month', MONTH)).toMatchObject({ code: 'FIGURE_UNKNOWN' });
    const shown = await livebaseInside(['explain', 'ZB-1.07.value', '--month', MONTH, '--data', world]);
    expect(shown.stdout).toMatch(/^2026-10 ZB-1\.07\.value = 27\n算法：/);
  });
});

describe('self-check', () => {
  it('lists every figure beside earlier ones, the most unusual first, and writes one page', async () => {
    const out = newFolder();
    const checked = (await run(world, 'self-check', '--month', MONTH, '--out', out)) as {
      rows: { figure: string; text: string; unusual: number | null }[];
      files: { file: string }[];
    };
    const { values } = (await run(world, 'report', '--month', MONTH)) as { values: Record<string, { text: string }> };
    expect(checked.rows.find(({ figure }) => figure === 'ZB-2.06.month')?.text).toBe(values['ZB-2.06.month']?.text);
    const scores = checked.rows.map(({ unusual }) => unusual ?? -1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(
      readFileSync(checked.files[0]?.file ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});

describe('closing', () => {
  it('is refused without explanations, naming what fails, and nothing is written', async () => {
    const folder = copyOf(world);
    const before = dump(folder);
    const error = await refusal(folder, 'close', '--month', MONTH, '--explain', 'A21=催报中');
    expect(error).toMatchObject({ code: 'CLOSE_UNEXPLAINED', details: { month: MONTH } });
    expect(error.details['relations']).not.toContain('A21');
    expect(dump(folder)).toEqual(before);
    expect(await refusal(folder, 'close', '--month', '2026-11')).toMatchObject({ code: 'MONTH_NOT_OVER' });
    expect(await refusal(folder, 'reopen', '--month', MONTH, '--reason', 'x')).toMatchObject({ code: 'MONTH_NOT_CLOSED' });
    expect(await refusal(folder, 'submit', '--month', MONTH, '--how', '邮件')).toMatchObject({ code: 'MONTH_NOT_CLOSED' });
  });

  it('is refused with words for a relation that asks for none, which would be lost', async () => {
    const folder = copyOf(world);
    const before = dump(folder);
    const { findings } = (await run(folder, 'report', '--month', MONTH)) as { findings: { id: string }[] };
    const needed = findings.map(({ id }) => id);
    expect(needed).not.toContain('A05');
    for (const id of ['A99', 'A05']) {
      const error = await refusal(
        folder,
        'close',
        '--month',
        MONTH,
        '--explain',
        ...needed.map((one) => `${one}=已核实`),
        `${id}=写错了编号`,
      );
      expect(error).toMatchObject({ code: 'EXPLAINS_NOTHING', details: { relations: [id], needed } });
      expect(error.message).toContain(`${id} 不是 ${MONTH} 要说明的审核关系，要说明的是 ${needed.join('、')}`);
    }
    expect(dump(folder)).toEqual(before);
  });

  it('a booking that was open at closing could not be checked out afterwards: closing settles it with a reason, or it ends later', async () => {
    const folder = copyOf(world);
    const [studio] = (dump(folder).get('studio') ?? []).map((row) => z.looseObject({ code: z.string() }).parse(JSON.parse(row)).code);
    const file = path.join(newFolder(), '预约.xlsx');
    const head = ['预约号', '直播间', '企业', '开始', '结束', '状态'];
    const rows = ['N1', 'N2', 'N3'].map((number, nth) => [
      number,
      studio ?? '',
      VIDEO_TENANT,
      `2026-10-31 0${nth + 2}:00`,
      `2026-10-31 0${nth + 2}:30`,
      number === 'N3' ? '已到场' : '已预订',
    ]);
    writeFileSync(file, ledger('预约.xlsx', { 预约: [head, ...rows] }).bytes);
    await run(folder, 'import', file);
    const why = await explanations(folder);
    expect(why.some((one) => one.startsWith('A28='))).toBe(true);
    const left = copyOf(folder);
    await run(left, 'close', '--month', MONTH, ...why);
    const frozen = (await run(left, 'report', '--month', MONTH))['values'];
    expect((await run(left, 'no-shows', '--settle'))['ids']).toEqual(expect.arrayContaining(['N1', 'N2']));
    expect((await run(left, 'report', '--month', MONTH))['values']).toEqual(frozen);
    const settled = why.filter((one) => !one.startsWith('A28='));
    expect(await refusal(folder, 'close', '--month', MONTH, ...settled)).toMatchObject({ code: 'CLOSE_UNEXPLAINED' });
    // A closing that is refused after all leaves nothing settled.
    const untouched = dump(folder).get('booking');
    const refused = ['close', '--month', MONTH, '--settle', 'no_show', '--reason', '值班本上没有来'];
    expect(await refusal(folder, ...refused)).toMatchObject({ code: 'CLOSE_UNEXPLAINED' });
    expect(dump(folder).get('booking')).toEqual(untouched);
    await run(folder, 'close', '--month', MONTH, '--settle', 'no_show', '--reason', '值班本上没有来', ...why);
    // Of who checked in nobody says that they did not come.
    const stateOf = z.looseObject({ number: z.string(), state: z.string() });
    const states = (dump(folder).get('booking') ?? [])
      .map((row) => stateOf.parse(JSON.parse(row)))
      .filter(({ number }) => /^N\d$/.test(number));
    expect(states.map(({ number, state }) => `${number} ${state}`)).toEqual(['N1 no_show', 'N2 no_show', 'N3 checked_in']);
    // Two half hours with their turnaround count where they were left open, and not where nobody came.
    expect((await run(folder, 'report', '--month', MONTH))['values']).not.toEqual(frozen);
    expect((await run(folder, 'no-shows'))['ids']).not.toEqual(expect.arrayContaining(['N1']));
  });

  it('files revision 1, and the report is what was filed', async () => {
    expect(filed).toEqual({ month: MONTH, revision: 1, snapshot: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const report = await run(closed, 'report', '--month', MONTH);
    expect(report).toMatchObject({ state: 'closed', revision: 1 });
    const expected = JSON.parse(readFileSync(path.join(WORLD, `expected-${MONTH}.json`), 'utf8')) as { values: object };
    expect(report['values']).toMatchObject(expected.values);
    expect(await refusal(closed, 'close', '--month', MONTH)).toMatchObject({ code: 'MONTH_CLOSED' });
  });

  it('raw SQL can change nothing of it', () => {
    const folder = copyOf(closed);
    const db = new Database(path.join(folder, 'livebase.db'));
    try {
      for (const sql of [
        `UPDATE sales_line SET paid = paid + 1 WHERE month = '${MONTH}'`,
        `UPDATE headcount SET hosts = 99 WHERE month = '${MONTH}'`,
        `DELETE FROM event WHERE day LIKE '${MONTH}-%'`,
        `UPDATE filing SET snapshot = '{}' WHERE month = '${MONTH}'`,
        'DELETE FROM filed_figure',
        "UPDATE history SET who = 'x'",
      ]) {
        expect(() => db.exec(sql), sql).toThrow(/MONTH_CLOSED|HISTORY_FIXED/);
      }
    } finally {
      db.close();
    }
  });

  it('parks a file that would change it, and says what it would change', async () => {
    const folder = copyOf(closed);
    const before = dump(folder, NOTES);
    const history = dump(folder).get('history') ?? [];
    const file = correction(40);
    // A trial keeps nothing, and says so.
    const tried = await refusal(folder, 'import', '--dry-run', file);
    expect(tried.message).toBe(
      `${MONTH} 已结账，数据没有改动。${tried.message.match(/收下会改变：.*?。/)?.[0] ?? '?'}要改请先用 livebase reopen 重开该月。`,
    );
    expect(await run(folder, 'parked', '--month', MONTH)).toMatchObject({ parked: [] });
    const error = await refusal(folder, 'import', file);
    expect(error.message).toMatch(/；被挡下的 1 个文件已存起，见 livebase parked。$/);
    expect(error).toMatchObject({ code: 'MONTH_CLOSED', details: { months: [MONTH] } });
    expect(error.details['refused']).toMatchObject([{ file: path.basename(file), sheet: '月度人员', row: 2, column: '月份' }]);
    expect(error.details['wouldChange']).toEqual(expect.arrayContaining([expect.stringContaining('ZB-1.12')]));
    expect(dump(folder, NOTES)).toEqual(before);
    // The history says which rows were added for the file, and nothing else.
    const said = dump(folder).get('history') ?? [];
    expect(said.slice(0, history.length)).toEqual(history);
    expect(said.slice(history.length).map((row) => z.looseObject({ action: z.string() }).parse(JSON.parse(row)).action)).toEqual(['marks']);
    const { parked } = (await run(folder, 'parked', '--month', MONTH)) as {
      parked: { id: number; file: string; month: string; wouldChange: string[] }[];
    };
    expect(parked).toMatchObject([{ file: path.basename(file), month: MONTH }]);
    expect(parked[0]?.wouldChange).toEqual(error.details['wouldChange']);
    expect(await refusal(folder, 'parked', 'take', String(parked[0]?.id))).toMatchObject({ code: 'MONTH_CLOSED' });
    expect(await refusal(folder, 'parked', 'take', '99')).toMatchObject({ code: 'PARKED_UNKNOWN' });
  });

  it('takes the good rows of a file without parking it, and parks it only where it is named', async () => {
    const folder = copyOf(closed);
    const file = correction(41, '2026-11');
    const taken = await run(folder, 'import', file, '--take-good-rows');
    expect(taken).toMatchObject({ files: [{ sheets: [{ read: 2, added: 1, refused: [{ row: 2, column: '月份' }] }] }] });
    expect(await run(folder, 'parked')).toEqual({ parked: [] });
    await run(folder, 'undo', String(taken['batch']));
    const again = await run(folder, 'import', file, '--take-good-rows', '--park', file);
    expect(await run(folder, 'parked')).toMatchObject({ parked: [{ file: path.basename(file), month: MONTH }] });
    await run(folder, 'undo', String(again['batch']));
    expect(await run(folder, 'parked')).toEqual({ parked: [] });
  });

  it('refuses a booking that starts in it, and taking its import back', async () => {
    const folder = copyOf(closed);
    const before = dump(folder);
    expect(await refusal(folder, 'undo', '1')).toMatchObject({ code: 'MONTH_CLOSED' });
    expect(dump(folder)).toEqual(before);
  });
});

describe('exporting', () => {
  it('a closed month twice gives the same bytes, kept by their hash', async () => {
    const folder = copyOf(closed);
    const outs = [newFolder(), newFolder()];
    const exports = [];
    for (const out of outs) exports.push(await run(folder, 'report', '--month', MONTH, '--out', out, '--pdf'));
    const files = exports.map((one) => one['files'] as { file: string; sha256: string }[]);
    expect(files[0]?.map(({ file }) => path.basename(file))).toEqual([
      expect.stringMatching(/_直播电商基地月报_2026年10月\.xlsx$/),
      expect.stringMatching(/_直播电商基地月报_2026年10月\.pdf$/),
    ]);
    expect(files[1]?.map(({ sha256 }) => sha256)).toEqual(files[0]?.map(({ sha256 }) => sha256));
    for (const at of [0, 1]) expect(readFileSync(files[0]?.[at]?.file ?? '').equals(readFileSync(files[1]?.[at]?.file ?? ''))).toBe(true);
    const again = await run(folder, 'report', '--month', MONTH, '--out', outs[0] ?? '');
    expect(again['files']).toEqual(files[0]?.slice(0, 1));
  });

  it('an open month says 草稿, and an existing other file is kept', async () => {
    const out = newFolder();
    const first = (await run(world, 'report', '--month', MONTH, '--out', out))['files'] as { file: string }[];
    expect(first[0]?.file).toMatch(/草稿\.xlsx$/);
    writeFileSync(first[0]?.file ?? '', 'mine');
    const second = (await run(world, 'report', '--month', MONTH, '--out', out))['files'] as { file: string }[];
    expect(second[0]?.file).toMatch(/草稿 \(2\)\.xlsx$/);
    expect(readFileSync(first[0]?.file ?? '', 'utf8')).toBe('mine');
  });
});

describe('handing in, reopening, correcting', () => {
  it('goes from handed in to returned to accepted, each noted once', async () => {
    const folder = copyOf(closed);
    const receipt = path.join(newFolder(), '回执.pdf');
    writeFileSync(receipt, '%PDF-1.4 receipt');
    expect(await refusal(folder, 'submit', '--month', MONTH, '--result', 'accepted')).toMatchObject({ code: 'SUBMIT_NOT_HANDED_IN' });
    const handed = await run(folder, 'submit', '--month', MONTH, '--how', '邮件', '--receipt', receipt);
    expect(handed).toEqual({ month: MONTH, state: 'handed_in', at: '2026-11-05T10:00' });
    expect(await refusal(folder, 'submit', '--month', MONTH, '--how', '邮件')).toMatchObject({ code: 'SUBMIT_ALREADY' });
    expect(await run(folder, 'submit', '--month', MONTH, '--how', '邮件', '--result', 'accepted', '--words', '同意')).toMatchObject({
      state: 'accepted',
    });
    expect(await refusal(folder, 'submit', '--month', MONTH, '--how', 'x', '--receipt', 'nowhere.pdf')).toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    const noted = (dump(folder).get('submission') ?? []).map((row) => JSON.parse(row) as Readonly<Record<string, unknown>>);
    expect(noted.map(({ state, how, words, receipt_name }) => [state, how, words, receipt_name])).toEqual([
      ['handed_in', '邮件', null, '回执.pdf'],
      ['accepted', '邮件', '同意', null],
    ]);
  });

  it('reopened, the parked file comes in, and closing makes revision 2 with its corrections', async () => {
    const folder = copyOf(closed);
    await livebaseInside(['import', correction(40), '--data', folder]);
    const reopened = await run(folder, 'reopen', '--month', MONTH, '--reason', '漏报人员', '--by', '周敏');
    expect(reopened).toEqual({ month: MONTH, revision: 1, snapshot: filed.snapshot });
    const { parked } = (await run(folder, 'parked')) as { parked: { id: number }[] };
    const taken = await run(folder, 'parked', 'take', String(parked[0]?.id));
    expect(taken).toMatchObject({ files: [{ sheets: [{ sheet: '月度人员', read: 1, changed: 1 }] }], batch: 2 });
    expect(await run(folder, 'parked')).toEqual({ parked: [] });
    expect(await refusal(folder, 'parked', 'take', String(parked[0]?.id))).toMatchObject({ code: 'PARKED_TAKEN' });
    const second = await close(folder);
    expect(second).toMatchObject({ month: MONTH, revision: 2 });
    expect(second.snapshot).not.toBe(filed.snapshot);
    const snapshots = (dump(folder).get('filing') ?? []).map((row) => JSON.parse(row) as { revision: number; snapshot: string });
    const corrections = (JSON.parse(snapshots.find(({ revision }) => revision === 2)?.snapshot ?? '{}') as { corrections: object[] })
      .corrections;
    expect(JSON.stringify(corrections)).toContain('ZB-1.12');
    expect((await run(folder, 'check', '--full'))['ok']).toBe(true);
  });
});
