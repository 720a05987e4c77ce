// Use cases: a month filled into a kept form or into a blank that a caller brings, and a trial of a map that is still being made.
// Use case: a table on short notice: a kept form filled for one month or a range of them, without being the monthly report, kept under its own name.
// Use case: what each figure would be in a cell that a person picks one for: its unit by the words of the sheet, its value, and the month's before.
import { type Month, addMonths } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { isDeviceName, sanitiseFileNamePart } from '../core/files/file-name.ts';
import { formatPeriodPart } from '../report/render/report-file-name.ts';
import { DRAFT_WORD } from '../report/render/report-model.ts';
import { readBlankBytes, filledOf, keepFilled } from './sql/workbooks.ts';
import { printCell, parseCell, type Book } from '../../sheets/book/book-model.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { mapFacts, type FillFigures } from './map/map-facts.ts';
import { printMap, readMap, sheetNameOf, findSheet } from './map/map-schema.ts';
import { countAddedRows } from './map/fill-plan.ts';
import { planUnchecked } from './map/plan-fill.ts';
import type { CellValue } from './map/cell-value.ts';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import { fillAccountSchema, type workbookMethods } from '../../contract/bureau/workbooks.ts';
import { fillBlank } from './fill-blank.ts';
import { getKeptWorkbook, mapOfEdition, nameOfFile } from './kept-workbooks.ts';
import type { Profile } from '../base/profile.ts';
import { reportMonth } from '../report/filing/export-report.ts';
import type { FilingRow } from '../report/sql/filings.ts';
import { layOutMonthColumns, monthsOf } from './map/month-columns.ts';
import { NO_FIGURE } from '../../domain/report/shape.ts';
import { unitKindOf } from '../../domain/report/units.ts';
import { createSheetView } from '../../sheets/book/sheet-view.ts';
import { labelGrid } from './map/label-grid.ts';
import { printFigure } from './map/print-in.ts';
import { chooseUnit, createUnitReader, type SaidUnits } from './map/said-unit.ts';

// What a month's report gives to a bureau's workbook: figures as filed, else as they are now, with the profile they were made by.

/** A month's figures for filling. `filing` is null while the month is open: then the file is a draft. */
export interface MonthFigures {
  readonly filing: FilingRow | null;
  readonly profile: Profile;
  readonly figures: FillFigures;
}

/** The figures of a month: of a closed one as filed, with its own profile. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function getMonthFigures(base: Base, month: Month, profileId: string | null): Result<MonthFigures> {
  const report = reportMonth(base, { month, profileId });
  if (!report.ok) return report;
  const { filing, profile, head, figures } = report.value;
  const tenants = figures.tenants.map(({ cells }) => cells);
  return ok({ filing, profile, figures: { month, head, values: figures.values, tenants } });
}

type Filled = Answer<typeof workbookMethods.fill>;

/** Room for the months, the state and the extension. */
const NAME_BYTES = 140;

interface Filling {
  /** What the form is called: its file is named by it. */
  readonly form: string;
  readonly month: Month;
  readonly profile: string | null;
  readonly blank: Uint8Array;
  readonly blankName: string;
  readonly map: MapValue;
}

/**
 * `区月报_2026年10月_第2版.xlsx`: named after the form, since each of a month's forms and the report itself may lie in one folder.
 * What Windows refuses is dropped; a name that is too long loses the end of the form's.
 */
export function formatFilledFileName(form: string, parts: readonly string[], extension: Book['extension']): string {
  const stem = [sanitiseFileNamePart(form, NAME_BYTES), ...parts].filter((part) => part !== '').join('_');
  return `${isDeviceName(stem) ? '_' : ''}${stem}.${extension}`;
}

/** The ending that the blank has by its name, whatever its content says; that of the content where the name says neither. */
export function extensionOf(blankName: string, { extension }: Pick<Book, 'extension'>): Book['extension'] {
  const named = /\.(xls[xm])$/i.exec(blankName)?.[1]?.toLowerCase();
  return named === 'xlsx' || named === 'xlsm' ? named : extension;
}

/** Fills and keeps. Of a closed month the file that was kept for this blank and map is handed out again. */
async function fillAndKeep(base: Base, actor: Actor, filling: Filling): Promise<Result<Filled>> {
  const { form, month, profile: asked, blank, blankName, map } = filling;
  const given = getMonthFigures(base, month, asked);
  if (!given.ok) return given;
  const { filing, profile, figures } = given.value;
  const key = {
    month,
    filing: filing?.id ?? null,
    blankSha256: hashSha256(blank),
    mapSha256: hashSha256(Buffer.from(printMap(map), 'utf8')),
  };
  const known = filing === null ? null : filledOf(base.db, { ...key, filing: filing.id });
  if (known !== null) return ok({ ...known, workbook: fillAccountSchema.parse(JSON.parse(known.account)) });
  const book = await openBook(blank);
  if (!book.ok) return book;
  const filled = fillBlank({ book: book.value, map, facts: mapFacts(profile), figures });
  if (!filled.ok) return filled;
  const { bytes, account } = filled.value;
  const state = filing === null ? DRAFT_WORD : `第${filing.revision}版`;
  const name = formatFilledFileName(form, [formatPeriodPart(month), state], extensionOf(blankName, book.value));
  const file = { name, bytes, sha256: hashSha256(bytes) };
  const kept = inTx(base, actor, (tx) => {
    keepFilled(tx, key, { ...file, account: JSON.stringify(account) });
    return ok(null);
  });
  return kept.ok ? ok({ ...file, workbook: account }) : kept;
}

