// Use case: the numbers of a chart as a workbook.
import { getDayOfInstant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { CHART_TITLES } from '../../contract/insight/charts-messages.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { insightMethods } from '../../contract/insight/insight.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/sha256.ts';
import type { KeptFile } from '../core/files/kept-file.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { writeXlsx } from '../../sheets/write/xlsx-write.ts';
import { computeAnalytics } from './analytics.ts';
import { createChartTable } from './chart-tables.ts';
import { nowOf } from '../core/db/base.ts';

const NARROWEST = 12;
const WIDEST = 44;
const HEAD = { bold: true, format: '@', wrap: true } as const;

function textOf(cell: CellContent): string {
  if (cell === null || typeof cell !== 'object') return String(cell ?? '');
  return cell.text ?? String(cell.number ?? '');
}

/** A Chinese character takes two of the font's widths. */
function widthOf(texts: readonly string[]): number {
  const widths = texts.map((text) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 255 ? 2 : 1), 2));
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths));
}

/** The chart's numbers as xlsx. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function exportChartNumbers(base: Base, { chart, from, to, language }: Asked<typeof insightMethods.numbers>): Result<KeptFile> {
  const all = computeAnalytics(base, { from, to });
  if (!all.ok) return all;
  const { heads, rows } = createChartTable(chart, all.value, language);
  const title = CHART_TITLES[language][chart];
  const columns = heads.map((head, at) => ({ width: widthOf([head, ...rows.map((row) => textOf(row[at] ?? null))]) }));
  const sheet = {
    name: title,
    columns,
    rows: [{ cells: heads.map((text) => ({ text, style: HEAD })) }, ...rows.map((cells) => ({ cells }))],
  };
  const created = `${getDayOfInstant(nowOf(base))}T00:00:00Z`;
  const bytes = writeXlsx({ sheets: [sheet], properties: { title, creator: 'Livebase', created } });
  const name = `${title}_${from === to ? from : `${from}_${to}`}.xlsx`;
  return ok({ name, bytes, sha256: hashSha256(bytes) });
}
