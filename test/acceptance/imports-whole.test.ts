// Imports as a whole: whole or good rows, previews, parked files, kept mappings, what the history and the batch say of each record.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { walkChain } from '../../src/backend/safety/examine.ts';
import { listMappings, saveMapping } from '../../src/backend/intake/kept-mappings.ts';
import { importParked, getParkedContent } from '../../src/backend/intake/parked-files.ts';
import { parseMonth } from '../../src/domain/time/calendar.ts';
import {
  closeByHand,
  codeOf,
  contents,
  csv,
  everything,
  inEachTest,
  ledger,
  type NamedFile,
  openSmallWorld,
  refusalOf,
  refusedLines,
  reopenByHand,
  type Rows,
  rowsOf,
  sheetOf,
  STATISTICIAN,
  totals,
  troublesOf,
} from '../helpers/import-base.ts';

const at = inEachTest(openSmallWorld);

const people = (name: string, ...rows: Rows): NamedFile => ledger(name, sheetOf('月度人员', rows));

describe('taking the good rows', () => {
  const file = people(
    '人.xlsx',
    [codeOf(101), '2026-10', 5, 20],
    [codeOf(999), '2026-10', 1, 2],
    [codeOf(102), '2026-10', -1, 2],
    [codeOf(102), '2026-09', 3, 4],
  );

  it('takes them, lists the refused ones, and takes the rest once the base is mended', async () => {
    const outcome = await at.take(file, { takesGoodRows: true });
    expect(totals(outcome)).toEqual({ added: 2, changed: 0, same: 0 });
    expect(refusedLines(outcome).toSorted()).toEqual([
      '月度人员 3 统一社会信用代码 ROW_TENANT_UNKNOWN ' + codeOf(999),
      '月度人员 4 主播数 CELL_NEGATIVE -1',
    ]);
    expect(rowsOf(at.db, 'SELECT read, added, changed, same, refused FROM import_sheet ORDER BY id DESC LIMIT 1')).toEqual([
      [4, 2, 0, 0, 2],
    ]);
    await at.take(
      ledger(
        '新.xlsx',
        sheetOf('企业名录', [['新', codeOf(999), '直播电商企业', null, null, null, null, null, null, null, null, null, null]]),
      ),
    );
    const again = await at.take(file, { takesGoodRows: true });
    expect([totals(again), refusedLines(again)]).toEqual([{ added: 1, changed: 0, same: 2 }, ['月度人员 4 主播数 CELL_NEGATIVE -1']]);
  });

  it('a chain of rows that need each other leaves all of it out', async () => {
    const outcome = await at.take(
      ledger('链.xlsx', {
        ...sheetOf('企业名录', [
          ['坏', codeOf(500), '别的', null, null, null, null, null, null, null, null, null, null],
          ['好', codeOf(501), '直播电商企业', null, null, null, null, null, null, null, null, null, null],
        ]),
        ...sheetOf('租约', [
          [codeOf(500), 'L-500', '2026-01-01', '2026-12-31', null, 1, null, null, null, null],
          [codeOf(501), 'L-501', '2026-01-01', '2026-12-31', null, 1, null, null, null, null],
        ]),
        ...sheetOf('月度人员', [
          [codeOf(500), '2026-10', 1, 1],
          [codeOf(501), '2026-10', 1, 1],
        ]),
      }),
      { takesGoodRows: true },
    );
    expect(totals(outcome)).toEqual({ added: 3, changed: 0, same: 0 });
    expect(troublesOf(outcome)).toHaveLength(3);
  });

  it('a base sheet with a wrong item is left out as a whole', async () => {
    const base = sheetOf('基地', [
      ['填报单位', '新名'],
      ['统一社会信用代码', codeOf(1)],
      ['基地类型', '产业园'],
    ]);
    const outcome = await at.take(ledger('混.xlsx', { ...base, ...sheetOf('活动', [['2026-10-08', '培训会', '课', 1]]) }), {
      takesGoodRows: true,
    });
    expect([totals(outcome), refusedLines(outcome)]).toEqual([{ added: 1, changed: 0, same: 0 }, ['基地 4 内容 CELL_UNKNOWN_WORD 产业园']]);
    expect(rowsOf(at.db, 'SELECT full_name FROM base_fact')).toEqual([['星港直播基地']]);
  });

  it('of contradicting rows neither is taken', async () => {
    const outcome = await at.take(
      people('人.xlsx', [codeOf(101), '2026-10', 5, 20], [codeOf(101), '2026-10', 6, 20], [codeOf(102), '2026-10', 1, 1]),
      { takesGoodRows: true },
    );
    expect(totals(outcome)).toEqual({ added: 1, changed: 0, same: 0 });
    expect(rowsOf(at.db, 'SELECT hosts FROM headcount')).toEqual([[1]]);
  });

  it('rows of a closed month are left out and nothing waits, where nobody has said so for that file', async () => {
    closeByHand(at.db, '2026-09');
    const mixed = people('人.xlsx', [codeOf(101), '2026-10', 5, 20], [codeOf(101), '2026-09', 5, 20]);
    expect(totals(await at.take(mixed, { takesGoodRows: true }))).toEqual({ added: 1, changed: 0, same: 0 });
    expect(rowsOf(at.db, 'SELECT count(*) FROM parked_file')).toEqual([[0]]);
  });

  it('rows of a closed month park the file that is to wait, the others are in', async () => {
    closeByHand(at.db, '2026-09');
    const mixed = people('人.xlsx', [codeOf(101), '2026-10', 5, 20], [codeOf(101), '2026-09', 5, 20]);
    const outcome = await at.take(mixed, { takesGoodRows: true, parks: new Set([0]) });
    expect([totals(outcome), refusedLines(outcome)]).toEqual([{ added: 1, changed: 0, same: 0 }, [`月度人员 3 月份 MONTH_CLOSED 2026-09`]]);
    expect(rowsOf(at.db, 'SELECT file_name, month, taken_batch_id FROM parked_file')).toEqual([['人.xlsx', '2026-09', null]]);
    reopenByHand(at.db, '2026-09');
    expect(totals(await at.take(mixed))).toEqual({ added: 1, changed: 0, same: 1 });
    expect(rowsOf(at.db, 'SELECT taken_batch_id FROM parked_file')).toEqual([[3]]);
  });
});

