// Use case: a tenant's own file with the cells that are asked about marked, and the words to send with it.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { ReplyFigures, collectionMethods } from '../../contract/collection/collection.ts';
import { formatReturn } from '../../contract/collection/collection-messages.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import { replyFile } from './sql/reply-course.ts';
import { bookBytes } from '../../sheets/book/book-bytes.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { FORM_FIGURES, type FormField } from '../../domain/form/form-layout.ts';
import { printQuotient } from '../../domain/values/quantity.ts';
import { firstDayOf, printMonthLong } from '../../domain/time/calendar.ts';
import { findCellOfReply, type ReplySays, SINGLE_FIELDS } from '../../domain/form/reply-differences.ts';
import { readTableFile } from '../../sheets/read/read-table.ts';
import type { SheetRow } from '../../sheets/read/table.ts';
import { writeXlsx } from '../../sheets/write/xlsx-write.ts';
import type { CellStyle } from '../../sheets/write/xlsx-styles.ts';
import { formSheetsOf } from '../intake/recognise/form-sheets.ts';
import type { FormRead } from '../intake/recognise/form/form-read.ts';
import { readBytesOfForm, findNewestForm } from '../intake/sql/forms.ts';
import { parseCell, type Book } from '../../sheets/book/book-model.ts';
import { type CellWrite, writeCells } from '../../sheets/book/write-cells.ts';
import { createMarkedBook } from './marked-book.ts';
import { figuresOf, groundOf, openQuestions, type ReplyGround } from './reply-ground.ts';

type OpenQuestions = ReturnType<typeof openQuestions>;
type Value = CellWrite['value'];

/** Figures that the form has in yuan. */
const MONEY: ReadonlySet<string> = new Set(['paid', 'refunded', 'settled', 'retail']);
const FEN = 100;

function valueOf(field: string, value: number | string): Value {
  if (typeof value === 'string') return { kind: 'text', text: value };
  return { kind: 'number', digits: MONEY.has(field) ? printQuotient(value, FEN, 2) : String(value) };
}

/** The reply's figures as they stand in our form: rows one under the other from its first. */
function placed(form: FormRead, figures: ReplyFigures): ReplySays {
  const rows = figures.rows.map((row, at) => ({ ...row, row: form.headerRow + 1 + at }));
  const places = Object.fromEntries([...form.singles].map(([field, spot]) => [field, spot.cell]));
  return { ...figures, columns: form.columns, places, rows };
}

/** The writes of the reply's figures into our form; platform and class of rows that it was made with and the reply has not are taken out. */
function writesOf(sheet: number, form: FormRead, says: ReplySays, body: readonly SheetRow[]): CellWrite[] {
  const at = (cell: string | null, value: Value): CellWrite[] => {
    const place = cell === null ? null : parseCell(cell);
    return place === null ? [] : [{ sheet, ...place, value }];
  };
  const fields: readonly FormField[] = ['platform', 'goodsClass', ...FORM_FIGURES];
  const rows = says.rows.flatMap((row) => fields.flatMap((field) => at(`${form.columns[field]}${row.row}`, valueOf(field, row[field]))));
  const singles = SINGLE_FIELDS.flatMap((field) => {
    const value = says[field];
    return value === null ? [] : at(findCellOfReply(says, field, null), valueOf(field, value));
  });
  const first = form.headerRow + 1 + says.rows.length;
  const last = Math.max(first - 1, ...body.filter((row) => row.number >= first && isPrefilled(row)).map((row) => row.number));
  const emptied = Array.from({ length: last - first + 1 }, (_, nth) => first + nth).flatMap((row) =>
    (['platform', 'goodsClass'] as const).flatMap((field) => at(`${form.columns[field]}${row}`, { kind: 'text', text: '' })),
  );
  return [...rows, ...singles, ...emptied];
}

/** A body's row that was made with a platform. */
function isPrefilled({ cells }: SheetRow): boolean {
  return typeof cells[0] === 'string' && cells[0] !== '';
}

/** Cells of the reply's file as cells of our form. */
function movedCells(cells: OpenQuestions['cells'], figures: ReplyFigures, says: ReplySays): OpenQuestions['cells'] {
  const named = new Map<string, string | null>();
  for (const field of SINGLE_FIELDS) named.set(findCellOfReply(figures, field, null) ?? '', findCellOfReply(says, field, null));
  for (const row of figures.rows)
    for (const field of FORM_FIGURES) named.set(findCellOfReply(figures, field, row) ?? '', findCellOfReply(says, field, row));
  return cells.map((one) => ({ ...one, cell: named.get(one.cell) ?? one.cell }));
}

