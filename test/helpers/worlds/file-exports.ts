// Platforms' exports of sessions, as each platform writes them.
import { dayOfMinute } from './days.ts';
import { durationText, type RawCell } from './file-cells.ts';
import { byLibrary, gridOf } from './file-grids.ts';
import type { Chance } from './random.ts';
import type { LiveSession, World } from './world.ts';

/** A file to hand to an import. `tenant` is told for a file without an account. */
export interface WorldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly tenant: string | null;
  readonly account: string | null;
}

/** Digits now and then as `="123"` or after a TAB, which keeps spreadsheets from taking them for numbers. */
function csvCell(chance: Chance, cell: RawCell): string {
  const plain = String(cell ?? '');
  const text = /^\d+$/.test(plain) && chance.is(0.2) ? chance.pick([`="${plain}"`, `\t${plain}`]) : plain;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** UTF-8, with a mark at its start or without. */
function csv(chance: Chance, cells: readonly (readonly RawCell[])[]): Uint8Array {
  return Buffer.from(
    `${chance.is(0.5) ? '\uFEFF' : ''}${cells.map((row) => row.map((cell) => csvCell(chance, cell)).join(',')).join('\r\n')}\r\n`,
  );
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
    主播昵称: '直播间',
    主播抖音号: handle,
    直播开始时间: time(one.start),
    直播结束时间: time(one.start + one.minutes),
    '直播时长(分钟)': durationText(chance, one.minutes),
    直播间观看人数: String(Math.floor(one.views / 2)),
    直播间观看次数: String(one.views),
    直播间用户支付金额: withCommas(yuan(one.paid)),
    ...(hasTraded ? { 直播间成交金额: yuan(one.paid + 100) } : {}),
    直播间成交订单数: String(one.orders),
    ...(hasRefunds ? { 直播间退款金额: one.refunded === 0 ? '-' : yuan(one.refunded) } : {}),
  }));
  const { cells } = gridOf(chance, { name: '直播明细', rows });
  const header = cells.findIndex((row) => row.includes('主播抖音号'));
  const name = `罗盘直播明细_${handle}`;
  if (chance.is(0.5)) return { name: `${name}.csv`, bytes: csv(chance, cells.slice(header)), tenant: null, account: null };
  return { name: `${name}.xlsx`, bytes: byLibrary([{ name: '直播明细', cells }]), tenant: null, account: null };
}

type Grid = (string | number)[][];

/** 视频号 直播明细: header on line 2. */
function channelGrid(sessions: readonly LiveSession[]): Grid {
  const rows = sessions.map((one) => {
    const day = dayOfMinute(one.start);
    return [
      `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日 ${clockOf(one.start)}`,
      `¥${yuan(one.paid)}`,
      one.orders,
      one.orders,
      yuan(one.refunded),
    ];
  });
  return [['视频号直播明细'], ['直播开始时间', '成交金额', '成交订单数', '成交人数', '退款金额'], ...rows];
}

/** 淘宝 生意参谋 直播分场次. */
function taobaoGrid(sessions: readonly LiveSession[]): Grid {
  const rows = sessions.map((one, nth) => [
    `直播${nth}`,
    `4600${nth}`,
    `${dayOfMinute(one.start)} ${clockOf(one.start)}:00`,
    one.views,
    one.orders,
    yuan(one.paid),
  ]);
  return [['直播标题', '场次id', '开播时间', '直播间观看次数', '成交笔数', '成交金额'], ...rows];
}

/** 小红书 千帆: a row a day. */
function qianfanGrid(sessions: readonly LiveSession[]): Grid {
  const rows = sessions.map((one) => [dayOfMinute(one.start), yuan(one.paid + 5000), yuan(one.paid), '0.00']);
  return [['时间', '支付金额', '直播支付金额', '退款金额（支付时间）'], ...rows];
}

/** An export that doesn't say whose it is: its tenant is told beside it. */
function namelessFile(chance: Chance, world: World, platform: string, handle: string, sessions: readonly LiveSession[]): WorldFile {
  const account = world.accounts.find((one) => one.platform === platform && one.handle === handle);
  const tenant = world.tenants.find((one) => one.id === account?.tenant)?.facts.at(-1)?.uscc ?? '';
  if (platform === '视频号') return { name: `视频号直播_${handle}.csv`, bytes: csv(chance, channelGrid(sessions)), tenant, account: null };
  const cells = platform === '淘宝' ? taobaoGrid(sessions) : qianfanGrid(sessions);
  return { name: `${platform}_${handle}.xlsx`, bytes: byLibrary([{ name: 'Sheet1', cells }]), tenant, account: null };
}

/** The exports of all accounts that have sessions. */
export function exportFiles(chance: Chance, world: World): WorldFile[] {
  const byAccount = Map.groupBy(world.sessions, (one) => `${one.platform}|${one.handle}`);
  return [...byAccount.values()].flatMap((sessions) =>
    sessions
      .slice(0, 1)
      .map(({ platform, handle }) =>
        platform === '抖音' ? compassFile(chance, handle, sessions) : namelessFile(chance, world, platform, handle, sessions),
      ),
  );
}
