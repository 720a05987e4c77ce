// Dated facts from ledgers (docs/rules/imports.md, Studios and Tenants): 生效日期, corrections, changed codes, weekday hours, exceptions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeOf,
  contents,
  inEachTest,
  ledger,
  type NamedFile,
  notesOf,
  openImportBase,
  refusedLines,
  type Rows,
  rowsOf,
  sheetOf,
  SMALL_WORLD,
  totals,
  WORLD_FILE,
} from '../helpers/import-base.ts';

const at = inEachTest(() => openImportBase());

type Cells = readonly (string | number | null)[];
const studio = (kind: string, hours: string, from: string | null, closed: string | null = null, name: string | null = '一号'): Cells => [
  'A01',
  name,
  '3F',
  45.5,
  kind,
  null,
  hours,
  15,
  120,
  '2024-01-01',
  closed,
  from,
];
const tenant = (
  name: string,
  nth: number,
  category: string,
  more: { from?: string; former?: number; notes?: string; incubated?: string | null; leading?: string } = {},
): Cells => [
  name,
  codeOf(nth),
  category,
  null,
  null,
  null,
  null,
  null,
  more.incubated ?? null,
  more.notes ?? null,
  more.leading ?? null,
  more.from ?? null,
  more.former === undefined ? null : codeOf(more.former),
];
const LIVE = '直播电商企业';
const SERVICE = '相关服务企业';
const studios = (name: string, ...rows: Rows): NamedFile => ledger(name, sheetOf('直播间', rows));
const tenants = (name: string, ...rows: Rows): NamedFile => ledger(name, sheetOf('企业名录', rows));
const studioFacts = (): unknown[] =>
  rowsOf(at.db, 'SELECT starts_on, kind, hours FROM studio_fact WHERE retired_at IS NULL ORDER BY starts_on');
const tenantFacts = (): unknown[] =>
  rowsOf(
    at.db,
    'SELECT tenant_id, starts_on, name, uscc, category FROM tenant_fact WHERE retired_at IS NULL ORDER BY tenant_id, starts_on',
  );

describe('rows of one studio with and without 生效日期', () => {
  const rows = [
    studio('公共', '08:00-24:00', null),
    studio('专属', '08:00-24:00', '2026-03-01'),
    studio('公共', '全天', '2026-07-01'),
  ] as const;
  const dated = [
    ['0001-01-01', '公共', '08:00-24:00'],
    ['2026-03-01', '专属', '08:00-24:00'],
    ['2026-07-01', '公共', '00:00-24:00'],
  ];

  it('in one file in any order, in files of their own in any order, once or twice: the same three facts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.boolean(),
        fc.shuffledSubarray([0, 1, 2]),
        async (order, isOneFile, again) => {
          const own = openImportBase();
          try {
            const ordered = order.map((nth) => rows[nth] ?? []);
            if (isOneFile) await own.take(studios('全.xlsx', ...ordered));
            else for (const row of ordered) await own.take(studios('单.xlsx', row));
            const once = contents(own.db);
            expect(rowsOf(own.db, 'SELECT starts_on, kind, hours FROM studio_fact WHERE retired_at IS NULL ORDER BY starts_on')).toEqual(
              dated,
            );
            for (const nth of again)
              expect(
                totals(
                  await own.take(
                    studios('又.xlsx', rows[nth] ?? [], ['B01', null, null, null, '公共', null, '全天', 0, 0, '2024-01-01', null, null]),
                  ),
                ),
              ).toMatchObject({ changed: 0 });
            expect(totals(await own.take(studios('全又.xlsx', ...ordered.toReversed())))).toEqual({ added: 0, changed: 0, same: 3 });
            expect(contents(own.db)['studio_fact']?.filter((row) => row.includes('A01'))).toEqual(once['studio_fact']);
          } finally {
            own.close();
          }
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  });

  it('a row without 生效日期 corrects the newest fact, and the same correction again changes nothing', async () => {
    await at.take(studios('全.xlsx', ...rows));
    const corrected = studio('公共', '09:00-23:00', null);
    expect(totals(await at.take(studios('正.xlsx', corrected)))).toEqual({ added: 0, changed: 1, same: 0 });
    expect(studioFacts()).toEqual([...dated.slice(0, 2), ['2026-07-01', '公共', '09:00-23:00']]);
    expect(totals(await at.take(ledger('再.xlsx', { ...sheetOf('直播间', [corrected]), 说明: [['x']] })))).toEqual({
      added: 0,
      changed: 0,
      same: 1,
    });
  });

  it('停用日期 and the name of a later row do not go away with an older ledger', async () => {
    await at.take(studios('新.xlsx', studio('专属', '全天', '2026-03-01', '2026-09-01', '一号改')));
    await at.take(studios('旧.xlsx', studio('公共', '全天', null)));
    expect(rowsOf(at.db, 'SELECT name, closed_on FROM studio')).toEqual([['一号改', '2026-09-01']]);
    await at.take(ledger('旧二.xlsx', { ...sheetOf('直播间', [studio('公共', '全天', null)]), 说明: [['x']] }));
    expect(rowsOf(at.db, 'SELECT name, closed_on FROM studio')).toEqual([['一号改', '2026-09-01']]);
  });

  it('without dated rows a later ledger corrects and clears', async () => {
    await at.take(studios('一.xlsx', studio('公共', '全天', null, '2026-09-01')));
    await at.take(studios('二.xlsx', studio('公共', '全天', null, null, null)));
    expect(rowsOf(at.db, 'SELECT name, closed_on FROM studio')).toEqual([[null, null]]);
  });

  it('two rows of one day that differ are both refused', async () => {
    const outcome = await at.take(studios('冲.xlsx', studio('公共', '全天', '2026-03-01'), studio('专属', '全天', '2026-03-01')));
    expect(refusedLines(outcome)).toEqual([`直播间 2 编号 ROW_KEY_TWICE A01 2026-03-01`, `直播间 3 编号 ROW_KEY_TWICE A01 2026-03-01`]);
  });
});

