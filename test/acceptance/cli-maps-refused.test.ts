// What livebase map and report --workbook refuse, each with its sentence, exit code 1 and nothing left behind; and wrong usage.
import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EndedInside } from '../helpers/cli-inside.ts';
import { MONTH, files, hashOfFile, headedBase, run } from '../helpers/cli-maps.ts';
import { newFolder } from '../helpers/cli.ts';
import { formByHand } from '../helpers/form-by-hand.ts';
import { HOSTILE_WORKBOOKS } from '../helpers/hostile-workbooks.ts';
import { oddParts } from '../helpers/odd-workbooks.ts';
import { zipByHand } from '../helpers/zip-by-hand.ts';

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures', 'workbooks');
const SIMPLE = [path.join(FIXTURES, 'simple-monthly.xlsx'), path.join(FIXTURES, 'simple-monthly.map.json')] as const;

let base = '';
beforeAll(async () => {
  base = await headedBase();
});

const FORM = formByHand({ 表: { rows: [['', '=1+1', '□直播电商园区'], [''], ['']], isProtected: false } });
const SHUT = formByHand({ 表: { rows: [['', '']], isProtected: true } });
const MARKED = formByHand({ 表: { rows: [['{{ZB-9.01.month}}']] } });
const GROWING = zipByHand(
  oddParts({ sheets: { 表: '<row r="1"><c r="B1"><f t="array" ref="B1:B3">D1:D3</f><v>1</v></c></row><row r="2"><c r="A2"/></row>' } }),
);
const cell = (more: object = {}): object => ({ cells: [{ sheet: '表', cell: 'A1', figure: 'ZB-2.06.month', ...more }] });
const list = (more: object = {}): object => ({
  lists: [{ sheet: '表', rows: 'ZB-3', firstRow: 2, templateRows: 1, columns: { A: 'seq' }, onOverflow: 'refuse', ...more }],
});

/** Code, the sentence that must be said, the files. */
const REFUSALS: readonly (readonly [code: string, sentence: string, given: () => readonly [string, string]])[] = [
  ['WB_MAP', '对应表第 1 项有误：没有指标 ZB-9.01.month。', () => files(FORM, cell({ figure: 'ZB-9.01.month' }))],
  ['WB_MAP', '对应表第 1 项有误：不认得“colour”。', () => files(FORM, cell({ colour: 'red' }))],
  ['WB_MAP', '对应表第 1 项有误：单位“平方米”不适用于 ZB-2.06.month。', () => files(FORM, cell({ unit: '平方米' }))],
  ['WB_UNCONFIRMED', '对应表还有 1 项未确认。', () => files(FORM, cell({ state: 'proposed' }))],
  ['WB_OTHER_FILE', '空白表与对应表不符（文件已换版）。请核对后重新确认对应表。', () => files(FORM, cell(), { sha256: '0'.repeat(64) })],
  ['WB_NO_SHEET', '找不到工作表“二”。', () => files(FORM, cell({ sheet: '二' }))],
  ['WB_FORMULA_CELL', 'B1 是公式，不能填写。', () => files(FORM, cell({ cell: 'B1' }))],
  ['WB_LOCKED_CELL', 'A1 是锁定单元格，须在对应表中注明。', () => files(SHUT, cell())],
  ['WB_PLACEHOLDER', 'A1 中的占位符“{{ZB-9.01.month}}”无法识别。', () => files(MARKED, {})],
  ['WB_LIST_OVERFLOW', '企业 8 家，表中只有 1 行。', () => files(FORM, list())],
  ['WB_LIST_BLOCKED', 'B1 的数组公式妨碍插入行，请在空白表中预留足够的行。', () => files(GROWING, list({ onOverflow: 'insertRows' }))],
];

/** The sentences of what a blank is refused with; facts stand in braces. */
const OPENING: Readonly<Record<string, RegExp>> = {
  WB_XLS: /^这是旧版 \.xls 文件。请用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿 \(\*\.xlsx\)”，再用新文件。$/,
  WB_ENCRYPTED: /^工作簿设有打开密码，无法填写。请先在 Excel 中取消打开密码再试。$/,
  WB_KIND: /^只支持 \.xlsx 和 \.xlsm，此文件是 \w+。$/,
  WB_DAMAGED: /^文件已损坏：.+。$/,
  WB_TOO_BIG: /^文件过大或解压后异常（.+），已拒绝。$/,
  WB_SIGNED: /^工作簿带有数字签名，填写会使签名失效。请向发表单位索取未签名的空白表。$/,
};

