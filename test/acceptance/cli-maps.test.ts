// livebase map and report --workbook as a person outside meets them: documents, files, exit codes.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { MONTH, done, files, hashOfFile, headedBase, run } from '../helpers/cli-maps.ts';
import { copyOf, livebase, newFolder } from '../helpers/cli.ts';
import { formByHand } from '../helpers/form-by-hand.ts';
import { oddParts } from '../helpers/odd-workbooks.ts';
import { zipAgain } from '../helpers/zip-again.ts';
import { zipByHand } from '../helpers/zip-by-hand.ts';
import { zipParts } from '../helpers/zip-parts.ts';

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures', 'workbooks');
const fixture = (name: string): string => path.join(FIXTURES, name);
const SIMPLE = [fixture('simple-monthly.xlsx'), fixture('simple-monthly.map.json')] as const;
/** A base with its head filled in, and the same with October closed. */
let base = '';
let closed = '';

beforeAll(async () => {
  base = await headedBase();
  closed = copyOf(base);
  const { findings } = (await done(['report', ...MONTH], closed)) as { findings: { id: string }[] };
  await done(['close', ...MONTH, ...findings.flatMap(({ id }) => ['--explain', `${id}=已核实`])], closed);
});

type Entry = { readonly file: string; readonly sha256: string; readonly workbook?: Record<string, unknown> };

async function filled([blank, map]: readonly [string, string], out: string, data = base, ...more: string[]): Promise<Entry[]> {
  return (await done(['report', ...MONTH, '--workbook', blank, '--map', map, '--out', out, ...more], data))['files'] as Entry[];
}

describe('map propose', () => {
  it('says to a person what each list is told from, and which cells have equal candidates', async () => {
    const folder = newFolder();
    const blank = path.join(folder, '月报.xlsx');
    const row = (label: string): string[] => [label, '万元', '', '', ''];
    const rows = [['直播电商基地运营情况月报表'], ['指标', '计量单位', '本月', '1-本月', '上年同期'], row('直播成交额'), row('退款额')];
    const list = [['序号', '企业名称', '统一社会信用代码', '成交额（万元）', '备注'], ...[1, 2].map((seq) => [seq, '', '', '', ''])];
    writeFileSync(blank, formByHand({ 月报: { rows }, 企业: { rows: list } }));
    const { stdout } = await livebase(['map', 'propose', blank, '--out', path.join(folder, '表.json')]);
    expect(stdout).toMatch(/^企业 {2}名单 {2}0\.\d\d {2}第 2 行起 2 行空白，ZB-4：“序号”= seq、/m);
    expect(stdout).toContain('另有 2 格拿不准，没有写进对应表：\n月报!E3  可能是 ZB-2.06.month_ly 或 ZB-2.06.ytd_ly\n月报!E4  可能是');
  });

  it('writes a map of proposed entries without a base, and another beside it the next time it differs', async () => {
    const out = path.join(newFolder(), '月报.json');
    const answer = await done(['map', 'propose', SIMPLE[0], '--out', out]);
    expect(Object.keys(answer)).toEqual(['map', 'proposals', 'unsure', 'lists']);
    expect(answer['map']).toBe(out);
    const proposals = answer['proposals'] as Record<string, unknown>[];
    expect(Object.keys(proposals[0] ?? {}).toSorted()).toEqual(['cell', 'confidence', 'figure', 'reason', 'sheet', 'unit']);
    expect(proposals.find(({ cell }) => cell === 'D16')).toMatchObject({ sheet: '月报表', figure: 'ZB-2.06.month', unit: null });
    const written = JSON.parse(readFileSync(out, 'utf8')) as { workbook: object; cells: { state: string }[] };
    expect(written.workbook).toEqual({ file: 'simple-monthly.xlsx', sha256: hashOfFile(SIMPLE[0]) });
    expect(new Set(written.cells.map(({ state }) => state))).toEqual(new Set(['proposed']));
    expect((await done(['map', 'propose', SIMPLE[0], '--out', out]))['map']).toBe(out);
    const other = await done(['map', 'propose', fixture('tenant-list.xlsx'), '--out', out]);
    expect(other['map']).toBe(path.join(path.dirname(out), '月报 (2).json'));
    const inFolder = await done(['map', 'propose', SIMPLE[0], '--out', path.dirname(out)]);
    expect(inFolder['map']).toBe(path.join(path.dirname(out), 'simple-monthly.map.json'));
    expect(other['lists']).toMatchObject([{ sheet: '企业情况', rows: 'ZB-4', firstRow: 9, templateRows: 3 }]);
  });

  it('a map that nobody has confirmed is checked and not filled by', async () => {
    const out = path.join(newFolder(), '月报.json');
    await done(['map', 'propose', SIMPLE[0], '--out', out]);
    const ended = await run(['map', 'check', SIMPLE[0], out]);
    expect(ended.code).toBe(1);
    expect(ended.document()).toMatchObject({ ok: false, errors: [{ code: 'WB_UNCONFIRMED', sheet: '', cell: '' }] });
    const refused = await run(['report', ...MONTH, '--workbook', SIMPLE[0], '--map', out, '--out', newFolder()], base);
    expect([refused.code, refused.error().code]).toEqual([1, 'WB_UNCONFIRMED']);
  });
});