describe('hours', () => {
  it('by weekday are stored in one canonical text', async () => {
    await at.take(studios('时.xlsx', studio('公共', '一至五 08:00-24:00；六日 10:00-22:00', null)));
    const stored = rowsOf(at.db, 'SELECT hours FROM studio_fact');
    expect(stored).toEqual([['一至五 08:00-24:00；六、日 10:00-22:00']]);
    expect(totals(await at.take(studios('又.xlsx', studio('公共', '周一至周五 08:00-24:00; 周六、周日 10:00-22:00', null))))).toEqual({
      added: 0,
      changed: 0,
      same: 1,
    });
  });

  it('exceptions of the base and of a studio stand side by side', async () => {
    await at.take(WORLD_FILE);
    const sheet = sheetOf('开放例外', [
      ['2026-10-01', null, '休息', '国庆'],
      ['2026-10-01', 'A01', '全天', null],
      ['2026-10-02', 'A09', '休息', null],
    ]);
    expect(refusedLines(await at.take(ledger('例.xlsx', sheet)))).toEqual(['开放例外 4 直播间 ROW_STUDIO_UNKNOWN A09']);
    await at.take(
      ledger(
        '例.xlsx',
        sheetOf('开放例外', [
          ['2026-10-01', null, '休息', '国庆'],
          ['2026-10-01', 'A01', '全天', null],
        ]),
      ),
    );
    expect(rowsOf(at.db, 'SELECT day, studio_id, hours, note FROM calendar_exception ORDER BY id')).toEqual([
      ['2026-10-01', null, '休息', '国庆'],
      ['2026-10-01', 1, '00:00-24:00', null],
    ]);
  });
});

