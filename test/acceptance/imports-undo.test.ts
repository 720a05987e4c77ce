// Batches taken back (docs/rules/imports.md, Batches): what they added goes, what they changed returns, what others rest on stays and is named.
import { describe, expect, it } from 'vitest';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { changeRecord, recordByKey } from '../../src/backend/core/db/record-store.ts';
import { listBatches, undoBatch } from '../../src/backend/intake/batches.ts';
import { book } from '../../src/backend/desk/book.ts';
import { type Instant, parseInstant } from '../../src/domain/time/calendar.ts';
import { ok } from '../../src/domain/values/result.ts';
import {
  closeByHand,
  codeOf,
  contents,
  csv,
  everything,
  HEADS,
  inEachTest,
  ledger,
  type NamedFile,
  openImportBase,
  reopenByHand,
  rowsOf,
  sheetOf,
  SMALL_WORLD,
  STATISTICIAN,
  totals,
  WORLD_FILE,
} from '../helpers/import-base.ts';
import { DOUYIN } from '../helpers/douyin-export.ts';

const at = inEachTest(() => openImportBase());

function undo(batch: number): unknown {
  const undone = undoBatch(at.base, STATISTICIAN, { batch });
  return undone.ok ? undone.value : undone.refusal;
}

function instantOf(text: string): Instant {
  const value = parseInstant(text);
  if (value === null) throw new Error(text);
  return value;
}

const session = (start: string, paid: number, refunded = 0): (string | number)[] => [
  '晨光',
  'dy101',
  start,
  start,
  60,
  1,
  10,
  paid,
  paid,
  2,
  refunded,
];
const exported = (name: string, ...rows: readonly (readonly (string | number)[])[]): NamedFile => csv(name, [DOUYIN, ...rows]);

const CHANGES = ledger('改.xlsx', {
  ...sheetOf('基地', [
    ['填报单位', '新港直播基地'],
    ['统一社会信用代码', codeOf(1)],
    ['基地类型', '直播电商园区'],
  ]),
  ...sheetOf('直播间', [
    ['A01', '一号改', '4F', 50, '公共', null, '08:00-22:00', 30, 150, '2024-01-01', '2026-12-01', null],
    ['A03', '三号', null, 20, '专属', null, '全天', 0, 80, '2026-01-01', null, null],
  ]),
  ...sheetOf('企业名录', [
    ['晨光文化', codeOf(101), '直播电商企业', null, null, null, null, null, '2025-04-01', null, '否', '2026-07-01', null],
    ['新芽电商', codeOf(104), '直播电商企业', null, null, null, null, null, null, null, null, null, null],
  ]),
  ...sheetOf('租约', [
    [codeOf(102), 'L-102', '2024-06-01', '2027-05-31', '2026-08-31', 90, 4000, null, null, null],
    [codeOf(104), 'L-104', '2026-09-01', '2027-08-31', null, 60, null, null, 'A03', null],
  ]),
  ...sheetOf('直播账号', [[codeOf(101), '抖音', 'dy101', '晨光', '饮料类', null, null]]),
});