describe('map check', () => {
  it.each([
    ['simple-monthly', 87, 0],
    ['rich-features', null, 0],
    ['tenant-list', null, 1],
    ['placeholders', null, 1],
  ])('%s is fine', async (name, cells, lists) => {
    const answer = await done(['map', 'check', fixture(`${name}.xlsx`), fixture(`${name}.map.json`)]);
    expect(Object.keys(answer)).toEqual(['ok', 'errors', 'warnings', 'cells', 'lists']);
    expect(answer).toMatchObject({ ok: true, errors: [], lists });
    if (cells !== null) expect(answer['cells']).toBe(cells);
  });

  it('lists every error with its sentence and place, and ends with 1', async () => {
    const cells = [
      { sheet: '表', cell: 'A1', figure: 'ZB-9.01.month' },
      { sheet: '无', cell: 'A1', figure: 'ZB-2.06.month' },
      { sheet: '表', cell: 'B1', figure: 'ZB-2.06.month' },
    ];
    const ended = await run(['map', 'check', ...files(formByHand({ 表: { rows: [['', '=1+1']] } }), { cells })]);
    expect(ended.code).toBe(1);
    expect(ended.document()).toEqual({
      ok: false,
      errors: [
        { code: 'WB_NO_SHEET', message: '找不到工作表“无”。', sheet: '无', cell: '' },
        { code: 'WB_MAP', message: '对应表第 1 项有误：没有指标 ZB-9.01.month。', sheet: '表', cell: 'A1' },
        { code: 'WB_FORMULA_CELL', message: 'B1 是公式，不能填写。', sheet: '表', cell: 'B1' },
      ],
      warnings: [],
      cells: 3,
      lists: 0,
    });
  });

  const labelled = { cells: [{ sheet: '表', cell: 'B2', figure: 'ZB-2.06.month', label: ['直播成交额', '本月'] }] };
  const edition = (rows: readonly (readonly string[])[]): Buffer => formByHand({ 表: { rows } });
  const OLD = [
    ['指标', '本月'],
    ['直播成交额', ''],
  ];

  it('takes over a new edition whose labels stand: the map named is this edition’s, and the old one is kept', async () => {
    const [, map] = files(edition(OLD), labelled);
    const before = readFileSync(map);
    const [next] = files(edition([...OLD, ['说明', '']]), {}, { name: '新表.xlsx' });
    expect(await run(['map', 'check', next, map])).toMatchObject({ code: 1 });
    expect(await done(['map', 'check', next, map, '--adopt'])).toEqual({ ok: true, errors: [], warnings: [], cells: 1, lists: 0 });
    expect(JSON.parse(readFileSync(map, 'utf8'))).toMatchObject({ workbook: { file: '新表.xlsx', sha256: hashOfFile(next) }, ...labelled });
    expect(readFileSync(path.join(path.dirname(map), '对应（换版前）.json')).equals(before)).toBe(true);
    expect((await filled([next, map], newFolder())).map(({ workbook }) => workbook?.['written'])).toEqual([1]);
    // Once more changes nothing.
    const after = readFileSync(map);
    await done(['map', 'check', next, map, '--adopt']);
    expect(readFileSync(map).equals(after)).toBe(true);
    expect(readdirSync(path.dirname(map))).toHaveLength(3);
  });

  it.each([
    [
      'a label that moved',
      [
        ['指标', '累计'],
        ['直播成交额', ''],
      ],
      'WB_LABEL_MOVED',
      {},
    ],
    [
      'a cell that became a formula',
      [
        ['指标', '本月'],
        ['直播成交额', '=1+1'],
      ],
      'WB_FORMULA_CELL',
      {},
    ],
  ])('takes over no edition with %s', async (_, rows, code, more) => {
    const [, map] = files(edition(OLD), { ...labelled, ...more });
    const before = readFileSync(map);
    const [next] = files(edition(rows), {});
    const ended = await run(['map', 'check', next, map, '--adopt']);
    expect([ended.code, (ended.document()['errors'] as { code: string }[])[0]?.code]).toEqual([1, code]);
    expect(readFileSync(map).equals(before)).toBe(true);
    expect(readdirSync(path.dirname(map))).toHaveLength(2);
  });

  it('takes over no edition in which a list could no longer grow', async () => {
    const list = { sheet: '表', rows: 'ZB-4', firstRow: 2, templateRows: 1, columns: { A: 'seq' }, onOverflow: 'insertRows' };
    const odd = (formula: string): Buffer =>
      zipByHand(oddParts({ sheets: { 表: `<row r="2"><c r="A2"/></row><row r="4"><c r="A4">${formula}</c></row>` } }));
    const [, map] = files(odd('<v>1</v>'), { lists: [list] });
    const [next] = files(odd('<f t="array" ref="A2:B4">C1:D3</f><v>1</v>').subarray(0), {});
    const ended = await run(['map', 'check', next, map, '--adopt']);
    expect(ended.code).toBe(1);
    expect((JSON.parse(readFileSync(map, 'utf8')) as { workbook: { sha256: string } }).workbook.sha256).not.toBe(hashOfFile(next));
  });
});