async function filledForm(bytes: Uint8Array, figures: ReplyFigures, asked: OpenQuestions): Promise<Book | null> {
  const [book, table] = await Promise.all([openBook(bytes), readTableFile(bytes)]);
  if (!book.ok || !table.ok) return null;
  const [read] = formSheetsOf({ name: '', table: table.value }, 0).read;
  const main = table.value.sheets.find((one) => one.name === read?.sheet);
  const sheet = book.value.sheets.find((one) => one.name === read?.sheet);
  if (read === undefined || main === undefined || sheet === undefined) return null;
  const says = placed(read.form, figures);
  const below = Math.min(...[...read.form.singles.values()].map((spot) => spot.row));
  // Two rows lie between body and single cells: the total, and a gap.
  const last = below - 3;
  if (read.form.headerRow + figures.rows.length > last) return null;
  const body = main.rows.filter((row) => row.number > read.form.headerRow && row.number <= last);
  const filled = writeCells(book.value, writesOf(sheet.index, read.form, says, body));
  const bodyRows = new Set(says.rows.map((row) => row.row));
  return createMarkedBook(filled, sheet.name, { cells: movedCells(asked.cells, figures, says), words: asked.words, bodyRows });
}

const HEAD_STYLE: CellStyle = { bold: true, fill: 'FFFF00', wrap: true };
const WRAP: CellStyle = { wrap: true, vertical: 'top' };

/** The questions as a list, where there is no form to write them into. */
function questionList({ month, name }: ReplyGround, { cells, words }: OpenQuestions): Uint8Array {
  const head = ['单元格', '项目', '问题', '答复'].map((text) => ({ text, style: HEAD_STYLE }));
  const rows = cells.map((one) => [one.cell, one.label, one.question].map((text) => ({ text, style: WRAP })));
  return writeXlsx({
    sheets: [
      {
        name: '待核对',
        columns: [{ width: 10 }, { width: 34 }, { width: 50 }, { width: 40 }],
        rows: [[`${name} ${printMonthLong(month)}销售月报`], head, ...rows, ...words.map((text) => [null, null, { text, style: WRAP }])],
      },
    ],
    properties: { title: `${name} ${printMonthLong(month)}`, creator: 'Livebase', created: `${firstDayOf(month)}T00:00:00Z` },
  });
}

/** Our newest form for the tenant and month with the reply's figures, asked cells marked; a list of the questions where none was made. */
async function copyOfForm(base: Base, ground: ReplyGround, figures: ReplyFigures, asked: OpenQuestions): Promise<Uint8Array> {
  const { reply, month } = ground;
  const form = findNewestForm(base.db, month, reply.tenantId);
  const book = form === null ? null : await filledForm(readBytesOfForm(base.db, form.id), figures, asked);
  return book === null ? questionList(ground, asked) : bookBytes(book);
}

type Questions = ReturnType<typeof openQuestions>;

/** The reply's own file marked; null where it is no workbook that can be edited in place. */
async function ownCopy(bytes: Uint8Array, { sheet, rows }: ReplyFigures, asked: Questions): Promise<Uint8Array | null> {
  const book = await openBook(bytes);
  const marked = book.ok ? createMarkedBook(book.value, sheet, { ...asked, bodyRows: new Set(rows.map((row) => row.row)) }) : null;
  return marked === null ? null : bookBytes(marked);
}

/** `晨光_月报.xls` sent back as `晨光_月报_待核对.xlsx`. */
function copyName(file: string): string {
  return `${file.replace(/\.[^.]{1,5}$/, '')}_待核对.xlsx`;
}

function askedOf({ reply, steps }: ReplyGround): Questions {
  return openQuestions(steps.get(reply.id));
}

/**
 * The copy to send back, of what waits for an answer. The tenant's own file where it is a workbook, everything else in it as it was; of
 * another kind of file our form with its figures. Refuses REPLY_UNKNOWN.
 */
export async function returnCopy(
  base: Base,
  { reply: id }: Asked<typeof collectionMethods.returnCopy>,
): Promise<Result<Answer<typeof collectionMethods.returnCopy>>> {
  const ground = groundOf(base.db, id);
  if (!ground.ok) return ground;
  const file = replyFile(base.db, id);
  if (file === null) return refuse('REPLY_UNKNOWN', { id });
  const { month, name } = ground.value;
  const asked = askedOf(ground.value);
  const figures = figuresOf(base.db, id);
  const own = await ownCopy(file.bytes, figures, asked);
  const bytes = own ?? (await copyOfForm(base, ground.value, figures, asked));
  const words = formatReturn({ name, month, cells: asked.cells, words: asked.words });
  return ok({ name: copyName(file.name), bytes, sha256: hashSha256(bytes), words });
}