describe('a file for a closed month', () => {
  it('is refused as a whole, parked once with its bytes and what it would change, and no record moves', async () => {
    await at.take(people('前.xlsx', [codeOf(101), '2026-09', 5, 20]));
    closeByHand(at.db, '2026-09');
    const before = everything(at.db);
    const late = people('迟.xlsx', [codeOf(101), '2026-09', 9, 20], [codeOf(102), '2026-10', 1, 1]);
    const outcome = await at.take(late);
    expect(refusalOf(outcome)).toMatchObject({ code: 'MONTH_CLOSED', data: { month: '2026-09' } });
    await at.take(late);
    expect(everything(at.db)).toBe(before);
    const [parked, ...others] = rowsOf(
      at.db,
      'SELECT p.month, p.would_change, f.sha256 FROM parked_file p JOIN received_file f ON f.id = p.file_id',
    );
    expect(others).toEqual([]);
    expect(parked).toMatchObject({ 0: '2026-09', 2: createHash('sha256').update(late.bytes).digest('hex') });
    expect(JSON.stringify(parked)).toContain('ZB-1.12');
  });

  it('a row that says what is there already may be given again', async () => {
    const file = people('前.xlsx', [codeOf(101), '2026-09', 5, 20]);
    await at.take(file);
    closeByHand(at.db, '2026-09');
    expect(totals(await at.take(people('再.xlsx', [codeOf(101), '2026-09', 5, 20], [codeOf(101), '2026-10', 5, 20])))).toEqual({
      added: 1,
      changed: 0,
      same: 1,
    });
  });
});

