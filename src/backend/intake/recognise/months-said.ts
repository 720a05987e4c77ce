// Which months a sheet speaks of by itself, in its cells: a month given beside the file must agree with them.
import { decodeMonth } from '../../../domain/decode/time.ts';
import { getMonthOfInstant, instant, type Month } from '../../../domain/time/calendar.ts';
import type { Refusal } from '../../../domain/values/result.ts';
import type { ReadSheet } from './read-batch.ts';

/** Rows of these ledgers are figures of a month; others carry days of any time. */
const MONTHLY: readonly ReadSheet['kind'][] = ['sales', 'retail', 'headcounts'];

function monthsOfRows(sheet: Extract<ReadSheet, { as: 'list' }>): string[] {
  const months = new Set<string>();
  if (!MONTHLY.includes(sheet.kind)) return [];
  for (const { fields } of sheet.rows.rows) if ('month' in fields && typeof fields.month === 'string') months.add(fields.month);
  return [...months];
}

function saidBy(sheet: ReadSheet): string[] {
  if (sheet.as === 'list') return monthsOfRows(sheet);
  if (sheet.as === 'form') {
    const month = decodeMonth(sheet.form.locked.month.found);
    return month.ok && month.value !== null ? [month.value] : [];
  }
  if (sheet.as !== 'export') return [];
  const { sessions, days } = sheet.export;
  return [...sessions.map(({ startsAt }) => getMonthOfInstant(instant(startsAt))), ...days.map(({ day }) => day.slice(0, 7))];
}

/** The first file that says another month than the one given for it: FILE_MONTH_DIFFERS `{file, sheet, month, said}`. Null where all agree. */
export function findDifferingMonth(sheets: readonly ReadSheet[], monthOf: (fileIndex: number) => Month | null): Refusal | null {
  for (const sheet of sheets) {
    const month = monthOf(sheet.fileIndex);
    const others = month === null ? [] : [...new Set(saidBy(sheet))].filter((one) => one !== month).toSorted();
    if (month !== null && others.length > 0)
      return { code: 'FILE_MONTH_DIFFERS', data: { file: sheet.file, sheet: sheet.sheet, month, said: others.slice(0, 12) } };
  }
  return null;
}