/** Fills a kept form. Refuses WB_UNKNOWN and what `fillBlank` refuses. */
export function fillKept(base: Base, actor: Actor, { id, month, profile }: Asked<typeof workbookMethods.fill>): Promise<Result<Filled>> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return Promise.resolve(kept);
  const { row, edition } = kept.value;
  const blank = readBlankBytes(base.db, edition.blank_id);
  return fillAndKeep(base, actor, { form: row.name, month, profile, blank, blankName: edition.blank_name, map: mapOfEdition(edition) });
}

/** Fills a blank that is given with its map. Refuses WB_MAP and what `fillBlank` refuses. */
export async function fillGiven(base: Base, actor: Actor, asked: Asked<typeof workbookMethods.fillFile>): Promise<Result<Filled>> {
  const map = readMap(Buffer.from(asked.map.bytes).toString('utf8'));
  if (!map.ok) return map;
  const { month, profile, blank } = asked;
  return fillAndKeep(base, actor, {
    form: nameOfFile(blank.name),
    month,
    profile,
    blank: blank.bytes,
    blankName: blank.name,
    map: map.value,
  });
}

function shown(value: CellValue): string {
  switch (value.kind) {
    case 'number':
      return value.digits;
    case 'text':
      return value.text;
    case 'date':
      return value.iso;
    case 'rich':
      return value.replace.map(([, to]) => to).join(' ');
  }
}

/** A month tried in a kept form's map as it stands, unconfirmed entries too; nothing is written. Refuses WB_UNKNOWN. */
export async function trialOf(
  base: Base,
  { id, month }: Asked<typeof workbookMethods.trial>,
): Promise<Result<Answer<typeof workbookMethods.trial>>> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return kept;
  const { edition } = kept.value;
  const map = mapOfEdition(edition);
  const given = getMonthFigures(base, month, null);
  if (!given.ok) return given;
  const book = await openBook(readBlankBytes(base.db, edition.blank_id));
  if (!book.ok) return book;
  const { profile, figures } = given.value;
  const plan = planUnchecked({ book: book.value, map, facts: mapFacts(profile), figures });
  if (!plan.ok) return ok({ month, cells: [], inserted: 0, refusal: plan.refusal });
  const proposed = new Set(
    [...map.cells, ...map.heads].filter(({ state }) => state === 'proposed').map(({ sheet, cell }) => `${sheet}!${cell}`),
  );
  const cells = plan.value.writes.map(({ sheet, row, column, value }) => {
    const place = { sheet: sheetNameOf(book.value, sheet), cell: printCell({ row, column }) };
    return { ...place, text: shown(value), isProposed: proposed.has(`${place.sheet}!${place.cell}`) };
  });
  const listed = plan.value.lists.flatMap((list) =>
    list.rows.slice(0, list.templateRows).flatMap((row, index) =>
      [...row].map(([column, value]) => ({
        sheet: sheetNameOf(book.value, list.sheet),
        cell: printCell({ row: list.firstRow + index, column }),
        text: shown(value),
        isProposed: false,
      })),
    ),
  );
  return ok({ month, cells: [...cells, ...listed], inserted: countAddedRows(plan.value), refusal: null });
}

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

const NOTHING_SAID: SaidUnits = { beside: [], head: [], line: [], isRate: false };

/**
 * Every figure as it would stand in the cell. `unit`: what the sheet says, null where it names none that the figure can have;
 * `isAsked`: then a person has to say it. Refuses WB_UNKNOWN and what opening the blank or reading the month refuses.
 */
export async function pickCell(
  base: Base,
  { id, sheet: name, cell, month }: Asked<typeof workbookMethods.pick>,
): Promise<Result<Answer<typeof workbookMethods.pick>>> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return kept;
  const before = addMonths(month, -1);
  const [now, earlier] = [getMonthFigures(base, month, null), getMonthFigures(base, before, null)];
  if (!now.ok) return now;
  if (!earlier.ok) return earlier;
  const book = await openBook(readBlankBytes(base.db, kept.value.edition.blank_id));
  if (!book.ok) return book;
  const [sheet, at] = [findSheet(book.value, name), parseCell(cell)];
  const said =
    sheet === null || at === null ? NOTHING_SAID : createUnitReader(book.value, labelGrid(createSheetView(book.value, sheet.index)))(at);
  const figures = [...mapFacts(now.value.profile).units].map(([figure, own]) => {
    const unit = chooseUnit(said, own);
    const printed = ({ figures: { values } }: typeof now.value): string =>
      printFigure(values.get(figure) ?? NO_FIGURE, own, unit === null || unit === own || unitKindOf(own) === 'percent' ? {} : { unit });
    const isSized = !['count', 'percent'].includes(unitKindOf(own));
    return { figure, unit, isAsked: unit === null && isSized, text: printed(now.value), before: printed(earlier.value) };
  });
  return ok({ month, before, figures });
}