describe('report --workbook', () => {
  it('fills a draft, says what was done, leaves the blank alone and never replaces a file', async () => {
    const [out, before] = [newFolder(), hashOfFile(SIMPLE[0])];
    const [entry] = await filled(SIMPLE, out);
    expect(path.basename(entry?.file ?? '')).toBe('simple-monthly_2026年10月_草稿.xlsx');
    expect(entry?.sha256).toBe(hashOfFile(entry?.file ?? ''));
    expect(Object.keys(entry?.workbook ?? {}).toSorted()).toEqual(['checks', 'inserted', 'recalculated', 'warnings', 'written']);
    expect(entry?.workbook).toMatchObject({ written: 87, inserted: 0 });
    expect(hashOfFile(SIMPLE[0])).toBe(before);
    const [again] = await filled(SIMPLE, out);
    expect(again).toEqual(entry);
    writeFileSync(entry?.file ?? '', '别的');
    const [beside] = await filled(SIMPLE, out);
    expect(beside?.file).toBe((entry?.file ?? '').replace('.xlsx', ' (2).xlsx'));
    expect(beside?.sha256).toBe(entry?.sha256);
    expect(readdirSync(out)).toHaveLength(2);
  });

  it('gives a closed month twice with the same bytes, without 草稿, and a PDF where one is asked for', async () => {
    const [one, other] = [newFolder(), newFolder()];
    const first = await filled(SIMPLE, one, closed, '--pdf');
    const second = await filled(SIMPLE, other, closed);
    expect(first.map(({ file }) => path.extname(file))).toEqual(['.xlsx', '.pdf']);
    expect(first[1]?.workbook).toBeUndefined();
    expect(first.map(({ file }) => path.basename(file))).toEqual([
      'simple-monthly_2026年10月_第1版.xlsx',
      '星港直播基地_直播电商基地月报_2026年10月.pdf',
    ]);
    expect(readFileSync(first[0]?.file ?? '').equals(readFileSync(second[0]?.file ?? ''))).toBe(true);
    expect(second[0]?.workbook).toEqual(first[0]?.workbook);
  });

  it('keeps the ending that the blank has by its name, with its macros as they are', async () => {
    const vba = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256);
    const type = 'http://schemas.microsoft.com/office/2006/relationships/vbaProject';
    const bytes = zipByHand(
      oddParts({
        hasMacros: true,
        sheets: { 表: '<row r="1"><c r="A1"/></row>' },
        workbookLinks: `<Relationship Id="vb" Type="${type}" Target="vba.bin"/>`,
        parts: [{ name: 'odd/vba.bin', content: vba }],
      }),
    );
    const heads = [{ sheet: '表', cell: 'A1', field: '填报单位' }];
    for (const ending of ['.xlsm', '.xlsx']) {
      const [entry] = await filled(files(bytes, { heads }, { name: `表${ending}` }), newFolder());
      expect(path.extname(entry?.file ?? '')).toBe(ending);
      expect(
        zipParts(readFileSync(entry?.file ?? ''))
          .get('odd/vba.bin')
          ?.equals(vba),
      ).toBe(true);
    }
  });

  it('delivers a workbook whose own check fails, and says so', async () => {
    const bytes = formByHand({ 表: { rows: [['', { value: '=IF(A1="","相符","不符")', stored: '相符' }]] } });
    const entries = { heads: [{ sheet: '表', cell: 'A1', field: '填报单位' }], checks: [{ sheet: '表', cell: 'B1', ok: ['相符'] }] };
    const [entry] = await filled(files(bytes, entries), newFolder());
    expect(entry?.workbook).toEqual({
      written: 1,
      inserted: 0,
      recalculated: 1,
      checks: [{ sheet: '表', cell: 'B1', value: '不符', ok: false }],
      warnings: [{ code: 'WB_CHECK_FAILS', message: '表内审核未通过：B1 的结果是“不符”。', sheet: '表', cell: 'B1' }],
    });
  });
});

describe('as a process', () => {
  it('fills a blank, on standard output nothing but the document', async () => {
    const out = newFolder();
    const parts = zipParts(readFileSync(SIMPLE[0]));
    const blank = path.join(newFolder(), '空白 表.xlsx');
    writeFileSync(
      blank,
      zipAgain(readFileSync(SIMPLE[0]), new Map([['docProps/app.xml', `${parts.get('docProps/app.xml')?.toString('utf8') ?? ''} `]])),
    );
    const map = path.join(newFolder(), '对应.json');
    writeFileSync(map, readFileSync(SIMPLE[1]));
    const ended = await livebase(['report', ...MONTH, '--workbook', blank, '--map', map, '--out', out, '--data', base, '--json']);
    expect(ended.code).toBe(1);
    expect(ended.document()).toMatchObject({ error: { code: 'WB_OTHER_FILE' } });
    expect((await livebase(['map', 'check', blank, map, '--adopt', '--data', base])).code).toBe(0);
    const again = await livebase(['report', ...MONTH, '--workbook', blank, '--map', map, '--out', out, '--data', base, '--json']);
    expect(again.code).toBe(0);
    expect(again.document()).toMatchObject({ state: 'open', files: [{ workbook: { written: 87 } }] });
  });
});
