// Platforms' exports taken in and rolled up (docs/rules/imports.md, Platform exports).
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../src/backend/demo/demo-exports.ts';
import { type Cells, DOUYIN, douyin, exported, rolledLines } from '../helpers/douyin-export.ts';
import {
  codeOf,
  contents,
  csv,
  everything,
  inEachTest,
  ledger,
  type NamedFile,
  notesOf,
  openSmallWorld,
  refusalOf,
  refusedLines,
  rowsOf,
  sheetOf,
  totals,
  troublesOf,
} from '../helpers/import-base.ts';
import { clientOf, previewBy, stageBy } from '../helpers/intake-client.ts';

const at = inEachTest(openSmallWorld);

const lines = (): unknown[] => rolledLines(at.db);

const months = (): unknown[] => lines().map((line) => (Array.isArray(line) ? line.slice(0, 2) : line));

describe('抖音 罗盘 直播明细', () => {
  it('rolls up by the month of the start; views are 观看次数 and paid is 用户支付金额', async () => {
    const outcome = await at.take(
      exported(
        '罗盘.csv',
        douyin('dy101', '2026-09-30 23:30:05', '￥100.10', '1'),
        douyin('dy101', '2026/10/1 0:10', '200'),
        douyin('dy102', '2026-10-02 20:00', '5'),
      ),
    );
    expect(totals(outcome)).toEqual({ added: 3, changed: 0, same: 0 });
    expect(lines()).toEqual([
      ['2026-09', codeOf(101), '抖音', '化妆品类', 1, 61, 1000, 12, 10_010, 100, 0, 'settled'],
      ['2026-10', codeOf(101), '抖音', '化妆品类', 1, 61, 1000, 12, 20_000, 0, 0, 'settled'],
      ['2026-10', codeOf(102), '抖音', '其他', 1, 61, 1000, 12, 500, 0, 0, 'settled'],
    ]);
    const notes = outcome.value.sheets.flatMap(({ tally }) => tally.notes);
    expect(notes).toContainEqual({ code: 'FIGURES_WITHOUT_SOURCE', data: { tenant: '晨光传媒', platform: '抖音', figures: ['结算额'] } });
  });

  it('knows its aliases, and 成交金额 alone where 用户支付金额 is absent', async () => {
    const head = ['抖音号', '场次ID', '开播时间', '开播时长', '成交金额', '成交订单数'];
    expect(totals(await at.take(csv('简.csv', [head, ['dy101', '700001', '2026年10月3日 20:15', '2小时5分钟3秒', '12.5', 3]])))).toEqual({
      added: 1,
      changed: 0,
      same: 0,
    });
    expect(lines()).toEqual([['2026-10', codeOf(101), '抖音', '化妆品类', 1, 125, 0, 3, 1250, 0, 0, 'views,refunded,settled']]);
  });

  it('the same sessions again are the same; changed refunds change the session and its month', async () => {
    await at.take(exported('一.csv', douyin('dy101', '2026-10-01 20:00', '100'), douyin('dy101', '2026-10-02 20:00', '50')));
    const again = await at.take(
      exported('二.csv', douyin('dy101', '2026-10-02 20:00', '50', '7.5'), douyin('dy101', '2026-10-01 20:00', '100')),
    );
    expect(totals(again)).toEqual({ added: 0, changed: 1, same: 1 });
    expect(lines()).toMatchObject([['2026-10', codeOf(101), '抖音', '化妆品类', 2, 122, 2000, 24, 15_000, 750, 0, 'settled']]);
  });

  it('one session numbered in one export and not in another is one session', async () => {
    const numbered = csv('号.csv', [
      [...DOUYIN, '直播间ID'],
      [...douyin('dy101', '2026-10-01 20:00', '100'), '700001'],
    ]);
    const plain = exported('无号.csv', douyin('dy101', '2026-10-01 20:00', '100'));
    for (const files of [
      [numbered, plain],
      [plain, numbered],
    ]) {
      const own = await openSmallWorld();
      try {
        for (const file of files) await own.take(file);
        expect(rowsOf(own.db, 'SELECT key FROM live_session WHERE retired_at IS NULL')).toEqual([['700001']]);
        expect(rowsOf(own.db, "SELECT sessions, paid FROM sales_line WHERE source = 'session' AND retired_at IS NULL")).toEqual([
          [1, 10_000],
        ]);
        expect(
          totals(await own.take(exported('又.csv', douyin('dy101', '2026-10-01 20:00', '100'), douyin('dy101', '2026-10-03 20:00', '1')))),
        ).toEqual({ added: 1, changed: 0, same: 1 });
      } finally {
        own.close();
      }
    }
  });

  it('a stream that breaks and begins again within the minute is two sessions, also beside exports that say only the minute, or numbers', async () => {
    const to = (second: string, paid: string): ReturnType<typeof douyin> => douyin('dy101', `2026-10-01 20:15:${second}`, paid);
    const broken = exported('断.csv', to('10', '100'), to('40', '7'));
    const keys = (base: Pick<typeof at, 'db'>): unknown[] =>
      rowsOf(base.db, 'SELECT key, paid FROM live_session WHERE retired_at IS NULL ORDER BY paid DESC');
    const both = [
      ['2026-10-01T20:15:10', 10_000],
      ['2026-10-01T20:15:40', 700],
    ];
    expect(totals(await at.take(broken))).toEqual({ added: 2, changed: 0, same: 0 });
    expect(keys(at)).toEqual(both);
    expect(totals(await at.take(exported('又.csv', to('40', '7'), to('10', '100'))))).toEqual({ added: 0, changed: 0, same: 2 });
    const minute = await openSmallWorld();
    await minute.take(exported('分.csv', douyin('dy101', '2026-10-01 20:15', '100')));
    await minute.take(broken);
    expect(keys(minute)).toEqual(both);
    minute.close();
    const numbered = await openSmallWorld();
    await numbered.take(
      csv('号.csv', [
        [...DOUYIN, '直播间ID'],
        [...to('10', '100'), '700001'],
        [...to('40', '7'), '700002'],
      ]),
    );
    expect(totals(await numbered.take(broken))).toEqual({ added: 0, changed: 0, same: 2 });
    expect(keys(numbered)).toEqual([
      ['700001', 10_000],
      ['700002', 700],
    ]);
    numbered.close();
  });

  it('a numbered session whose start was corrected leaves its old month', async () => {
    const file = (name: string, start: string): NamedFile =>
      csv(name, [
        [...DOUYIN, '直播间ID'],
        [...douyin('dy101', start, '100'), '700001'],
      ]);
    await at.take(file('一.csv', '2026-10-01 00:10'));
    expect(totals(await at.take(file('二.csv', '2026-09-30 23:50')))).toEqual({ added: 0, changed: 1, same: 0 });
    expect(months()).toEqual([['2026-09', codeOf(101)]]);
  });

  it('a key twice: with equal figures once, with different ones both refused, also over two files', async () => {
    const one = douyin('dy101', '2026-10-01 20:00', '100');
    const other = douyin('dy101', '2026-10-01 20:00', '101');
    const equal = await at.take(exported('等.csv', one, one));
    expect([totals(equal), notesOf(equal)]).toEqual([{ added: 1, changed: 0, same: 1 }, ['ROWS_REPEATED', 'FIGURES_WITHOUT_SOURCE']]);
    const before = everything(at.db);
    expect(
      troublesOf(await at.take(exported('异.csv', one, other))).map(({ row, column, code, data }) => [row, column, code, data.rows]),
    ).toEqual([
      [2, '直播开始时间', 'ROW_KEY_TWICE', ['2', '3']],
      [3, '直播开始时间', 'ROW_KEY_TWICE', ['2', '3']],
    ]);
    expect(
      troublesOf(await at.take([exported('甲.csv', one), exported('乙.csv', other)])).map(({ file, data }) => [file, data.rows]),
    ).toEqual([
      ['甲.csv', ['2', '乙.csv 2']],
      ['乙.csv', ['甲.csv 2', '2']],
    ]);
    expect(everything(at.db)).toBe(before);
  });

  it('an account that nobody owns is listed, not guessed; the good rows may be taken', async () => {
    const file = exported('罗盘.csv', douyin('dy101', '2026-10-01 20:00', '100'), douyin('陌生', '2026-10-01 20:00', '9'));
    const before = everything(at.db);
    expect(refusedLines(await at.take(file))).toEqual([' 3 主播抖音号 ROW_ACCOUNT_UNKNOWN 陌生']);
    expect(everything(at.db)).toBe(before);
    const good = await at.take(file, { takesGoodRows: true });
    expect([totals(good), refusedLines(good)]).toEqual([{ added: 1, changed: 0, same: 0 }, [' 3 主播抖音号 ROW_ACCOUNT_UNKNOWN 陌生']]);
    await at.take(ledger('号.xlsx', sheetOf('直播账号', [[codeOf(103), '抖音', '陌生', null, null, null, null]])));
    expect(totals(await at.take(file))).toEqual({ added: 1, changed: 0, same: 1 });
  });

  it('a session after today is refused', async () => {
    expect(refusedLines(await at.take(exported('罗盘.csv', douyin('dy101', '2026-11-06 20:00', '1'))))).toEqual([
      ' 2 直播开始时间 CELL_FUTURE_DAY 2026-11-06',
    ]);
  });
});

