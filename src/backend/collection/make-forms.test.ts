// Making forms: the roster is frozen with the first, nothing is kept twice, and what changed makes a new form.
import { describe, expect, it } from 'vitest';
import { type Month, parseMonth } from '../../domain/time/calendar.ts';
import { formsWorld, nameOf, uscc } from '../../../test/helpers/forms-base.ts';
import { STATISTICIAN, codeOf, inEachTest, ledger, openFilledBase, sheetOf } from '../../../test/helpers/import-base.ts';
import { makeForms, packForms } from './make-forms.ts';
import { getFormStatus } from './form-status.ts';
import { checkBase } from '../safety/check.ts';

function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}
const OCTOBER = month('2026-10');

const at = inEachTest(() => openFilledBase('forms-world-3', formsWorld(3)));

const make = (of = OCTOBER, tenants: readonly number[] | null = null) =>
  makeForms({ base: at.base, actor: STATISTICIAN, onProgress: null }, { month: of, tenants });
const kept = (): unknown[] => at.db.prepare('SELECT number, tenant_id FROM tenant_form ORDER BY id').raw().all();

describe('making forms', () => {
  it('freezes who has to report, for good', async () => {
    const made = make();
    expect(made).toMatchObject({ ok: true, value: { roster: 3, files: [{ tenant: 1, uscc: uscc(1) }, { tenant: 2 }, { tenant: 3 }] } });
    expect(at.db.prepare('SELECT tenant_id FROM roster WHERE month = ? ORDER BY tenant_id').pluck().all('2026-10')).toEqual([1, 2, 3]);
    await at.take(
      ledger('新来的.xlsx', {
        ...sheetOf('企业名录', [['后来公司', codeOf(500), '直播电商企业']]),
        ...sheetOf('租约', [[codeOf(500), 'L-500', '2026-10-01', '2027-05-31', null, 10]]),
      }),
    );
    expect(make()).toMatchObject({ ok: true, value: { roster: 3 } });
    const status = getFormStatus(at.base, { month: OCTOBER });
    expect(status.ok ? status.value.roster.map(({ name, state }) => `${name} ${state}`) : []).toEqual(
      [1, 2, 3].map((nth) => `${nameOf(nth)} missing`),
    );
  });

  it('keeps a form once, and a new one where something of it has changed', async () => {
    make();
    make(OCTOBER, [2]);
    expect(kept()).toEqual([
      ['XB202610-00001-1', 1],
      ['XB202610-00002-1', 2],
      ['XB202610-00003-1', 3],
    ]);
    await at.take(ledger('账号.xlsx', sheetOf('直播账号', [[uscc(3), '快手', 'ks3', null, '家具类']])));
    make();
    expect(kept().slice(3)).toEqual([['XB202610-00003-2', 3]]);
    // The history tells of the roster and of each form, and all of it is sound.
    const written = at.db
      .prepare("SELECT entity, count(*) FROM history WHERE entity IN ('roster', 'tenant_form') GROUP BY entity ORDER BY entity")
      .raw()
      .all();
    expect(written).toEqual([
      ['roster', 1],
      ['tenant_form', 4],
    ]);
    const failing = checkBase(at.base, { full: true }).checks.filter(({ ok }) => !ok);
    // A base of tests does not wait for its disk, which one check notes.
    expect(failing.filter(({ name }) => name !== 'pragmas')).toEqual([]);
  });

  it('gives tenants of one name their own files', async () => {
    await at.take(
      ledger('同名.xlsx', {
        ...sheetOf('企业名录', [[nameOf(1), codeOf(500), '直播电商企业']]),
        ...sheetOf('租约', [[codeOf(500), 'L-500', '2026-10-01', '2027-05-31', null, 10]]),
      }),
    );
    const made = make();
    const names = made.ok ? made.value.files.filter(({ name }) => name === nameOf(1)).map(({ file }) => file) : [];
    expect(names).toEqual([`${nameOf(1)}_2026年10月销售月报.xlsx`, `${nameOf(1)}_2026年10月销售月报 (2).xlsx`]);
    // Asked for alone, each is called the same.
    const alone = make(OCTOBER, [5]);
    expect(alone.ok ? alone.value.files.map(({ file }) => file) : []).toEqual([names[1]]);
    const pack = packForms({ base: at.base, actor: STATISTICIAN, onProgress: null }, { month: OCTOBER, tenants: null });
    expect(pack).toMatchObject({ ok: true, value: { count: 4, name: '企业_2026年10月销售月报.zip' } });
  });

  it.each([
    ['a month that has not begun', month('2026-12'), null, 'MONTH_NOT_OVER'],
    ['a month without tenants', month('2020-01'), null, 'FORM_ROSTER_EMPTY'],
    ['a tenant that is not there', OCTOBER, [99], 'TENANT_UNKNOWN'],
    ['a tenant that need not report', OCTOBER, [4], 'FORM_TENANT_NOT_DUE'],
  ])('refuses %s, and freezes nothing', (_what, of, tenants, code) => {
    expect(make(of, tenants)).toMatchObject({ ok: false, refusal: { code } });
    expect(at.db.prepare('SELECT count(*) FROM roster').pluck().get()).toBe(0);
    expect(kept()).toEqual([]);
  });
});