describe('a tenant whose code changed', () => {
  const OLD = tenant('晨光传媒', 101, LIVE, { incubated: '2025-03-01' });
  const NEW = tenant('晨光文化', 201, LIVE, { from: '2026-05-01', former: 101 });
  const LATER = tenant('晨光文化', 201, SERVICE, { from: '2026-08-01' });
  const AGAIN = tenant('晨光集团', 301, SERVICE, { from: '2026-10-01', former: 201 });
  const expected = [
    [1, '0001-01-01', '晨光传媒', codeOf(101), LIVE],
    [1, '2026-05-01', '晨光文化', codeOf(201), LIVE],
    [1, '2026-08-01', '晨光文化', codeOf(201), SERVICE],
    [1, '2026-10-01', '晨光集团', codeOf(301), SERVICE],
  ];

  it('is one tenant, in whatever order its rows and files come', async () => {
    const rows = [OLD, NEW, LATER, AGAIN];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
        const own = openImportBase();
        try {
          const ordered = order.map((nth) => rows[nth] ?? []);
          expect(totals(await own.take(tenants('全.xlsx', ...ordered)))).toEqual({ added: 4, changed: 0, same: 0 });
          expect(
            rowsOf(
              own.db,
              'SELECT tenant_id, starts_on, name, uscc, category FROM tenant_fact WHERE retired_at IS NULL ORDER BY starts_on',
            ),
          ).toEqual(expected);
          expect(totals(await own.take(tenants('又.xlsx', ...ordered.toReversed(), tenant('另一家', 400, LIVE))))).toEqual({
            added: 1,
            changed: 0,
            same: 4,
          });
        } finally {
          own.close();
        }
      }),
      { numRuns: 8, seed: 5 },
    );
  });

  it('joins also when the newer ledger comes first: the old code was its own until then', async () => {
    await at.take(tenants('新.xlsx', NEW));
    expect(tenantFacts()).toEqual([
      [1, '0001-01-01', '晨光文化', codeOf(101), LIVE],
      [1, '2026-05-01', '晨光文化', codeOf(201), LIVE],
    ]);
    await at.take(tenants('旧.xlsx', OLD));
    expect(tenantFacts()).toEqual(expected.slice(0, 2));
    expect(totals(await at.take(tenants('都.xlsx', OLD, NEW)))).toEqual({ added: 0, changed: 0, same: 2 });
  });

  it('is found by old and new code and name in every ledger', async () => {
    await at.take(ledger('全.xlsx', { ...SMALL_WORLD }));
    await at.take(tenants('改.xlsx', NEW));
    const outcome = await at.take(
      ledger('都.xlsx', {
        ...sheetOf('月度人员', [
          [codeOf(101), '2026-09', 5, 20],
          [codeOf(201), '2026-10', 5, 20],
        ]),
        ...sheetOf('预约', [
          ['B1', 'A01', '晨光传媒', '2026-10-03 20:00', '2026-10-03 22:00', '已完成', null, null, null, null, null, null],
          ['B2', 'A01', '晨光文化', '2026-10-04 20:00', '2026-10-04 22:00', '已完成', null, null, null, null, null, null],
          ['B3', 'A01', codeOf(101), '2026-10-05 20:00', '2026-10-05 22:00', '已完成', null, null, null, null, null, null],
        ]),
      }),
    );
    expect(totals(outcome)).toEqual({ added: 5, changed: 0, same: 0 });
    expect(rowsOf(at.db, 'SELECT DISTINCT tenant_id FROM booking')).toEqual(rowsOf(at.db, 'SELECT DISTINCT tenant_id FROM headcount'));
  });

  it('without 生效日期 the code was only corrected, and the old one still finds it', async () => {
    await at.take(tenants('旧.xlsx', OLD));
    await at.take(tenants('正.xlsx', tenant('晨光传媒', 201, LIVE, { former: 101, incubated: '2025-03-01' })));
    expect(tenantFacts()).toEqual([[1, '0001-01-01', '晨光传媒', codeOf(201), LIVE]]);
    expect(
      totals(
        await at.take(
          tenants('正又.xlsx', tenant('晨光传媒', 201, LIVE, { former: 101, incubated: '2025-03-01' }), tenant('另', 400, LIVE)),
        ),
      ),
    ).toEqual({ added: 1, changed: 0, same: 1 });
    expect(totals(await at.take(ledger('人.xlsx', sheetOf('月度人员', [[codeOf(101), '2026-09', 5, 20]]))))).toEqual({
      added: 1,
      changed: 0,
      same: 0,
    });
    await at.take(tenants('旧又.xlsx', tenant('晨光传媒', 101, SERVICE, { incubated: '2025-03-01' })));
    expect(tenantFacts()).toEqual([
      [1, '0001-01-01', '晨光传媒', codeOf(201), SERVICE],
      [2, '0001-01-01', '另', codeOf(400), LIVE],
    ]);
  });

  it('a ledger that only knows the newest state remembers the old code', async () => {
    await at.take(tenants('新.xlsx', tenant('晨光传媒', 201, LIVE, { former: 101 })));
    expect(tenantFacts()).toEqual([[1, '0001-01-01', '晨光传媒', codeOf(201), LIVE]]);
    expect(totals(await at.take(ledger('人.xlsx', sheetOf('月度人员', [[codeOf(101), '2026-09', 5, 20]]))))).toEqual({
      added: 1,
      changed: 0,
      same: 0,
    });
    expect(totals(await at.take(tenants('又.xlsx', tenant('晨光传媒', 201, LIVE, { former: 101 }), tenant('另', 400, LIVE))))).toEqual({
      added: 1,
      changed: 0,
      same: 1,
    });
  });

  it('a code of another tenant is refused', async () => {
    await at.take(tenants('两.xlsx', OLD, tenant('另一家', 102, LIVE)));
    const outcome = await at.take(tenants('冲.xlsx', tenant('晨光传媒', 102, LIVE, { from: '2026-05-01', former: 101 })));
    expect(refusedLines(outcome)).toEqual([`企业名录 2 统一社会信用代码 ROW_USCC_OF_OTHER ${codeOf(102)}`]);
  });

  it('a slip that was corrected away may be the code of another company', async () => {
    await at.take(tenants('错.xlsx', tenant('晨光传媒', 900, LIVE)));
    await at.take(tenants('正.xlsx', tenant('晨光传媒', 101, LIVE, { former: 900 })));
    await at.take(tenants('真.xlsx', tenant('真正的九百', 900, LIVE)));
    expect(tenantFacts()).toEqual([
      [1, '0001-01-01', '晨光传媒', codeOf(101), LIVE],
      [2, '0001-01-01', '真正的九百', codeOf(900), LIVE],
    ]);
  });
});