describe('an account that moved to another tenant', () => {
  const moved = sheetOf('直播账号', [
    [codeOf(102), '抖音', 'dy101', null, '家具类', '2026-10-10', null],
    [codeOf(101), '抖音', 'dy101', '晨光', '化妆品类', null, '2026-10-09'],
  ]);
  const sessions = exported('罗盘.csv', douyin('dy101', '2026-10-09 23:00', '100'), douyin('dy101', '2026-10-10 01:00', '7'));
  const expected = [
    ['2026-10', codeOf(101), '抖音', '化妆品类', 1, 61, 1000, 12, 10_000, 0, 0, 'settled'],
    ['2026-10', codeOf(102), '抖音', '家具类', 1, 61, 1000, 12, 700, 0, 0, 'settled'],
  ];

  it('counts for each in its time, whether the move or the sessions came first', async () => {
    await at.take(ledger('搬.xlsx', moved));
    await at.take(sessions);
    expect(lines()).toEqual(expected);
    const own = await openSmallWorld();
    try {
      await own.take(sessions);
      await own.take(ledger('搬.xlsx', moved));
      expect(contents(own.db)).toEqual(contents(at.db));
      expect(totals(await own.take(exported('又.csv', douyin('dy101', '2026-10-10 01:00', '7'))))).toEqual({
        added: 0,
        changed: 0,
        same: 1,
      });
    } finally {
      own.close();
    }
  });

  it('is refused while the days of two tenants overlap', async () => {
    expect(
      refusedLines(await at.take(ledger('占.xlsx', sheetOf('直播账号', [[codeOf(102), '抖音', 'dy101', null, null, '2026-10-10', null]])))),
    ).toEqual(['直播账号 2 账号ID ROW_ACCOUNT_OF_OTHER dy101']);
  });

  it('a day on which nobody had it is listed', async () => {
    await at.take(ledger('走.xlsx', sheetOf('直播账号', [[codeOf(101), '抖音', 'dy101', null, '化妆品类', null, '2026-09-30']])));
    expect(refusedLines(await at.take(sessions))).toEqual([
      ' 2 主播抖音号 ROW_ACCOUNT_UNKNOWN dy101',
      ' 3 主播抖音号 ROW_ACCOUNT_UNKNOWN dy101',
    ]);
  });
});

