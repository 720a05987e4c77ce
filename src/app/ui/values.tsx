// Values as the screen shows them: money, areas, times, days. Exact integers come in; nothing is rounded twice.
// How large files are, as people read it.
import { Tooltip } from 'antd';
import { parseDay, parseMonth, weekdayOf } from '../../domain/time/calendar.ts';
import { printHours, printSquareMetres, printWanYuan, printYuan, withThousands } from '../../domain/values/quantity.ts';
import { PERCENT } from '../../domain/report/units.ts';
import type { Language } from '../../contract/core/phrase.ts';
import { getLanguage } from './i18n.ts';

/** What stands for a value that is not there. */
export const NO_VALUE = '—';

/** What was typed without the spaces around it; null where nothing was. */
export function trimOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

const UNITS_IN_ENGLISH: Readonly<Record<string, string>> = {
  元: 'yuan',
  千元: 'k yuan',
  万元: '10k yuan',
  亿元: '100m yuan',
  平方米: 'm²',
  小时: 'h',
  分钟: 'min',
  场: 'sessions',
  家: 'tenants',
  间: 'studios',
  人: 'people',
  人次: 'views',
  单: 'orders',
  件: 'cases',
};

/** A unit of the report in the window's language; one of the profile's own stays as it is. */
export function formatUnit(unit: string, language = getLanguage()): string {
  return language === 'en' ? (UNITS_IN_ENGLISH[unit] ?? unit) : unit;
}

/** A printed figure with its unit behind it; what is no figure stays as it is. */
export function formatInUnit(text: string, unit: string): string {
  return text === NO_VALUE ? text : `${withThousands(text)}${unit === PERCENT ? '' : ' '}${formatUnit(unit)}`;
}

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** `2026-10-03 周六`; a text that is no day is itself. */
export function formatDay(text: string | null, language = getLanguage()): string {
  if (text === null || text === '') return NO_VALUE;
  const day = parseDay(text);
  return day === null ? text : `${day} ${WEEKDAYS[language][weekdayOf(day) - 1] ?? ''}`;
}

/** `2026 年 10 月`, or `2026-10` in English. */
export function formatMonth(text: string, language = getLanguage()): string {
  const month = parseMonth(text);
  if (month === null) return text;
  return language === 'en' ? month : `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
}

/** Fen as yuan with thousands. */
export function formatYuan(fen: number | null): string {
  return fen === null ? NO_VALUE : withThousands(printYuan(fen));
}

/** Fen as 万元 with thousands. */
export function formatWan(fen: number | null): string {
  return fen === null ? NO_VALUE : withThousands(printWanYuan(fen));
}

/** Computes exactly how many 万元 fen are: what an exported sheet holds under such a heading. */
export function toWan(fen: number): number {
  return Number(printWanYuan(fen, 6));
}

/** Minutes as hours with one decimal. */
export function formatHours(minutes: number | null): string {
  return minutes === null ? NO_VALUE : withThousands(printHours(minutes));
}

/** 0.01 m² as m² with two decimals. */
export function formatArea(area: number | null): string {
  return area === null ? NO_VALUE : withThousands(printSquareMetres(area));
}

/** A count with thousands. */
export function formatCount(count: number | null): string {
  return count === null ? NO_VALUE : withThousands(String(count));
}

/** Money in 万元, with the exact yuan when it is pointed at. */
export function Wan({ fen }: { readonly fen: number | null }) {
  if (fen === null) return <span className="number">{NO_VALUE}</span>;
  return (
    <Tooltip title={`${formatYuan(fen)} ${formatUnit('元')}`}>
      <span className="number">{formatWan(fen)}</span>
    </Tooltip>
  );
}

const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;
const STEP = 1024;

/** `820 B`, `12.3 KB`, `4.0 MB`: binary units, one decimal, rounded up so that a limit is never said to be kept when it is not; a dash where nothing is known. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return NO_VALUE;
  if (bytes < STEP) return `${bytes} B`;
  const power = Math.min(UNITS.length, Math.floor(Math.log2(bytes) / 10));
  const tenths = Math.ceil((bytes * 10) / STEP ** power);
  return `${Math.floor(tenths / 10)}.${tenths % 10} ${UNITS[power - 1] ?? ''}`;
}