describe('a refusal', () => {
  async function refused([blank, map]: readonly [string, string]): Promise<EndedInside['error'] extends () => infer E ? E : never> {
    const [out, before] = [newFolder(), hashOfFile(blank)];
    const ended = await run(['report', ...MONTH, '--workbook', blank, '--map', map, '--out', out], base);
    expect([ended.code, readdirSync(out), hashOfFile(blank)]).toEqual([1, [], before]);
    expect(ended.stderr).toContain(ended.error().message);
    expect(Object.keys(ended.error())).toEqual(['code', 'message', 'details']);
    return ended.error();
  }

  it.each(REFUSALS)('%s says “%s” and leaves nothing behind', async (code, sentence, given) => {
    expect(await refused(given())).toMatchObject({ code, message: sentence });
  });

  // One of each kind; every one of them is opened in the filler's own tests.
  const kinds = [...new Map(HOSTILE_WORKBOOKS.map((one) => [one.code, one])).values()];
  it.each(kinds)('$code for $what', async ({ code, name, bytes }) => {
    const given = files(bytes(), cell(), { name });
    const { code: found, message } = await refused(given);
    expect(found).toBe(code);
    expect(message).toMatch(OPENING[code] ?? /^$/);
    const checked = await run(['map', 'check', ...given]);
    expect([checked.code, checked.error().code]).toEqual([1, code]);
    const out = path.join(newFolder(), '图.json');
    const proposed = await run(['map', 'propose', given[0], '--out', out]);
    expect([proposed.code, proposed.error().code, existsSync(out)]).toEqual([1, code, false]);
  });

  it('meets all kinds there are', () => {
    expect(kinds.map(({ code }) => code).toSorted()).toEqual(Object.keys(OPENING).toSorted());
  });

  it('WB_TOO_BIG for a file that is not even read', async () => {
    const given = files(FORM, cell());
    truncateSync(given[0], 60_000_001);
    expect(await refused(given)).toMatchObject({ code: 'WB_TOO_BIG', message: '文件过大或解压后异常（60000001 > 60000000 B），已拒绝。' });
  });

  it('WB_IS_BLANK where the file to be written is the blank', async () => {
    const [blank, map] = files(FORM, cell(), { name: `${'a'.repeat(140)}_2026年10月_草稿.xlsx` });
    const before = hashOfFile(blank);
    const ended = await run(['report', ...MONTH, '--workbook', blank, '--map', map, '--out', path.dirname(blank)], base);
    expect([ended.code, ended.error()]).toMatchObject([1, { code: 'WB_IS_BLANK', message: '不能覆盖空白表。' }]);
    expect([hashOfFile(blank), readdirSync(path.dirname(blank)).length]).toEqual([before, 2]);
  });

  it('of the map is one of JSON that is none, and of files that are not there', async () => {
    const [blank, map] = files(FORM, cell());
    writeFileSync(map, '{"version":1,');
    expect(await refused([blank, map])).toMatchObject({ code: 'WB_MAP', message: '对应表有误：文件不是 JSON。' });
    const missing = await run(['map', 'check', blank, `${map}x`]);
    expect([missing.code, missing.error().code]).toEqual([1, 'FILE_NOT_FOUND']);
    mkdirSync(`${map}y`);
    const folder = await run(['map', 'propose', `${map}y`, '--out', `${map}z`]);
    expect([folder.code, folder.error().code]).toEqual([1, 'FILE_IS_FOLDER']);
  });
});

describe('wrong usage', () => {
  it.each([
    [['map']],
    [['map', 'propose', SIMPLE[0]]],
    [['map', 'propose', '--out', 'x.json']],
    [['map', 'check', SIMPLE[0]]],
    [['map', 'check', ...SIMPLE, 'x']],
    [['map', 'check', ...SIMPLE, '--adapt']],
    [['report', ...MONTH, '--workbook', SIMPLE[0], '--out', 'x']],
    [['report', ...MONTH, '--map', SIMPLE[1], '--out', 'x']],
    [['report', ...MONTH, '--workbook', SIMPLE[0], '--map', SIMPLE[1]]],
    [['report', '--month', '2026-13', '--workbook', SIMPLE[0], '--map', SIMPLE[1], '--out', 'x']],
  ])('%j ends with 2', async (words) => {
    const ended = await run(words);
    expect([ended.code, ended.error().code]).toEqual([2, 'USAGE']);
  });
});
