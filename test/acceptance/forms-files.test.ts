// Forms as other programs save them, and forms of an old version: fixtures that must be read for good.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORM_LAYOUTS, type FormLayout } from '../../src/domain/form/form-layout.ts';
import { readTableFile } from '../../src/sheets/read/read-table.ts';
import type { TableFile } from '../../src/sheets/read/table.ts';
import { findForm } from '../../src/backend/intake/recognise/form/find-form.ts';
import type { FormRead } from '../../src/backend/intake/recognise/form/form-read.ts';
import { readForm } from '../../src/backend/intake/recognise/form/read-form.ts';
import { fill } from '../helpers/form-hand.ts';
import { ASKING, type FormsBase, linesOf, openFormsBase } from '../helpers/forms-base.ts';
import { refusedLines, totals } from '../helpers/import-base.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'fixtures', 'forms');
const fixture = (name: string): Buffer => readFileSync(path.join(FOLDER, name));

const LINES = [
  '2 快手 其他 2/90/100/5/5005/0/5000',
  '2 抖音 化妆品类 12/1440/30000/500/100050/10000/88025',
  '2 淘宝 家具类 3/95/12000/40/200000/0/199999',
].toSorted();

async function tableOf(bytes: Uint8Array): Promise<TableFile> {
  const table = await readTableFile(bytes);
  if (!table.ok) throw new Error(table.refusal.code);
  return table.value;
}

async function readWith(bytes: Uint8Array, layouts: readonly FormLayout[]): Promise<FormRead> {
  const found = findForm(await tableOf(bytes), () => false, layouts);
  const main = found?.mains[0];
  if (found === null || main === undefined) throw new Error('no form');
  return readForm(found, main, layouts);
}

describe('forms that were saved by another program', () => {
  let world: FormsBase;
  beforeAll(async () => {
    world = await openFormsBase(3);
  });
  afterAll(() => world.close());

  it.each(['v1-libreoffice.xlsx', 'v1-libreoffice.xls', 'v1-filled.xlsx'])('%s', async (name) => {
    const outcome = await world.take({ name, bytes: fixture(name) }, ASKING);
    expect(refusedLines(outcome)).toEqual([]);
    expect(linesOf(world)).toEqual(LINES);
    expect(world.db.prepare("SELECT amount FROM online_retail WHERE retired_at IS NULL AND source = 'form'").pluck().all()).toEqual([
      80_000,
    ]);
    expect(world.db.prepare('SELECT hosts, employees FROM headcount WHERE retired_at IS NULL').raw().all()).toEqual([[5, 30]]);
    // The first is new, the others say the same.
    expect(totals(outcome)).toEqual(name === 'v1-libreoffice.xlsx' ? { added: 5, changed: 0, same: 0 } : { added: 0, changed: 0, same: 5 });
  });

  it('a form of version 1 is read once there is a version 2, and one of version 2 as well', async () => {
    const [first] = FORM_LAYOUTS;
    if (first === undefined) throw new Error('no layout');
    const second: FormLayout = {
      ...first,
      version: 2,
      columns: { ...first.columns, paid: '支付金额(元)', settled: '到账额(元)' },
      locked: { ...first.locked, month: '所属月份' },
    };
    const layouts = [first, second];
    const old = await readWith(fixture('v1-filled.xlsx'), layouts);
    expect(old).toMatchObject({ version: 1, troubles: [], read: 3, retail: 80_000 });
    expect(old.locked.month).toEqual({ row: 3, column: '报告期', cell: 'I3', found: '2026年10月' });

    const again = fill(fill(fixture('v1-filled.xlsx'), { G5: '支付金额(元)', I5: '到账额(元)', H3: '所属月份' }), { B4: 2 }, 'hidden');
    const read = await readWith(again, layouts);
    expect(read).toMatchObject({ version: 2, troubles: [], read: 3 });
    expect(read.rows.map(({ paid }) => paid)).toEqual([100_050, 200_000, 5005]);
    // Of the program before, which knows version 1 only.
    const unknown = await readWith(again, [first]);
    expect(unknown.troubles).toMatchObject([
      { code: 'FORM_VERSION_UNKNOWN', found: '2', data: { found: '2', cell: '_form!B4', limit: 1 } },
    ]);
  });
});

describe('the checks in the sheet, as LibreOffice calculates them', () => {
  it('say what is wrong with each row', async () => {
    const { sheets } = await tableOf(fixture('v1-checks-libreoffice.xlsx'));
    const said = new Map(sheets[0]?.rows.map(({ number, cells }) => [number, cells[9] ?? '']));
    const rows = Array.from({ length: 16 }, (_, at) => said.get(at + 6) ?? '');
    expect(rows).toEqual([
      '通过',
      '退款额大于成交额',
      '结算额大于成交额',
      '场次与时长不符',
      '场次与时长不符',
      '均场时长不足0.1小时',
      '均场时长超过24小时',
      '未填全，没有填0',
      '缺平台或商品类别',
      '须填数字',
      '不能是负数',
      '平台和类别重复',
      '平台和类别重复',
      // Ten sessions of six minutes, and one of a whole day, are at the edge and in order.
      '通过',
      '通过',
      '',
    ]);
    expect(said.get(26)).toBe('有待核对的行');
    expect(sheets[0]?.rows.find(({ number }) => number === 28)?.cells[2]).toBe('大于成交额');
  });
});
