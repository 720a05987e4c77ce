// Use case: a table on short notice: a kept form filled for one month or a range of them, without being the monthly report, kept under its own name.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { workbookMethods } from '../../contract/bureau/workbooks.ts';
import type { Month } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { formatPeriodPart } from '../report/render/report-file-name.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { fillBlank } from './fill-blank.ts';
import { extensionOf, formatFilledFileName, getMonthFigures, type MonthFigures } from './fill-month.ts';
import { getKeptWorkbook, mapOfEdition } from './kept-workbooks.ts';
import { mapFacts } from './map/map-facts.ts';
import { printMap } from './map/map-schema.ts';
import { layOutMonthColumns, monthsOf } from './map/month-columns.ts';
import { readBlankBytes, keepFilled } from './sql/workbooks.ts';

function figuresOf(base: Base, months: readonly Month[]): Result<readonly MonthFigures[]> {
  const all: MonthFigures[] = [];
  for (const month of months) {
    const one = getMonthFigures(base, month, null);
    if (!one.ok) return one;
    all.push(one.value);
  }
  return ok(all);
}

/**
 * Fills a kept form for the months from `from` to `to`, each a column, and keeps it in the archive under its name. Figures of closed months
 * are those filed. Refuses WB_UNKNOWN, what `layOutMonthColumns` and `fillBlank` refuse.
 */
export async function fillTable(
  base: Base,
  actor: Actor,
  { id, name: title, from, to }: Asked<typeof workbookMethods.fillTable>,
): Promise<Result<Answer<typeof workbookMethods.fillTable>>> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return kept;
  const { edition } = kept.value;
  const months = figuresOf(base, monthsOf(from, to));
  if (!months.ok) return months;
  const [first, ...rest] = months.value;
  if (first === undefined) throw new Error(`no month from ${from} to ${to}`);
  const blank = readBlankBytes(base.db, edition.blank_id);
  const book = await openBook(blank);
  if (!book.ok) return book;
  const map = mapOfEdition(edition);
  const columns = layOutMonthColumns(book.value, map, [first.figures, ...rest.map(({ figures }) => figures)]);
  if (!columns.ok) return columns;
  const facts = mapFacts((rest.at(-1) ?? first).profile);
  const filled = fillBlank({ book: book.value, facts, ...columns.value.first, further: columns.value.further });
  if (!filled.ok) return filled;
  const { bytes, account } = filled.value;
  const span = from === to ? formatPeriodPart(to) : `${formatPeriodPart(from)}-${formatPeriodPart(to)}`;
  const name = formatFilledFileName(title, [span], extensionOf(edition.blank_name, book.value));
  const file = { name, bytes, sha256: hashSha256(bytes) };
  const key = { month: to, filing: null, blankSha256: hashSha256(blank), mapSha256: hashSha256(Buffer.from(printMap(map), 'utf8')) };
  const written = inTx(base, actor, (tx) => {
    keepFilled(tx, key, { ...file, account: JSON.stringify({ ...account, table: { name: title, from, to } }) });
    return ok(null);
  });
  if (!written.ok) return written;
  const openMonths = months.value.filter(({ filing }) => filing === null).map(({ figures }) => figures.month);
  return ok({ ...file, workbook: account, openMonths });
}