describe('good rows of a file that has none', () => {
  it('are no import: it is refused, or parked for a closed month where it is to wait, without a batch', async () => {
    expect(refusalOf(await at.take(people('坏.xlsx', [codeOf(999), '2026-10', 5, 20]), { takesGoodRows: true }))).toEqual({
      code: 'IMPORT_REFUSED',
      data: { rows: 1 },
    });
    closeByHand(at.db, '2026-09');
    const outcome = await at.take(people('闭.xlsx', [codeOf(101), '2026-09', 5, 20], [codeOf(999), '2026-10', 5, 20]), {
      takesGoodRows: true,
      parks: new Set([0]),
    });
    expect(refusalOf(outcome)).toMatchObject({ code: 'MONTH_CLOSED', data: { month: '2026-09' } });
    expect(troublesOf(outcome)).toHaveLength(2);
    expect(rowsOf(at.db, 'SELECT count(*) FROM import_batch')).toEqual([[1]]);
    expect(rowsOf(at.db, 'SELECT file_name, outcome FROM intake ORDER BY id')).toEqual([
      ['台账.xlsx', 'taken'],
      ['坏.xlsx', 'refused'],
      ['闭.xlsx', 'parked'],
    ]);
  });
});

describe('what is kept of a refused file', () => {
  it('its bytes and the note of its refusal', async () => {
    await at.take(people('坏.xlsx', [codeOf(999), '2026-10', 5, 20]));
    expect(rowsOf(at.db, 'SELECT file_name, outcome, batch_id FROM intake ORDER BY id DESC LIMIT 1')).toEqual([
      ['坏.xlsx', 'refused', null],
    ]);
    expect(rowsOf(at.db, 'SELECT count(*) FROM received_file')).toEqual([[2]]);
    expect(rowsOf(at.db, 'SELECT count(*) FROM import_batch')).toEqual([[1]]);
  });
});

describe('a preview', () => {
  it.each([
    ['taken', people('好.xlsx', [codeOf(101), '2026-10', 5, 20])],
    ['refused', people('坏.xlsx', [codeOf(999), '2026-10', 5, 20])],
    ['parked', people('闭.xlsx', [codeOf(101), '2026-09', 5, 20])],
    ['unreadable', { name: '空.xlsx', bytes: new Uint8Array() }],
  ])('of a file that would be %s changes nothing at all', async (_, file) => {
    closeByHand(at.db, '2026-09');
    const before = everything(at.db, true);
    const dry = await at.take(file, { isDryRun: true });
    const dryGood = await at.take(file, { isDryRun: true, takesGoodRows: true });
    expect(everything(at.db, true)).toBe(before);
    if (dry.ok) expect(dry.value.batchId).toBeNull();
    const real = await at.take(file);
    // Only what is done for good says how many files were kept.
    const kept = file.name === '闭.xlsx' ? { kept: 1 } : {};
    const tried = refusalOf(dry);
    const expected = tried === null ? null : { ...tried, data: { ...tried.data, ...kept } };
    expect([refusalOf(real), refusedLines(real)]).toEqual([expected, refusedLines(dry)]);
    // No row of the other files is good: there is nothing to take.
    expect(dryGood.ok).toBe(dry.ok);
  });
});

describe('--on-difference keep', () => {
  it('leaves differing rows, and the same file may still be given to replace them', async () => {
    await at.take(people('一.xlsx', [codeOf(101), '2026-10', 5, 20]));
    const other = people('二.xlsx', [codeOf(101), '2026-10', 6, 20]);
    expect(totals(await at.take(other, { onDifference: 'keep' }))).toEqual({ added: 0, changed: 0, same: 1 });
    expect(rowsOf(at.db, 'SELECT hosts FROM headcount')).toEqual([[5]]);
    expect(totals(await at.take(other))).toEqual({ added: 0, changed: 1, same: 0 });
    expect(rowsOf(at.db, 'SELECT hosts FROM headcount')).toEqual([[6]]);
  });
});

