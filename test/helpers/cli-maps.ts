// A base for `livebase map` and `report --workbook`, and hand-made blanks with their maps as files.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type EndedInside, livebaseInside } from './cli-inside.ts';
import { newFolder } from './cli.ts';
import { codeOf, ledger } from './import-base.ts';

export const MONTH = ['--month', '2026-10'];
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const hashOfFile = (file: string): string => hashOf(readFileSync(file));

/** A run with `--json` on a base; without one on a folder that holds none. */
export const run = (words: readonly string[], data = path.join(newFolder(), '无')): Promise<EndedInside> =>
  livebaseInside([...words, '--data', data, '--json']);

export async function done(words: readonly string[], data?: string): Promise<Record<string, unknown>> {
  const ended = await run(words, data);
  if (ended.code !== 0) throw new Error(ended.stdout + ended.stderr);
  return ended.document();
}

/** The folder of a base whose head and foot are filled in. */
export async function headedBase(): Promise<string> {
  const base = path.join(newFolder(), 'data');
  await done(['init'], base);
  const head = { 填报单位: '星港直播基地', 统一社会信用代码: codeOf(1), 基地类型: '直播电商园区', 所属区: '南山区' };
  const signed = { 单位负责人: '陈立', 统计负责人: '周敏', 填表人: '何静', 联系电话: '0755-26001234' };
  const file = path.join(newFolder(), '基地.xlsx');
  writeFileSync(file, ledger('基地.xlsx', { 基地: [['项目', '内容'], ...Object.entries({ ...head, ...signed })] }).bytes);
  await done(['import', file], base);
  return base;
}

/** A hand-made blank and its map, as files. */
export function files(
  bytes: Uint8Array,
  entries: object,
  more: { readonly name?: string; readonly sha256?: string } = {},
): [blank: string, map: string] {
  const folder = newFolder();
  const [blank, map] = [path.join(folder, more.name ?? '空白表.xlsx'), path.join(folder, '对应.json')];
  writeFileSync(blank, bytes);
  const workbook = { file: path.basename(blank), sha256: more.sha256 ?? hashOf(bytes) };
  writeFileSync(map, JSON.stringify({ version: 1, workbook, ...entries }));
  return [blank, map];
}
