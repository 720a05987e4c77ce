// Heads that name their periods by date: 2026年10月, 2026年1-10月 and 2025年10月 of a form made out for one month are 本月, 1-本月 and 上年同月.
import type { LabelGrid } from '../label-grid.ts';
import { flattenText } from '../label-text.ts';
import type { LabelReading } from './read-label.ts';

type Read = (text: string) => LabelReading;

interface DatedHead {
  readonly year: number;
  /** The single month, null for a whole year or from January on. */
  readonly month: number | null;
  readonly isCumulative: boolean;
}

const HEAD_ROWS = 30;
const MOST_COLUMNS = 120;
const DATED = /^(\d{4})年度?(?:(\d{1,2})月份?|(1-本月)(?:份|累计)?)?$/;

function parseDated(text: string): DatedHead | null {
  const said = DATED.exec(flattenText(text));
  if (said === null) return null;
  return { year: Number(said[1]), month: said[2] === undefined ? null : Number(said[2]), isCumulative: said[3] !== undefined };
}

/** What a form would say that names no dates. */
function printUndated({ year, month, isCumulative }: DatedHead, thisYear: number): string {
  const isThisYear = year === thisYear;
  if (isCumulative) return isThisYear ? '1-本月' : '上年1-本月';
  if (month === null) return isThisYear ? '本年' : '上年';
  return isThisYear ? '本月' : '上年同月';
}

/**
 * Reads the texts of a sheet, its dated heads as what they stand for. Only where the dates tell one month apart from the year so far or from
 * the year before: several months side by side are a form over months.
 */
export function createDatedReader(grid: LabelGrid, read: Read): Read {
  const dated = [...grid.view.cells({ top: 1, left: 1, bottom: HEAD_ROWS, right: MOST_COLUMNS })].flatMap(({ stored }) => {
    const head = stored.kind === 'text' ? parseDated(stored.text) : null;
    return head === null ? [] : [head];
  });
  const years = new Set(dated.map(({ year }) => year));
  const months = new Set(dated.flatMap(({ month }) => month ?? []));
  const thisYear = Math.max(...years);
  const isCompared = years.size === 2 ? years.has(thisYear - 1) : years.size === 1 && dated.some(({ isCumulative }) => isCumulative);
  if (months.size > 1 || !isCompared) return read;
  return (text) => {
    const head = parseDated(text);
    return head === null ? read(text) : { ...read(printUndated(head, thisYear)), text };
  };
}