describe('an unknown layout', () => {
  const kwai = csv('快手.csv', [
    ['快手小店直播'],
    ['主播ID', '开播', '观看', '销售额'],
    ['ks101', '2026-10-03 20:00', 100, '12.50'],
    ['ks101', '2026-10-04 20:00', 50, '7'],
  ]);
  beforeEach(async () => {
    await at.take(ledger('号.xlsx', sheetOf('直播账号', [[codeOf(101), '快手', 'ks101', null, '饮料类', null, null]])));
  });

  it('is refused with its headers; once mapped, the same file is read, as its signature says', async () => {
    const before = contents(at.db);
    const refusal = refusalOf(await at.take(kwai));
    expect(refusal).toEqual({
      code: 'FILE_UNKNOWN_LAYOUT',
      data: { file: '快手.csv', sheets: [''], headers: ['主播ID|开播|观看|销售额'] },
    });
    expect(contents(at.db)).toEqual(before);
    const fields = { handle: '主播ID', startsAt: '开播', views: '观看', paid: '销售额' };
    const signature = '主播ID|开播|观看|销售额';
    const kept = {
      signature,
      name: '快手小店',
      kind: 'sessions',
      fields: Object.entries(fields).map(([field, header]) => ({ field, header })),
    } as const;
    expect(saveMapping(at.base, STATISTICIAN, { ...kept, platform: '快手' }).ok).toBe(true);
    expect(totals(await at.take(kwai))).toEqual({ added: 2, changed: 0, same: 0 });
    expect(rowsOf(at.db, "SELECT platform, goods_class, sessions, views, paid, lacks FROM sales_line WHERE source = 'session'")).toEqual([
      ['快手', '饮料类', 2, 150, 1950, 'minutes,orders,refunded,settled'],
    ]);
    expect(listMappings(at.base)).toMatchObject({ mappings: [{ ...kept, fixed: [{ name: 'platform', value: '快手' }] }] });
  });

  it('of sums without a day is dated by the month that is given', async () => {
    const sums = csv('汇总.csv', [
      ['销售额', '订单'],
      ['88.80', 3],
    ]);
    saveMapping(at.base, STATISTICIAN, {
      signature: '销售额|订单',
      name: '汇总',
      kind: 'shop_days',
      platform: '快手',
      fields: [
        { field: 'paid', header: '销售额' },
        { field: 'orders', header: '订单' },
      ],
    });
    expect(troublesOf(await at.take(sums, { tenant: codeOf(101) })).map(({ code }) => code)).toEqual(['FILE_MONTH_NEEDED']);
    expect(totals(await at.take(sums, { tenant: codeOf(101), month: parseMonth('2026-10') }))).toEqual({ added: 1, changed: 0, same: 0 });
    expect(rowsOf(at.db, "SELECT month, orders, paid FROM sales_line WHERE source = 'session'")).toEqual([['2026-10', 3, 8880]]);
  });

  it('a month that the file itself contradicts refuses it, and what was parked for a month may speak of others', async () => {
    const own = people('人.xlsx', [codeOf(101), '2026-09', 5, 20], [codeOf(101), '2026-10', 5, 20]);
    const before = everything(at.db);
    expect(refusalOf(await at.take(own, { month: parseMonth('2026-10') }))).toEqual({
      code: 'FILE_MONTH_DIFFERS',
      data: { file: '人.xlsx', sheet: '月度人员', month: '2026-10', said: ['2026-09'] },
    });
    expect(everything(at.db)).toBe(before);
    closeByHand(at.db, '2026-09');
    expect((await at.take(own)).ok).toBe(false);
    reopenByHand(at.db, '2026-09');
    const content = getParkedContent(at.base, 1);
    if (!content.ok) throw new Error(content.refusal.code);
    expect(totals(await importParked(at.base, STATISTICIAN, content.value))).toEqual({ added: 2, changed: 0, same: 0 });
    const one = people('十月.xlsx', [codeOf(102), '2026-10', 1, 2]);
    expect(totals(await at.take(one, { month: parseMonth('2026-10') }))).toEqual({ added: 1, changed: 0, same: 0 });
  });

  it('of sums that were parked is dated by the month it was parked for', async () => {
    closeByHand(at.db, '2026-09');
    saveMapping(at.base, STATISTICIAN, {
      signature: '销售额|订单',
      name: '汇总',
      kind: 'shop_days',
      platform: '快手',
      fields: [
        { field: 'paid', header: '销售额' },
        { field: 'orders', header: '订单' },
      ],
    });
    const sums = csv('汇总.csv', [
      ['销售额', '订单'],
      ['88.80', 3],
    ]);
    expect(refusalOf(await at.take(sums, { tenant: codeOf(101), month: parseMonth('2026-09') }))).toMatchObject({ code: 'MONTH_CLOSED' });
    reopenByHand(at.db, '2026-09');
    const content = getParkedContent(at.base, 1);
    if (!content.ok) throw new Error(content.refusal.code);
    expect(totals(await importParked(at.base, STATISTICIAN, content.value))).toEqual({ added: 1, changed: 0, same: 0 });
    expect(rowsOf(at.db, "SELECT month, paid FROM sales_line WHERE source = 'session'")).toEqual([['2026-09', 8880]]);
    expect(getParkedContent(at.base, 1)).toMatchObject({ ok: false, refusal: { code: 'PARKED_TAKEN' } });
  });

  it('a mapping without a start, or of no signature, is refused', () => {
    const wrong = { signature: 'x', name: 'x', kind: 'sessions' as const, platform: '快手', fields: [{ field: 'paid', header: '销售额' }] };
    expect(saveMapping(at.base, STATISTICIAN, wrong)).toMatchObject({ ok: false, refusal: { code: 'INPUT_INVALID' } });
    expect(
      saveMapping(at.base, STATISTICIAN, {
        ...wrong,
        signature: '',
        kind: 'shop_days',
        fields: [{ field: 'day', header: '日' }],
      }),
    ).toMatchObject({ ok: false });
  });
});