describe('files without an account', () => {
  const channels = (name: string, ...rows: readonly Cells[]): NamedFile => ({
    name,
    bytes: encodeGb18030(
      [['视频号直播数据'], ['直播开始时间', '成交金额', '成交订单数', '成交人数', '退款金额'], ...rows]
        .map((row) => row.join(','))
        .join('\n'),
    ),
  });
  const file = channels('视频号.csv', ['2026年10月03日 20:15', '1.2万', 30, 20, '12.5'], ['2026年09月30日 23:59', '88.00元', 1, 1, '-']);

  it('ask for their tenant, once for the whole file', async () => {
    const before = everything(at.db);
    const outcome = await at.take(file);
    expect(refusalOf(outcome)).toMatchObject({ code: 'FILE_TENANT_NEEDED', data: { file: '视频号.csv', platform: '视频号' } });
    expect(troublesOf(outcome)).toHaveLength(1);
    expect(refusalOf(await at.take(file, { takesGoodRows: true }))).toMatchObject({ code: 'FILE_TENANT_NEEDED' });
    expect(everything(at.db)).toBe(before);
  });

  it('are of the only account that the tenant has there; header on line 2, GB18030', async () => {
    expect(totals(await at.take(file, { tenant: codeOf(101) }))).toEqual({ added: 2, changed: 0, same: 0 });
    expect(lines()).toEqual([
      ['2026-09', codeOf(101), '视频号', '化妆品类', 1, 0, 0, 1, 8800, 0, 0, 'minutes,views,settled'],
      ['2026-10', codeOf(101), '视频号', '化妆品类', 1, 0, 0, 30, 1_200_000, 1250, 0, 'minutes,views,settled'],
    ]);
  });

  it('are refused where the tenant has several accounts, or none, or is not known', async () => {
    expect(refusalOf(await at.take(file, { tenant: codeOf(102) }))).toMatchObject({
      code: 'FILE_ACCOUNT_NEEDED',
      data: { platform: '视频号', tenant: '海浪（深圳）网络', accounts: [] },
    });
    expect(refusalOf(await at.take(file, { tenant: codeOf(999) }))).toMatchObject({ code: 'TENANT_UNKNOWN' });
    await at.take(ledger('号.xlsx', sheetOf('直播账号', [[codeOf(101), '视频号', 'sp101b', null, null, null, null]])));
    expect(refusalOf(await at.take(file, { tenant: codeOf(101) }))).toMatchObject({
      code: 'FILE_ACCOUNT_NEEDED',
      data: { accounts: ['sp101', 'sp101b'] },
    });
    expect(totals(await at.take(file, { tenant: codeOf(101), account: 'sp101b' }))).toEqual({ added: 2, changed: 0, same: 0 });
    expect(rowsOf(at.db, 'SELECT DISTINCT handle FROM live_session')).toEqual([['sp101b']]);
  });

  it('are looked at again by the account that was chosen, for all or for the file, once a cell is corrected', async () => {
    await at.take(ledger('号.xlsx', sheetOf('直播账号', [[codeOf(101), '视频号', 'sp101b', null, null, null, '2026-10-03']])));
    const client = clientOf(at.base);
    const wrong = channels('错.csv', ['2026年10月04日 20:15', '一万', 30, 20, '12.5'], ['2026年10月03日 20:15', '9', 1, 1, '-']);
    const fixedBy = async (choices: object): Promise<unknown> => {
      const { staging } = await stageBy(client, [wrong]);
      await previewBy(client, staging, choices);
      const edits = [{ row: 3, column: 1, text: '1.2万' }];
      return client.intake.fix({ staging, file: 0, sheet: 0, edits });
    };
    // The other account is gone by then.
    const gone = { ok: true, value: { refusedRows: 1, rows: [{ row: 3, troubles: [{ code: 'ROW_ACCOUNT_UNKNOWN' }] }] } };
    const fine = { ok: true, value: { refusedRows: 0, rows: [{ row: 3, troubles: [] }] } };
    expect(await fixedBy({ tenant: codeOf(101), account: 'sp101b' })).toMatchObject(gone);
    expect(await fixedBy({ tenant: codeOf(101), account: 'sp101' })).toMatchObject(fine);
    const own = (account: string) => ({ own: [{ file: 0, tenant: codeOf(101), account, month: null }] });
    expect(await fixedBy(own('sp101b'))).toMatchObject(gone);
    expect(await fixedBy(own('sp101'))).toMatchObject(fine);
  });

  it('given beside files with accounts, --tenant is only for those without', async () => {
    await at.take([exported('罗盘.csv', douyin('dy102', '2026-10-01 20:00', '5')), file], { tenant: codeOf(101) });
    expect(rowsOf(at.db, 'SELECT handle, count(*) FROM live_session GROUP BY handle ORDER BY handle')).toEqual([
      ['dy102', 1],
      ['sp101', 2],
    ]);
  });

  it('go by the day of the account: what another tenant had by then is its own', async () => {
    await at.take(
      ledger(
        '搬.xlsx',
        sheetOf('直播账号', [
          [codeOf(101), '视频号', 'sp101', null, '化妆品类', null, '2026-09-30'],
          [codeOf(103), '视频号', 'sp101', null, null, '2026-10-01', null],
        ]),
      ),
    );
    await at.take(file, { tenant: codeOf(101) });
    expect(months()).toEqual([
      ['2026-09', codeOf(101)],
      ['2026-10', codeOf(103)],
    ]);
  });
});
