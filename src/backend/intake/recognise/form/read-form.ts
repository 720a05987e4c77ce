// Reads a tenant's monthly form: whose it says it is, its rows and its single cells; each cell that can't be read is named.
import {
  FORM_FIGURES,
  FORM_LAYOUTS,
  formatTitleTail,
  type FormField,
  type FormHidden,
  type FormLayout,
  type FormLocked,
  type FormSingle,
  findLayout,
  NOTHING_SOLD,
  SOMETHING_SOLD,
} from '../../../../domain/form/form-layout.ts';
import { isBlank } from '../../../../domain/decode/cell.ts';
import type { SheetRow, SheetTable } from '../../../../sheets/read/table.ts';
import { formatColumnLetters } from '../../../../sheets/write/xlsx-document.ts';
import { decodeChoiceCell, count, decodeDayCell, decodeMoneyCell, shortText } from '../cells.ts';
import type { CellDecoder, RowIssue } from '../layout.ts';
import { findFormHeader, findNearestHeader, type FormFile } from './find-form.ts';
import { bodyOf, decode, isUsed, listStaleTotals, type Reading, readRow, refuseCell, spotOf } from './form-body.ts';
import { labelOf, indexLabelledCells, labelsOf, getNameOfCell, readWholeText } from './form-cells.ts';
import type { FormRead, FormSpot } from './form-read.ts';

/** A day as people write it; what is no day stays as it was written: no figure hangs on it. */
const loosely: CellDecoder<string> = (cell, rule) => {
  const found = decodeDayCell(cell, rule);
  return found.ok ? found : shortText(cell, rule);
};

const EMPTY_SPOT: FormSpot = { row: 1, column: '', cell: '', found: '' };

function lockedSpots(reading: Reading): Readonly<Record<FormLocked, FormSpot>> {
  const { sheet, layout, header } = reading;
  const found = indexLabelledCells(sheet, labelsOf(layout.locked), (row) => row < header.row);
  const spot = (field: FormLocked): FormSpot => {
    const cell = found.get(field);
    if (cell !== undefined) return { ...spotOf(cell, cell.label), found: readWholeText(cell.content) };
    refuseCell(reading, { ...EMPTY_SPOT, row: header.row, column: layout.locked[field] }, 'FORM_CELL_MISSING', {
      label: layout.locked[field],
    });
    return { ...EMPTY_SPOT, row: header.row, column: layout.locked[field] };
  };
  return { name: spot('name'), uscc: spot('uscc'), month: spot('month') };
}

/** The title above the body, wherever it went. */
function titleSpot({ sheet, layout, header }: Reading): FormSpot | null {
  const tail = formatTitleTail(layout);
  for (const { number, cells } of sheet.rows) {
    if (number >= header.row) return null;
    const at = cells.findIndex((cell) => typeof cell === 'string' && cell.trim().endsWith(tail));
    const content = cells[at] ?? null;
    if (content !== null) return { ...spotOf({ row: number, column: at + 1, content }, ''), found: readWholeText(content) };
  }
  return null;
}

/** What the hidden sheet says; what it lacks is empty. */
export function readHiddenSpots(hidden: SheetTable, layout: FormLayout): Readonly<Record<FormHidden, FormSpot>> {
  const found = indexLabelledCells(hidden, labelsOf(layout.hidden), () => true);
  const spot = (field: FormHidden): FormSpot => {
    const cell = found.get(field);
    return cell === undefined
      ? { ...EMPTY_SPOT, column: layout.hidden[field], cell: hidden.name }
      : { ...spotOf(cell, cell.label), found: readWholeText(cell.content), row: 1, cell: `${hidden.name}!${getNameOfCell(cell)}` };
  };
  return {
    number: spot('number'),
    tenant: spot('tenant'),
    month: spot('month'),
    version: spot('version'),
    uscc: spot('uscc'),
    name: spot('name'),
  };
}

interface Singles {
  readonly spots: Map<FormSingle, FormSpot>;
  /** Whether the label is gone from a form that has others: what was entered beside it can't be told, and was refused. */
  readonly isLost: (field: FormSingle) => boolean;
  readonly take: <T>(field: FormSingle, decoder: CellDecoder<T>) => T | null;
}

/** Single cells that a figure hangs on. */
const COUNTED_SINGLES: ReadonlySet<FormSingle> = new Set(['retail', 'hosts', 'employees', 'none']);

/** `isOurs`: the sheet is known to be a form that was made. A table typed again need not have all of its labels. */
function singlesOf(reading: Reading, { from, isOurs }: { readonly from: number; readonly isOurs: boolean }): Singles {
  const { layout } = reading;
  const cells = indexLabelledCells(reading.sheet, labelsOf(layout.singles), (row) => row >= from);
  const spots = new Map<FormSingle, FormSpot>();
  const isLost = (field: FormSingle): boolean => COUNTED_SINGLES.has(field) && !cells.has(field) && (isOurs || cells.size > 0);
  return {
    spots,
    isLost,
    take: (field, decoder) => {
      const cell = cells.get(field);
      if (cell === undefined) {
        const label = layout.singles[field];
        if (isLost(field)) refuseCell(reading, { ...EMPTY_SPOT, row: reading.header.row, column: label }, 'FORM_CELL_MISSING', { label });
        return null;
      }
      spots.set(field, spotOf(cell, cell.label));
      return decode(reading, cell, cell.label, decoder) ?? null;
    },
  };
}

