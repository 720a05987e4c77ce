// livebase statement: a month's statement of one tenant, from ledgers, worked out by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { newFolder } from '../helpers/cli.ts';
import { HEADS, codeOf, ledger } from '../helpers/import-base.ts';
import { readPdf } from '../helpers/pdf-text.ts';

const CODE = codeOf(1);
let folder = '';
let out = '';

async function run(...words: string[]): Promise<Record<string, unknown>> {
  const ended = await livebaseInside([...words, '--data', folder, '--json']);
  if (ended.code !== 0) throw new Error(`${ended.stdout}${ended.stderr}`);
  return ended.document();
}

async function take(name: string, sheets: Parameters<typeof ledger>[1]): Promise<void> {
  const file = path.join(newFolder(), name);
  writeFileSync(file, ledger(name, sheets).bytes);
  await run('import', file);
}

/** What the paper says, without blanks. */
function textOf(file: string): string {
  return readPdf(readFileSync(file))
    .map((page) => page.text)
    .join('')
    .replaceAll(/\s/g, '');
}

const statement = (tenant: string, ...more: string[]) => run('statement', '--month', '2026-10', '--tenant', tenant, '--out', out, ...more);

beforeAll(async () => {
  folder = path.join(newFolder(), 'data');
  out = path.join(newFolder(), '账单');
  await run('init');
  await take('台账.xlsx', {
    直播间: [HEADS.直播间, ['A01', '', '', 30, '公共', '', '00:00-24:00', 15, 120, '2026-01-01', '', '']],
    企业名录: [HEADS.企业名录, ['晨光传媒', CODE, '直播电商企业', '', '', '', '', '', '', '', '', '', '']],
    // 6200.00 a month from the 17th, 2 hours free
    租约: [HEADS.租约, [CODE, 'HT-1', '2026-10-17', '2027-10-16', '', 50, 6200, 0, '', 2]],
    预约: [
      HEADS.预约,
      ['Y1', 'A01', CODE, '2026-10-20 10:00', '2026-10-20 13:30', '已完成', '', '', '', '', '', ''],
      ['Y2', 'A01', CODE, '2026-10-31 23:00', '2026-11-01 01:00', '已完成', '', '', '', '', '', ''],
      ['Y3', 'A01', CODE, '2026-11-01 10:00', '2026-11-01 12:00', '已完成', '', '', '', '', '', ''],
    ],
  });
});

describe('statement', () => {
  it('writes xlsx and PDF of the month, and the same again while nothing changes', async () => {
    const first = await statement(CODE);
    // 6200.00 x 15 / 31 = 3000.00; Y1 3.5 h less 2 free at 120.00 = 180.00; Y2 begins in October: 240.00
    expect(first).toMatchObject({ number: 'ZD-202610-0001', month: '2026-10', tenant: '晨光传媒', total: 342_000, open: 342_000 });
    const files = first['files'] as { file: string; sha256: string }[];
    expect(files.map(({ file }) => path.basename(file))).toEqual(['账单_ZD-202610-0001_晨光传媒.xlsx', '账单_ZD-202610-0001_晨光传媒.pdf']);
    for (const { file, sha256 } of files) expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256);
    const text = textOf(files[1]?.file ?? '');
    for (const words of ['账单', 'ZD-202610-0001', '晨光传媒', '3,420.00', '人民币叁仟肆佰贰拾元整', '承租方确认'])
      expect(text).toContain(words);
    expect(await statement('晨光传媒')).toEqual(first);
    expect(existsSync(path.join(out, '账单_ZD-202610-0001_晨光传媒 (2).xlsx'))).toBe(false);
  });

  it('prints a code that `heads --code` finds in the history, with when and by whom; a miscopied one it does not', async () => {
    const { files } = await statement(CODE);
    const [code = ''] = /(?<=核验码：).{11}/.exec(textOf((files as { file: string }[])[1]?.file ?? '')) ?? [];
    const found = await run('heads', '--code', code.toLowerCase());
    const row = { paper: 'statement', number: 'ZD-202610-0001', month: '2026-10', revision: null };
    expect(found).toMatchObject({ code, row: { ...row, seq: expect.any(Number), at: expect.any(String), who: expect.any(String) } });
    const said = await livebaseInside(['heads', '--code', code, '--data', folder]);
    expect(said.stdout).toMatch(/在历史里：第 \d+ 条，.*2026-10 账单 ZD-202610-0001/);
    const other = `${code.startsWith('7') ? '8' : '7'}${code.slice(1)}`;
    const missed = await livebaseInside(['heads', '--code', other, '--data', folder]);
    expect([missed.code, missed.stdout.includes(`历史里没有核验码是 ${other} 的记录`)]).toEqual([1, true]);
    const wrong = await livebaseInside(['heads', '--code', 'ABC', '--data', folder, '--json']);
    expect([wrong.code, wrong.error().code]).toEqual([1, 'PAPER_CODE_SHAPE']);
  });

  it('names the earlier one after a change, which stays', async () => {
    const before = readFileSync(path.join(out, '账单_ZD-202610-0001_晨光传媒.xlsx'));
    await take('补录.xlsx', {
      预约: [HEADS.预约, ['Y4', 'A01', CODE, '2026-10-25 10:00', '2026-10-25 11:00', '已完成', '', '', '', '', '', '']],
    });
    // An hour more: 120.00
    const second = await statement(CODE);
    expect(second).toMatchObject({ number: 'ZD-202610-0002', total: 354_000, open: 354_000 });
    const pdf = (second['files'] as { file: string }[])[1]?.file ?? '';
    expect(textOf(pdf)).toContain('本账单更正并代替ZD-202610-0001（合计3,420.00元），增加120.00元');
    expect(readFileSync(path.join(out, '账单_ZD-202610-0001_晨光传媒.xlsx'))).toEqual(before);
    expect(await run('check', '--full')).toMatchObject({ ok: true });
  });

  it.each([
    [['--month', '2026-12', '--tenant', CODE, '--part', 'studio'], 'STATEMENT_AHEAD'],
    [['--month', '2026-09', '--tenant', CODE], 'STATEMENT_EMPTY'],
    [['--month', '2026-10', '--tenant', '没有这家'], 'TENANT_UNKNOWN'],
  ])('%j is refused', async (words, code) => {
    const ended = await livebaseInside(['statement', ...words, '--out', out, '--data', folder, '--json']);
    expect([ended.code, ended.document()]).toMatchObject([1, { error: { code } }]);
  });

  it.each([
    [['statement', '--month', '2026-10', '--tenant', CODE], '--out'],
    [['statement', '--month', '2026-13', '--tenant', CODE, '--out', 'x'], '2026-13'],
    [['statement', '--month', '2026-10', '--out', 'x'], '--tenant'],
    [['statement', '--month', '2026-10', '--tenant', CODE, '--out', 'x', '--part', 'all'], '--part'],
  ])('%j is wrong usage', async (words, named) => {
    const ended = await livebaseInside([...words, '--data', folder, '--json']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(named);
  });
});