describe('the history', () => {
  const RECORDS = ['base_fact', 'studio', 'studio_fact', 'tenant', 'tenant_fact', 'lease', 'account', 'headcount', 'live_session'];

  function added(): Map<string, Set<number>> {
    const ids = new Map<string, Set<number>>();
    for (const row of rowsOf(at.db, "SELECT entity, after FROM history WHERE action = 'import' AND entity_id IS NULL")) {
      const [entity, after] = Array.isArray(row) ? row.map(String) : ['', ''];
      const bulk: { columns: string[]; rows: number[][] } = JSON.parse(after ?? '');
      expect(bulk.columns[0]).toBe('id');
      for (const one of bulk.rows) ids.set(entity ?? '', (ids.get(entity ?? '') ?? new Set()).add(one[0] ?? 0));
    }
    return ids;
  }

  it('holds every added record, every change with before and after, chained; each record knows its file and row', async () => {
    await at.take(people('人.xlsx', [codeOf(101), '2026-10', 5, 20], [codeOf(102), '2026-10', 1, 2]));
    await at.take(people('改.xlsx', [codeOf(102), '2026-10', 1, 3]));
    const ids = added();
    for (const table of RECORDS) {
      const stored = rowsOf(at.db, `SELECT id FROM ${table}`).flat();
      expect([table, stored.filter((id) => !ids.get(table)?.has(Number(id)))]).toEqual([table, []]);
    }
    expect(rowsOf(at.db, "SELECT entity, batch_id, before, after FROM history WHERE action = 'import' AND entity_id IS NOT NULL")).toEqual([
      ['headcount', 3, '{"employees":2}', '{"employees":3}'],
    ]);
    expect(
      rowsOf(
        at.db,
        'SELECT s.file_name, s.sheet, h.sheet_row, s.batch_id FROM headcount h JOIN import_sheet s ON s.id = h.sheet_id ORDER BY h.id',
      ),
    ).toEqual([
      ['人.xlsx', '月度人员', 2, 2],
      ['改.xlsx', '月度人员', 2, 3],
    ]);
    expect(walkChain(at.db, null).brokenAt).toBeNull();
  });

  it('every record of the import stands in the sheet and row it was read from', async () => {
    const place = 'SELECT s.sheet, f.sheet_row FROM studio_fact f JOIN import_sheet s ON s.id = f.sheet_id ORDER BY f.id';
    expect(rowsOf(at.db, place)).toEqual([
      ['直播间', 2],
      ['直播间', 3],
    ]);
    expect(rowsOf(at.db, 'SELECT s.sheet, f.sheet_row FROM lease f JOIN import_sheet s ON s.id = f.sheet_id ORDER BY f.id')).toEqual([
      ['租约', 2],
      ['租约', 3],
      ['租约', 4],
    ]);
  });
});