/** The statement that nothing was sold, and where no row is used, the key that its zero stands under. */
function zeroOf(reading: Reading, singles: Singles, body: readonly SheetRow[], used: number): FormRead['zero'] {
  const stated = singles.take('none', decodeChoiceCell([NOTHING_SOLD, SOMETHING_SOLD]));
  const { header, layout } = reading;
  const spot = singles.spots.get('none') ?? { ...EMPTY_SPOT, row: header.row, column: layout.singles.none };
  if (used > 0 || singles.isLost('none')) return null;
  if (stated !== NOTHING_SOLD) {
    // A word that is none of the two is refused already.
    if (stated === SOMETHING_SOLD || isBlank(spot.found)) refuseCell(reading, spot, 'FORM_EMPTY', { label: spot.column });
    return null;
  }
  const text = (row: SheetRow | undefined, field: 'platform' | 'goodsClass'): string => {
    const cell = row?.cells[header.at[field].column];
    return typeof cell === 'string' ? cell : '';
  };
  const first = body.find((row) => text(row, 'platform') !== '');
  return { row: spot.row, platform: text(first, 'platform'), goodsClass: text(first, 'goodsClass') };
}

function byField<T>(of: (field: FormField) => T): Readonly<Record<FormField, T>> {
  return {
    platform: of('platform'),
    goodsClass: of('goodsClass'),
    sessions: of('sessions'),
    minutes: of('minutes'),
    views: of('views'),
    orders: of('orders'),
    paid: of('paid'),
    refunded: of('refunded'),
    settled: of('settled'),
  };
}

function readBy(reading: Reading, hidden: FormRead['hidden']): FormRead {
  const { header, layout, troubles } = reading;
  const { body, total, end } = bodyOf(reading);
  const locked = lockedSpots(reading);
  const used = body.filter((row) => isUsed(reading, row));
  const rows = used.flatMap((row) => readRow(reading, row) ?? []);
  const singles = singlesOf(reading, { from: Math.min(end, header.row + 1), isOurs: hidden !== null });
  const zero = zeroOf(reading, singles, body, used.length);
  const figures = {
    retail: singles.take('retail', decodeMoneyCell),
    hosts: singles.take('hosts', count),
    employees: singles.take('employees', count),
    filler: singles.take('filler', shortText),
    phone: singles.take('phone', shortText),
    filledOn: singles.take('filledOn', loosely),
  };
  const none = singles.spots.get('none');
  if (none !== undefined && labelOf(none.found) === NOTHING_SOLD && rows.some((row) => FORM_FIGURES.some((field) => row[field] > 0)))
    refuseCell(reading, none, 'FORM_CONTRADICTS', { expected: SOMETHING_SOLD });
  return {
    version: layout.version,
    hidden,
    title: titleSpot(reading),
    locked,
    columns: byField((field) => formatColumnLetters(header.at[field].column + 1)),
    headers: byField((field) => header.at[field].header),
    headerRow: header.row,
    read: used.length,
    rows,
    singles: singles.spots,
    ...figures,
    zero,
    troubles,
    notes: rows.length === used.length ? listStaleTotals(reading, total, rows) : [],
  };
}

/** A form of which nothing can be read: one trouble says why. */
function unreadable(layout: FormLayout, trouble: RowIssue): FormRead {
  return {
    version: layout.version,
    hidden: null,
    title: null,
    locked: { name: EMPTY_SPOT, uscc: EMPTY_SPOT, month: EMPTY_SPOT },
    columns: byField(() => ''),
    headers: byField(() => ''),
    headerRow: 0,
    read: 0,
    rows: [],
    singles: new Map(),
    retail: null,
    hosts: null,
    employees: null,
    filler: null,
    phone: null,
    filledOn: null,
    zero: null,
    troubles: [trouble],
    notes: [],
  };
}

/**
 * Reads one visible sheet of a form. Refuses, in `troubles`: FORM_VERSION_UNKNOWN, FORM_CELL_MISSING, FORM_EMPTY, FORM_CONTRADICTS,
 * and CELL_… of single cells, each with the cell's name in `data.cell`.
 */
export function readForm(file: FormFile, sheet: SheetTable, layouts: readonly FormLayout[] = FORM_LAYOUTS): FormRead {
  const newest = layouts.at(-1);
  if (newest === undefined) throw new RangeError('no layout of a form');
  let layout = file.layout ?? newest;
  let hidden: FormRead['hidden'] = null;
  if (file.hidden !== null) {
    hidden = readHiddenSpots(file.hidden, layout);
    const { version: spot } = hidden;
    const version = /^\d{1,6}$/.test(spot.found) ? Number(spot.found) : Number.NaN;
    const known = findLayout(version, layouts);
    if (known === null) {
      const data = { found: spot.found, cell: spot.cell, limit: newest.version };
      return unreadable(layout, { row: 1, column: spot.column, found: spot.found, code: 'FORM_VERSION_UNKNOWN', data });
    }
    layout = known;
    hidden = readHiddenSpots(file.hidden, layout);
  }
  const header = findFormHeader(sheet, layout);
  if (header === null) {
    const { row, missing } = findNearestHeader(sheet, layout);
    return unreadable(layout, { row, column: '', found: '', code: 'FORM_CELL_MISSING', data: { label: missing.join('、') } });
  }
  return readBy({ sheet, layout, header, rule: { date1904: sheet.date1904 }, troubles: [] }, hidden);
}
