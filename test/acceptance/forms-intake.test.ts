// A folder of forms dropped into the window: what each is, what becomes of it, a cell put right in place.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { listBaseNames } from '../../src/backend/intake/sql/forms.ts';
import { bodyRow, fill } from '../helpers/form-hand.ts';
import { type FormsBase, linesOf, nameOf, openFormsBase, uscc } from '../helpers/forms-base.ts';
import { codeOf, ledger, sheetOf } from '../helpers/import-base.ts';
import { PLAIN, clientOf, valueOf } from '../helpers/intake-client.ts';

const GOOD = [12, 1440, 30_000, 500, 1000.5, 100, 880.25] as const;

let world: FormsBase;
let client: LivebaseClient;
beforeEach(async () => {
  world = await openFormsBase(4);
  client = clientOf(world.base);
});
afterEach(() => world.close());

const good = (nth: number, more = {}) => fill(world.form(nth), { ...bodyRow(6, GOOD), ...more });

describe('staged forms', () => {
  it('preview with whose they are, name refused cells by row and column, and are taken once a cell is put right', async () => {
    const files = [
      { name: '甲.xlsx', bytes: good(1) },
      { name: '乙.xlsx', bytes: good(2, { H6: '一百' }) },
      { name: '丙.xlsx', bytes: good(3, { F3: '改了' }) },
    ];
    const staged = valueOf(await client.intake.stage({ files, staging: null }));
    expect(staged.files.map(({ sheets }) => sheets.map(({ as, headerRow }) => `${as} ${headerRow}`))).toEqual(
      [1, 2, 3].map(() => ['form 5', 'aside 0', 'aside 0']),
    );
    const { staging } = staged;
    const choices = { ...PLAIN, takesGoodRows: true };
    const looked = valueOf(await client.intake.preview({ staging, choices }));
    expect(looked.files.map(({ fate }) => fate)).toEqual(['ready', 'refused', 'refused']);
    expect(looked.files.map(({ sheets }) => sheets.map(({ kind, form }) => [kind, form]))).toEqual([
      [['form', { tenant: 1, name: nameOf(1), uscc: uscc(1), month: '2026-10', lines: 1, paid: 100_050, retail: null }]],
      [['form', { tenant: 2, name: nameOf(2), uscc: uscc(2), month: '2026-10', lines: 0, paid: 0, retail: null }]],
      [['form', { tenant: 3, name: nameOf(3), uscc: '改了', month: '2026-10', lines: 1, paid: 100_050, retail: null }]],
    ]);
    const rows = valueOf(await client.intake.rows({ staging, file: 1, sheet: 0, from: 0, count: 50, only: 'refused' }));
    expect(rows.rows.map(({ row, troubles }) => [row, troubles.map(({ at, code }) => `${at} ${code}`)])).toEqual([
      [6, ['7 CELL_NOT_NUMBER']],
    ]);

    const fixed = valueOf(await client.intake.fix({ staging, file: 1, sheet: 0, edits: [{ row: 6, column: 7, text: '100' }] }));
    expect(fixed.refusedRows).toBe(0);
    const taken = await client.intake.commit({ staging, choices: { ...choices, leaveOut: [2] } });
    expect(taken.ok).toBe(true);
    const line = '抖音 化妆品类 12/1440/30000/500/100050/10000/88025';
    expect(linesOf(world)).toEqual([`1 ${line}`, `2 ${line}`]);
  });

  it('are taken under the name that the base had when they were made', async () => {
    const renamed = sheetOf('基地', [
      ['填报单位', '改名后的直播基地'],
      ['统一社会信用代码', codeOf(1)],
      ['基地类型', '直播电商园区'],
    ]);
    expect((await world.take(ledger('基地.xlsx', renamed))).ok).toBe(true);
    expect(listBaseNames(world.db)).toEqual(['改名后的直播基地', '星港直播基地']);
    expect((await world.take({ name: '甲.xlsx', bytes: good(1) })).ok).toBe(true);
  });

  it('wait under another tenant name although they were left out, and are taken as a rename from its day on', async () => {
    const files = [
      { name: '甲.xlsx', bytes: good(1) },
      { name: '乙.xlsx', bytes: good(2, { B3: '晨星传媒' }) },
    ];
    const { staging } = valueOf(await client.intake.stage({ files, staging: null }));
    const looked = valueOf(await client.intake.preview({ staging, choices: PLAIN }));
    expect(looked.files[1]?.sheets[0]?.refused).toMatchObject([
      { column: '企业名称', found: '晨星传媒', code: 'FORM_CELL_CHANGED', data: { expected: nameOf(2), newName: '晨星传媒' } },
    ]);
    expect((await client.intake.commit({ staging, choices: { ...PLAIN, leaveOut: [1] } })).ok).toBe(true);
    const board = () => client.collection.month({ month: '2026-10' }).then(valueOf);
    const [waiting, ...others] = (await board()).refused;
    expect([waiting, others]).toMatchObject([{ file: '乙.xlsx', tenant: 2, refusal: { code: 'FORM_CELL_CHANGED' } }, []]);

    const kept = valueOf(await client.collection.refusedFile({ intake: waiting?.intake ?? 0 }));
    const again = valueOf(await client.intake.stage({ files: [kept].map(({ name, bytes }) => ({ name, bytes })), staging: null }));
    const own = { file: 0, month: null, tenant: null, account: null };
    const ahead = await client.intake.commit({
      staging: again.staging,
      choices: { ...PLAIN, own: [{ ...own, renamedFrom: '2027-01-01' }] },
    });
    expect(ahead).toMatchObject({ ok: false, refusal: { code: 'CELL_FUTURE_DAY' } });
    const taken = await client.intake.commit({
      staging: again.staging,
      choices: { ...PLAIN, own: [{ ...own, renamedFrom: '2026-10-15' }] },
    });
    expect(taken.ok).toBe(true);
    expect((await board()).refused).toEqual([]);
    expect((await board()).rows.map(({ name, state }) => [name, state]).slice(0, 2)).toContainEqual(['晨星传媒', 'reported']);
    const names = world.db.prepare('SELECT starts_on, name FROM tenant_fact WHERE tenant_id = 2 ORDER BY starts_on').raw().all();
    expect(names).toEqual([
      ['0001-01-01', nameOf(2)],
      ['2026-10-15', '晨星传媒'],
    ]);
  });

  it('that were refused leave a trace when all is cleared', async () => {
    const { staging } = valueOf(
      await client.intake.stage({ files: [{ name: '乙.xlsx', bytes: good(2, { B3: '晨星传媒' }) }], staging: null }),
    );
    valueOf(await client.intake.preview({ staging, choices: PLAIN }));
    valueOf(await client.intake.drop({ staging }));
    expect(valueOf(await client.collection.month({ month: '2026-10' })).refused).toMatchObject([{ file: '乙.xlsx', tenant: 2 }]);
  });

  it('say which header was changed, and in which row', async () => {
    const files = [{ name: '甲.xlsx', bytes: good(1, { G5: '成交额(万元)' }) }];
    const { staging } = valueOf(await client.intake.stage({ files, staging: null }));
    const refused = await client.intake.commit({ staging, choices: PLAIN });
    expect(refused).toMatchObject({
      refusal: { code: 'FORM_CELL_MISSING', data: { row: 5, label: '成交额(元)' } },
    });
    expect(linesOf(world)).toEqual([]);
  });

  it('show what a second reply would change before it replaces the first', async () => {
    const first = valueOf(await client.intake.stage({ files: [{ name: '一.xlsx', bytes: good(1) }], staging: null }));
    valueOf(await client.intake.preview({ staging: first.staging, choices: PLAIN }));
    expect((await client.intake.commit({ staging: first.staging, choices: PLAIN })).ok).toBe(true);
    const second = valueOf(await client.intake.stage({ files: [{ name: '二.xlsx', bytes: good(1, { G6: 2000 }) }], staging: null }));
    const looked = valueOf(await client.intake.preview({ staging: second.staging, choices: PLAIN }));
    expect(looked.files[0]?.sheets[0]).toMatchObject({
      changed: 1,
      differences: [{ row: 6, entity: 'sales_line', field: 'paid', before: 100_050, after: 200_000 }],
    });
  });

  it('the zip of all forms holds what is made one by one', async () => {
    const pack = valueOf(await client.forms.pack({ month: '2026-10', tenants: null }));
    const made = valueOf(await client.forms.make({ month: '2026-10', tenants: [2] }));
    expect(pack.name).toBe('企业_2026年10月销售月报.zip');
    expect(pack.count).toBe(4);
    expect(made.files.map(({ file }) => file)).toEqual([`${nameOf(2)}_2026年10月销售月报.xlsx`]);
    expect(Buffer.from(made.files[0]?.bytes ?? []).equals(Buffer.from(world.form(2)))).toBe(true);
  });
});