describe('statements and owed', () => {
  it('names the sessions that nobody has finished, closes them as booked, and writes one PDF of all', async () => {
    await take('漏登记.xlsx', {
      预约: [HEADS.预约, ['Y5', 'A01', CODE, '2026-10-28 10:00', '2026-10-28 11:00', '已预订', '', '', '', '', '', '']],
    });
    const all = (...more: string[]) => run('statements', '--month', '2026-10', '--out', out, ...more);
    expect(await all()).toMatchObject({ closed: 0, unfinished: ['Y5'], made: [], same: ['ZD-202610-0002'], left: [] });
    // 120.00 more: the hour that nobody had checked out.
    const closed = await all('--close-open');
    expect(closed).toMatchObject({ closed: 1, unfinished: [], made: ['ZD-202610-0003'] });
    const [file] = closed['files'] as { file: string }[];
    expect(path.basename(file?.file ?? '')).toMatch(/^账单_2026-10_全部.*\.pdf$/);
    expect(textOf(file?.file ?? '')).toContain('3,660.00');
  });

  it('lists who owes what', async () => {
    const owed = await run('owed');
    expect(owed).toMatchObject({ lines: [{ tenantName: '晨光传媒', due: 366_000, paid: 0, open: 366_000 }], sums: { open: 366_000 } });
    const shown = await livebaseInside(['owed', '--data', folder]);
    const [heads, line] = shown.stdout.split('\n').map((one) => one.trim().split(/ {2,}/));
    expect(heads).toEqual([
      '企业',
      '应付(元)',
      '已付',
      '未付',
      '逾期',
      '逾期天数',
      '逾期1–30天',
      '31–60天',
      '61–90天',
      '90天以上',
      '应收押金',
      '实收押金',
    ]);
    expect(line?.slice(0, 4)).toEqual(['晨光传媒', '3660.00', '0.00', '3660.00']);
    expect(shown.stdout).toContain('未付合计 3660.00 元');
  });

  it('bills the rent of the month to come, of one and of all', async () => {
    const ahead = await run('statement', '--month', '2026-12', '--tenant', CODE, '--out', out);
    expect(ahead).toMatchObject({ number: 'ZD-202612-0001', part: 'rent', total: 620_000, open: 620_000 });
    expect(textOf((ahead['files'] as { file: string }[])[1]?.file ?? '')).toContain('租金账单');
    const all = await run('statements', '--month', '2027-01', '--part', 'rent', '--out', out);
    expect(all).toMatchObject({ made: ['ZD-202701-0001'], same: [], left: [] });
  });

  it('closes the accounts of a month, writes its vouchers, and opens it again', async () => {
    const before = await run('accounting', '--month', '2026-10');
    expect(before).toMatchObject({ month: '2026-10', closed: null, last: null, files: [] });
    const closed = await run('accounting', '--month', '2026-10', '--close', '--out', out);
    expect(closed).toMatchObject({ last: '2026-10', sums: before['sums'] });
    expect((closed['files'] as { file: string }[]).map(({ file }) => path.basename(file))).toEqual(['凭证_2026-10.xlsx']);
    expect(existsSync(path.join(out, '凭证_2026-10.xlsx'))).toBe(true);
    const again = await livebaseInside(['accounting', '--month', '2026-10', '--close', '--data', folder]);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('账款 2026-10 已结账')]);
    const lone = await livebaseInside(['accounting', '--month', '2026-10', '--reopen', '--data', folder]);
    expect([lone.code, lone.stderr]).toEqual([2, expect.stringContaining('--reopen 和 --reason 要一起写')]);
    const open = await run('accounting', '--month', '2026-10', '--reopen', '--reason', '漏记一笔收款');
    // The months before it were closed with it, and stay so.
    expect(open).toMatchObject({ closed: null, last: '2026-09', reopened: ['2026-10'], sums: before['sums'] });
  });
});