describe('tenants', () => {
  it('头部机构 is 否 where nothing is said, and 孵化日期 of an older row does not overwrite', async () => {
    await at.take(tenants('一.xlsx', tenant('晨光传媒', 101, LIVE, { from: '2026-05-01', incubated: '2026-06-01', leading: '是' })));
    await at.take(tenants('二.xlsx', tenant('晨光传媒', 101, LIVE)));
    expect(rowsOf(at.db, 'SELECT starts_on, leading FROM tenant_fact ORDER BY starts_on')).toEqual([
      ['0001-01-01', 0],
      ['2026-05-01', 1],
    ]);
    expect(rowsOf(at.db, 'SELECT incubated_on FROM tenant')).toEqual([['2026-06-01']]);
  });

  it('a check digit that fails is imported and listed, unless the licence was seen', async () => {
    const wrong = `${codeOf(101).slice(0, 17)}${codeOf(101).endsWith('A') ? 'B' : 'A'}`;
    const row = [...tenant('晨光传媒', 101, LIVE)];
    row[1] = wrong.toLowerCase();
    const seen = [...row];
    seen[9] = '2026年执照已核对';
    const first = await at.take(tenants('一.xlsx', row));
    expect([totals(first), notesOf(first)]).toEqual([{ added: 1, changed: 0, same: 0 }, ['USCC_CHECK_DIGIT']]);
    expect(notesOf(await at.take(tenants('二.xlsx', seen)))).toEqual([]);
  });

  it('one called as another tenant is, but for the width of brackets and letters, is kept and noted with the other code', async () => {
    await at.take(tenants('一.xlsx', tenant('晨光（深圳）AB传媒', 101, LIVE), tenant('独一家', 103, LIVE)));
    const second = await at.take(tenants('二.xlsx', tenant('晨光(深圳)ＡＢ传媒', 102, LIVE), tenant('独一家', 103, LIVE)));
    expect([totals(second), notesOf(second)]).toEqual([{ added: 1, changed: 0, same: 1 }, ['ROW_NAME_OF_OTHER']]);
    expect(second.value.sheets.flatMap(({ tally }) => tally.notes)[0]?.data).toMatchObject({
      tenant: '晨光(深圳)ＡＢ传媒',
      code: codeOf(101),
      row: 2,
    });
  });
});
