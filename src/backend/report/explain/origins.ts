// Where a row comes from: the file it was read from, or the person who typed it.
import { z } from 'zod';
import { type Connection, rowsOf } from '../../core/db/rows.ts';
import type { Contribution, OriginTable } from '../../../domain/report/contributions.ts';
import type { ChosenSource, FigureSource, FileSource, PersonSource } from '../../../contract/report/explain-shapes.ts';

/** Tables whose rows have a source. */
export type SourcedTable = OriginTable | 'historical_figure';

/** A row by its table and id. */
export interface RowAt {
  readonly table: SourcedTable;
  readonly id: number;
}

const sheetRow = z.object({
  id: z.int(),
  version: z.int(),
  sheet_row: z.int().nullable(),
  sheet_id: z.int().nullable(),
  batch_id: z.int().nullable(),
  file_name: z.string().nullable(),
  sheet: z.string().nullable(),
  taken_by: z.string().nullable(),
  taken_ms: z.int().nullable(),
});
const personRow = z.object({ entity_id: z.int(), who: z.string(), at_ms: z.int() });

/** Rows of one table with the sheet each was last read from. */
function sheetsOf(table: SourcedTable): string {
  return `SELECT r.id, r.version, r.sheet_row, s.id AS sheet_id, s.batch_id, s.file_name, s.sheet, b.who AS taken_by, b.at_ms AS taken_ms
    FROM ${table} r LEFT JOIN import_sheet s ON s.id = r.sheet_id LEFT JOIN import_batch b ON b.id = s.batch_id
    WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id`;
}

/** The newest change by hand of each record; a row that an import wrote has a batch. */
const PEOPLE = `SELECT entity_id, who, at_ms, max(seq) AS seq FROM history
  WHERE entity = ? AND batch_id IS NULL AND entity_id IN (SELECT value FROM json_each(?)) GROUP BY entity_id ORDER BY entity_id`;

const correctedRow = z.object({
  sheet_id: z.int(),
  row: z.int(),
  column: z.string(),
  found: z.string(),
  text: z.string(),
  who: z.string(),
});

/** Cells that people corrected on the way in, by sheet and row. */
const CORRECTED = `SELECT entity_id AS sheet_id, before ->> 'row' AS row, before ->> 'column' AS column, before ->> 'value' AS found,
    after ->> 'value' AS text, who
  FROM history WHERE entity = 'import_sheet' AND action = 'correct' AND entity_id IN (SELECT value FROM json_each(?)) ORDER BY seq`;

function correctedCells(db: Connection, sheets: readonly number[]): ReadonlyMap<string, NonNullable<FileSource['corrected']>> {
  const cells = rowsOf(db, CORRECTED, correctedRow, [JSON.stringify(sheets)]);
  const byRow = Map.groupBy(cells, (cell) => `${cell.sheet_id}|${cell.row}`);
  return new Map([...byRow].map(([id, list]) => [id, list.map(({ column, found, text, who }) => ({ column, found, text, who }))]));
}

function originsOfTable(db: Connection, table: SourcedTable, ids: readonly number[]): Map<number, FileSource | PersonSource> {
  const list = JSON.stringify(ids);
  const rows = rowsOf(db, sheetsOf(table), sheetRow, [list]);
  const byHand = rows.filter((row) => row.batch_id === null || row.version > 1).map((row) => row.id);
  const people = new Map(rowsOf(db, PEOPLE, personRow, [table, JSON.stringify(byHand)]).map((row) => [row.entity_id, row]));
  const sheets = new Set(rows.flatMap(({ sheet_id: sheetId }) => sheetId ?? []));
  const corrected = correctedCells(db, [...sheets]);
  return new Map(
    rows.flatMap((row): [number, FileSource | PersonSource][] => {
      const person = people.get(row.id);
      const changedBy = person === undefined ? null : { who: person.who, atMs: person.at_ms };
      if (row.batch_id !== null) {
        const place = { batch: row.batch_id, file: row.file_name ?? '', sheet: row.sheet ?? '', row: row.sheet_row };
        const cells = corrected.get(`${row.sheet_id}|${row.sheet_row}`);
        const takenBy = { who: row.taken_by ?? '', atMs: row.taken_ms ?? 0 };
        return [[row.id, { kind: 'file', ...place, takenBy, changedBy, ...(cells === undefined ? {} : { corrected: cells }) }]];
      }
      return changedBy === null ? [] : [[row.id, { kind: 'person', ...changedBy }]];
    }),
  );
}

/** The sources of all these rows; a row without a file or a history is unknown. */
export function originsOf(db: Connection, rows: readonly RowAt[]): (row: RowAt) => FigureSource {
  const tables = Map.groupBy(rows, (row) => row.table);
  const found = new Map([...tables].map(([table, list]) => [table, originsOfTable(db, table, [...new Set(list.map((row) => row.id))])]));
  return (row) => found.get(row.table)?.get(row.id) ?? { kind: 'unknown' };
}

/**
 * A contribution as it is known before its source is looked up; `sessions` set for a line rolled up from a platform's export, `choice`
 * for a line that somebody chose.
 */
export interface RowPart extends Contribution {
  readonly group: string | null;
  readonly choice?: ChosenSource;
  readonly sessions?: FigureSource;
}
