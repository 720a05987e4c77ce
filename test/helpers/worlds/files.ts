// A world's ledgers and platform exports as real files, written by two writers of workbooks in turn.
import * as XLSX from '@e965/xlsx';
import { writeXlsx } from '../../../src/backend/files/xlsx-write.ts';
import { dayOfMinute } from './days.ts';
import { durationText } from './file-cells.ts';
import type { RawCell } from './file-cells.ts';
import { baseSheets, bookingSheets, registerSheets, salesSheets, studioSheets, tenantSheets } from './file-sheets.ts';
import type { SheetSpec } from './file-sheets.ts';
import { chanceOf } from './random.ts';
import type { Chance } from './random.ts';
import type { LiveSession, World } from './world.ts';

/** A file to hand to an import. `tenant` is told for a file without an account. */
export interface WorldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly tenant: string | null;
  readonly account: string | null;
}

interface Grid {
  readonly name: string;
  readonly cells: RawCell[][];
}

/** Header somewhere in rows 1-6, columns in any order, columns nobody filled left out now and then. */
function gridOf(chance: Chance, { name, rows }: SheetSpec): Grid {
  const all = Object.keys(rows[0] ?? {});
  const isEmpty = (column: string): boolean => rows.every((row) => row[column] === null || row[column] === '');
  const kept = all.filter((column) => !isEmpty(column) || chance.is(0.5));
  const columns = name === '基地' ? all : chance.shuffled(kept);
  const title = chance.is(0.5) ? [`深圳市湾区直播产业运营有限公司 ${name}`, ...columns.slice(1).map(() => null)] : columns.map(() => null);
  const above = Array.from({ length: chance.int(0, 5) }, (_, nth) => (nth === 0 ? title : columns.map(() => null)));
  const heads = columns.map((column) => (chance.is(0.1) ? column.replace('(', ' （').replace(')', '）') : column));
  return { name, cells: [...above, heads, ...rows.map((row) => columns.map((column) => row[column] ?? null))] };
}

function byLibrary(grids: readonly Grid[]): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const { name, cells } of grids) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells), name);
  const written: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true });
  if (!Buffer.isBuffer(written)) throw new Error('no bytes');
  return written;
}

function workbook(chance: Chance, sheets: readonly SheetSpec[]): Uint8Array {
  const grids = sheets.map((sheet) => gridOf(chance, sheet));
  return chance.is(0.5) ? byLibrary(grids) : writeXlsx({ sheets: grids.map(({ name, cells }) => ({ name, rows: cells })), properties: { title: '台账', creator: '统计员', created: '2026-01-01T00:00:00Z' } });
}

function csvCell(cell: RawCell): string {
  const text = String(cell ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** UTF-8, with a mark at its start or without. */
function csv(chance: Chance, cells: readonly (readonly RawCell[])[]): Uint8Array {
  return Buffer.from(`${chance.is(0.5) ? '\uFEFF' : ''}${cells.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function clockOf(minute: number): string {
  return `${two(Math.floor((minute % 1440) / 60))}:${two(minute % 60)}`;
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${two(fen % 100)}`;
}

function withCommas(text: string): string {
  return text.replaceAll(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** 罗盘 直播明细: with the columns it always has, and some that it may lack. */
function compassFile(chance: Chance, handle: string, sessions: readonly LiveSession[]): WorldFile {
  const hasRefunds = sessions.some((one) => one.refunded > 0) || chance.is(0.5);
  const hasTraded = chance.is(0.7);
  const time = (minute: number): string => `${dayOfMinute(minute).replaceAll('-', '/')} ${clockOf(minute)}:00`;
  const rows = sessions.map((one) => ({
    主播昵称: '直播间', 主播抖音号: handle, 直播开始时间: time(one.start), 直播结束时间: time(one.start + one.minutes), '直播时长(分钟)': durationText(chance, one.minutes), 直播间观看人数: String(Math.floor(one.views / 2)),
    直播间观看次数: String(one.views), 直播间用户支付金额: withCommas(yuan(one.paid)), ...(hasTraded ? { 直播间成交金额: yuan(one.paid + 100) } : {}), 直播间成交订单数: String(one.orders),
    ...(hasRefunds ? { 直播间退款金额: one.refunded === 0 ? '-' : yuan(one.refunded) } : {}),
  }));
  const { cells } = gridOf(chance, { name: '直播明细', rows });
  const header = cells.findIndex((row) => row.includes('主播抖音号'));
  const name = `罗盘直播明细_${handle}`;
  if (chance.is(0.5)) return { name: `${name}.csv`, bytes: csv(chance, cells.slice(header)), tenant: null, account: null };
  return { name: `${name}.xlsx`, bytes: byLibrary([{ name: '直播明细', cells }]), tenant: null, account: null };
}

/** 视频号 直播明细: header on line 2, no account in the file. */
function channelFile(chance: Chance, world: World, handle: string, sessions: readonly LiveSession[]): WorldFile {
  const account = world.accounts.find((one) => one.platform === '视频号' && one.handle === handle);
  const tenant = world.tenants.find((one) => one.id === account?.tenant);
  const rows = sessions.map((one) => {
    const day = dayOfMinute(one.start);
    return [`${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日 ${clockOf(one.start)}`, `¥${yuan(one.paid)}`, one.orders, one.orders, yuan(one.refunded)];
  });
  const cells = [['视频号直播明细'], ['直播开始时间', '成交金额', '成交订单数', '成交人数', '退款金额'], ...rows];
  return { name: `视频号直播_${handle}.csv`, bytes: csv(chance, cells), tenant: tenant?.facts.at(-1)?.uscc ?? '', account: null };
}

function exportFiles(chance: Chance, world: World): WorldFile[] {
  const byAccount = Map.groupBy(world.sessions, (one) => `${one.platform}|${one.handle}`);
  return [...byAccount.values()].map((sessions) => {
    const [first] = sessions;
    if (first === undefined) throw new Error('no session');
    return first.platform === '抖音' ? compassFile(chance, first.handle, sessions) : channelFile(chance, world, first.handle, sessions);
  });
}

/** All files of a world in any order: one workbook of all sheets, one each group, or one each sheet. */
export function worldFiles(world: World, seed: number): readonly WorldFile[] {
  const chance = chanceOf(seed + 104_729);
  const groups = [baseSheets, studioSheets, tenantSheets, registerSheets, salesSheets, bookingSheets].map((make) => make(chance, world));
  const filled = groups.map((sheets) => sheets.filter((sheet) => sheet.rows.length > 0));
  const kind = chance.int(0, 2);
  const books = kind === 0 ? [chance.shuffled(filled.flat())] : kind === 1 ? filled : filled.flat().map((sheet) => [sheet]);
  const ledgers = books.filter((sheets) => sheets.length > 0).map((sheets, nth) => ({ name: `台账${nth + 1}.xlsx`, bytes: workbook(chance, sheets), tenant: null, account: null }));
  return chance.shuffled([...ledgers, ...exportFiles(chance, world)]);
}
