// A base of live-commerce tenants whose forms of October 2026 are made: tenant n has the id n, the code codeOf(100 + n) and the name 企业n.
import { type Month, parseMonth } from '../../src/domain/time/calendar.ts';
import { type MadeForm, makeForms } from '../../src/backend/collection/make-forms.ts';
import { codeOf, type How, type ImportBase, ledger, type NamedFile, openFilledBase, sheetOf, STATISTICIAN } from './import-base.ts';

function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(`no month: ${text}`);
  return parsed;
}

export const OCTOBER = month('2026-10');
export const SEPTEMBER = month('2026-09');

/** The nth tenant's name. */
export function nameOf(nth: number): string {
  return `企业${String(nth).padStart(2, '0')}有限公司`;
}

/** The nth tenant's code. */
export function uscc(nth: number): string {
  return codeOf(100 + nth);
}

/** The ledgers of such a base: `count` live tenants, and one more of the other category. Every second has a second account. */
export function formsWorld(count: number): NamedFile {
  const nth = Array.from({ length: count }, (_, at) => at + 1);
  return ledger('台账.xlsx', {
    ...sheetOf('基地', [
      ['填报单位', '星港直播基地'],
      ['统一社会信用代码', codeOf(1)],
      ['基地类型', '直播电商园区'],
    ]),
    ...sheetOf('基地面积', [['2025-01', 5000, 4000.5, 12]]),
    ...sheetOf('企业名录', [...nth.map((one) => [nameOf(one), uscc(one), '直播电商企业']), ['远山服务', uscc(count + 1), '相关服务企业']]),
    ...sheetOf(
      '租约',
      [...nth, count + 1].map((one) => [uscc(one), `L-${one}`, '2024-06-01', '2027-05-31', null, 100, 5000]),
    ),
    ...sheetOf(
      '直播账号',
      nth.flatMap((one) => [
        [uscc(one), '抖音', `dy${one}`, `企业${one}旗舰店`, '化妆品类'],
        ...(one % 2 === 0 ? [[uscc(one), '淘宝', `tb${one}`, null, '家具类']] : []),
      ]),
    ),
  });
}

/** A base with forms. */
export interface FormsBase extends ImportBase {
  /** The form of the nth tenant for October. */
  readonly form: (nth: number) => Uint8Array;
  readonly forms: readonly MadeForm[];
}

/** Makes the forms of a month. */
export function formsOf(world: ImportBase, of: Month): readonly MadeForm[] {
  const made = makeForms({ base: world.base, actor: STATISTICIAN, onProgress: null }, { month: of, tenants: null });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value.files;
}

/** Opens a base of `count` tenants with their forms made. */
export async function openFormsBase(count: number): Promise<FormsBase> {
  const world = await openFilledBase(`forms-world-${count}`, formsWorld(count));
  const forms = formsOf(world, OCTOBER);
  const byTenant = new Map(forms.map((one) => [one.tenant, one.bytes]));
  return {
    ...world,
    forms,
    form: (nth) => {
      const bytes = byTenant.get(nth);
      if (bytes === undefined) throw new Error(`no form of ${nth}`);
      return bytes;
    },
  };
}

/** What nobody has said about differences: forms then ask. */
export const ASKING: How = { onDifference: null };

/** The lines that a base has of a source, as `企业1 抖音 化妆品类 1/60/10/2/100/0/90`, money in fen, in order. */
export function linesOf({ db }: ImportBase, source = 'form'): string[] {
  return db
    .prepare(
      `SELECT tenant_id || ' ' || platform || ' ' || goods_class || ' ' || sessions || '/' || minutes || '/' || views || '/' || orders
         || '/' || paid || '/' || refunded || '/' || settled
       FROM sales_line WHERE retired_at IS NULL AND source = ? ORDER BY tenant_id, platform, goods_class`,
    )
    .pluck()
    .all(source)
    .map(String);
}
