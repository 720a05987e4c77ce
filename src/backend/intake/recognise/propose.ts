// Proposes what the columns of an unknown layout may mean: by the words of other exports, and by what the cells hold.
import type { Answer } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import type { Platform } from '../../../domain/base/catalogue.ts';
import { normaliseHeader } from '../../../domain/decode/text.ts';
import type { SheetTable } from '../../../sheets/read/table.ts';
import { count, decodeDayCell, decodeDurationCell, decodeIdentifierCell, decodeInstantCell, longText, decodeMoneyCell } from './cells.ts';
import { findLikelyHeader } from './header.ts';
import type { CellDecoder } from './layout.ts';
import { DAY_FIELDS, SESSION_FIELDS } from './mapping.ts';

type Layout = Answer<typeof intakeMethods.mapping>;
type Proposal = Layout['proposal'];
type ProposedField = Proposal['fields'][number];
type KindFields = Layout['kinds'][number];

interface KnownField {
  readonly words: readonly string[];
  readonly decode: CellDecoder<unknown>;
}

const FIGURES = {
  orders: { words: ['成交订单数', '订单数', '成交笔数', '支付订单数', '订单量'], decode: count },
  paid: { words: ['用户支付金额', '支付金额', '成交金额', '成交额', '销售额', 'GMV', '直播支付金额'], decode: decodeMoneyCell },
  settled: { words: ['结算金额', '结算额', '实际结算'], decode: decodeMoneyCell },
} as const satisfies Readonly<Record<string, KnownField>>;

const SESSION_WORDS: Readonly<Record<(typeof SESSION_FIELDS)[number], KnownField>> = {
  handle: { words: ['账号ID', '抖音号', '主播抖音号', '账号', '达人ID', '店铺ID'], decode: decodeIdentifierCell },
  number: { words: ['直播间ID', '场次ID', '直播场次ID', '直播ID'], decode: decodeIdentifierCell },
  title: { words: ['直播标题', '标题', '直播主题', '直播名称'], decode: longText },
  startsAt: { words: ['直播开始时间', '开播时间', '开始时间', '直播时间', '开始'], decode: decodeInstantCell },
  endsAt: { words: ['直播结束时间', '关播时间', '结束时间', '下播时间', '结束'], decode: decodeInstantCell },
  minutes: { words: ['直播时长(分钟)', '直播时长', '开播时长', '时长'], decode: decodeDurationCell },
  views: { words: ['观看次数', '直播间观看次数', '观看人次', '场观', '观看量'], decode: count },
  refunded: { words: ['退款金额', '退款额', '成功退款金额'], decode: decodeMoneyCell },
  ...FIGURES,
};

const DAY_WORDS: Readonly<Record<(typeof DAY_FIELDS)[number], KnownField>> = {
  day: { words: ['日期', '统计日期', '时间', '日'], decode: decodeDayCell },
  refundedByOrder: { words: ['退款金额(支付时间)', '退款金额', '退款额'], decode: decodeMoneyCell },
  refundedByRefund: { words: ['退款金额(退款时间)'], decode: decodeMoneyCell },
  ...FIGURES,
};

/** Words that headers, sheets and files of a platform hold. The first platform that is found is proposed; 其他 is nobody's. */
const PLATFORM_WORDS: Readonly<Record<Exclude<Platform, '其他'>, RegExp>> = {
  抖音: /抖音|抖店|罗盘|巨量/,
  快手: /快手|磁力/,
  视频号: /视频号|微信/,
  淘宝: /淘宝|天猫|生意参谋|点淘/,
  小红书: /小红书|千帆|薯店/,
  拼多多: /拼多多|多多直播/,
  京东: /京东/,
};

/** Rows whose cells are looked at. */
const LOOKED_ROWS = 20;

interface ColumnFacts {
  readonly column: number;
  readonly header: string;
  readonly name: string;
}

/** The fields of each kind of mapping. */
export function listFieldsOfKinds(): readonly KindFields[] {
  const wordsOf = (fields: Readonly<Record<string, KnownField>>, order: readonly string[], needed: string): KindFields['fields'] =>
    order.map((field) => ({ field, isNeeded: field === needed, words: fields[field]?.words ?? [] }));
  return [
    { kind: 'sessions', fields: wordsOf(SESSION_WORDS, SESSION_FIELDS, 'startsAt') },
    { kind: 'shop_days', fields: wordsOf(DAY_WORDS, DAY_FIELDS, '') },
  ];
}

function wordFit(name: string, words: readonly string[]): number {
  const plain = words.map(normaliseHeader);
  if (plain.includes(name)) return 1;
  return plain.some((word) => word.length > 1 && name.includes(word)) ? 0.7 : 0;
}

/** How many of the filled cells of a column decode, 0 to 1. */
function valueFit(sheet: SheetTable, below: number, column: number, decode: CellDecoder<unknown>): number {
  const cells = sheet.rows
    .filter((row) => row.number > below)
    .slice(0, LOOKED_ROWS)
    .map((row) => row.cells[column] ?? null)
    .filter((cell) => cell !== null && cell !== '');
  const fitting = cells.filter((cell) => typeof cell !== 'object' && decode(cell, { date1904: sheet.date1904 }).ok);
  return cells.length === 0 ? 0 : fitting.length / cells.length;
}

/** Each field gets the column that fits it best, each column at most one field; the surest pairs are made first. */
function proposeFields(
  sheet: SheetTable,
  below: number,
  columns: readonly ColumnFacts[],
  known: Readonly<Record<string, KnownField>>,
): ProposedField[] {
  const pairs = Object.entries(known).flatMap(([field, { words, decode }]) =>
    columns.flatMap(({ column, header, name }) => {
      const byWord = wordFit(name, words);
      return byWord === 0
        ? []
        : [{ field, header, confidence: Math.round(byWord * (0.5 + valueFit(sheet, below, column, decode) / 2) * 100) / 100 }];
    }),
  );
  const taken = new Set<string>();
  return pairs
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter(({ field, header }) => {
      if (taken.has(`field ${field}`) || taken.has(`header ${header}`)) return false;
      taken.add(`field ${field}`).add(`header ${header}`);
      return true;
    });
}

/** Proposes a mapping of a sheet. `names` are what else may name the platform: the file's and the sheet's names. */
export function proposeMapping(sheet: SheetTable, names: readonly string[]): Proposal {
  const header = findLikelyHeader(sheet);
  const columns = (header?.cells ?? []).flatMap((cell, column): ColumnFacts[] =>
    typeof cell === 'string' && normaliseHeader(cell) !== '' ? [{ column, header: cell.trim(), name: normaliseHeader(cell) }] : [],
  );
  const below = header?.number ?? 0;
  const sessions = proposeFields(sheet, below, columns, SESSION_WORDS);
  const days = proposeFields(sheet, below, columns, DAY_WORDS);
  const start = sessions.find(({ field }) => field === 'startsAt')?.confidence ?? 0;
  const ofDay = days.find(({ field }) => field === 'day')?.confidence ?? 0;
  const kind = start > 0 && start >= ofDay ? 'sessions' : 'shop_days';
  const text = [...names, ...columns.map((one) => one.header)].join(' ');
  const platform = Object.entries(PLATFORM_WORDS).find(([, words]) => words.test(text))?.[0] ?? null;
  return { kind, platform, fields: kind === 'sessions' ? sessions : days };
}
