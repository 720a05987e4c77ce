// The form as a file: equal content is equal bytes, only what is to be filled is open, and names are safe.
import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../../domain/time/calendar.ts';
import frozen from '../../../../test/fixtures/profiles/sz-2025/profile.json' with { type: 'json' };
import { zipParts } from '../../../../test/helpers/zip-parts.ts';
import { createFormBytes, formatFormFileName, type FormContent } from './form-xlsx.ts';

const OCTOBER = parseMonth('2026-10');
if (OCTOBER === null) throw new Error('no month');

const FORM: FormContent = {
  number: 'XB202610-00012-1',
  version: 1,
  month: OCTOBER,
  tenantId: 12,
  name: '晨光 & <传媒>',
  uscc: '91440300MA5F000101',
  base: '星港直播基地',
  accounts: [
    { platform: '抖音', handle: 'dy101', nickname: '晨光', goodsClass: '化妆品类' },
    { platform: '抖音', handle: 'dy102', nickname: null, goodsClass: '化妆品类' },
    { platform: '视频号', handle: 'sp101', nickname: null, goodsClass: null },
    { platform: '别处', handle: 'x', nickname: null, goodsClass: '没有的类' },
  ],
  platforms: frozen.platforms.map(({ name }) => name),
  goodsClasses: frozen.goodsClasses.map(({ name }) => name),
};

const part = (bytes: Uint8Array, name: string): string => zipParts(bytes).get(name)?.toString('utf8') ?? '';
const sheet = (number: number, form = FORM): string => part(createFormBytes(form), `xl/worksheets/sheet${number}.xml`);

/** The looks of a workbook that leave a cell open, by number. */
function openLooks(bytes: Uint8Array): ReadonlySet<number> {
  const looks = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(part(bytes, 'xl/styles.xml'))?.[1] ?? '';
  const all = looks.match(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs) ?? [];
  return new Set(all.flatMap((look, at) => (look.includes('locked="0"') ? [at] : [])));
}

describe('a form', () => {
  it('gives equal bytes for equal content, and others for other content', () => {
    expect(Buffer.from(createFormBytes(FORM)).equals(Buffer.from(createFormBytes({ ...FORM })))).toBe(true);
    expect(Buffer.from(createFormBytes(FORM)).equals(Buffer.from(createFormBytes({ ...FORM, number: 'XB202610-00012-2' })))).toBe(false);
  });

  it('opens the cells to be filled and nothing else', () => {
    const bytes = createFormBytes(FORM);
    const open = openLooks(bytes);
    const cells = [...sheet(1).matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?/g)];
    const unlocked = cells.flatMap(([, at = '', style]) => (style !== undefined && open.has(Number(style)) ? [at] : []));
    const body = Array.from({ length: 20 }, (_, row) => [...'ABCDEFGHI'].map((letter) => `${letter}${row + 6}`)).flat();
    expect(unlocked.toSorted()).toEqual([...body, 'B28', 'E28', 'G28', 'I28', 'J28', 'B29', 'E29', 'G29'].toSorted());
    expect(sheet(1)).toContain('<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>');
  });

  it('fills in each platform and class of the accounts once, and leaves out what the lists do not have', () => {
    const texts = [...part(createFormBytes(FORM), 'xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
    const cell = (at: string): string => texts[Number(new RegExp(`<c r="${at}"[^>]*t="s"><v>(\\d+)</v>`).exec(sheet(1))?.[1] ?? -1)] ?? '';
    expect(['A6', 'B6', 'A7', 'B7', 'A8', 'B8'].map(cell)).toEqual(['抖音', '化妆品类', '视频号', '', '', '']);
    expect(cell('B4')).toBe('抖音 dy101（晨光，化妆品类）；抖音 dy102（化妆品类）；视频号 sp101；别处 x（没有的类）');
    expect(cell('B3')).toBe('晨光 &amp; &lt;传媒&gt;');
  });

  it('grows with its accounts, so that rows stay free', () => {
    const accounts = frozen.platforms.flatMap(({ name: platform }) =>
      ['饮料类', '家具类', '汽车类'].map((goodsClass) => ({ platform, handle: `${platform}1`, nickname: null, goodsClass })),
    );
    // 24 rows are filled in, 8 more are free: the total stands in row 6 + 32.
    expect(sheet(1, { ...FORM, accounts })).toContain('<f>SUM(C6:C37)</f>');
  });

  it('hides its lists, and hides what it is known by where no menu brings it back', () => {
    const workbook = part(createFormBytes(FORM), 'xl/workbook.xml');
    expect(workbook).toContain('<sheet name="销售月报" sheetId="1" r:id="rId1"/>');
    expect(workbook).toContain('<sheet name="_lists" sheetId="2" state="hidden"');
    expect(workbook).toContain('<sheet name="_form" sheetId="3" state="veryHidden"');
    expect(sheet(1)).toContain("<formula1>'_lists'!$A$1:$A$8</formula1>");
    expect(sheet(1)).toContain("<formula1>'_lists'!$B$1:$B$17</formula1>");
    expect(sheet(1)).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="1"/>');
  });
});

describe('the name of a form', () => {
  it.each([
    ['晨光传媒', '晨光传媒_2026年10月销售月报.xlsx'],
    ['a/b\\c:d*e?f"g<h>i|j', 'abcdefghij_2026年10月销售月报.xlsx'],
    ['...', '企业_2026年10月销售月报.xlsx'],
    ['云集（2）公司', '云集（2）公司_2026年10月销售月报.xlsx'],
  ])('of %s', (name, file) => expect(formatFormFileName(name, OCTOBER)).toBe(file));

  it('of a long name keeps the month', () => {
    const file = formatFormFileName('很'.repeat(120), OCTOBER);
    expect(Buffer.byteLength(file)).toBeLessThan(200);
    expect(file.endsWith('_2026年10月销售月报.xlsx')).toBe(true);
  });
});
