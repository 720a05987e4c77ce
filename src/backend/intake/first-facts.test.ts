// The first start reads the sheet 基地 of a file: its facts, nothing where there is none or one is refused, and no unreadable file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ledger } from '../../../test/helpers/import-base.ts';
import { readFirstFacts } from './first-facts.ts';

const INPUTS = path.join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'world', 'inputs');

function read(bytes: Uint8Array) {
  return readFirstFacts({ file: { name: '01-基地信息.xlsx', bytes } });
}

it('the base had to be typed though its ledger lay in the same folder: its facts are read from there', async () => {
  expect(await read(readFileSync(path.join(INPUTS, '01-基地信息.xlsx')))).toEqual({
    ok: true,
    value: {
      fullName: '深圳市湾区直播产业运营有限公司',
      uscc: '91440304MA93PCF423',
      kind: '直播电商园区',
      district: '南山区',
      address: '深圳市南山区科苑路1号',
      filler: '何静',
    },
  });
});

it('says nothing of a sheet whose code is refused: the import says what is wrong with it', async () => {
  const rows = (uscc: string) => [
    ['项目', '内容'],
    ['填报单位', '星港'],
    ['统一社会信用代码', uscc],
    ['基地类型', '直播电商园区'],
  ];
  const { bytes } = ledger('01-基地信息.xlsx', { 基地: rows('91440300MA5EX0000I') });
  expect(await read(bytes)).toEqual({ ok: true, value: null });
  const right = ledger('01-基地信息.xlsx', { 基地: rows('91440300MA5EX00001') });
  const value = { fullName: '星港', uscc: '91440300MA5EX00001', kind: '直播电商园区', district: null, address: null, filler: null };
  expect(await read(right.bytes)).toEqual({ ok: true, value });
});

it('says nothing of another ledger, and refuses what is no table', async () => {
  expect(await read(readFileSync(path.join(INPUTS, '02-直播间.xlsx')))).toEqual({ ok: true, value: null });
  expect(await read(new Uint8Array([1, 2, 3]))).toMatchObject({ ok: false, refusal: { code: 'FILE_NOT_A_TABLE' } });
});