describe('taking a batch back', () => {
  it('leaves the base as it was before the import, and importing again works as the first time', async () => {
    await at.take(WORLD_FILE);
    await at.take(exported('九月.csv', session('2026-09-03 20:00', 100), session('2026-09-30 23:30', 50)));
    const before = contents(at.db);
    const first = await at.take(CHANGES);
    const after = contents(at.db);
    expect(after).not.toEqual(before);
    expect(undo(3)).toMatchObject({ batch: 3, kept: [] });
    expect(contents(at.db)).toEqual(before);
    expect(totals(await at.take(CHANGES))).toEqual(totals(first));
    expect(contents(at.db)).toEqual(after);
  });

  it('works for all batches, the newest first, down to an empty base', async () => {
    const files = [
      WORLD_FILE,
      exported('九月.csv', session('2026-09-03 20:00', 100)),
      CHANGES,
      exported('又.csv', session('2026-09-03 20:00', 100, 5), session('2026-09-04 20:00', 7)),
    ];
    const states: unknown[] = [];
    for (const file of files) {
      states.push(contents(at.db));
      expect((await at.take(file)).ok).toBe(true);
    }
    for (let batch = files.length; batch > 0; batch -= 1) {
      expect(undo(batch)).toMatchObject({ kept: [] });
      expect(contents(at.db)).toEqual(states[batch - 1]);
    }
    expect(totals(await at.take(WORLD_FILE))).toMatchObject({ changed: 0, same: 0 });
  });

  it('an earlier batch leaves what a later one took over, and names it', async () => {
    await at.take(WORLD_FILE);
    await at.take(CHANGES);
    const before = contents(at.db);
    const undone = undoBatch(at.base, STATISTICIAN, { batch: 1 });
    if (!undone.ok) throw new Error(undone.refusal.code);
    const kept = undone.value.kept.map(({ entity, name }) => `${entity} ${name}`);
    expect(kept).toEqual(expect.arrayContaining(['lease L-102', 'studio A01', 'account 抖音 dy101']));
    const now = contents(at.db);
    expect(now['lease']?.map((row) => /contract=(\S+)/.exec(row)?.[1])).toEqual(['L-102', 'L-104']);
    expect(now['studio']).toEqual(before['studio']?.filter((row) => !row.includes('code=A02')));
    expect(
      rowsOf(
        at.db,
        'SELECT count(*) FROM tenant t WHERE retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM tenant_fact f WHERE f.tenant_id = t.id AND f.retired_at IS NULL)',
      ),
    ).toEqual([[0]]);
    expect(
      rowsOf(
        at.db,
        'SELECT count(*) FROM lease l JOIN tenant t ON t.id = l.tenant_id WHERE l.retired_at IS NULL AND t.retired_at IS NOT NULL',
      ),
    ).toEqual([[0]]);
  });

  it('tenants and studios that a later batch rests on stay with their facts', async () => {
    await at.take(WORLD_FILE);
    await at.take(
      ledger(
        '约.xlsx',
        sheetOf('预约', [['B1', 'A01', codeOf(101), '2026-10-03 20:00', '2026-10-03 22:00', '已完成', null, null, null, null, null, null]]),
      ),
    );
    const undone = undoBatch(at.base, STATISTICIAN, { batch: 1 });
    if (!undone.ok) throw new Error(undone.refusal.code);
    expect(undone.value.kept.map(({ entity }) => entity).toSorted()).toEqual(['studio', 'studio_fact', 'tenant', 'tenant_fact']);
    expect(rowsOf(at.db, 'SELECT uscc FROM tenant_fact WHERE retired_at IS NULL')).toEqual([[codeOf(101)]]);
  });

  it('a record that somebody edited since stays with its owner, and is named', async () => {
    await at.take(WORLD_FILE);
    const edited = inTx(at.base, STATISTICIAN, (tx) => {
      const lease = recordByKey(tx.db, 'lease', ['L-103']);
      if (lease !== null) changeRecord(tx, lease, { area: 9900 }, '更正');
      return ok(null);
    });
    expect(edited.ok).toBe(true);
    expect(undo(1)).toMatchObject({ kept: [{ entity: 'lease', name: 'L-103' }, { entity: 'tenant_fact' }, { entity: 'tenant' }] });
    expect(rowsOf(at.db, 'SELECT area FROM lease WHERE retired_at IS NULL')).toEqual([[9900]]);
    expect(rowsOf(at.db, 'SELECT uscc FROM tenant_fact WHERE retired_at IS NULL')).toEqual([[codeOf(103)]]);
  });

  it('a dated row of a tenant that was there before goes', async () => {
    await at.take(WORLD_FILE);
    const before = contents(at.db);
    await at.take(
      ledger(
        '改.xlsx',
        sheetOf('企业名录', [
          ['晨光文化', codeOf(201), '相关服务企业', null, null, null, null, null, '2025-03-01', null, null, '2026-07-01', codeOf(101)],
        ]),
      ),
    );
    expect(undo(2)).toMatchObject({ kept: [] });
    expect(contents(at.db)).toEqual(before);
  });

  it('a code that an undone batch gave to a tenant no longer finds it', async () => {
    await at.take(WORLD_FILE);
    await at.take(
      ledger(
        '错.xlsx',
        sheetOf('企业名录', [
          ['晨光传媒', codeOf(300), '直播电商企业', null, null, null, null, null, '2025-03-01', null, null, null, codeOf(101)],
        ]),
      ),
    );
    expect(rowsOf(at.db, 'SELECT count(*) FROM tenant_fact WHERE uscc = ? AND retired_at IS NULL', codeOf(300))).toEqual([[1]]);
    undo(2);
    await at.take(
      ledger(
        '对.xlsx',
        sheetOf('企业名录', [['另一家', codeOf(300), '直播电商企业', null, null, null, null, null, null, null, null, null, null]]),
      ),
    );
    expect(rowsOf(at.db, 'SELECT count(*) FROM tenant WHERE retired_at IS NULL')).toEqual([[4]]);
  });

  it('a slot or studio that the batch passed on goes back to who had it', async () => {
    await at.take(WORLD_FILE);
    const row = (number: string, code: string, state: string): (string | null)[] => [
      number,
      'A01',
      code,
      '2026-10-03 20:00',
      '2026-10-03 22:00',
      state,
      null,
      null,
      null,
      null,
      null,
      null,
    ];
    await at.take(
      ledger('一.xlsx', {
        ...sheetOf('预约', [row('B1', codeOf(101), '已预订')]),
        ...sheetOf('租约', [[codeOf(103), 'L-103', '2024-06-01', '2027-05-31', null, 20, null, null, 'A02', null]]),
      }),
    );
    const before = contents(at.db);
    const passed = await at.take(
      ledger('二.xlsx', {
        ...sheetOf('预约', [row('B2', codeOf(102), '已完成'), row('B1', codeOf(101), '已取消')]),
        ...sheetOf('租约', [
          [codeOf(101), 'L-9', '2026-05-01', '2027-05-31', null, 10, null, null, 'A02', null],
          [codeOf(103), 'L-103', '2024-06-01', '2027-05-31', '2026-04-30', 20, null, null, 'A02', null],
        ]),
      }),
    );
    expect(totals(passed)).toEqual({ added: 2, changed: 2, same: 0 });
    expect(undo(3)).toMatchObject({ retired: 2, restored: 2, kept: [] });
    expect(contents(at.db)).toEqual(before);
  });

  it('what cannot go back, since the slot was taken meanwhile, is kept and named', async () => {
    await at.take(WORLD_FILE);
    const row = (state: string): (string | null)[] => [
      'B1',
      'A01',
      codeOf(101),
      '2026-12-03 20:00',
      '2026-12-03 22:00',
      state,
      null,
      null,
      null,
      null,
      null,
      '改期',
    ];
    await at.take(ledger('一.xlsx', sheetOf('预约', [row('已预订')])));
    await at.take(ledger('二.xlsx', sheetOf('预约', [row('已取消')])));
    const booked = book(at.base, STATISTICIAN, {
      studio: 'A01',
      tenant: codeOf(102),
      from: instantOf('2026-12-03T20:00'),
      to: instantOf('2026-12-03T21:00'),
      state: 'booked',
      holdsUntil: null,
    });
    expect(booked.ok).toBe(true);
    expect(undo(3)).toMatchObject({ restored: 0, kept: [{ entity: 'booking', name: 'B1' }] });
  });

  it('is refused while a month it has rows in is closed, and nothing changes', async () => {
    await at.take(WORLD_FILE);
    await at.take(
      ledger(
        '人.xlsx',
        sheetOf('月度人员', [
          [codeOf(101), '2026-09', 5, 20],
          [codeOf(101), '2026-10', 5, 20],
        ]),
      ),
    );
    closeByHand(at.db, '2026-09');
    const before = everything(at.db);
    expect(undo(2)).toEqual({ code: 'MONTH_CLOSED', data: { month: '2026-09' } });
    expect(everything(at.db)).toBe(before);
    reopenByHand(at.db, '2026-09');
    expect(undo(2)).toMatchObject({ retired: 2 });
  });

  it('refuses an unknown batch and one that was undone', async () => {
    await at.take(WORLD_FILE);
    expect(undo(9)).toEqual({ code: 'BATCH_UNKNOWN', data: { batch: 9 } });
    undo(1);
    expect(undo(1)).toMatchObject({ code: 'BATCH_UNDONE' });
    expect(listBatches(at.base).batches).toMatchObject([{ batch: 1, undoneBy: '统计员', files: ['台账.xlsx'] }]);
  });

  it('a parked file that the batch took in waits again', async () => {
    await at.take(WORLD_FILE);
    closeByHand(at.db, '2026-09');
    const file = ledger('人.xlsx', sheetOf('月度人员', [[codeOf(101), '2026-09', 5, 20]]));
    expect((await at.take(file)).ok).toBe(false);
    reopenByHand(at.db, '2026-09');
    await at.take(file);
    expect(rowsOf(at.db, 'SELECT taken_batch_id FROM parked_file')).toEqual([[2]]);
    undo(2);
    expect(rowsOf(at.db, 'SELECT taken_batch_id FROM parked_file')).toEqual([[null]]);
  });

  it('a file whose rows were there already is taken again once they are gone', async () => {
    const rows = sheetOf('月度人员', [[codeOf(101), '2026-10', 5, 20]]);
    await at.take(WORLD_FILE);
    await at.take(ledger('一.xlsx', rows));
    const second = ledger('二.xlsx', { ...rows, 说明: [['x']] });
    expect(totals(await at.take(second))).toEqual({ added: 0, changed: 0, same: 1 });
    undo(2);
    expect(rowsOf(at.db, 'SELECT count(*) FROM headcount WHERE retired_at IS NULL')).toEqual([[0]]);
    expect(totals(await at.take(second))).toEqual({ added: 1, changed: 0, same: 0 });
  });

  it('the numbers of a batch are listed by file', async () => {
    await at.take([WORLD_FILE, ledger('活.xlsx', { 活动: [HEADS['活动'], ['2026-10-01', '招商会', '秋', 5]] })]);
    const rows = Object.values(SMALL_WORLD).reduce((sum, sheet) => sum + sheet.length - 1, 0) + 1;
    expect(listBatches(at.base).batches).toMatchObject([{ files: ['台账.xlsx', '活.xlsx'], added: rows, changed: 0, same: 0, refused: 0 }]);
  });
});
